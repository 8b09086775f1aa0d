package exchange

import (
	"bytes"
	"encoding/binary"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"plainwell/internal/worker/intake"
)

// table is a CSV file (RFC 4180) that was read: a line of names, and lines of cells.
type table struct {
	names []string // as the file has them
	index map[string]int
	lines []tableLine
}

type tableLine struct {
	number int // in the file, from 1
	cells  []string
}

// readTable reads a table. field is the part of the form that it came by.
func readTable(raw []byte, field string) (table, error) {
	text, ok := decode(raw)
	if !ok {
		return table{}, refused(field, "kw.import.error.not-text", nil)
	}
	if strings.TrimSpace(text) == "" {
		return table{}, refused(field, "kw.import.error.empty", nil)
	}
	in := csv.NewReader(strings.NewReader(text))
	in.Comma, in.FieldsPerRecord, in.LazyQuotes = comma(text), -1, false
	t := table{index: map[string]int{}}
	for {
		cells, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			line := 0
			if bad, is := errors.AsType[*csv.ParseError](err); is {
				line = bad.StartLine
			}
			return table{}, refused(field, "kw.import.error.quotes", map[string]any{"Line": line})
		}
		number, _ := in.FieldPos(0)
		if t.names == nil {
			for i, name := range cells {
				t.names = append(t.names, strings.TrimSpace(name))
				if key := strings.ToLower(t.names[i]); key != "" {
					if _, twice := t.index[key]; twice {
						return table{}, refused(field, "kw.import.error.twice", map[string]any{"Column": t.names[i]})
					}
					t.index[key] = i
				}
			}
			continue
		}
		if strings.TrimSpace(strings.Join(cells, "")) == "" {
			continue
		}
		if t.lines = append(t.lines, tableLine{number, cells}); len(t.lines) > intake.MaxRows {
			return table{}, refused(field, "kw.import.error.long", map[string]any{"Max": intake.MaxRows})
		}
	}
	return t, nil
}

// has says whether the table has a column, whatever the case of its name.
func (t table) has(name string) bool {
	_, ok := t.index[name]
	return ok
}

// cell gives one cell of a line; "" where the line is too short or has no such column.
func (t table) cell(l tableLine, name string) string {
	if i, ok := t.index[name]; ok && i < len(l.cells) {
		return plain(strings.TrimSpace(l.cells[i]))
	}
	return ""
}

// plain takes off the sign that harmless puts before what a spreadsheet would run.
func plain(cell string) string {
	if inner, ok := strings.CutPrefix(cell, "'"); ok && harmless(inner) == cell {
		return inner
	}
	return cell
}

// shown is the name of a column as the file writes it.
func (t table) shown(name string) string {
	if i, ok := t.index[name]; ok {
		return t.names[i]
	}
	return name
}

// comma finds what stands between the cells: the sign that the first line has most of.
func comma(text string) rune {
	first, _, _ := strings.Cut(text, "\n")
	best, most := ',', strings.Count(first, ",")
	for _, sign := range ";\t" {
		if n := strings.Count(first, string(sign)); n > most {
			best, most = sign, n
		}
	}
	return best
}

// decode reads UTF-8, and UTF-16 where the file says so at its beginning, as
// spreadsheets write "Unicode text". Other files are not guessed at: a wrong guess
// puts wrong letters into the name of a place.
func decode(raw []byte) (string, bool) {
	if text, is := bytes.CutPrefix(raw, []byte("\xef\xbb\xbf")); is {
		raw = text
	}
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(raw, []byte("\xff\xfe")):
		order = binary.LittleEndian
	case bytes.HasPrefix(raw, []byte("\xfe\xff")):
		order = binary.BigEndian
	default:
		return string(raw), utf8.Valid(raw) && !bytes.Contains(raw, []byte{0})
	}
	raw = raw[2:]
	if len(raw)%2 != 0 {
		return "", false
	}
	units := make([]uint16, len(raw)/2)
	for i := range units {
		units[i] = order.Uint16(raw[2*i:])
	}
	return string(utf16.Decode(units)), true
}
