package places

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
)

// The columns of epraccur, from 0.
const (
	colCode     = 0
	colName     = 1
	colRegion   = 2
	colAddress  = 4 // to 8
	colPostcode = 9
	colOpened   = 10
	colClosed   = 11
	colStatus   = 12
	colParent   = 14
	colPhone    = 17
	colCare     = 23
	colSetting  = 25
	columns     = 27
)

var columnNames = map[int]string{
	colCode: "organisation code", colName: "name", colRegion: "region", colPostcode: "postcode", colOpened: "open date",
	colClosed: "close date", colStatus: "status", colPhone: "phone", colSetting: "prescribing setting",
}

var codeShape = regexp.MustCompile(`^[A-Z0-9]{3,10}$`)

// What a row is.
const (
	rowOther = iota
	rowAsleep
	rowOpen
	rowClosed
)

// surgeryRow is one row as it is read.
type surgeryRow struct {
	file   string
	line   int
	fields []string
	wrong  *rowErrors
}

func (r surgeryRow) text(column int) string {
	if column >= len(r.fields) {
		return ""
	}
	return strings.TrimSpace(r.fields[column])
}

func (r surgeryRow) bad(column int, problem string) {
	r.wrong.add(&RowError{File: r.file, Row: r.line, Column: column + 1, Name: columnNames[column], Problem: problem})
}

func (r surgeryRow) count() int { return len(r.wrong.first) + r.wrong.more }

// shape tells the old file from the new one by the status.
func (r surgeryRow) shape() string {
	switch strings.ToUpper(r.text(colStatus)) {
	case "ACTIVE", "INACTIVE":
		return "new"
	case "A", "C", "D", "P":
		return "old"
	}
	return ""
}

// surgery reads the row. What is wrong with it is added to the errors.
func (r surgeryRow) surgery(shape string) (Surgery, int) {
	if n := len(r.fields); n != columns && (n != columns+1 || r.text(columns) != "") {
		r.wrong.add(&RowError{File: r.file, Row: r.line, Problem: fmt.Sprintf("it has %d fields; a row has %d, and an empty one may follow", n, columns)})
		return Surgery{}, rowOther
	}
	if !codeShape.MatchString(r.text(colCode)) {
		r.bad(colCode, quoted(r.text(colCode))+" is no organisation code")
	}
	switch own := r.shape(); {
	case own == "":
		r.bad(colStatus, quoted(r.text(colStatus))+" is none of ACTIVE and INACTIVE, and none of A, C, D and P")
	case own != shape:
		r.bad(colStatus, quoted(r.text(colStatus))+" is of the "+own+" shape of the file, and the rows before are of the "+shape+" one")
	}
	closed := r.date(colClosed)
	r.date(colOpened)
	if !r.isSurgery(shape) {
		return Surgery{}, rowOther
	}
	s := Surgery{Code: r.text(colCode), Name: r.text(colName), Phone: r.text(colPhone), Country: England, Board: r.text(colCare)}
	if s.Name == "" {
		r.bad(colName, "it is empty")
	}
	if r.text(colRegion) == "W00" {
		s.Country = Wales
	}
	if s.Board == "" {
		s.Board = r.text(colParent)
	}
	for i := range s.Address {
		s.Address[i] = r.text(colAddress + i)
	}
	s.Postcode, _ = filed(r.text(colPostcode))
	for i := range r.fields {
		if !valid(r.fields[i]) {
			r.bad(i, "it holds signs that are not UTF-8 text")
		}
	}
	switch strings.ToUpper(r.text(colStatus)) {
	case "A", "ACTIVE":
		return s, rowOpen
	case "C", "INACTIVE":
		if s.Closed = closed; closed.IsZero() {
			s.Closed = noDay
		}
		return s, rowClosed
	}
	return s, rowAsleep
}

// isSurgery says whether a row is a GP surgery: anything else, such as a health unit
// in a prison or a walk-in centre, is never offered as somebody's nearest doctor.
func (r surgeryRow) isSurgery(shape string) bool {
	setting := r.text(colSetting)
	if shape == "old" {
		return setting == "4"
	}
	return slices.ContainsFunc(strings.Split(setting, "|"), func(role string) bool { return strings.TrimSpace(role) == "RO76" })
}

// date reads YYYYMMDD or nothing.
func (r surgeryRow) date(column int) time.Time {
	text := r.text(column)
	if text == "" {
		return time.Time{}
	}
	t, err := time.Parse("20060102", text)
	if err != nil {
		r.bad(column, quoted(text)+" is no day, such as 20261122")
	}
	return t
}
