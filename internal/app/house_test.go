package app

import (
	"testing"
	"time"
)

func TestTheNextMidnightIsTheNextDayWhateverTheClocksDo(t *testing.T) {
	london, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		now  time.Time
		want string
	}{
		"a plain day":                  {time.Date(2026, 11, 22, 15, 0, 0, 0, london), "2026-11-23T00:00:00Z"},
		"a second before":              {time.Date(2026, 11, 22, 23, 59, 59, 0, london), "2026-11-23T00:00:00Z"},
		"midnight itself":              {time.Date(2026, 11, 22, 0, 0, 0, 0, london), "2026-11-23T00:00:00Z"},
		"the day that has 23 hours":    {time.Date(2027, 3, 28, 0, 30, 0, 0, london), "2027-03-28T23:00:00Z"},
		"the day that has 25 hours":    {time.Date(2027, 10, 31, 0, 30, 0, 0, london), "2027-11-01T00:00:00Z"},
		"the last day of a short year": {time.Date(2026, 12, 31, 12, 0, 0, 0, london), "2027-01-01T00:00:00Z"},
	} {
		if got := nextMidnight(c.now).UTC().Format(time.RFC3339); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}
