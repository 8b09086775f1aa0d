package places

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"
	"strings"
)

// mostPostcodes bounds what is held in memory. All that ever were are 2.7 million.
const mostPostcodes = 5_000_000

// Postcodes is what files of postcodes hold: 8 bytes a postcode.
type Postcodes struct {
	Shape   string // "OS Code-Point Open" or "ONS"
	Live    int    // postcodes with a place
	NoPlace int    // left out: no place is known
	Ended   int    // left out: no longer in use
	Outside int    // left out: outside of Great Britain's grid, such as Northern Ireland

	areas map[string][]uint64
}

// ReadPostcodes reads OS Code-Point Open or a postcode file of the ONS (data-formats
// D.6), from a zip, a folder or one CSV file. Errors name row and column.
func ReadPostcodes(s *Source, say Progress) (*Postcodes, error) {
	if err := s.pickPostcodes(); err != nil {
		return nil, err
	}
	p := &Postcodes{areas: map[string][]uint64{}}
	if err := s.each(say, p.read); err != nil {
		return nil, err
	}
	p.Live = 0
	for code, all := range p.areas {
		slices.Sort(all)
		all = slices.CompactFunc(all, func(a, b uint64) bool { return entryInward(a) == entryInward(b) })
		p.areas[code] = all
		p.Live += len(all)
	}
	if p.Live == 0 {
		return nil, fmt.Errorf("%s holds no postcode with a place", s.Path)
	}
	return p, nil
}

// pickPostcodes chooses the files of an archive that hold postcodes: an archive of the
// ONS holds the same ones again by area, and lists of other things.
func (s *Source) pickPostcodes() error {
	if len(s.parts) == 1 {
		return nil
	}
	low := func(p part) string { return strings.ToLower(p.name) }
	ons := func(p part) bool {
		return (strings.Contains(low(p), "nspl") || strings.Contains(low(p), "onspd")) && !strings.Contains(low(p), "multi_csv") &&
			!strings.Contains(low(p), "documents/")
	}
	if slices.ContainsFunc(s.parts, ons) {
		largest := slices.MaxFunc(s.parts, func(a, b part) int {
			if ons(a) != ons(b) {
				return map[bool]int{true: 1, false: -1}[ons(a)]
			}
			return int(a.size>>10) - int(b.size>>10)
		})
		s.keep(func(p part) bool { return p.name == largest.name })
		return nil
	}
	os := func(p part) bool {
		name := low(p)[strings.LastIndexByte(low(p), '/')+1:]
		return !strings.Contains(low(p), "doc/") && len(name) <= len("xx.csv")
	}
	if slices.ContainsFunc(s.parts, os) {
		s.keep(os)
		return nil
	}
	return fmt.Errorf("%s holds several CSV files, and none is named as those of OS Code-Point Open or the ONS are", s.Path)
}

// postcodeRows reads the rows of one shape.
type postcodeRows interface {
	take(p *Postcodes, fields []string) (column int, name, problem string)
}

// read takes one file. Its first row says of which shape it is.
func (p *Postcodes) read(name string, r io.Reader) error {
	rows := csvOf(r)
	rows.FieldsPerRecord = 0 // every row as many as the first
	var shape postcodeRows
	var wrong rowErrors
	for n := 1; ; n++ {
		fields, err := rows.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return csvProblem(name, rows, err)
		}
		if n == 1 {
			var heading bool
			if shape, heading, err = p.shapeOf(name, fields); err != nil {
				return err
			}
			if heading {
				continue
			}
		}
		if column, what, problem := shape.take(p, fields); problem != "" {
			line, _ := rows.FieldPos(0)
			wrong.add(&RowError{File: name, Row: line, Column: column + 1, Name: what, Problem: problem})
			if wrong.more > 0 {
				break
			}
		}
		if p.Live > mostPostcodes {
			return fmt.Errorf("%s: there are more than %d postcodes", name, mostPostcodes)
		}
	}
	return wrong.err()
}

// csvProblem says in words what is wrong with the form of a file.
func csvProblem(name string, rows *csv.Reader, err error) error {
	e, ok := errors.AsType[*csv.ParseError](err)
	switch {
	case !ok:
		return fmt.Errorf("%s: %w", name, err)
	case ended(rows):
		return fmt.Errorf("%s ends in the middle of row %d. Is it cut off? Fetch it again", name, e.StartLine)
	case errors.Is(err, csv.ErrFieldCount):
		return &RowError{File: name, Row: e.StartLine, Problem: "it has another number of fields than the rows before"}
	}
	return &RowError{File: name, Row: e.StartLine, Problem: "its quotation marks do not match"}
}

// shapeOf tells the shapes apart by the first row.
func (p *Postcodes) shapeOf(name string, fields []string) (rows postcodeRows, heading bool, err error) {
	shape := ""
	if _, ok := filed(fields[0]); ok && len(fields) == osColumns {
		rows, shape = osRows{}, "OS Code-Point Open"
	} else if len(fields) == osColumns && strings.EqualFold(strings.TrimSpace(fields[0]), "postcode") {
		rows, shape, heading = osRows{}, "OS Code-Point Open", true
	} else if rows, err = onsColumns(fields); err == nil {
		shape, heading = "ONS", true
	} else {
		return nil, false, fmt.Errorf("%s: %w", name, err)
	}
	if p.Shape != "" && p.Shape != shape {
		return nil, false, fmt.Errorf("%s is of another shape (%s) than the files before (%s)", name, shape, p.Shape)
	}
	p.Shape = shape
	return rows, heading, nil
}

// add keeps one live postcode.
func (p *Postcodes) add(code Postcode, at Point) {
	p.areas[code.Outward] = append(p.areas[code.Outward], entry(code.Inward, at))
	p.Live++
}

// Outwards gives the first halves in order, each with its postcodes.
func (p *Postcodes) Outwards() iter.Seq[Outward] {
	return func(yield func(Outward) bool) {
		for _, code := range slices.Sorted(maps.Keys(p.areas)) {
			if !yield(pack(code, p.areas[code])) {
				return
			}
		}
	}
}
