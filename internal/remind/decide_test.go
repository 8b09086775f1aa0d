package remind

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// late makes a rig whose clock stands at a time in London, with one row that was
// due at another time for a date at a third.
func late(t *testing.T, now, due, starts string) (*rig, *qrow) {
	t.Helper()
	r := newRig(t)
	r.at = mustIn(t, now)
	a := dated(t, starts, "1d")
	a.ID = 1
	return r, r.q.add(1, a, Plan{Purpose: PurposeRemind, Offset: Offset{Days: 1}, Due: mustIn(t, due), Expires: a.UTC}, 1, "push.example")
}

func mustIn(t *testing.T, s string) time.Time {
	t.Helper()
	at, _, err := wall(t, s).In(zone(t, london))
	if err != nil {
		t.Fatal(err)
	}
	return at.UTC()
}

func TestALateRowDoesNotRingAtNight(t *testing.T) {
	for _, c := range []struct{ says, now, due, starts, want string }{
		{"late in the evening: held until 8am", "2026-11-23T22:57", "2026-11-23T20:00", "2026-11-24T20:00", "until 2026-11-24T08:00"},
		{"in the small hours: held until 8am", "2026-11-24T03:03", "2026-11-23T20:00", "2026-11-24T20:00", "until 2026-11-24T08:00"},
		{"too late for 8am: without a sound", "2026-11-24T03:03", "2026-11-23T20:00", "2026-11-24T08:20", "silent"},
		{"just past 9pm, as it was due before: with a sound", "2026-11-23T21:09", "2026-11-23T20:59", "2026-11-24T20:59", "loud"},
		{"in the day: with a sound", "2026-11-24T08:00", "2026-11-23T20:00", "2026-11-24T20:00", "loud"},
	} {
		r, _ := late(t, c.now, c.due, c.starts)
		r.tick(t)
		got := r.q.see(1)
		said := got.note
		switch {
		case got.state == HandedOver && r.s.sent[0].Silent:
			said = "silent"
		case got.state == HandedOver:
			said = "loud"
		case got.state == Planned && got.note == "quiet":
			// spread over ten minutes by the number of the row
			said = "until " + WallOf(got.at.Add(-Due{Row: 1}.share(backlogSpan)).In(zone(t, london))).String()
		}
		if said != c.want {
			t.Errorf("%s: got %s (%s, %s), want %s", c.says, said, got.state, got.at, c.want)
		}
	}
}

func TestARowThatWasPlannedSilentStaysSilent(t *testing.T) {
	r, row := late(t, "2026-11-24T05:00", "2026-11-24T05:00", "2026-11-24T07:00")
	row.Plan.Silent = true
	r.tick(t)
	if r.s.count() != 1 || !r.s.sent[0].Silent {
		t.Errorf("sent %+v", r.s.sent)
	}
}

func TestAfterALongStopOnlyTheLatestReminderOfADateIsSent(t *testing.T) {
	r := newRig(t)
	a := dated(t, "2026-11-24T10:30", "7d 1d 2h")
	a.ID = 1
	for i, o := range a.Offsets {
		r.q.add(int64(i+1), a, Plan{Purpose: PurposeRemind, Offset: o, Due: sunday.Add(-5 * time.Hour), Expires: a.UTC}, 1, "push.example")
	}
	r.q.add(4, a, Plan{Purpose: PurposeRemind, Offset: Offset{Days: 7}, Due: sunday.Add(-5 * time.Hour), Expires: a.UTC}, 2, "push.example")
	over := dated(t, "2026-11-22T12:30", "2h")
	over.ID = 2
	r.q.add(5, over, Plan{Purpose: PurposeRemind, Offset: Offset{Hours: 2}, Due: sunday.Add(-5 * time.Hour), Expires: over.UTC}, 1, "push.example")
	r.tick(t)
	var got []string
	for i := range int64(5) {
		row := r.q.see(i + 1)
		got = append(got, fmt.Sprintf("%s/%s", row.state, row.note))
	}
	want := "too-late/merged too-late/merged handed-over/http-201 handed-over/http-201 too-late/expired"
	if s := strings.Join(got, " "); s != want {
		t.Errorf("got  %s\nwant %s", s, want)
	}
}

func TestALongBacklogIsSpreadOutAndTheUrgentGoAtOnce(t *testing.T) {
	r := newRig(t)
	far, near := dated(t, "2026-11-24T10:30", "1d"), dated(t, "2026-11-22T14:30", "2h")
	for i := range int64(80) {
		a := far
		if i < 10 {
			a = near
		}
		a.ID = i + 1
		r.q.add(i+1, a, Plan{Purpose: PurposeRemind, Offset: Offset{Days: 1}, Due: sunday.Add(-6 * time.Hour), Expires: a.UTC}, i+1, "push.example")
	}
	fresh := far
	fresh.ID = 99
	r.q.add(99, fresh, Plan{Purpose: PurposeRemind, Offset: Offset{Days: 1}, Due: sunday, Expires: fresh.UTC}, 99, "push.example")
	r.tick(t)
	if r.s.count() != 11 || r.q.see(99).state != HandedOver || r.q.see(10).state != HandedOver {
		t.Errorf("%d went at once", r.s.count())
	}
	for range 11 {
		r.pass(time.Minute)
		before := r.s.count()
		r.tick(t)
		if n := r.s.count() - before; n > 12 {
			t.Errorf("%d in one minute", n)
		}
	}
	if got, _ := r.q.Counts(ctx); got[HandedOver] != 81 {
		t.Errorf("after eleven minutes: %v", got)
	}
}

func TestABacklogThatIsShortGoesAtOnce(t *testing.T) {
	r := newRig(t)
	a := dated(t, "2026-11-24T10:30", "1d")
	for i := range int64(16) {
		a.ID = i + 1
		r.q.add(i+1, a, Plan{Purpose: PurposeRemind, Offset: Offset{Days: 1}, Due: sunday.Add(-6 * time.Hour), Expires: a.UTC}, i+1, "push.example")
	}
	r.tick(t)
	if r.s.count() != 16 {
		t.Errorf("%d went at once", r.s.count())
	}
}

func TestWhatATeamHasStoppedIsNotSent(t *testing.T) {
	for _, hold := range []string{HoldPaused, HoldTest} {
		for _, purpose := range []Purpose{PurposeRemind, PurposeChanged} {
			r := newRig(t)
			r.dueNow(t, 1, 1, "push.example").Plan.Purpose = purpose
			held := r.dueNow(t, 2, 2, "push.example")
			held.Plan.Purpose = purpose
			// It is held only after it was claimed: what counts is how it is read again.
			r.q.reread = func(row int64) error {
				held.Hold = hold
				return nil
			}
			r.tick(t)
			if got := r.q.see(2); got.state != Muted || got.note != hold || r.s.count() != 1 || r.q.see(1).state != HandedOver {
				t.Errorf("%s, %s: it is %s, %q, and %d were sent", hold, purpose, got.state, got.note, r.s.count())
			}
		}
	}
}
