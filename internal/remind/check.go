package remind

import (
	"slices"
	"unicode/utf8"

	"plainwell/internal/fault"
)

// Check looks at details that may not have come through a form. It gives the same
// fields and keys as Parse, and nil when all is well.
func (d Details) Check() error {
	var p parser
	if !slices.Contains(Kinds, d.Kind) {
		p.refuse("kind", "date.error.kind-unknown", nil)
	}
	if _, err := Zone(d.Zone); err != nil {
		return fault.Wrap(fault.Internal, "error.internal", err)
	}
	if _, err := d.Instant(); err != nil {
		p.refuse("hour", "date.error.time-not-real", nil)
	}
	for _, text := range []struct {
		field, s string
		limit    int
	}{
		{"place", d.Place.Reveal(), MaxPlace}, {"phone", d.Phone.Reveal(), MaxPhone},
		{"bring", d.Bring.Reveal(), MaxBring}, {"note", d.Note.Reveal(), MaxNote}, {"bus", d.Bus.Reveal(), MaxBus},
	} {
		if !utf8.ValidString(text.s) {
			p.refuse(text.field, "date.error.text-unreadable", nil)
		} else if over := utf8.RuneCountInString(text.s) - text.limit; over > 0 {
			p.refuse(text.field, "date.error.too-long", map[string]any{"Max": text.limit, "Over": over})
		}
	}
	p.checkGetting(d.Getting)
	if len(d.Offsets) > MaxOffsets {
		p.refuse("remind", "date.error.remind-too-many", map[string]any{"Max": MaxOffsets})
	}
	for _, o := range d.Offsets {
		if !o.real() {
			p.refuse("remind", "date.error.remind-unknown", nil)
			break
		}
	}
	return fault.Fields("date.error.form", p.wrong...)
}
