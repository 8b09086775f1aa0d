package store

import (
	"slices"
	"testing"

	"plainwell/internal/search"
)

func index(t *testing.T) *SearchIndex {
	t.Helper()
	x, err := NewSearchIndex(ctx, map[string][]search.Document{
		"en": {
			{Slug: "teeth", Title: "See a dentist", Body: "Ask for reminders."},
			{Slug: "costs", Title: "Help with costs", Headings: "The dentist", Body: "Money."},
			{Slug: "rights", Title: "Your rights", Body: "A dentist may not say no."},
		},
		"cy": {{Slug: "teeth", Title: "Gweld deintydd", Called: "dannodd"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { x.Close() })
	return x
}

func TestATitleCountsMoreThanAHeadingAndAHeadingMoreThanTheText(t *testing.T) {
	x := index(t)
	for _, c := range []struct {
		lang  string
		words []string
		open  bool
		want  []string
	}{
		{"en", []string{"dentist"}, false, []string{"teeth", "costs", "rights"}},
		{"en", []string{"reminder"}, false, []string{"teeth"}},
		{"en", []string{"mone"}, false, nil},
		{"en", []string{"mon"}, true, []string{"costs"}},
		{"cy", []string{"dannodd"}, true, []string{"teeth"}},
		{"xx", []string{"dentist"}, true, nil},
		{"en", nil, true, nil},
		{"en", []string{`"`, "*", "'"}, true, nil},
		{"en", []string{"OR", "NEAR", "AND", "title:money)"}, true, nil},
	} {
		hits, err := x.Find(ctx, c.lang, c.words, c.open)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for i, h := range hits {
			got = append(got, h.Slug)
			if h.Score <= 0 || i > 0 && h.Score > hits[i-1].Score {
				t.Errorf("%v: scores %v", c.words, hits)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s %v: %v, want %v", c.lang, c.words, got, c.want)
		}
	}
}

func TestMissedSearchesAddUp(t *testing.T) {
	b := newBed(t)
	for _, m := range []MissedSearch{{"en", "gout", 5}, {"en", "gout", 1}, {"cy", "gout", 5}, {"en", "bunions", 9}} {
		if err := b.AddMissed(ctx, m.Lang, m.Words, m.Times); err != nil {
			t.Fatal(err)
		}
	}
	got, err := b.MissedSearches(ctx)
	if want := []MissedSearch{{"en", "bunions", 9}, {"en", "gout", 6}, {"cy", "gout", 5}}; err != nil || !slices.Equal(got, want) {
		t.Errorf("%v, %v", got, err)
	}
}
