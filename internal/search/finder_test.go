package search_test

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"plainwell/internal/search"
	"plainwell/locales"
)

type brokenIndex struct{}

func (brokenIndex) Find(context.Context, string, []string, bool) ([]search.Hit, error) {
	return nil, errors.New("the index is broken")
}
func (brokenIndex) Close() error { return nil }

func noDocuments(string, time.Time) []search.Document { return nil }

func broken(context.Context, map[string][]search.Document) (search.Index, error) {
	return brokenIndex{}, nil
}

func TestADayThatCannotBeMadeLeavesTheOneBefore(t *testing.T) {
	fails := false
	f := search.New(search.Options{
		Called: map[string]search.Called{"en": {}},
		Documents: func(string, time.Time) []search.Document {
			return []search.Document{{Slug: "dentist", Title: "See a dentist"}}
		},
		Build: func(ctx context.Context, docs map[string][]search.Document) (search.Index, error) {
			if fails {
				return nil, errors.New("no memory")
			}
			return broken(ctx, docs)
		},
	})
	if a, err := f.Search(t.Context(), "en", "dentist"); err != nil || len(a.Pages) > 0 {
		t.Errorf("before the first day: %v, %v", a, err)
	}
	if err := f.Remake(t.Context(), day); err != nil {
		t.Fatal(err)
	}
	fails = true
	if err := f.Remake(t.Context(), day.AddDate(0, 0, 1)); err == nil {
		t.Fatal("a failure was not told")
	}
	if a, _ := f.Search(t.Context(), "en", "dentast"); a.Read != "dentist" {
		t.Errorf("read as %q", a.Read)
	}
}

func TestAWrongWordIsReadAndSaidSo(t *testing.T) {
	f, _ := realFinder(t)
	for q, want := range map[string]string{"dentest": "dentist", "docter": "doctor", "metadone": "methadone", "anxyeti": "anxiety", "naloxon": "naloxone", "dentist": "", "doctors": "", "zzqqxx": ""} {
		a, err := f.Search(t.Context(), "en", q)
		if err != nil || a.Read != want {
			t.Errorf("%q is read as %q, want %q; %v", q, a.Read, want, err)
		}
	}
}

func TestEveryPageHasNamesAndEveryNameAPage(t *testing.T) {
	_, library := realFinder(t)
	called := map[string]search.Called{}
	for _, lang := range []string{"en", "cy"} {
		c, err := search.LoadCalled(locales.FS(), lang)
		if err != nil {
			t.Fatal(err)
		}
		called[lang] = c
		entries, of := 0, map[string]string{}
		for slug, list := range c.First {
			for _, phrase := range list {
				entries++
				key := strings.Join(search.Words(phrase), " ")
				if other, twice := of[key]; twice && other != slug {
					t.Errorf("%s: %q means both %s and %s first", lang, phrase, other, slug)
				}
				of[key] = slug
			}
		}
		for _, slug := range slices.Concat(slices.Collect(maps.Keys(c.First)), slices.Collect(maps.Keys(c.Also))) {
			if !slices.Contains(library.Slugs(), slug) {
				t.Errorf("%s: there is no page called %s", lang, slug)
			}
		}
		t.Logf("%s: %d entries", lang, entries)
		if entries < 250 {
			t.Errorf("%s: %d entries; 250 is the least", lang, entries)
		}
	}
	for _, slug := range library.Slugs() {
		if len(called["en"].First[slug]) == 0 {
			t.Errorf("nothing is written down that people call %s: add it to locales/called.en.toml", slug)
		}
	}
}

func TestAMistakeInTheListIsToldWithItsFile(t *testing.T) {
	for text, want := range map[string]string{
		"[frist]\ngp = ['doctor']": "frist", "[first]\ngp = ['?!']": "no words", "[emergency]\nbad = ['x']": "no kind called bad", "[first]\ngp = 3": "called.en.toml",
	} {
		_, err := search.LoadCalled(fstest.MapFS{"called.en.toml": {Data: []byte(text)}}, "en")
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "called.en.toml") {
			t.Errorf("%q: %v", text, err)
		}
	}
	if _, err := search.LoadCalled(fstest.MapFS{}, "xx"); err != nil {
		t.Errorf("a language with no list: %v", err)
	}
}

func BenchmarkQuery(b *testing.B) {
	f, _ := realFinder(b)
	all := rows(b)
	for i := 0; b.Loop(); i++ {
		r := all[i%len(all)]
		if _, err := f.Search(b.Context(), r.lang, r.query); err != nil {
			b.Fatal(err)
		}
	}
}

// The longest that is read: twelve long words, each of them wrong.
func BenchmarkWorstQuery(b *testing.B) {
	f, _ := realFinder(b)
	q := strings.Repeat("perscriptoin metadonne anxietty ", 4)
	for b.Loop() {
		if _, err := f.Search(b.Context(), "en", q); err != nil {
			b.Fatal(err)
		}
	}
}
