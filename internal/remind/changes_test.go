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
	if a.Before != nil || a.Changes() != nil {
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
	if got.Before.Starts.Hour != 10 {
		t.Errorf("it was at %v", got.Before.Starts)
	}
	wants("other reminders are no change", change(0, 2, func(d *Details) { d.Offsets = []Offset{{Hours: 1}} }), PartWhen)
	wants("a second change on the same day does not hide the first", change(time.Hour, 3, func(d *Details) { d.Place, d.Bus = "Long Lane", "3" }), PartWhen, PartPlace, PartBus)
	wants("back to what it was", change(time.Hour, 4, func(d *Details) { d.Starts, d.Place, d.Bus = d.Starts.At(10, 30), "Quiet Road", "" }), PartWhen, PartPlace, PartBus)
	got = change(25*time.Hour, 5, func(d *Details) {
		d.Company, d.Note, d.Kind, d.Phone, d.Bring = CompanyYes, "n", KindDoctor, "111", "card"
	})
	wants("a day later only the new one counts", got, PartKind, PartPhone, PartCompany, PartBring, PartNote)
}
