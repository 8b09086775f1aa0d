package remind

import (
	"context"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/redact"
)

// PhonesShelf knows which phones hold a date. The store satisfies it.
type PhonesShelf interface {
	// Phones gives how many phones hold a date.
	Phones(ctx context.Context, date int64) (int, error)
	// ShareCode makes a one-use code of 8 characters, good for 24 hours, that puts a
	// date on one more phone (device.Shelf.MoveHere uses it), with all of its series
	// where it repeats. A new code for the same
	// date replaces an older one. A phone that does not hold it gets fault.NotFound.
	ShareCode(ctx context.Context, holder device.ID, date int64, now time.Time) (redact.Text, error)
	// Drop takes a date off one phone with its reminders there. Other phones keep it;
	// when there is none it is deleted, and the write-ahead log truncated. A phone that
	// does not hold it gets fault.NotFound.
	Drop(ctx context.Context, holder device.ID, date int64) error
}

// Phones gives how many phones hold a date.
func (b *Book) Phones(ctx context.Context, date int64) (int, error) { return b.shelf.Phones(ctx, date) }

// ShareCode makes a code that puts a date on one more phone. It works once, for 24
// hours; both phones then hold the date, each with reminders of its own.
func (b *Book) ShareCode(ctx context.Context, holder device.ID, address string) (redact.Text, error) {
	a, err := b.held(ctx, holder, address)
	if err != nil {
		return "", err
	}
	return b.shelf.ShareCode(ctx, holder, a.ID, b.now())
}

// Drop takes a date off one phone. Other phones that hold it keep it.
func (b *Book) Drop(ctx context.Context, holder device.ID, address string) error {
	a, err := b.held(ctx, holder, address)
	if err != nil {
		return err
	}
	return b.shelf.Drop(ctx, holder, a.ID)
}
