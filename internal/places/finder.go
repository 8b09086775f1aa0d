package places

import (
	"context"
	"time"
)

// Outcome says what came of a question.
type Outcome int

// The outcomes.
const (
	NoData    Outcome = iota // no surgeries are kept here
	NotPlace                 // it is no postcode, and no town that is known
	NotKnown                 // it is a postcode, and nothing is known of it
	Choose                   // it fits several towns
	Found                    // surgeries, the nearest first
	NothingBy                // the place is known, and no surgery is near
)

// FirstList is how many surgeries are shown at first, MostList the most there are.
const (
	FirstList = 10
	MostList  = 50
)

// mostClosed is how many closed surgeries are told of.
const mostClosed = 5

// Answer is what a finder says.
type Answer struct {
	Outcome  Outcome
	Read     string // the place as it was read
	Half     bool   // a whole postcode was typed, and its first half alone is known
	Measured bool   // distances are known
	Near     []Near
	More     bool   // there are more than these
	Closed   []Near // surgeries near that have closed lately
	Choices  []Town
	Wales    bool // some of these are in Wales
	Facts    Set  // where the surgeries come from
	Postal   Set  // where the postcodes come from; zero where there are none
	Old      bool // the facts may be out of date
}

// Near is one surgery in an answer.
type Near struct {
	Surgery
	Away    Away
	Service Service // zero where nothing is known
}

// Finder answers where the nearest surgeries are. It keeps nothing of a question.
type Finder struct {
	shelf   Shelf
	clock   func() time.Time
	example bool
}

// NewFinder makes a finder. example lets it show surgeries that are made up.
func NewFinder(shelf Shelf, clock func() time.Time, example bool) *Finder {
	return &Finder{shelf, clock, example}
}

// Find reads what was typed and gives up to want surgeries. Its errors never hold what
// was typed.
func (f *Finder) Find(ctx context.Context, typed string, want int) (Answer, error) {
	want = min(max(want, 1), MostList)
	var a Answer
	err := f.shelf.Places(ctx, func(v View) error {
		sets, err := v.Sets(ctx)
		if err != nil {
			return err
		}
		set, ok := sets[KindSurgeries]
		if !ok || set.Example && !f.example {
			return nil
		}
		q := &question{View: v, typed: typed, want: want, now: f.clock()}
		q.a.Facts, q.a.Postal, q.a.Old = set, sets[KindPostcodes], set.Old(f.clock())
		if err := q.ask(ctx); err != nil {
			return err
		}
		a = q.a
		return nil
	})
	return a, err
}
