package facts

import (
	"testing"
	"time"
	_ "time/tzdata" // so that no machine goes without the zone
)

func london(t *testing.T) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

func TestAFactAgesFromMidnightAfterItsDay(t *testing.T) {
	zone := london(t)
	at := func(y int, m time.Month, d, hour, minute int) time.Time {
		return time.Date(y, m, d, hour, minute, 0, 0, zone)
	}
	// 30 days after 22 February 2027 is 24 March 2027; the clocks go forward on 28 March.
	price := Fact{NextCheck: time.Date(2027, 2, 22, 0, 0, 0, 0, time.UTC), Until: time.Date(2027, 3, 31, 0, 0, 0, 0, time.UTC)}
	for name, c := range map[string]struct {
		now  time.Time
		want Standing
	}{
		"the last minute of the day of the check": {at(2027, 2, 22, 23, 59), Good},
		"the midnight after the day of the check": {at(2027, 2, 23, 0, 0), Overdue},
		"the last minute of the grace":            {at(2027, 3, 24, 23, 59), Overdue},
		"the midnight after the grace":            {at(2027, 3, 25, 0, 0), Stale},
		"the last minute of the last day":         {at(2027, 3, 31, 23, 59), Stale},
		"the midnight after the last day":         {at(2027, 4, 1, 0, 0), Ended},
		"years later":                             {at(2035, 1, 1, 12, 0), Ended},
	} {
		if got := price.Standing(c.now); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
	if got := (Fact{NextCheck: price.NextCheck}).Standing(at(2035, 1, 1, 0, 0)); got != Stale {
		t.Errorf("a fact with no end is %v years later, want stale", got)
	}
}

func TestTheOverdueListHoldsWhatMustBeCheckedToday(t *testing.T) {
	b := parse(t, line+"[word.x]\nshow = \"x\"\n"+common+"[price.p]\nshow = \"£1\"\nuntil = \"2026-12-01\"\n"+common)
	if got := b.Overdue(time.Date(2027, 2, 22, 12, 0, 0, 0, time.UTC)); len(got) != 0 {
		t.Errorf("on the day of the check itself: %v", got)
	}
	got := b.Overdue(time.Date(2027, 2, 23, 0, 0, 0, 0, time.UTC))
	if len(got) != 3 || got[0].Key() != "phone.samaritans" || got[2].Key() != "word.x" {
		t.Errorf("the day after: %v", got)
	}
}

func TestAnOperatorsFactReplacesTheShippedOneWhole(t *testing.T) {
	shipped := parse(t, line+"hours = \"Always.\"\n[word.x]\nshow = \"x\"\n"+common)
	own := parse(t, "[phone.samaritans]\nshow = \"116 124\"\ntel = \"116124\"\ncost = \"credit\"\n"+common+"[word.y]\nshow = \"y\"\n"+common)
	both := shipped.Overlay(own)
	if f, _ := both.Get(Phone, "samaritans"); f.Tel != "116124" || f.Hours != "" {
		t.Errorf("got %+v", f)
	}
	if len(both.All()) != 3 || len(shipped.All()) != 2 {
		t.Errorf("%d together, %d shipped", len(both.All()), len(shipped.All()))
	}
	if n := len(shipped.Overlay(nil).All()); n != 2 {
		t.Errorf("an overlay of nothing leaves %d", n)
	}
	var none *Book
	if _, ok := none.Get(Phone, "x"); ok || len(none.Overlay(own).All()) != 2 {
		t.Error("a nil book is not an empty book")
	}
}
