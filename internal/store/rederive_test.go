package store

import (
	"testing"
	"time"

	"plainwell/internal/fault"
	"plainwell/internal/remind"
)

// shift writes a date and its rows as a table of zones would have derived them whose
// clocks were off by so much.
func (b *bed) shift(t testing.TB, a remind.Appointment, by time.Duration) {
	t.Helper()
	for _, q := range []string{
		`UPDATE appointment SET starts = starts + ?2 WHERE id = ?1`,
		`UPDATE reminder SET due = due + ?2, expires = expires + ?2, at = CASE WHEN state = 'planned' AND attempt = 0 THEN at + ?2 ELSE at END WHERE appointment = ?1`,
	} {
		if _, err := b.writer.Exec(q, a.ID, by.Milliseconds()); err != nil {
			t.Fatal(err)
		}
	}
}

type planned struct {
	version          int
	due, expires, at int64
}

func (b *bed) planned(t testing.TB, a remind.Appointment) (out []planned) {
	t.Helper()
	err := b.read(ctx, func(r *rx) error {
		return r.each(ctx, func(scan func(...any) error) error {
			var p planned
			err := scan(&p.version, &p.due, &p.expires, &p.at)
			out = append(out, p)
			return err
		}, `SELECT version, due, expires, at FROM reminder WHERE appointment = ? ORDER BY id`, a.ID)
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestNewRulesOfAZoneMoveWhatIsPlanned(t *testing.T) {
	for _, by := range []time.Duration{time.Hour, -time.Hour, 30 * time.Minute} {
		b := newBed(t)
		d := b.reachable(t, "a")
		details := date(24 * 9)
		details.Offsets = []remind.Offset{{Days: 7}, {Days: 1}, {Hours: 2}}
		moved, err := b.Add(ctx, d.ID, details, remind.Plans(details, t0))
		if err != nil {
			t.Fatal(err)
		}
		right, err := b.Add(ctx, d.ID, date(24*3), remind.Plans(details, t0))
		if err != nil {
			t.Fatal(err)
		}
		before, other := b.planned(t, moved), b.planned(t, right)
		b.shift(t, moved, by)
		n, err := b.Rederive(ctx, t0)
		if err != nil || n != 1 {
			t.Fatalf("%d dates moved, %v", n, err)
		}
		for i := range before {
			before[i].version = 2
		}
		same(t, b.planned(t, moved), before)
		same(t, b.planned(t, right), other)
		got, _, err := b.ByAddress(ctx, moved.Address.Reveal(), d.ID)
		if err != nil || !got.UTC.Equal(moved.UTC) || got.Version != 2 || got.Starts != moved.Starts {
			t.Errorf("the date is %+v, %v", got, err)
		}
		if n, err := b.Rederive(ctx, t0); err != nil || n != 0 {
			t.Errorf("a second time: %d, %v", n, err)
		}
		// It is sent at its new time, under its new version.
		due := b.claim(t, time.UnixMilli(before[0].at), 10)
		if len(due) == 0 || due[0].Version != due[0].Appointment.Version {
			t.Errorf("got %+v", due)
		}
	}
}

func TestARowThatWasTriedKeepsItsNextTryUnderNewRules(t *testing.T) {
	b := newBed(t)
	d := b.reachable(t, "a")
	a := b.addDate(t, d.ID, 48, 0, 60)
	row := b.claim(t, t0, 1)[0]
	again := t0.Add(8 * time.Minute)
	b.record(t, t0, remind.Outcome{Row: row.Row, Fence: row.Fence, State: remind.Planned, Retry: again})
	b.shift(t, a, time.Hour)
	if n, err := b.Rederive(ctx, t0); err != nil || n != 1 {
		t.Fatal(n, err)
	}
	if got := b.planned(t, a)[0]; got.at != ms(again) || got.expires != ms(a.UTC) {
		t.Errorf("got %+v", got)
	}
}

func TestManyDatesAreHeldAgainstTheRulesInBatches(t *testing.T) {
	b := newBed(t)
	d := b.reachable(t, "a")
	var last remind.Appointment
	for i := range 2*batch + 3 {
		var err error
		if last, err = b.Add(ctx, d.ID, date(48+i/100), nil); err != nil { // many at the same minute
			t.Fatal(err)
		}
	}
	b.shift(t, last, -time.Hour)
	if n, err := b.Rederive(ctx, t0); err != nil || n != 1 {
		t.Errorf("%d, %v", n, err)
	}
	// Somebody who has the date open with its old version is told so.
	_, err := b.Replace(ctx, d.ID, next(last), nil)
	wantFault(t, err, fault.Conflict, "date.changed-elsewhere")
}
