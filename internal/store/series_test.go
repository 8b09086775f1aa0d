package store

import (
	"context"
	"crypto/rand"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/remind"
)

// diary is a book over a real file, with a clock of its own. t0 is Sunday 22
// November 2026, midday.
type diary struct {
	*bed
	*remind.Book
	phone device.Device
	now   time.Time
}

func newDiary(t testing.TB) *diary {
	t.Helper()
	d := &diary{bed: newBed(t), now: t0}
	d.phone = d.reachable(t, "a")
	d.Book = remind.NewBook(d.Store, func() time.Time { return d.now }, rand.Reader)
	return d
}

func details(t testing.TB, starts string) remind.Details {
	t.Helper()
	w, err := remind.ParseWall(starts)
	if err != nil {
		t.Fatal(err)
	}
	return remind.Details{Kind: remind.KindMeeting, Starts: w, Zone: "Europe/London", Place: "High Street", Offsets: []remind.Offset{{Days: 1}, {Hours: 2}}}
}

func (d *diary) repeat(t testing.TB, starts, rule string) remind.SeriesDates {
	t.Helper()
	r, err := remind.ParseRule(rule)
	if err != nil {
		t.Fatal(err)
	}
	s, err := d.AddSeries(ctx, d.phone.ID, details(t, starts), r)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// read gives the series of a date as the file has it now.
func (d *diary) read(t testing.TB, a remind.Appointment) remind.SeriesDates {
	t.Helper()
	s, err := d.Store.SeriesOf(ctx, a.ID)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// told writes dates as "1 2026-11-23T10:30 own off", the first few of them.
func told(s remind.SeriesDates, few int) string {
	var out []string
	for _, o := range s.Dates[:min(few, len(s.Dates))] {
		line := fmt.Sprint(o.Number, " ", o.Starts)
		if o.Own {
			line += " own"
		}
		if o.Cancelled {
			line += " off"
		}
		if o.Forward {
			line += " forward"
		}
		out = append(out, line)
	}
	return strings.Join(out, ", ")
}

// planned counts the reminders that are still to be sent, by purpose.
func (d *diary) planned(t testing.TB) (reminders, changed int) {
	t.Helper()
	if err := d.readers.QueryRow(`SELECT count(*) FILTER (WHERE purpose = 'remind'), count(*) FILTER (WHERE purpose = 'changed') FROM reminder WHERE at > 0`).Scan(&reminders, &changed); err != nil {
		t.Fatal(err)
	}
	return reminders, changed
}

func (d *diary) follow(t testing.TB, s remind.SeriesDates, number int, change func(*remind.Details), more ...func(*remind.Following)) (remind.Appointment, error) {
	t.Helper()
	o := s.Dates[slices.IndexFunc(s.Dates, func(o remind.Occurrence) bool { return o.Number == number })]
	f := remind.Following{Address: o.Address.Reveal(), Version: o.Version, Series: s.Version, Details: o.Details}
	change(&f.Details)
	for _, m := range more {
		m(&f)
	}
	return d.ChangeFollowing(ctx, d.phone.ID, f)
}

func at(hour, minute int) func(*remind.Details) {
	return func(d *remind.Details) { d.Starts = d.Starts.At(hour, minute) }
}

func withRule(t testing.TB, rule string) func(*remind.Following) {
	r, err := remind.ParseRule(rule)
	if err != nil {
		t.Fatal(err)
	}
	return func(f *remind.Following) { f.Rule = &r }
}

func want(t testing.TB, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestADateThatRepeatsIsMadeSomeWayAhead(t *testing.T) {
	d := newDiary(t)
	s := d.repeat(t, "2026-11-23T10:30", "week 1 mo")
	if len(s.Dates) != 10 || s.Extend.IsZero() {
		t.Fatalf("%d dates, more at %s", len(s.Dates), s.Extend)
	}
	seen := map[string]bool{}
	for _, o := range s.Dates {
		seen[o.UID], seen[o.Address.Reveal()] = true, true
		if a, holds, err := d.Find(ctx, o.Address.Reveal(), d.phone.ID); err != nil || !holds || a.ID != o.ID || a.Place != "High Street" {
			t.Errorf("%s: %v", o.Starts, err)
		}
	}
	if len(seen) != 20 {
		t.Errorf("only %d UIDs and addresses", len(seen))
	}
	if n, changed := d.planned(t); n != 19 || changed != 0 { // the day before the first has passed
		t.Errorf("%d reminders, %d notices", n, changed)
	}
	t.Run("the same once more is the same", func(t *testing.T) {
		again := d.repeat(t, "2026-11-23T10:30", "week 1 mo")
		if again.ID != s.ID || len(again.Dates) != 10 {
			t.Error("a second tap wrote it again")
		}
	})
	t.Run("each week one more", func(t *testing.T) {
		for week := range 30 {
			d.now = t0.AddDate(0, 0, 7*week+2)
			for range 3 { // an hour after an hour
				if _, err := d.Extend(ctx); err != nil {
					t.Fatal(err)
				}
			}
		}
		s := d.read(t, s.Dates[0].Appointment)
		if last := s.Dates[len(s.Dates)-1]; len(s.Dates) != 40 || last.Number != 40 || last.Starts.String() != "2027-08-23T10:30" || last.UTC.Hour() != 9 {
			t.Errorf("%d dates, the last %d on %s", len(s.Dates), last.Number, last.Starts)
		}
	})
	t.Run("a long stop leaves no hole", func(t *testing.T) {
		d.now = d.now.AddDate(0, 6, 0)
		if _, err := d.Extend(ctx); err != nil {
			t.Fatal(err)
		}
		s := d.read(t, s.Dates[0].Appointment)
		for i, o := range s.Dates {
			if o.Number != i+1 || o.Starts != s.Dates[0].Starts.AddDays(7*i) {
				t.Fatalf("number %d is on %s", o.Number, o.Starts)
			}
		}
	})
}

func TestARowOfDatesEndsWhereTheFormSays(t *testing.T) {
	for rule, want := range map[string]int{"day times 3": 3, "day times 70": 70, "day until 2026-12-01": 9, "week 1 mo until 2027-03-01": 15, "month 23 times 12": 12} {
		d := newDiary(t)
		s := d.repeat(t, "2026-11-23T10:30", rule)
		for range 30 {
			d.now = d.now.AddDate(0, 0, 14)
			if _, err := d.Extend(ctx); err != nil {
				t.Fatal(err)
			}
		}
		if s = d.read(t, s.Dates[0].Appointment); len(s.Dates) != want || !s.Extend.IsZero() {
			t.Errorf("%s: %d dates, want %d; more at %s", rule, len(s.Dates), want, s.Extend)
		}
		if n, err := d.Purge(ctx, 0); err != nil || n != want {
			t.Errorf("%d were deleted, %v", n, err)
		}
		if _, err := d.Extend(ctx); err != nil {
			t.Fatal(err)
		}
		var left int
		if err := d.readers.QueryRow(`SELECT count(*) FROM series`).Scan(&left); err != nil || left != 0 {
			t.Errorf("%s: a series with no date is still there", rule)
		}
	}
}

func TestTheClocksChangeUnderARowOfDates(t *testing.T) {
	d := newDiary(t)
	d.now = time.Date(2027, 3, 20, 12, 0, 0, 0, time.UTC)
	s := d.repeat(t, "2027-03-27T01:30", "day times 3")
	want(t, told(s, 9), "1 2027-03-27T01:30, 2 2027-03-28T02:30 forward, 3 2027-03-29T01:30")
	for i, utc := range []string{"2027-03-27T01:30:00Z", "2027-03-28T01:30:00Z", "2027-03-29T00:30:00Z"} {
		if got := s.Dates[i].UTC.Format(time.RFC3339); got != utc {
			t.Errorf("%s is at %s, want %s", s.Dates[i].Starts, got, utc)
		}
	}
	d.now = time.Date(2027, 10, 20, 12, 0, 0, 0, time.UTC)
	s = d.repeat(t, "2027-10-30T01:30", "day times 3")
	for i, utc := range []string{"2027-10-30T00:30:00Z", "2027-10-31T00:30:00Z", "2027-11-01T01:30:00Z"} {
		if got := s.Dates[i].UTC.Format(time.RFC3339); got != utc {
			t.Errorf("%s is at %s, want %s", s.Dates[i].Starts, got, utc)
		}
	}
}

func TestChangingAllThatFollowTellsThePhoneOnce(t *testing.T) {
	d := newDiary(t)
	s := d.repeat(t, "2026-11-23T10:30", "day")
	made := len(s.Dates)
	if n, changed := d.planned(t); n < 100 || changed != 0 {
		t.Fatalf("%d reminders, %d notices", n, changed)
	}
	a, err := d.follow(t, s, 3, at(14, 0))
	if err != nil {
		t.Fatal(err)
	}
	now := d.read(t, a)
	want(t, told(now, 4), "1 2026-11-23T10:30, 2 2026-11-24T10:30, 3 2026-11-25T14:00, 4 2026-11-26T14:00")
	if len(now.Dates) != made {
		t.Errorf("%d dates, %d before", len(now.Dates), made)
	}
	n, changed := d.planned(t)
	if changed != 1 {
		t.Errorf("%d notices of the change", changed)
	}
	var of int64
	var due int64
	if err := d.readers.QueryRow(`SELECT appointment, due FROM reminder WHERE purpose = 'changed'`).Scan(&of, &due); err != nil || of != a.ID || due != t0.UnixMilli() {
		t.Errorf("the notice is of date %d at %d, %v", of, due, err)
	}
	for i, o := range now.Dates {
		was := s.Dates[i]
		follows := o.Number >= 3
		if o.UID != was.UID || o.Address != was.Address || o.ID != was.ID || (o.Version == was.Version+1) != follows {
			t.Errorf("number %d: version %d after %d", o.Number, o.Version, was.Version)
		}
		if c := o.Last; (c != nil) != follows || follows && (c.Follows != 3 || c.Before.Starts != was.Starts) {
			t.Errorf("number %d was before: %+v", o.Number, c)
		}
	}
	var old int
	if err := d.readers.QueryRow(`SELECT count(*) FROM reminder r JOIN appointment a ON a.id = r.appointment WHERE r.at > 0 AND r.version <> a.version`).Scan(&old); err != nil || old != 0 {
		t.Errorf("%d reminders of old versions are still to be sent, %v", old, err)
	}
	if n < 100 {
		t.Errorf("only %d reminders are left", n)
	}
	t.Run("what comes later is like them", func(t *testing.T) {
		d.now = t0.AddDate(0, 0, 30)
		if _, err := d.Extend(ctx); err != nil {
			t.Fatal(err)
		}
		s := d.read(t, a)
		if last := s.Dates[len(s.Dates)-1]; len(s.Dates) <= made || last.Starts.Hour != 14 {
			t.Errorf("%d dates, the last at %s", len(s.Dates), last.Starts)
		}
	})
}

func TestADateChangedAloneKeepsItsChange(t *testing.T) {
	start := func(t *testing.T) (*diary, remind.SeriesDates) {
		d := newDiary(t)
		s := d.repeat(t, "2026-11-23T10:30", "week 1 mo times 5")
		moved := s.Dates[2].Details
		moved.Starts = moved.Starts.AddDays(2)
		if _, err := d.Change(ctx, d.phone.ID, s.Dates[2].Address.Reveal(), 1, moved); err != nil {
			t.Fatal(err)
		}
		if _, err := d.Cancel(ctx, d.phone.ID, s.Dates[3].Address.Reveal(), 1); err != nil {
			t.Fatal(err)
		}
		s = d.read(t, s.Dates[0].Appointment)
		want(t, told(s, 9), "1 2026-11-23T10:30, 2 2026-11-30T10:30, 3 2026-12-09T10:30 own, 4 2026-12-14T10:30 own off, 5 2026-12-21T10:30")
		return d, s
	}
	follow := func(d *diary, s remind.SeriesDates, t *testing.T, number int, change func(*remind.Details), more ...func(*remind.Following)) string {
		t.Helper()
		a, err := d.follow(t, s, number, change, more...)
		if err != nil {
			t.Fatal(err)
		}
		return told(d.read(t, a), 9)
	}
	t.Run("unless the person says otherwise", func(t *testing.T) {
		d, s := start(t)
		want(t, follow(d, s, t, 2, at(9, 0)),
			"1 2026-11-23T10:30, 2 2026-11-30T09:00, 3 2026-12-09T10:30 own, 4 2026-12-14T10:30 own off, 5 2026-12-21T09:00")
	})
	t.Run("when the person says so it becomes like the others, and what is off stays off", func(t *testing.T) {
		d, s := start(t)
		want(t, follow(d, s, t, 2, at(9, 0), func(f *remind.Following) { f.Own = true }),
			"1 2026-11-23T10:30, 2 2026-11-30T09:00, 3 2026-12-07T09:00, 4 2026-12-14T10:30 own off, 5 2026-12-21T09:00")
	})
	t.Run("a new day of the week goes for all but those", func(t *testing.T) {
		d, s := start(t)
		want(t, follow(d, s, t, 2, func(x *remind.Details) { x.Starts = x.Starts.AddDays(1) }),
			"1 2026-11-23T10:30, 2 2026-12-01T10:30, 3 2026-12-09T10:30 own, 4 2026-12-14T10:30 own off, 5 2026-12-22T10:30")
	})
	t.Run("changing the note from the moved one on moves no other", func(t *testing.T) {
		d, s := start(t)
		want(t, follow(d, s, t, 3, func(x *remind.Details) { x.Note = "new" }),
			"1 2026-11-23T10:30, 2 2026-11-30T10:30, 3 2026-12-09T10:30 own, 4 2026-12-14T10:30 own off, 5 2026-12-21T10:30")
		if got := d.read(t, s.Dates[0].Appointment); got.Dates[4].Note != "new" || got.Dates[1].Note != "" {
			t.Error("the note is not where it belongs")
		}
	})
	t.Run("changing another thing keeps each one's place", func(t *testing.T) {
		d, s := start(t)
		a, err := d.follow(t, s, 1, func(x *remind.Details) { x.Bring = "letter" }, func(f *remind.Following) { f.Own = false })
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range d.read(t, a).Dates {
			if (o.Bring == "letter") == o.Own || o.Place != "High Street" {
				t.Errorf("number %d brings %q", o.Number, o.Bring.Reveal())
			}
		}
	})
	t.Run("with another shape they leave, and no date is lost", func(t *testing.T) {
		d, s := start(t)
		got := follow(d, s, t, 2, func(*remind.Details) {}, withRule(t, "month 30 times 4"))
		want(t, got, "1 2026-11-23T10:30, 2 2026-11-30T10:30, 3 2026-12-30T10:30, 4 2027-01-30T10:30, 5 2027-02-28T10:30")
		list, err := d.Book.List(ctx, d.phone.ID)
		if err != nil || len(list) != 7 {
			t.Errorf("%d dates in all, %v", len(list), err)
		}
	})
}

func TestARowOfDatesIsMadeShorterAndLonger(t *testing.T) {
	d := newDiary(t)
	s := d.repeat(t, "2026-11-23T10:30", "week 1 mo times 6")
	a, err := d.follow(t, s, 2, func(*remind.Details) {}, withRule(t, "week 1 mo times 2"))
	if err != nil {
		t.Fatal(err)
	}
	want(t, told(d.read(t, a), 9), "1 2026-11-23T10:30, 2 2026-11-30T10:30, 3 2026-12-07T10:30")
	list, _ := d.Book.List(ctx, d.phone.ID)
	off := 0
	for _, x := range list {
		if x.Cancelled {
			off++
			if c := x.Last; c == nil || c.Follows != 2 {
				t.Errorf("one that is off does not say why: %+v", c)
			}
		}
	}
	if len(list) != 6 || off != 3 {
		t.Errorf("%d dates, %d off", len(list), off)
	}
	a, err = d.follow(t, d.read(t, a), 3, func(*remind.Details) {}, withRule(t, "week 2 mo times 3"))
	if err != nil {
		t.Fatal(err)
	}
	want(t, told(d.read(t, a), 9), "1 2026-11-23T10:30, 2 2026-11-30T10:30, 3 2026-12-07T10:30, 4 2026-12-21T10:30, 5 2027-01-04T10:30")
	a, err = d.follow(t, d.read(t, a), 4, at(11, 0)) // two are left, and stay two
	if err != nil {
		t.Fatal(err)
	}
	if s := d.read(t, a); s.Rule.String() != "week 2 mo times 2" || s.From != 4 || len(s.Dates) != 5 {
		t.Errorf("%s from %d, %d dates", s.Rule, s.From, len(s.Dates))
	}
	t.Run("a date of the older rule takes the newest with it", func(t *testing.T) {
		a, err := d.follow(t, d.read(t, a), 2, at(8, 0))
		if err != nil {
			t.Fatal(err)
		}
		want(t, told(d.read(t, a), 9), "1 2026-11-23T10:30, 2 2026-11-30T08:00, 3 2026-12-14T08:00, 4 2026-12-28T08:00, 5 2027-01-11T08:00")
	})
}

func TestTakingOffAllThatFollow(t *testing.T) {
	d := newDiary(t)
	s := d.repeat(t, "2026-11-23T10:30", "week 1 mo")
	a, err := d.CancelFollowing(ctx, d.phone.ID, s.Dates[1].Address.Reveal(), 1, 1)
	if err != nil || !a.Cancelled {
		t.Fatalf("%v, %v", a.Cancelled, err)
	}
	now := d.read(t, a)
	for _, o := range now.Dates {
		if o.Cancelled != (o.Number >= 2) {
			t.Errorf("number %d: off is %v", o.Number, o.Cancelled)
		}
	}
	if n, changed := d.planned(t); n != 1 || changed != 0 { // the next is 8 days away: the person is told by nobody
		t.Errorf("%d reminders, %d notices", n, changed)
	}
	d.now = t0.AddDate(1, 0, 0)
	if n, err := d.Extend(ctx); n != 0 || err != nil {
		t.Errorf("%d more dates came, %v", n, err)
	}
	d.now = t0
	if _, err := d.follow(t, now, 1, at(9, 0)); !fault.Is(err, fault.Conflict) {
		t.Errorf("a row that has ended was changed: %v", err)
	}
	if _, err := d.CancelFollowing(ctx, d.phone.ID, s.Dates[0].Address.Reveal(), 1, now.Version); err != nil {
		t.Error(err)
	}
	if n, changed := d.planned(t); n != 0 || changed != 1 {
		t.Errorf("%d reminders, %d notices", n, changed)
	}
}

func TestOnlyThePhoneThatHoldsARowOfDatesMayChangeItAndOnlyAsItSawIt(t *testing.T) {
	d := newDiary(t)
	s := d.repeat(t, "2026-11-23T10:30", "week 1 mo")
	other := d.newPhone(t)
	f := remind.Following{Address: s.Dates[1].Address.Reveal(), Version: 1, Series: 1, Details: s.Dates[1].Details}
	f.Details.Note = "x"
	for says, c := range map[string]struct {
		phone  device.ID
		change func(*remind.Following)
		code   fault.Code
	}{
		"another phone":         {other.ID, func(*remind.Following) {}, fault.NotFound},
		"an old date":           {d.phone.ID, func(f *remind.Following) { f.Version = 0 }, fault.Conflict},
		"an old row":            {d.phone.ID, func(f *remind.Following) { f.Series = 0 }, fault.Conflict},
		"an address of nothing": {d.phone.ID, func(f *remind.Following) { f.Address = "x" }, fault.NotFound},
		"a rule that is none":   {d.phone.ID, func(f *remind.Following) { f.Rule = &remind.Rule{} }, fault.Invalid},
		"a rule of another day": {d.phone.ID, withRule(t, "week 1 tu"), fault.Invalid},
		"a place far too long":  {d.phone.ID, func(f *remind.Following) { f.Details.Place = redact.Text(strings.Repeat("x", 999)) }, fault.Invalid},
	} {
		mine := f
		c.change(&mine)
		if _, err := d.ChangeFollowing(ctx, c.phone, mine); !fault.Is(err, c.code) {
			t.Errorf("%s: %v", says, err)
		}
	}
	if got := d.read(t, s.Dates[0].Appointment); got.Version != 1 || told(got, 99) != told(s, 99) {
		t.Error("something was changed all the same")
	}
	t.Run("a date that was made meanwhile is not left behind", func(t *testing.T) {
		stale, err := d.Store.SeriesOf(ctx, s.Dates[0].ID)
		if err != nil {
			t.Fatal(err)
		}
		d.now = t0.AddDate(0, 0, 2)
		if _, err := d.Extend(ctx); err != nil {
			t.Fatal(err)
		}
		next := stale.Series
		next.Version++
		_, err = d.ReplaceSeries(ctx, d.phone.ID, next, remind.SeriesChange{Made: stale.Made})
		wantFault(t, err, fault.Conflict, "date.changed-elsewhere")
		if err := d.ExtendSeries(ctx, stale.Series, nil, nil); !fault.Is(err, fault.Conflict) {
			t.Errorf("made twice: %v", err)
		}
	})
}

func TestARowOfDatesIsNeverHalfWritten(t *testing.T) {
	count := func(d *diary) string {
		var rows []int
		for _, table := range []string{"series", "series_holder", "occurrence", "appointment", "holder", "reminder"} {
			var n int
			if err := d.readers.QueryRow(`SELECT count(*) FROM ` + table).Scan(&n); err != nil {
				t.Fatal(err)
			}
			rows = append(rows, n)
		}
		return fmt.Sprint(rows)
	}
	for _, fails := range []string{
		`BEFORE INSERT ON occurrence WHEN NEW.number = 7`, `BEFORE INSERT ON reminder WHEN NEW.id = 9`, `BEFORE INSERT ON holder WHEN (SELECT count(*) FROM holder) = 4`,
	} {
		d := newDiary(t)
		before := count(d)
		if _, err := d.writer.Exec(`CREATE TRIGGER fails ` + fails + ` BEGIN SELECT RAISE(ABORT, 'no'); END`); err != nil {
			t.Fatal(err)
		}
		rule, _ := remind.ParseRule("week 1 mo")
		if _, err := d.AddSeries(ctx, d.phone.ID, details(t, "2026-11-23T10:30"), rule); err == nil {
			t.Fatal("it was written all the same")
		}
		if after := count(d); after != before {
			t.Errorf("%s: %s rows, %s before", fails, after, before)
		}
	}
	d := newDiary(t)
	s := d.repeat(t, "2026-11-23T10:30", "week 1 mo")
	before := count(d) + told(s, 99)
	if _, err := d.writer.Exec(`CREATE TRIGGER fails BEFORE UPDATE ON occurrence WHEN NEW.number = 7 BEGIN SELECT RAISE(ABORT, 'no'); END`); err != nil {
		t.Fatal(err)
	}
	if _, err := d.follow(t, s, 2, at(9, 0)); err == nil {
		t.Fatal("it was changed all the same")
	}
	if _, err := d.CancelFollowing(ctx, d.phone.ID, s.Dates[1].Address.Reveal(), 1, 1); err == nil {
		t.Fatal("it was cancelled all the same")
	}
	if after := count(d) + told(d.read(t, s.Dates[0].Appointment), 99); after != before {
		t.Errorf("%s\nbefore %s", after, before)
	}
}

func TestForgettingAndMovingTakeARowOfDatesAlong(t *testing.T) {
	d := newDiary(t)
	s := d.repeat(t, "2026-11-23T10:30", "week 1 mo")
	feed, err := d.NewFeed(ctx, d.phone.ID, t0)
	if err != nil {
		t.Fatal(err)
	}
	into := d.reachable(t, "b")
	if n, _, err := d.MoveHere(ctx, d.code(t, d.phone.ID, t0), into.ID, t0); err != nil || n != 10 {
		t.Fatalf("%d moved, %v", n, err)
	}
	if got, err := d.ByFeed(ctx, feed.Reveal()); err != nil || got.ID != into.ID {
		t.Errorf("the calendar stayed behind: %v", err)
	}
	d.now = t0.AddDate(0, 0, 9)
	if n, err := d.Extend(ctx); err != nil || n == 0 {
		t.Fatal(n, err)
	}
	for phone, want := range map[device.ID]int{d.phone.ID: 0, into.ID: 12} {
		if list, err := d.Book.List(ctx, phone); err != nil || len(list) != want {
			t.Errorf("%d dates instead of %d, %v", len(list), want, err)
		}
	}
	if _, err := d.Book.SeriesOf(ctx, into.ID, s.Dates[3].Address.Reveal()); err != nil {
		t.Error(err)
	}
	if err := d.Forget(ctx, into.ID); err != nil {
		t.Fatal(err)
	}
	for _, table := range []string{"series", "series_holder", "occurrence", "appointment", "reminder", "feed"} {
		var n int
		if err := d.readers.QueryRow(`SELECT count(*) FROM ` + table).Scan(&n); err != nil || n != 0 {
			t.Errorf("%s still has %d rows, %v", table, n, err)
		}
	}
}

func TestAStolenFileSaysNothingOfARowOfDates(t *testing.T) {
	d := newDiary(t)
	s := d.repeat(t, "2026-11-23T10:30", "week 2 mo times 17")
	if _, err := d.follow(t, s, 2, func(x *remind.Details) { x.Place = "SecretPlace" }); err != nil {
		t.Fatal(err)
	}
	feed, err := d.NewFeed(ctx, d.phone.ID, t0)
	if err != nil {
		t.Fatal(err)
	}
	for file, data := range d.bytesOnDisk(t) {
		for _, secret := range []string{"week 2", "times 17", "SecretPlace", "High Street", "meeting", feed.Reveal(), s.Dates[0].UID} {
			if strings.Contains(string(data), secret) {
				t.Errorf("%s holds %q", file, secret)
			}
		}
	}
}

func TestChangesOfOneDayAreToldAsOne(t *testing.T) {
	d := newDiary(t)
	a, err := d.Book.Add(ctx, d.phone.ID, details(t, "2026-11-27T10:30"))
	if err != nil {
		t.Fatal(err)
	}
	change := func(x remind.Details) {
		t.Helper()
		if a, err = d.Change(ctx, d.phone.ID, a.Address.Reveal(), a.Version, x); err != nil {
			t.Fatal(err)
		}
	}
	before := func(want string) {
		t.Helper()
		if c := a.Last; (c != nil) != (want != "") || c != nil && c.Before.Starts.String() != want {
			t.Errorf("it was %+v; want %s", c, want)
		}
	}
	before("")
	change(details(t, "2026-11-27T11:00"))
	before("2026-11-27T10:30")
	other := details(t, "2026-11-27T11:00")
	other.Offsets = nil
	change(other) // reminders are no news
	before("2026-11-27T10:30")
	d.now = t0.Add(23 * time.Hour)
	change(details(t, "2026-11-27T12:00"))
	before("2026-11-27T10:30")
	change(details(t, "2026-11-27T10:30")) // as it was: who saw the last one must know
	before("2026-11-27T12:00")
	change(details(t, "2026-11-27T12:00"))
	before("2026-11-27T10:30")
	d.now = d.now.Add(25 * time.Hour)
	change(details(t, "2026-11-27T13:00"))
	before("2026-11-27T12:00")
}

func TestACalendarAddressWorksUntilANewOneIsMade(t *testing.T) {
	b := newBed(t)
	d, other := b.newPhone(t), b.newPhone(t)
	var all []redact.Text
	for range 3 {
		address, err := b.NewFeed(ctx, d.ID, t0)
		if err != nil || len(address.Reveal()) != 27 {
			t.Fatalf("%d letters, %v", len(address.Reveal()), err)
		}
		all = append(all, address)
		if now, err := b.Feed(ctx, d.ID); err != nil || now != address {
			t.Errorf("the phone is told another one: %v", err)
		}
	}
	if err := b.EndFeed(ctx, d.ID, t0); err != nil {
		t.Fatal(err)
	}
	again, err := b.NewFeed(ctx, d.ID, t0)
	if err != nil || slices.Contains(all, again) {
		t.Errorf("an old address came back: %v", err)
	}
	for _, old := range all {
		_, err := b.ByFeed(ctx, old.Reveal())
		wantFault(t, err, fault.NotFound, "error.not-found")
	}
	if got, err := b.ByFeed(ctx, again.Reveal()); err != nil || got.ID != d.ID {
		t.Errorf("%v", err)
	}
	if none, err := b.Feed(ctx, other.ID); none != "" || err != nil {
		t.Errorf("a phone that never asked has one: %v", err)
	}
	if err := b.EndFeed(context.Background(), other.ID, t0); err != nil {
		t.Error(err)
	}
	if _, err := b.NewFeed(ctx, 42, t0); !fault.Is(err, fault.NotFound) {
		t.Errorf("a phone that is not there: %v", err)
	}
}
