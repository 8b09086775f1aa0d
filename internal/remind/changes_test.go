package remind

import (
	"slices"
	"testing"
	"time"
)

func TestADateKnowsWhatItsLastChangeDid(t *testing.T) {
	b, _, now, _ := newBookTest(t)
	d := dated(t, "2026-12-24T10:30", "1d").Details
	d.Place = "Quiet Road"
	a, _ := b.Add(ctx, 7, d)
	at := a.Address.Reveal()
	if a.Last != nil || a.Changes() != nil {
		t.Errorf("a new date has changed: %v", a.Changes())
	}
	change := func(after time.Duration, version int, edit func(*Details)) Appointment {
		t.Helper()
		*now = now.Add(after)
		edit(&d)
		got, err := b.Change(ctx, 7, at, version, d)
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
	wants := func(what string, got Appointment, want ...Part) {
		t.Helper()
		if !slices.Equal(got.Changes(), want) {
			t.Errorf("%s: %v, want %v", what, got.Changes(), want)
		}
	}
	got := change(time.Hour, 1, func(d *Details) { d.Starts = d.Starts.At(11, 0) })
	wants("another time", got, PartWhen)
	if got.Last.Before.Starts.Hour != 10 {
		t.Errorf("it was at %v", got.Last.Before.Starts)
	}
	wants("other reminders are no change", change(0, 2, func(d *Details) { d.Offsets = []Offset{{Hours: 1}} }), PartWhen)
	wants("a second change on the same day does not hide the first", change(time.Hour, 3, func(d *Details) { d.Place, d.Bus = "Long Lane", "3" }), PartWhen, PartPlace, PartBus)
	wants("back to what it was", change(time.Hour, 4, func(d *Details) { d.Starts, d.Place, d.Bus = d.Starts.At(10, 30), "Quiet Road", "" }), PartWhen, PartPlace, PartBus)
	got = change(25*time.Hour, 5, func(d *Details) {
		d.Company, d.Note, d.Kind, d.Phone, d.Bring = CompanyYes, "n", KindDoctor, "111", "card"
	})
	wants("a day later only the new one counts", got, PartKind, PartPhone, PartCompany, PartBring, PartNote)
}

func TestOnlyANewTimeOrPlaceRingsAgain(t *testing.T) {
	for _, c := range []struct {
		says string
		edit func(*Appointment)
		want bool
	}{
		{"another time", func(a *Appointment) { a.Starts = a.Starts.At(12, 0) }, true},
		{"another place", func(a *Appointment) { a.Place = "Long Lane" }, true},
		{"the date is off", func(a *Appointment) { a.Cancelled = true }, true},
		{"something to bring", func(a *Appointment) { a.Bring = "card" }, false},
	} {
		d := due(t, "2026-11-24T10:30")
		before := d.Appointment.Details
		d.Plan.Purpose, d.Appointment.Last = PurposeChanged, &Change{Before: before}
		c.edit(&d.Appointment)
		if n := writer(t).notice(d, false, sunday); n.Renotify != c.want || n.Ask {
			t.Errorf("%s: rings again %v, asks %v", c.says, n.Renotify, n.Ask)
		}
	}
	d := due(t, "2026-11-24T10:30")
	d.Device.Detail = true
	if n := writer(t).notice(d, false, sunday); !n.Ask || !n.Detail || n.Renotify {
		t.Errorf("a reminder: %+v", n)
	}
}
