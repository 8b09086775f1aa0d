// Package share is what key workers pass on: packs of pages with a short code that
// can be said aloud, for a while. It knows neither SQL nor HTTP.
package share

import (
	"time"

	"plainwell/internal/redact"
)

// ID numbers a pack. It is random.
type ID int64

// Pack is pages that somebody put together for somebody else. It holds no person: its
// pages are public ones, and its kind line is one of Lines. Own words of a key worker
// stand in it under the name of their team.
type Pack struct {
	ID    ID
	Code  redact.Text // eight characters, as seal.Code makes them
	Maker redact.Text // the secret part of the address of its maker's page, 160 bits
	Pages []string    // slugs, in their order, at most MostPages
	Line  Line        // "" for none
	Lang  string      // BCP 47 tag that it is shown in first
	Words redact.Text // the maker's own, "" for none; never without an owner
	Days  int         // how long it lives, one of Lives
	Made  time.Time
	Ends  time.Time // from then on nobody can open it

	Owner
	Team string // name of the owner's team, "" for no owner
}

// Owner is the key worker who made a pack, signed in. The zero one is nobody.
type Owner struct{ Account, TeamID int64 }

// Nobody says whether the pack was made without signing in.
func (o Owner) Nobody() bool { return o.Account == 0 }

// Limits of packs.
const (
	MostPages = 8       // so that the printed sheet is one side of A4
	MostPacks = 100_000 // alive at once; see docs/decisions.md on what a guess can find
	MostWords = 300     // characters of own words
)

// Lives are how many days a pack can live, and UsualLife is what the form offers first.
var Lives = []int{7, 30, 90}

// UsualLife is the life of a pack, in days, when nothing is chosen.
const UsualLife = 30

// Scope says which packs of signed-in makers somebody may see and end: those of an
// account, those of a team, and those of all teams that have own words. Zero is none.
type Scope struct {
	Account, TeamID int64
	AnyWords        bool
}
