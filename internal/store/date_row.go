package store

import (
	"fmt"

	"plainwell/internal/redact"
	"plainwell/internal/remind"
)

const dateColumns = `a.id, a.address_version, a.version, a.cancelled, a.sealed, a.starts, a.made, a.changed`

// dateRow is where the columns above are read into.
type dateRow struct {
	remind.Appointment
	addressVersion        int
	sealed                []byte
	starts, made, changed int64
}

func (d *dateRow) into() []any {
	return []any{&d.ID, &d.addressVersion, &d.Version, &d.Cancelled, &d.sealed, &d.starts, &d.made, &d.changed}
}

// sealedDate is what is sealed of a date: all that a person wrote or chose.
type sealedDate struct {
	Kind    string   `json:"k"`
	Starts  string   `json:"t"`
	Zone    string   `json:"z"`
	Place   string   `json:"p,omitempty"`
	Phone   string   `json:"c,omitempty"`
	Bring   string   `json:"b,omitempty"`
	Note    string   `json:"n,omitempty"`
	Offsets []string `json:"o,omitempty"`
	UID     string   `json:"u"`
}

func dateBind(id int64) string { return fmt.Sprintf("appointment/%d/details", id) }

func (s *Store) sealDate(a remind.Appointment) ([]byte, error) {
	v := sealedDate{
		Kind: string(a.Kind), Starts: a.Starts.String(), Zone: a.Zone, UID: a.UID,
		Place: a.Place.Reveal(), Phone: a.Phone.Reveal(), Bring: a.Bring.Reveal(), Note: a.Note.Reveal(),
	}
	for _, o := range a.Offsets {
		v.Offsets = append(v.Offsets, o.String())
	}
	return s.sealJSON(v, dateBind(a.ID))
}

// openDate gives the date of a row, or an error that says which row and nothing of
// what is in it.
func (s *Store) openDate(d dateRow) (remind.Appointment, error) {
	a := d.Appointment
	var v sealedDate
	err := s.unsealJSON(d.sealed, dateBind(a.ID), &v)
	if err == nil {
		a.Starts, err = remind.ParseWall(v.Starts)
	}
	for _, text := range v.Offsets {
		o, bad := remind.ParseOffset(text)
		if bad != nil {
			err = bad
		}
		a.Offsets = append(a.Offsets, o)
	}
	if err != nil {
		return remind.Appointment{}, fmt.Errorf("date %d: %w", d.ID, err)
	}
	a.Kind, a.Zone, a.UID = remind.Kind(v.Kind), v.Zone, v.UID
	a.Place, a.Phone, a.Bring, a.Note = redact.Text(v.Place), redact.Text(v.Phone), redact.Text(v.Bring), redact.Text(v.Note)
	a.UTC, a.Made, a.Changed = fromMS(d.starts), fromMS(d.made), fromMS(d.changed)
	a.Address = redact.Text(s.keys.Address("appointment", a.ID, d.addressVersion))
	return a, nil
}
