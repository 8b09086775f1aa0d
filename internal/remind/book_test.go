package remind

import (
	"bytes"
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/fault"
	"plainwell/internal/redact"
)

// shelf keeps dates in memory, as the store would.
type shelf struct {
	FollowShelf   // so do those of who follows whom
	SeriesShelf   // the tests of the store try these on a real file
	dates         []Appointment
	holder        map[int64]device.ID
	plans         map[int64][]Plan // of the newest version
	writes        int
	noticeVersion int
	refuses       error
}

func newShelf() *shelf { return &shelf{holder: map[int64]device.ID{}, plans: map[int64][]Plan{}} }

func (s *shelf) Add(_ context.Context, holder device.ID, a Appointment, plan []Plan) (Appointment, error) {
	if s.refuses != nil {
		return Appointment{}, s.refuses
	}
	s.writes++
	a.ID = int64(len(s.dates) + 1)
	a.Address = redact.Text("address" + string(rune('a'+len(s.dates))))
	s.dates, s.holder[a.ID], s.plans[a.ID] = append(s.dates, a), holder, plan
	return a, nil
}

func (s *shelf) Replace(_ context.Context, holder device.ID, a Appointment, plan []Plan) (Appointment, error) {
	s.writes++
	if old := s.dates[a.ID-1]; old.Version != a.Version-1 {
		return Appointment{}, fault.New(fault.Conflict, "date.changed-elsewhere")
	}
	s.dates[a.ID-1], s.plans[a.ID] = a, plan
	return a, nil
}

func (s *shelf) List(_ context.Context, holder device.ID) (out []Appointment, err error) {
	for _, a := range s.dates {
		if s.holder[a.ID] == holder {
			out = append(out, a)
		}
	}
	return out, s.refuses
}

func (s *shelf) ByAddress(_ context.Context, address string, holder device.ID) (Appointment, bool, error) {
	for _, a := range s.dates {
		if a.Address.Reveal() == address {
			return a, s.holder[a.ID] == holder, nil
		}
	}
	return Appointment{}, false, fault.New(fault.NotFound, "date.error.none")
}

func (s *shelf) ByNotice(ctx context.Context, address string, holder device.ID) (Appointment, bool, error) {
	return s.ByAddress(ctx, address, holder)
}

func (s *shelf) ListSeries(context.Context, device.ID) ([]Series, map[int64]int64, error) {
	return nil, nil, nil
}

func (s *shelf) Purge(_ context.Context, before time.Time) (n int, err error) {
	s.dates = slices.DeleteFunc(s.dates, func(a Appointment) bool {
		if a.UTC.Before(before) {
			n++
			return true
		}
		return false
	})
	return n, nil
}

func newBookTest(t *testing.T) (*Book, *shelf, *time.Time, *int) {
	t.Helper()
	now, woken := sunday, 0
	s := newShelf()
	b := NewBook(s, func() time.Time { return now }, rand.NewChaCha8([32]byte{1}))
	b.OnWrite(func() { woken++ })
	return b, s, &now, &woken
}

func tuesday(t *testing.T) Details {
	return dated(t, "2026-11-24T10:30", "2h 1d").Details
}

var ctx = context.Background()

func TestADateIsWrittenDownWithItsReminders(t *testing.T) {
	b, s, _, woken := newBookTest(t)
	a, err := b.Add(ctx, 7, tuesday(t))
	if err != nil {
		t.Fatal(err)
	}
	if a.Version != 1 || a.Cancelled || len(a.UID) != 26 || !a.UTC.Equal(instant(t, "2026-11-24T10:30:00Z")) || !a.Made.Equal(sunday) {
		t.Errorf("got %+v", a)
	}
	if got := told(t, london, s.plans[a.ID]); got != "1d 2026-11-23T10:30, 2h 2026-11-24T08:30" || *woken != 1 {
		t.Errorf("planned %s, woken %d times", got, *woken)
	}
	other := tuesday(t)
	other.Note = "another"
	second, err := b.Add(ctx, 7, other)
	if err != nil || second.UID == a.UID {
		t.Errorf("a second date: %v, UID the same: %v", err, second.UID == a.UID)
	}
}

func TestTheSameDateTwiceIsOneDate(t *testing.T) {
	b, s, _, _ := newBookTest(t)
	first, _ := b.Add(ctx, 7, tuesday(t))
	again, err := b.Add(ctx, 7, tuesday(t))
	if err != nil || again.ID != first.ID || s.writes != 1 {
		t.Errorf("a second tap: %v, date %d, %d writes", err, again.ID, s.writes)
	}
	if other, err := b.Add(ctx, 8, tuesday(t)); err != nil || other.ID == first.ID {
		t.Errorf("another phone has dates of its own: %v", err)
	}
	if _, err := b.Cancel(ctx, 7, first.Address.Reveal(), 1); err != nil {
		t.Fatal(err)
	}
	if anew, err := b.Add(ctx, 7, tuesday(t)); err != nil || anew.ID == first.ID {
		t.Errorf("a date that is off can be added anew: %v", err)
	}
}

func TestDetailsThatNoFormLetThroughAreRefused(t *testing.T) {
	b, s, _, _ := newBookTest(t)
	for says, spoil := range map[string]func(*Details){
		"kind":   func(d *Details) { d.Kind = "court" },
		"zone":   func(d *Details) { d.Zone = "Local" },
		"day":    func(d *Details) { d.Starts.Month, d.Starts.Day = time.February, 31 },
		"hour":   func(d *Details) { d.Starts = wall(t, "2027-03-28T01:30") },
		"place":  func(d *Details) { d.Place = redact.Text(bytes.Repeat([]byte("x"), MaxPlace+1)) },
		"note":   func(d *Details) { d.Note = "\xff" },
		"offset": func(d *Details) { d.Offsets = []Offset{{}} },
		"both":   func(d *Details) { d.Offsets = []Offset{{Days: 1, Hours: 1}} },
		"six": func(d *Details) {
			d.Offsets = []Offset{{Days: 1}, {Days: 2}, {Days: 3}, {Days: 4}, {Days: 5}, {Days: 6}}
		},
	} {
		d := tuesday(t)
		spoil(&d)
		if _, err := b.Add(ctx, 7, d); !fault.Is(err, fault.Invalid) && !fault.Is(err, fault.Internal) {
			t.Errorf("%s: got %v", says, err)
		}
	}
	if s.writes != 0 {
		t.Errorf("%d were written all the same", s.writes)
	}
}

func TestAPhoneHoldsOnlySoManyDates(t *testing.T) {
	b, _, _, _ := newBookTest(t)
	d := tuesday(t)
	for i := range MaxDates {
		d.Starts = wall(t, "2026-11-24T10:30").AddDays(i)
		if _, err := b.Add(ctx, 7, d); err != nil {
			t.Fatal(err)
		}
	}
	d.Starts = d.Starts.AddDays(1)
	if _, err := b.Add(ctx, 7, d); !fault.Is(err, fault.TooMany) || fault.Of(err).Key != "date.too-many" {
		t.Errorf("one more: %v", err)
	}
	if _, err := b.Add(ctx, 8, d); err != nil {
		t.Errorf("another phone: %v", err)
	}
}

func TestAChangeRaisesTheVersionAndPlansAnew(t *testing.T) {
	b, s, now, woken := newBookTest(t)
	a, _ := b.Add(ctx, 7, tuesday(t))
	*now = now.Add(time.Hour)
	d := tuesday(t)
	d.Starts = wall(t, "2026-11-25T15:00")
	got, err := b.Change(ctx, 7, a.Address.Reveal(), 1, d)
	if err != nil {
		t.Fatal(err)
	}
	if got.Version != 2 || got.UID != a.UID || got.Address != a.Address || !got.UTC.Equal(instant(t, "2026-11-25T15:00:00Z")) || !got.Changed.Equal(*now) || !got.Made.Equal(sunday) {
		t.Errorf("got %+v", got)
	}
	plans := s.plans[a.ID]
	if want := "0 2026-11-22T14:00, 1d 2026-11-24T15:00, 2h 2026-11-25T13:00"; told(t, london, plans) != want || plans[0].Purpose != PurposeChanged {
		t.Errorf("planned %s", told(t, london, plans))
	}
	if *woken != 2 {
		t.Errorf("woken %d times", *woken)
	}
}

func TestNothingChangedIsNoNewVersion(t *testing.T) {
	b, s, _, _ := newBookTest(t)
	a, _ := b.Add(ctx, 7, tuesday(t))
	same := tuesday(t)
	slices.Reverse(same.Offsets)
	for _, version := range []int{1, 0, 5} { // a second tap comes with the version before
		if got, err := b.Change(ctx, 7, a.Address.Reveal(), version, same); err != nil || got.Version != 1 || s.writes != 1 {
			t.Errorf("version %d: %v, now %d, %d writes", version, err, got.Version, s.writes)
		}
	}
}

func TestOtherRemindersAreNoNewsAboutTheDate(t *testing.T) {
	b, s, _, _ := newBookTest(t)
	a, _ := b.Add(ctx, 7, tuesday(t))
	d := tuesday(t)
	d.Offsets = []Offset{{Hours: 1}}
	got, err := b.Change(ctx, 7, a.Address.Reveal(), 1, d)
	if err != nil || got.Version != 2 {
		t.Fatalf("version %d: %v", got.Version, err)
	}
	if plans := told(t, london, s.plans[a.ID]); plans != "1h 2026-11-24T09:30" {
		t.Errorf("planned %s", plans)
	}
}

func TestAChangedNoticeTakesThePlaceOfOneAtOnceAndOfNoOther(t *testing.T) {
	b, s, now, _ := newBookTest(t)
	a, _ := b.Add(ctx, 7, tuesday(t))
	d := tuesday(t)
	d.Place = "Upstairs"
	*now = instant(t, "2026-11-24T08:20:00Z") // the 2 hours come in 10 minutes
	if _, err := b.Change(ctx, 7, a.Address.Reveal(), 1, d); err != nil {
		t.Fatal(err)
	}
	if got := told(t, london, s.plans[a.ID]); got != "0 2026-11-24T08:20, 2h 2026-11-24T08:30" {
		t.Errorf("planned %s", got)
	}
	d.Place = "Downstairs"
	*now = instant(t, "2026-11-24T09:00:00Z")
	if _, err := b.Change(ctx, 7, a.Address.Reveal(), 2, d); err != nil {
		t.Fatal(err)
	}
	if got := s.plans[a.ID]; len(got) != 1 || got[0].Purpose != PurposeChanged {
		t.Errorf("planned %s", told(t, london, got))
	}
}

func TestOnlyTheHolderWithTheNewestVersionMayChange(t *testing.T) {
	b, s, _, _ := newBookTest(t)
	a, _ := b.Add(ctx, 7, tuesday(t))
	address := a.Address.Reveal()
	d := tuesday(t)
	d.Note = "x"
	for says, c := range map[string]struct {
		err  error
		code fault.Code
	}{
		"another phone changes":   {second(b.Change(ctx, 8, address, 1, d)), fault.NotFound},
		"no phone changes":        {second(b.Change(ctx, 0, address, 1, d)), fault.NotFound},
		"another phone cancels":   {second(b.Cancel(ctx, 8, address, 1)), fault.NotFound},
		"an unknown address":      {second(b.Change(ctx, 7, "nowhere", 1, d)), fault.NotFound},
		"an old version changes":  {second(b.Change(ctx, 7, address, 0, d)), fault.Conflict},
		"an old version cancels":  {second(b.Cancel(ctx, 7, address, 0)), fault.Conflict},
		"a version yet to come":   {second(b.Change(ctx, 7, address, 2, d)), fault.Conflict},
		"details that are broken": {second(b.Change(ctx, 7, address, 1, Details{})), fault.Internal},
	} {
		if !fault.Is(c.err, c.code) {
			t.Errorf("%s: got %v, want %s", says, c.err, c.code)
		}
	}
	if s.writes != 1 {
		t.Errorf("%d writes", s.writes)
	}
}

func second[T any](_ T, err error) error { return err }

func TestCancellingTwiceIsCancellingOnce(t *testing.T) {
	b, s, _, _ := newBookTest(t)
	a, _ := b.Add(ctx, 7, tuesday(t))
	address := a.Address.Reveal()
	off, err := b.Cancel(ctx, 7, address, 1)
	if err != nil || !off.Cancelled || off.Version != 2 {
		t.Fatalf("got %+v, %v", off, err)
	}
	if plans := s.plans[a.ID]; len(plans) != 1 || plans[0].Purpose != PurposeChanged {
		t.Errorf("planned %s", told(t, london, plans))
	}
	again, err := b.Cancel(ctx, 7, address, 1)
	if err != nil || again.Version != 2 || s.writes != 2 {
		t.Errorf("again: %+v, %v, %d writes", again, err, s.writes)
	}
	d := tuesday(t)
	d.Note = "x"
	if _, err := b.Change(ctx, 7, address, 2, d); fault.Of(err).Key != "date.is-cancelled" {
		t.Errorf("changing what is off: %v", err)
	}
}

func TestDatesAreFoundAndPurged(t *testing.T) {
	b, _, now, _ := newBookTest(t)
	a, _ := b.Add(ctx, 7, tuesday(t))
	for _, find := range []func(context.Context, string, device.ID) (Appointment, bool, error){b.Find, b.FindNotice} {
		if got, holds, err := find(ctx, a.Address.Reveal(), 7); err != nil || !holds || got.ID != a.ID {
			t.Errorf("got %d, %v, %v", got.ID, holds, err)
		}
		if _, holds, err := find(ctx, a.Address.Reveal(), 8); err != nil || holds {
			t.Errorf("another phone holds it: %v, %v", holds, err)
		}
	}
	*now = a.UTC.Add(30 * 24 * time.Hour)
	if n, err := b.Purge(ctx, 30*24*time.Hour); n != 0 || err != nil {
		t.Errorf("on the 30th day: %d, %v", n, err)
	}
	*now = now.Add(time.Second)
	if n, err := b.Purge(ctx, 30*24*time.Hour); n != 1 || err != nil {
		t.Errorf("after the 30th day: %d, %v", n, err)
	}
}

func TestWhatTheShelfCannotDoIsNotSaidToBeDone(t *testing.T) {
	b, s, _, woken := newBookTest(t)
	s.refuses = errors.New("disk full")
	if _, err := b.Add(ctx, 7, tuesday(t)); !errors.Is(err, s.refuses) || *woken != 0 {
		t.Errorf("got %v, woken %d times", err, *woken)
	}
	b.random, s.refuses = bytes.NewReader(nil), nil
	if _, err := b.Add(ctx, 7, tuesday(t)); err == nil {
		t.Error("a UID was made of nothing")
	}
}
