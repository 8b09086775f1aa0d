package places

import (
	"context"
	"time"
)

// Kind is a kind of data, of which one set is in use.
type Kind string

// The kinds.
const (
	KindSurgeries Kind = "surgeries"
	KindPostcodes Kind = "postcodes"
	KindServices  Kind = "services"
)

// Set says where the data in use come from.
type Set struct {
	Kind     Kind
	Shape    string    // of the file, in a word or two
	Hash     []byte    // SHA-256 of the file
	Date     time.Time // day that the facts are from
	Imported time.Time
	Count    int  // surgeries that are open, postcodes, services
	Example  bool // made up, to show the page
}

// OldAfter is how old the facts may be before the page says so, in months.
const OldAfter = 3

// Old says whether the facts of a set are to be doubted on a day.
func (s Set) Old(now time.Time) bool { return now.After(s.Date.AddDate(0, OldAfter, 0)) }

// Spot is where a surgery lies, for comparing distances.
type Spot struct {
	Code string
	At   Point
	Open bool
}

// View is one moment of what is kept. store.Store gives it.
type View interface {
	Sets(ctx context.Context) (map[Kind]Set, error)
	// Outward gives a first half with its postcodes.
	Outward(ctx context.Context, code string) (Outward, bool, error)
	// Outwards calls f with each first half, in order.
	Outwards(ctx context.Context, f func(Outward) error) error
	// Spots gives the surgeries in a column of cells of the grid, from one cell to another.
	Spots(ctx context.Context, east, fromNorth, toNorth int) ([]Spot, error)
	// Surgeries gives those with these codes, in no order; with none it gives all.
	Surgeries(ctx context.Context, codes ...string) ([]Surgery, error)
	// InOutward gives the surgeries whose postcodes begin with a first half.
	InOutward(ctx context.Context, outward string) ([]Surgery, error)
	// TownKeys gives the keys of all towns, each once.
	TownKeys(ctx context.Context) ([]string, error)
	// Towns gives the towns whose key is this or begins with it and a space.
	Towns(ctx context.Context, key string) ([]Town, error)
	// Services gives what is known of surgeries; with no codes of all.
	Services(ctx context.Context, codes ...string) ([]Service, error)
}

// Shelf keeps surgeries and postcodes. store.Store satisfies it. Each Replace is one
// transaction: readers see the old set until it is whole, and on an error the old set
// stays. A real set drives out what was made up.
type Shelf interface {
	Places(ctx context.Context, f func(View) error) error
	ReplaceSurgeries(ctx context.Context, all []Surgery, set Set) error
	ReplacePostcodes(ctx context.Context, p *Postcodes, set Set) error
	ReplaceServices(ctx context.Context, all []Service, set Set) error
}
