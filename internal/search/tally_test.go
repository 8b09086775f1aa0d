package search_test

import (
	"context"
	"maps"
	"strings"
	"testing"

	"plainwell/internal/search"
)

type missed map[string]int

func (m missed) AddMissed(_ context.Context, lang, words string, times int) error {
	m[lang+": "+words] += times
	return nil
}

func TestWordsAreWrittenDownOnlyOnceManyHaveAsked(t *testing.T) {
	kept := missed{}
	tally := search.NewTally(kept)
	ask := func(times int, query string) {
		for range times {
			if err := tally.Count(t.Context(), "en", search.Words(query)); err != nil {
				t.Fatal(err)
			}
		}
	}
	ask(4, "bunions")
	if len(kept) != 0 {
		t.Errorf("after four: %v", kept)
	}
	ask(3, "Bunions!")
	ask(5, "gout in toe")
	ask(9, "a b c d")
	ask(9, "flat 4")
	ask(9, "07700900123")
	ask(9, strings.Repeat("x", 40))
	ask(9, "")
	if want := (missed{"en: bunions": 7, "en: gout in toe": 5}); !maps.Equal(kept, want) {
		t.Errorf("kept %v, want %v", kept, want)
	}
}

func TestTheMemoryOfCountingHasAnEnd(t *testing.T) {
	kept := missed{}
	tally := search.NewTally(kept)
	for a := 'a'; a <= 'z'; a++ {
		for b := 'a'; b <= 'z'; b++ {
			for c := 'a'; c <= 'd'; c++ {
				if err := tally.Count(t.Context(), "en", []string{string([]rune{a, b, c})}); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	if n := tally.Remembered(); n > 2000 {
		t.Errorf("%d different words are remembered", n)
	}
}
