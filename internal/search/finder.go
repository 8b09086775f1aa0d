package search

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"time"
)

// Options are what a Finder is made of.
type Options struct {
	// Called is what people call things, by language, with English under the others.
	Called map[string]Called
	// Documents gives the pages of a language as they read on a day; Called in them is
	// filled in here.
	Documents func(lang string, day time.Time) []Document
	// Build makes the index of documents by language.
	Build func(ctx context.Context, docs map[string][]Document) (Index, error)
}

// Finder answers queries. It is safe for use by several goroutines.
type Finder struct {
	options Options
	mu      sync.RWMutex
	index   Index
	langs   map[string]*language
}

// language is what the rules know of one language.
type language struct {
	words   *vocabulary
	phrases *phrases
	alarms  []alarm
}

// Answer is what was found.
type Answer struct {
	Pages   []string // names of pages, best first
	Dangers []Danger // kinds of emergency that the query speaks of
	Read    string   // the query as it was read, if that is not how it was typed
	Instead []string // other queries that may have been meant
	Words   []string // the words that were asked for
}

// MostPages is how many pages an answer has at the most.
const MostPages = 8

// New makes a Finder that finds nothing until Remake.
func New(o Options) *Finder { return &Finder{options: o} }

// Remake makes the index for a day. If that fails, the one before stays.
func (f *Finder) Remake(ctx context.Context, day time.Time) error {
	docs, langs := map[string][]Document{}, map[string]*language{}
	for lang, called := range f.options.Called {
		pages := f.options.Documents(lang, day)
		for i, p := range pages {
			pages[i].Called = strings.Join(append(slices.Clone(called.First[p.Slug]), called.Also[p.Slug]...), ", ")
		}
		docs[lang], langs[lang] = pages, newLanguage(lang, called, pages)
	}
	index, err := f.options.Build(ctx, docs)
	if err != nil {
		return fmt.Errorf("the index of the search could not be made: %w", err)
	}
	f.mu.Lock()
	old := f.index
	f.index, f.langs = index, langs
	f.mu.Unlock()
	if old != nil {
		return old.Close()
	}
	return nil
}

// Close lets go of the index.
func (f *Finder) Close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.index == nil {
		return nil
	}
	err := f.index.Close()
	f.index = nil
	return err
}

// How much one word of each source weighs when a wrong word is near several.
const (
	bodyWeight   = 1
	titleWeight  = 4
	calledWeight = 5
	alarmWeight  = 10
)

func newLanguage(lang string, called Called, pages []Document) *language {
	l := &language{words: newVocabulary(lang), phrases: newPhrases()}
	for _, p := range pages {
		for _, title := range strings.Split(p.Title, "\n") {
			l.phrases.add(title, p.Slug, shareTitle)
		}
		for _, text := range []string{p.Headings, p.Hard, p.Body} {
			l.words.add(Words(text), bodyWeight)
		}
		l.words.add(Words(p.Title), titleWeight)
	}
	there := map[string]bool{}
	for _, p := range pages {
		there[p.Slug] = true
	}
	for _, table := range []struct {
		pages map[string][]string
		share float64
	}{{called.First, shareFirst}, {called.Also, shareAlso}} {
		for _, slug := range slices.Sorted(maps.Keys(table.pages)) {
			for i, text := range table.pages[slug] {
				l.words.add(Words(text), calledWeight)
				if there[slug] {
					// What stands first in the list is a shade more the name of the page.
					l.phrases.add(text, slug, table.share-0.0005*float64(i))
				}
			}
		}
	}
	for _, kind := range []Danger{Overdose, Body, Mind} {
		for _, text := range called.Emergency[kind] {
			l.words.add(Words(text), alarmWeight)
			l.alarms = append(l.alarms, alarm{kind, Words(text)})
		}
	}
	l.phrases.weigh()
	return l
}

// Search answers a query in a language. It gives an error only when the index
// cannot be asked; the dangers are then given all the same.
func (f *Finder) Search(ctx context.Context, lang, typed string) (Answer, error) {
	f.mu.RLock()
	defer f.mu.RUnlock()
	l := f.langs[lang]
	words := query(typed)
	if l == nil || len(words) == 0 {
		return Answer{Words: words}, nil
	}
	read := l.words.spell(words)
	a := Answer{Words: words, Dangers: dangers(l.alarms, read, l.words)}
	a.Read, a.Instead = reading(read)
	if len(a.Dangers) > 0 {
		a.Instead = nil // one thing to do at a time
	}
	score := l.phrases.match(stems(readings(read)))
	hits, err := f.index.Find(ctx, lang, wanted(read), true)
	if err != nil {
		return a, err
	}
	for i, h := range hits {
		share := 1.0
		if hits[0].Score > 0 {
			share = h.Score / hits[0].Score
		}
		if i < 20 {
			score[h.Slug] += 0.7 * share
		}
	}
	a.Pages = ranked(score)
	return a, nil
}

// ranked gives the pages by score, without those far below the first.
func ranked(score map[string]float64) []string {
	pages := slices.SortedFunc(maps.Keys(score), func(a, b string) int {
		return cmp.Or(cmp.Compare(score[b], score[a]), cmp.Compare(a, b))
	})
	for i, p := range pages {
		if i >= MostPages || i >= 3 && score[p] < 0.15*score[pages[0]] {
			return pages[:i]
		}
	}
	return pages
}

func readings(words []spelled) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = w.read
	}
	return out
}

// wanted gives the words that the index is asked for: not those that say nothing by
// themselves, unless there are no others.
func wanted(words []spelled) []string {
	var out []string
	for _, w := range words {
		if !small[w.read] {
			out = append(out, w.read)
		}
	}
	if len(out) == 0 {
		return readings(words)
	}
	return out
}

// reading gives the query as it was read, if a word was changed, and up to two
// other readings.
func reading(words []spelled) (read string, instead []string) {
	changed := false
	for i, w := range words {
		changed = changed || w.read != w.typed && stem(w.typed) != w.read
		if len(w.other) > 0 && len(instead) < 2 {
			other := readings(words)
			other[i] = w.other[0]
			instead = append(instead, strings.Join(other, " "))
		}
	}
	if changed {
		read = strings.Join(readings(words), " ")
	}
	return read, instead
}
