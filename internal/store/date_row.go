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

// sealedDate is what is sealed of a date: all that a person wrote or chose, and how
// it stood before its last change.
type sealedDate struct {
	sealedDetails
	UID  string        `json:"u"`
	Last *sealedChange `json:"last,omitempty"`
}

type sealedChange struct {
	Before  sealedDetails `json:"before"`
	At      int64         `json:"at"`
	Follows int           `json:"follows,omitempty"`
}

func dateBind(id int64) string { return bind("appointment", id, "details") }

func (s *Store) sealDate(a remind.Appointment) ([]byte, error) {
	v := sealedDate{sealedDetails: sealDetails(a.Details), UID: a.UID}
	if a.Last != nil {
		v.Last = &sealedChange{sealDetails(a.Last.Before), ms(a.Last.At), a.Last.Follows}
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
		a.Details, err = v.open()
	}
	if err == nil && v.Last != nil {
		a.Last = &remind.Change{At: fromMS(v.Last.At), Follows: v.Last.Follows}
		a.Last.Before, err = v.Last.Before.open()
	}
	if err != nil {
		return remind.Appointment{}, fmt.Errorf("date %d: %w", d.ID, err)
	}
	a.UID = v.UID
	a.UTC, a.Made, a.Changed = fromMS(d.starts), fromMS(d.made), fromMS(d.changed)
	a.Address = redact.Text(s.keys.Address("appointment", a.ID, d.addressVersion))
	return a, nil
}
