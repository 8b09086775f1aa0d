package remind

import (
	"slices"
	"testing"
)

func TestOffsetsAreWrittenAndReadTheSame(t *testing.T) {
	for _, s := range []string{"0", "7d", "1d", "2h", "1h", "28d", "72h"} {
		o, err := ParseOffset(s)
		if err != nil || o.String() != s {
			t.Errorf("%q: got %q, %v", s, o, err)
		}
	}
	for _, s := range []string{"", "d", "0d", "0h", "00", "-1d", "+1d", "01d", "1m", "1", "29d", "73h", "999h", "1d2h", " 1d", "1D"} {
		if o, err := ParseOffset(s); err == nil {
			t.Errorf("%q was read as %q", s, o)
		}
	}
}

func TestOffsetsAreSortedLargestFirstAndOnlyOnce(t *testing.T) {
	got := sortOffsets([]Offset{{Hours: 2}, {Days: 7}, {Hours: 24}, {Hours: 2}, {Days: 1}})
	want := []Offset{{Days: 7}, {Days: 1}, {Hours: 24}, {Hours: 2}}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestTheFormOffersNothingThatMayNotBeChosen(t *testing.T) {
	for _, o := range append(slices.Clone(OffsetChoices), DefaultOffsets...) {
		if !o.real() || o.Key() != "remind.offset."+o.String() {
			t.Errorf("%s may not be chosen, or has no words", o)
		}
	}
	if len(OffsetChoices) > MaxOffsets {
		t.Error("a person who ticks every choice would be refused")
	}
}
