package store

import (
	"testing"
	"time"

	"plainwell/internal/fault"
	"plainwell/internal/remind"
)

// once writes down a date that does not repeat.
func (d *diary) once(t testing.TB, starts string) remind.Appointment {
	t.Helper()
	a, err := d.Add(ctx, d.phone.ID, details(t, starts))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func parsed(t testing.TB, rule string) remind.Rule {
	t.Helper()
	r, err := remind.ParseRule(rule)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// repeatLater is repeat for a date that did not repeat at first.
func (d *diary) repeatLater(t testing.TB, starts, rule string) remind.SeriesDates {
	t.Helper()
	a := d.once(t, starts)
	a, err := d.Repeat(ctx, d.phone.ID, a.Address.Reveal(), a.Version, a.Details, parsed(t, rule))
	if err != nil {
		t.Fatal(err)
	}
	return d.read(t, a)
}

func TestADateBecomesTheFirstOfARowAndStaysTheDateItIs(t *testing.T) {
	d := newDiary(t)
	before := d.once(t, "2026-11-23T10:30")
	a, err := d.Repeat(ctx, d.phone.ID, before.Address.Reveal(), 1, before.Details, parsed(t, "week 1 mo times 3"))
	if err != nil {
		t.Fatal(err)
	}
	if a.ID != before.ID || a.Address != before.Address || a.UID != before.UID || a.Version != 1 || a.Last != nil {
		t.Errorf("it is another date: %+v", a)
	}
	s := d.read(t, a)
	want(t, told(s, 9), "1 2026-11-23T10:30, 2 2026-11-30T10:30, 3 2026-12-07T10:30")
	// Tomorrow's has one reminder left, each of the others two; nobody is told of news.
	if reminders, changed := d.planned(t); reminders != 1+2+2 || changed != 0 {
		t.Errorf("%d reminders and %d notices of a change", reminders, changed)
	}
	again, err := d.Repeat(ctx, d.phone.ID, before.Address.Reveal(), 1, before.Details, parsed(t, "week 1 mo times 3"))
	if err != nil || again.ID != a.ID || len(d.read(t, a).Dates) != 3 {
		t.Errorf("a second tap: %v", err)
	}
	if _, err := d.follow(t, s, 1, at(11, 0)); err != nil {
		t.Fatal(err)
	}
	want(t, told(d.read(t, a), 9), "1 2026-11-23T11:00, 2 2026-11-30T11:00, 3 2026-12-07T11:00")
	d.holdsTogether(t, 0, 0, "repeat", d.phone.ID)
}

func TestADateThatComesToRepeatAtAnotherTimeIsNewsOnce(t *testing.T) {
	d := newDiary(t)
	before := d.once(t, "2026-11-25T10:30")
	moved := before.Details
	moved.Starts = moved.Starts.At(15, 0)
	a, err := d.Repeat(ctx, d.phone.ID, before.Address.Reveal(), 1, moved, parsed(t, "day times 4"))
	if err != nil || a.Version != 2 || a.Starts != moved.Starts || a.Last == nil || a.Last.Before.Starts != before.Starts {
		t.Fatalf("%+v, %v", a, err)
	}
	want(t, told(d.read(t, a), 9), "1 2026-11-25T15:00, 2 2026-11-26T15:00, 3 2026-11-27T15:00, 4 2026-11-28T15:00")
	if reminders, changed := d.planned(t); reminders != 8 || changed != 1 {
		t.Errorf("%d reminders and %d notices of a change", reminders, changed)
	}
	d.holdsTogether(t, 0, 0, "repeat", d.phone.ID)
}

func TestWhoeverHoldsADateGetsTheRowOfItAndWhoLetGoDoesNot(t *testing.T) {
	d := newDiary(t)
	a := d.once(t, "2026-11-25T10:30")
	other, gone := d.reachable(t, "b"), d.reachable(t, "c")
	if _, err := d.writer.Exec(`INSERT INTO holder (appointment, phone) VALUES (?, ?)`, a.ID, other.ID); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Repeat(ctx, d.phone.ID, a.Address.Reveal(), 1, a.Details, parsed(t, "day times 4")); err != nil {
		t.Fatal(err)
	}
	for phone, n := range map[int64]int{int64(d.phone.ID): 4, int64(other.ID): 4, int64(gone.ID): 0} {
		var held, rows int
		if err := d.readers.QueryRow(`SELECT (SELECT count(*) FROM holder WHERE phone = ?1), (SELECT count(DISTINCT appointment) FROM reminder WHERE phone = ?1 AND at > 0)`, phone).Scan(&held, &rows); err != nil {
			t.Fatal(err)
		}
		// The other phone was put on the date by hand here, with no reminders of its own for it.
		if held != n || rows < n-1 {
			t.Errorf("phone %d holds %d dates, %d with reminders", phone, held, rows)
		}
	}
}

func TestADateIsMadeToRepeatOnlyAsItWasSeenAndOnce(t *testing.T) {
	d := newDiary(t)
	a, off, of := d.once(t, "2026-11-25T10:30"), d.once(t, "2026-11-26T10:30"), d.repeat(t, "2026-11-27T10:30", "day times 2")
	if _, err := d.Cancel(ctx, d.phone.ID, off.Address.Reveal(), 1); err != nil {
		t.Fatal(err)
	}
	stranger := d.reachable(t, "b")
	first := of.Dates[0].Appointment
	for what, try := range map[string]struct {
		phone   bool
		date    remind.Appointment
		version int
		rule    string
		code    fault.Code
		key     string
	}{
		"a date that is off":                    {true, off, 2, "day", fault.Conflict, "date.is-cancelled"},
		"a date that was changed meanwhile":     {true, a, 7, "day", fault.Conflict, "date.changed-elsewhere"},
		"a date that repeats otherwise already": {true, first, 1, "week 1 fr", fault.Conflict, "date.changed-elsewhere"},
		"a rule that does not fall on it":       {true, a, 1, "week 1 mo", fault.Invalid, "date.error.form"},
		"the date of another phone":             {false, a, 1, "day", fault.NotFound, "date.error.none"},
	} {
		holder := d.phone.ID
		if !try.phone {
			holder = stranger.ID
		}
		_, err := d.Repeat(ctx, holder, try.date.Address.Reveal(), try.version, try.date.Details, parsed(t, try.rule))
		if f := fault.Of(err); err == nil || f.Code != try.code || f.Key != try.key {
			t.Errorf("%s: %v", what, err)
		}
	}
	if list, err := d.Book.List(ctx, d.phone.ID); err != nil || len(list) != 4 {
		t.Errorf("%d dates, %v", len(list), err)
	}
	// Two at the same moment: both have looked before either writes.
	v := remind.Series{Details: a.Details, Rule: parsed(t, "day times 1"), Version: 1, From: 1, Made: 1}
	one := []remind.Occurrence{{Appointment: a, Number: 1}}
	if _, err := d.Store.AddSeries(ctx, d.phone.ID, v, one, [][]remind.Plan{nil}); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Store.AddSeries(ctx, d.phone.ID, v, one, [][]remind.Plan{nil}); !fault.Is(err, fault.Conflict) {
		t.Errorf("a date is in two rows: %v", err)
	}
}

func TestADateOfARowThatHasEndedCanRepeatAnew(t *testing.T) {
	d := newDiary(t)
	s := d.repeat(t, "2026-11-25T10:30", "day times 5")
	third := s.Dates[2]
	if _, err := d.CancelFollowing(ctx, d.phone.ID, third.Address.Reveal(), 1, s.Version); err != nil {
		t.Fatal(err)
	}
	second := s.Dates[1].Appointment
	a, err := d.Repeat(ctx, d.phone.ID, second.Address.Reveal(), 1, second.Details, parsed(t, "week 1 th times 2"))
	if err != nil {
		t.Fatal(err)
	}
	want(t, told(d.read(t, a), 9), "1 2026-11-26T10:30, 2 2026-12-03T10:30")
	want(t, told(d.read(t, s.Dates[0].Appointment), 9), "1 2026-11-25T10:30, 3 2026-11-27T10:30 off, 4 2026-11-28T10:30 off, 5 2026-11-29T10:30 off")
	d.now = d.now.Add(60 * 24 * time.Hour)
	if _, err := d.Extend(ctx); err != nil {
		t.Error(err)
	}
	d.holdsTogether(t, 0, 0, "repeat", d.phone.ID)
}
