// Package device is a reader's phone as the server knows it: a random token in a
// cookie, a language, and, when the person asked for reminders, a push
// subscription. No name, no account, no address.
package device

import (
	"context"
	"time"

	"plainwell/internal/redact"
)

// ID numbers a phone. It never leaves the server.
type ID int64

// Device is one browser, or one installed app, on one phone.
type Device struct {
	ID     ID
	Lang   string    // language tag of its notices, such as "en"
	Detail bool      // the person asked for place and kind in the notice
	Push   PushState // whether notices can reach it
	Seen   time.Time // the day it last came, UTC midnight
}

// PushState says whether a phone has a push subscription.
type PushState string

// The push states.
const (
	PushNone PushState = "none" // never asked, or stopped by the person
	PushOn   PushState = "on"   // a subscription is held
	PushGone PushState = "gone" // the push service said 404 or 410
)

// Shelf keeps phones. Every method is one transaction.
type Shelf interface {
	// New makes a phone and the token for its cookie. The token is given once.
	New(ctx context.Context, lang string, now time.Time) (Device, redact.Text, error)
	// ByToken finds the phone of a cookie, or fault.NotFound.
	ByToken(ctx context.Context, token redact.Text) (Device, error)
	// Touch notes the day of a visit and the language in use, at most once a day and
	// whenever the language has changed.
	Touch(ctx context.Context, id ID, lang string, now time.Time) error
	// SetDetail turns detail in notices on or off.
	SetDetail(ctx context.Context, id ID, on bool) error
	// Subscribe stores the subscription of a phone in place of any other, and takes
	// the endpoint from any other phone that held it. vapid is the public key that
	// it was made with. Reminders that became muted or gone before their time are
	// planned again.
	Subscribe(ctx context.Context, id ID, s Subscription, vapid string, now time.Time) error
	// Unsubscribe removes the subscription. Reminders not yet sent become muted.
	Unsubscribe(ctx context.Context, id ID, now time.Time) error
	// Subscription gives what is needed to send to a phone, or fault.NotFound.
	Subscription(ctx context.Context, id ID) (Subscription, error)
	// MoveCode makes a one-use code of 8 characters, good for 15 minutes, that moves
	// the dates of this phone to another browser. A new code replaces an older one.
	MoveCode(ctx context.Context, id ID, now time.Time) (redact.Text, error)
	// MoveHere uses a code: every date of the phone that made it becomes a date of
	// into, reminders not yet sent too. A wrong, used or expired code is always the
	// same fault.NotFound with key "move.wrong"; too many wrong codes from anyone
	// is fault.TooMany with key "move.too-many". It gives the number of dates moved.
	// A code that puts a date on one more phone works here too, with the others where it
	// repeats, and so does one that a key worker gave: then no date has moved and shared
	// is true.
	MoveHere(ctx context.Context, code string, into ID, now time.Time) (moved int, shared bool, err error)
	// Forget removes the phone, its subscription, its reminders and every date that
	// no other phone holds, and truncates the write-ahead log.
	Forget(ctx context.Context, id ID) error
}
