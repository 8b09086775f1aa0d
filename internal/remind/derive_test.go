package remind

import (
	"testing"
	"time"
)

func TestAPlanOfOldRulesIsDerivedLikeANewOne(t *testing.T) {
	a := dated(t, "2027-01-18T10:30", "7d 1d 2h")
	for _, want := range Plans(a, sunday) {
		old := want // as if the zone had been an hour off when it was planned
		old.Due, old.Expires = old.Due.Add(-time.Hour), old.Expires.Add(-time.Hour)
		if got := old.Derived(a, sunday); got != want {
			t.Errorf("%s: got %+v, want %+v", want.Offset, got, want)
		}
	}
}

func TestAPlanWhoseNewTimeHasPassedGoesNow(t *testing.T) {
	a := dated(t, "2026-11-22T15:00", "2h") // an hour earlier than it was: 2 hours before is now past
	now := a.UTC.Add(-90 * time.Minute)
	old := Plan{Purpose: PurposeRemind, Offset: Offset{Hours: 2}, Due: now.Add(30 * time.Minute), Expires: a.UTC.Add(time.Hour)}
	if got := old.Derived(a, now); !got.Due.Equal(now) || !got.Expires.Equal(a.UTC) || got.Silent {
		t.Errorf("got %+v", got)
	}
}

func TestWhatGoesAtOnceKeepsItsTimeAndGetsTheNewEnd(t *testing.T) {
	a := dated(t, "2026-11-23T10:30", "1d")
	for purpose, end := range map[Purpose]time.Time{PurposeRemind: a.UTC, PurposeChanged: a.UTC.Add(time.Hour)} {
		old := Plan{Purpose: purpose, Due: sunday, Expires: a.UTC.Add(3 * time.Hour)}
		if got := old.Derived(a, sunday.Add(time.Minute)); !got.Due.Equal(sunday) || !got.Expires.Equal(end) {
			t.Errorf("%s: got %+v", purpose, got)
		}
	}
}

func TestATimeThatNewRulesSkipMovesForward(t *testing.T) {
	d := dated(t, "2027-01-18T10:30", "1d").Details
	d.Starts = Wall{2027, time.March, 28, 1, 30}
	if start, ok := d.Derived(); !ok || !start.Equal(time.Date(2027, 3, 28, 1, 30, 0, 0, time.UTC)) {
		t.Errorf("%v, %v", start, ok)
	}
	d.Zone = "Mars/Base"
	if _, ok := d.Derived(); ok {
		t.Error("a zone that nobody knows gives a start")
	}
}
