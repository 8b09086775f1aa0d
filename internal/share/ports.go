package share

import (
	"context"
	"time"

	"plainwell/internal/fault"
)

// Shelf keeps packs. store.Store satisfies it.
type Shelf interface {
	// AddPack keeps a pack and gives it back with its number, code and maker's address.
	// While a pack is alive that was added with the same once, it gives that one. When
	// MostPacks are alive the error is fault.Unavailable.
	AddPack(ctx context.Context, p Pack, once string, now time.Time) (Pack, error)
	// PackByCode finds a living pack by its code. Every other code is fault.NotFound;
	// when everybody together has tried too many wrong ones, any is fault.TooMany.
	PackByCode(ctx context.Context, code string, now time.Time) (Pack, error)
	// PackByMaker finds a living pack by the secret part of its maker's address.
	PackByMaker(ctx context.Context, maker string, now time.Time) (Pack, error)
	// RenewPack lets a living pack end at another time.
	RenewPack(ctx context.Context, id ID, ends, now time.Time) error
	// EndPack deletes a pack, and notes who did it unless that is nobody. A pack that is
	// not there is no error.
	EndPack(ctx context.Context, id ID, by Owner) error
	// PacksOf lists the living packs of a scope, the newest first.
	PacksOf(ctx context.Context, in Scope, now time.Time) ([]Pack, error)
	// PurgePacks deletes the packs that have ended, and says how many.
	PurgePacks(ctx context.Context, now time.Time) (int, error)
}

// Words judges what a key worker wrote themselves for people to read. worker.OwnWords
// satisfies it.
type Words interface {
	// Check gives what has to change in a text of a language, nothing where it may stand.
	Check(text, lang string) []fault.Field
}
