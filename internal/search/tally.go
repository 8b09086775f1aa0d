package search

import (
	"context"
	"strings"
	"sync"
	"unicode"
)

// Limits of counting. What is asked by few is not written down: it may be a name.
const (
	TallyWords = 3    // more words than that are never counted
	TallyAfter = 5    // times before words are written down
	tallyMost  = 2000 // different words remembered; after that the memory starts anew
	longWord   = 20   // letters; a longer word is no word that a page needs
)

// Missed keeps words that found nothing, with how often: never who or when.
type Missed interface {
	AddMissed(ctx context.Context, lang, words string, times int) error
}

// Tally counts what people look for in vain, so that writers know which page is
// wanted. It lives in memory until words were asked for five times.
type Tally struct {
	shelf Missed
	mu    sync.Mutex
	times map[string]int
}

// NewTally makes an empty Tally.
func NewTally(shelf Missed) *Tally { return &Tally{shelf: shelf, times: map[string]int{}} }

// Count counts the words of a query that found nothing. It forgets queries of many
// words, and any with a digit.
func (t *Tally) Count(ctx context.Context, lang string, words []string) error {
	if len(words) == 0 || len(words) > TallyWords {
		return nil
	}
	for _, w := range words {
		if len(w) > longWord || strings.ContainsFunc(w, unicode.IsDigit) {
			return nil
		}
	}
	asked := strings.Join(words, " ")
	times := t.add(lang + " " + asked)
	switch {
	case times < TallyAfter:
		return nil
	case times == TallyAfter:
		return t.shelf.AddMissed(ctx, lang, asked, TallyAfter)
	}
	return t.shelf.AddMissed(ctx, lang, asked, 1)
}

func (t *Tally) add(key string) int {
	t.mu.Lock()
	defer t.mu.Unlock()
	if _, known := t.times[key]; !known && len(t.times) >= tallyMost {
		clear(t.times)
	}
	t.times[key]++
	return t.times[key]
}

// Remembered is how many different words are in memory.
func (t *Tally) Remembered() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return len(t.times)
}
