package exchange

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"unicode/utf8"

	"plainwell/internal/redact"
	"plainwell/internal/remind"
	"plainwell/internal/worker/intake"
)

// layout names the columns of a kind of table (data-formats D.8). Names are in small
// letters; "" is a column that the layout has not.
type layout struct {
	id, ref, date, clock, code, place, kind, note string
}

// The layouts that are known by their columns: our own, and that of court and office
// lists as ClientComm read them, which has no id for a date.
var (
	ours       = layout{"external_id", intake.ColumnRef, "date", "time", "place_code", "place", "kind", "note"}
	courtLists = layout{"", "ofndr_num", "crt_dt", "crt_tm", "crt_rm", "", "", ""}
)

// columns lists the columns that a layout reads.
func (l layout) columns() []string {
	var out []string
	for _, name := range []string{l.id, l.ref, l.date, l.clock, l.code, l.place, l.kind, l.note} {
		if name != "" {
			out = append(out, name)
		}
	}
	return out
}

// needs lists the columns that have to be there.
func (l layout) needs() []string {
	needs := []string{l.ref, l.date, l.clock}
	if l.id != "" {
		needs = append([]string{l.id}, needs...)
	}
	return needs
}

func (x Files) readCSV(f intake.File) (intake.Sheet, error) {
	t, err := readTable(f.Body, "file")
	if err != nil {
		return intake.Sheet{}, err
	}
	shape := ours
	if t.has(courtLists.ref) && !t.has(ours.ref) {
		shape = courtLists
	}
	var missing []string
	for _, name := range shape.needs() {
		if !t.has(name) {
			missing = append(missing, name)
		}
	}
	switch {
	case len(missing) > 0:
		return intake.Sheet{}, refused("file", "kw.import.error.columns", map[string]any{"Columns": strings.Join(missing, ", ")})
	case len(t.lines) == 0:
		return intake.Sheet{}, refused("file", "kw.import.error.empty", nil)
	}
	if f.Order == intake.OrderNone {
		for _, line := range t.lines {
			if twoWays(t.cell(line, shape.date)) {
				return intake.Sheet{}, refused("order", "kw.import.error.two-ways", map[string]any{"Line": line.number, "Date": t.cell(line, shape.date)})
			}
		}
	}
	places, err := readPlaces(f.Places)
	if err != nil {
		return intake.Sheet{}, err
	}
	r := csvReader{Files: x, layout: shape, table: t, places: places, order: f.Order, seen: map[string]int{}}
	for name, i := range t.index {
		if !slices.Contains(shape.columns(), name) {
			r.sheet.Ignored = append(r.sheet.Ignored, t.names[i])
		}
	}
	slices.Sort(r.sheet.Ignored)
	for _, line := range t.lines {
		r.line(line)
	}
	return r.sheet, nil
}

// csvReader is one time through a table.
type csvReader struct {
	Files
	layout
	table
	places map[string]intake.Place
	order  intake.Order
	seen   map[string]int // line by id
	sheet  intake.Sheet
	wrong  bool // something is wrong with the line that is read
}

func (r *csvReader) refuse(line tableLine, column, key string, args map[string]any) {
	r.wrong = true
	r.sheet.Wrong = append(r.sheet.Wrong, intake.Wrong{Line: line.number, Column: r.shown(column), Key: key, Args: args})
}

// line reads one date. All that is wrong with it is told together.
func (r *csvReader) line(l tableLine) {
	r.wrong = false
	if len(l.cells) > len(r.names) {
		r.refuse(l, "", "kw.import.error.cells", map[string]any{"Has": len(l.cells), "Max": len(r.names)})
		return
	}
	row := intake.Row{Line: l.number, Zone: r.Zone, Ref: redact.Text(r.cell(l, r.ref))}
	if row.Ref == "" {
		r.refuse(l, r.ref, "api.error.needed", nil)
	}
	r.when(l, &row)
	r.where(l, &row)
	r.what(l, &row)
	r.name(l, &row)
	if !r.wrong {
		r.sheet.Rows = append(r.sheet.Rows, row)
	}
}

func (r *csvReader) when(l tableLine, row *intake.Row) {
	typed, clock := r.cell(l, r.date), r.cell(l, r.clock)
	if clock == "" {
		r.refuse(l, r.clock, "api.error.needed", nil)
	}
	if typed == "" {
		r.refuse(l, r.date, "api.error.needed", nil)
		return
	}
	day, month, year, ok := splitDate(typed, r.order)
	if !ok {
		r.refuse(l, r.date, "kw.import.error.date", map[string]any{"Date": short(typed)})
		return
	}
	starts, past, notes, wrong := r.starts(day, month, year, clock)
	for _, field := range wrong {
		column := r.date
		if field.Name == "hour" {
			column = r.clock
		}
		r.refuse(l, column, field.Key, field.Args)
	}
	row.Starts, row.Past, row.Notes = starts, past, notes
}

func (r *csvReader) where(l tableLine, row *intake.Row) {
	code, name := r.cell(l, r.code), r.cell(l, r.place)
	switch {
	case name != "" || code == "" && r.has(r.place):
		row.Place = &intake.Place{Name: redact.Text(name)}
	case code != "":
		place, known := r.places[strings.ToLower(code)]
		if !known {
			r.refuse(l, r.code, "kw.import.error.place", map[string]any{"Code": short(code)})
		}
		row.Place = &place
	}
	if row.Place == nil {
		return
	}
	if over := utf8.RuneCountInString(row.Place.Name.Reveal()) - remind.MaxPlace; over > 0 {
		r.refuse(l, r.place, "date.error.too-long", map[string]any{"Max": remind.MaxPlace, "Over": over})
	}
}

func (r *csvReader) what(l tableLine, row *intake.Row) {
	if r.kind != "" && r.has(r.kind) {
		kind := remind.Kind(strings.ToLower(r.cell(l, r.kind)))
		if kind == "" {
			kind = remind.KindDate
		}
		if kind.Key() == "" {
			r.refuse(l, r.kind, "kw.import.error.kind", map[string]any{"Kinds": kindNames()})
		}
		row.Kind = &kind
	}
	if r.note != "" && r.has(r.note) {
		note := redact.Text(r.cell(l, r.note))
		if over := utf8.RuneCountInString(note.Reveal()) - remind.MaxNote; over > 0 {
			r.refuse(l, r.note, "date.error.too-long", map[string]any{"Max": remind.MaxNote, "Over": over})
		}
		row.Note = &note
	}
}

// name says what the other system calls the date. A list without ids has one made of
// who, when and where: a line that was changed there is then another date, and the old
// one stays until it is called off.
func (r *csvReader) name(l tableLine, row *intake.Row) {
	id := r.cell(l, r.id)
	switch {
	case r.id == "":
		sum := sha256.Sum256([]byte(strings.Join([]string{row.Ref.Reveal(), row.Starts.String(), strings.ToLower(r.cell(l, r.code))}, "\x00")))
		id = "list-" + hex.EncodeToString(sum[:16])
	case id == "":
		r.refuse(l, r.id, "api.error.needed", nil)
		return
	}
	if first, met := r.seen[id]; met {
		if r.id != "" || !row.Past {
			r.refuse(l, r.id, "kw.import.error.same-id", map[string]any{"Line": first})
		}
		return
	}
	if !row.Past || r.id != "" {
		r.seen[id] = l.number
	}
	row.External = redact.Text(id)
}
