package places

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"
)

// FewestRows is the least that a whole national file of surgeries holds.
const FewestRows = 5000

// mostSurgeryBytes bounds the file of surgeries; the real one has 3.3 MB.
const mostSurgeryBytes = 64 << 20

// SurgeryFile is what a file of surgeries holds.
type SurgeryFile struct {
	Shape     string // "old" or "new"
	Rows      int    // rows of any kind
	Left      int    // rows left out because they are no GP surgery
	Asleep    int    // GP surgeries that are dormant or only proposed
	NoPlace   int    // open surgeries with no postcode that can be read
	Surgeries []Surgery
}

// ReadSurgeries reads the NHS organisation file epraccur (data-formats D.1) in its old
// and its new shape. Only GP surgeries are taken: the exact role RO76, or setting 4. A
// file that is cut off, or has fewer rows than a national file has, is refused; small
// allows the latter. Errors name row and column.
func ReadSurgeries(s *Source, small bool, say Progress) (SurgeryFile, error) {
	if len(s.parts) > 1 {
		s.keep(func(p part) bool { return strings.Contains(strings.ToLower(p.name), "epraccur") })
	}
	if len(s.parts) != 1 {
		return SurgeryFile{}, fmt.Errorf("%s holds more than one CSV file, and not one that is named epraccur", s.Path)
	}
	if s.Size > mostSurgeryBytes {
		return SurgeryFile{}, fmt.Errorf("%s has %d MB; a file of surgeries has about 3", s.Path, s.Size>>20)
	}
	var f SurgeryFile
	err := s.each(say, func(name string, r io.Reader) (err error) {
		f, err = readSurgeries(name, r)
		return err
	})
	if err == nil && f.Rows < FewestRows && !small {
		err = fmt.Errorf("%s has %d rows; the whole file has %d at the least. Is it cut off?", s.Path, f.Rows, FewestRows)
	}
	if err == nil && len(f.Surgeries) == 0 {
		err = fmt.Errorf("%s holds no GP surgery", s.Path)
	}
	return f, err
}

// readSurgeries reads one file.
func readSurgeries(name string, r io.Reader) (SurgeryFile, error) {
	var f SurgeryFile
	rows := csvOf(io.LimitReader(r, mostSurgeryBytes))
	var wrong rowErrors
	seen := map[string]int{}
	cut := errors.New(name + " ends in the middle of a row. Is it cut off? Fetch it again")
	short, shorts := 0, 0 // the last row that had too few fields, and how many had
	for {
		fields, err := rows.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			if e, ok := errors.AsType[*csv.ParseError](err); ok {
				if errors.Is(err, csv.ErrQuote) && ended(rows) {
					return f, cut
				}
				wrong.add(&RowError{File: name, Row: e.StartLine, Problem: "its quotation marks do not match"})
				return f, wrong.err()
			}
			return f, err
		}
		if len(fields) == 1 && strings.TrimSpace(fields[0]) == "" {
			continue
		}
		f.Rows++
		line, _ := rows.FieldPos(0)
		if f.Rows == 1 && strings.Contains(strings.ToLower(strings.Join(fields, " ")), "organisation code") {
			continue // a row of headings
		}
		if len(fields) < columns {
			short = f.Rows
			shorts++
		}
		row := surgeryRow{file: name, line: line, fields: fields, wrong: &wrong}
		if f.Shape == "" {
			f.Shape = row.shape()
		}
		if code := row.text(colCode); code != "" && len(fields) >= columns {
			if first, twice := seen[code]; twice {
				row.bad(colCode, fmt.Sprintf("%s is in row %d too", quoted(code), first))
			}
			seen[code] = line
		}
		f.take(row)
	}
	if shorts == 1 && short == f.Rows {
		return f, cut
	}
	return f, wrong.err()
}

// csvOf reads CSV with any number of fields, without a byte-order mark.
func csvOf(r io.Reader) *csv.Reader {
	b := bufio.NewReaderSize(r, 64<<10)
	if mark, err := b.Peek(3); err == nil && bytes.Equal(mark, []byte("\xef\xbb\xbf")) {
		_, _ = b.Discard(3)
	}
	rows := csv.NewReader(b)
	rows.FieldsPerRecord = -1
	rows.ReuseRecord = true
	return rows
}

// ended says whether nothing more can be read.
func ended(rows *csv.Reader) bool {
	_, err := rows.Read()
	return errors.Is(err, io.EOF)
}

// take adds a row, if it is a surgery that a person can join or could until lately.
func (f *SurgeryFile) take(row surgeryRow) {
	before := row.count()
	s, kind := row.surgery(f.Shape)
	if row.count() > before {
		return
	}
	switch kind {
	case rowOther:
		f.Left++
	case rowAsleep:
		f.Asleep++
	case rowOpen, rowClosed:
		if kind == rowOpen && s.Postcode == (Postcode{}) {
			f.NoPlace++
		}
		f.Surgeries = append(f.Surgeries, s)
	}
}

// Kept gives the surgeries that are shown or told of as closed on a day: those that
// are open, and those that closed in the last months. One that has closed on no day
// that the file tells closed on the day of the file, if it was open in the set before.
func (f SurgeryFile) Kept(before []Surgery, date time.Time) []Surgery {
	was := map[string]Surgery{}
	for _, s := range before {
		was[s.Code] = s
	}
	oldest := date.AddDate(0, -ClosedMonths, 0)
	var kept []Surgery
	for _, s := range f.Surgeries {
		if s.Closed.Equal(noDay) {
			old, known := was[s.Code]
			switch {
			case !known:
				continue
			case old.Open():
				s.Closed = day(date)
			default:
				s.Closed = old.Closed
			}
		}
		if s.Open() || s.Closed.After(oldest) {
			kept = append(kept, s)
		}
	}
	return kept
}

// noDay stands for a day that the file does not tell.
var noDay = time.Unix(1, 0).UTC()

// day is midnight UTC of a moment's calendar day.
func day(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC)
}

// valid says whether a text can be shown: UTF-8 with no control characters.
func valid(s string) bool {
	return utf8.ValidString(s) && strings.IndexFunc(s, func(r rune) bool { return r < ' ' || r == 0x7f }) < 0
}
