package app

import (
	"context"

	"plainwell/internal/device"
	"plainwell/internal/remind"
)

// waking is the book of dates that wakes the reminder loop after each change, so
// that a reminder that is due at once does not wait for the next tick.
type waking struct {
	*remind.Book
	wake func()
}

// Add is remind.Book.Add.
func (w waking) Add(ctx context.Context, holder device.ID, d remind.Details) (remind.Appointment, error) {
	defer w.wake()
	return w.Book.Add(ctx, holder, d)
}

// Change is remind.Book.Change.
func (w waking) Change(ctx context.Context, holder device.ID, address string, version int, d remind.Details) (remind.Appointment, error) {
	defer w.wake()
	return w.Book.Change(ctx, holder, address, version, d)
}

// Cancel is remind.Book.Cancel.
func (w waking) Cancel(ctx context.Context, holder device.ID, address string, version int) (remind.Appointment, error) {
	defer w.wake()
	return w.Book.Cancel(ctx, holder, address, version)
}
