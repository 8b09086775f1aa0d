package remind

import (
	"errors"
	"slices"
	"time"
	"unicode/utf8"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
)

// MaxYears is how far ahead a date may be.
const MaxYears = 2

// Parse reads a form. now decides what is past; zone is the IANA name of the zone
// that the time is in. A form that cannot be used is a *fault.Error with one
// Field for each answer that is wrong, named kind, day (for month and year too),
// hour (for minute and half too), place, phone, bring, note, bus, company or remind. What was
// read in a way that the person should see comes back as notes.
func Parse(f Form, zone string, now time.Time) (Details, []Note, error) {
	loc, err := Zone(zone)
	if err != nil {
		return Details{}, nil, fault.Wrap(fault.Internal, "error.internal", err)
	}
	p := parser{now: now, today: WallOf(now.In(loc)).At(0, 0), loc: loc}
	d := Details{Kind: p.kind(f.Kind), Zone: zone, Starts: p.starts(f)}
	d.Place = p.text("place", f.Place, MaxPlace, false)
	d.Phone = p.phone(f.Phone)
	d.Bring = p.text("bring", f.Bring, MaxBring, true)
	d.Note = p.text("note", f.Note, MaxNote, true)
	d.Getting = p.getting(f)
	d.Offsets = p.offsets(f.Offsets)
	if e := fault.Fields("date.error.form", p.wrong...); e != nil {
		return Details{}, nil, e
	}
	return d, p.notes, nil
}

// parser gathers what is wrong and what is worth a note.
type parser struct {
	now   time.Time
	today Wall
	loc   *time.Location
	wrong []fault.Field
	notes []Note
}

func (p *parser) refuse(field, key string, args map[string]any) {
	p.wrong = append(p.wrong, fault.Field{Name: field, Key: key, Args: args})
}

func (p *parser) note(n Note) { p.notes = append(p.notes, n) }

func (p *parser) kind(typed string) Kind {
	k := Kind(tidy(typed))
	if k == "" {
		return KindDate
	}
	if !slices.Contains(Kinds, k) {
		p.refuse("kind", "date.error.kind-unknown", nil)
	}
	return k
}

// starts reads the day and the time, and looks at them together only when both
// could be read.
func (p *parser) starts(f Form) Wall {
	w, day := p.day(f)
	if day {
		day = p.inReach(w)
	}
	hour, minute, clock := p.clock(f)
	if !day || !clock {
		return Wall{}
	}
	w = w.At(hour, minute)
	at, twice, err := w.In(p.loc)
	var missing *MissingTimeError
	switch {
	case errors.As(err, &missing):
		p.refuse("hour", "date.error.time-not-real", nil)
	case err != nil:
		p.refuse("day", "date.error.day-not-real", map[string]any{"Day": w.Day, "Month": int(w.Month), "Year": w.Year})
	case !at.After(p.now):
		p.refuse("hour", "date.error.past", nil)
	case twice:
		p.note(NoteTwice)
	case hour == 0 && minute == 0:
		p.note(NoteMidnight)
	case hour < 6:
		p.note(NoteNight)
	}
	return w
}

// inReach says whether the day is neither gone nor too far ahead.
func (p *parser) inReach(w Wall) bool {
	last := p.today
	last.Year += MaxYears
	switch {
	case w.Compare(p.today) < 0:
		p.refuse("day", "date.error.past", nil)
	case w.Compare(last) > 0:
		p.refuse("day", "date.error.too-far", map[string]any{"Years": MaxYears})
	default:
		return true
	}
	return false
}

func (p *parser) text(field, typed string, limit int, lines bool) redact.Text {
	s, ok := clean(typed, lines)
	if !ok {
		p.refuse(field, "date.error.text-unreadable", nil)
		return ""
	}
	if over := utf8.RuneCountInString(s) - limit; over > 0 {
		p.refuse(field, "date.error.too-long", map[string]any{"Max": limit, "Over": over})
	}
	return redact.Text(s)
}

// phone keeps what was typed: people write "ask for Jo, ext 12" beside a number.
func (p *parser) phone(typed string) redact.Text {
	s := p.text("phone", typed, MaxPhone, false)
	if s != "" && digits(s.Reveal()) < 3 {
		p.refuse("phone", "date.error.phone-short", nil)
	}
	return s
}

func (p *parser) offsets(typed []string) []Offset {
	var out []Offset
	for _, s := range typed {
		if s = tidy(s); s == "" {
			continue
		}
		o, err := ParseOffset(s)
		if err != nil || !slices.Contains(OffsetChoices, o) {
			p.refuse("remind", "date.error.remind-unknown", nil)
			return nil
		}
		if out = sortOffsets(append(out, o)); len(out) > MaxOffsets {
			p.refuse("remind", "date.error.remind-too-many", map[string]any{"Max": MaxOffsets})
			return nil
		}
	}
	return out
}
