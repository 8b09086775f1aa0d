package remind

import (
	"context"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/fault"
	"plainwell/internal/redact"
)

// By says who made a date that no person made alone: a team of key workers, who
// keep it in a folder. The store fills it on reading, for as long as a folder holds
// the date.
type By struct {
	Folder device.ID
	Team   string
	Worker redact.Text // name of the worker who has the person now; "" for nobody's
	Since  time.Time   // when that worker took over from another; zero for the first one
	Cover  redact.Text // who stands in for the worker today, "" for nobody
	Paused bool        // the team has stopped all notices of the person for now
}

// FollowShelf knows which phones follow a folder. The store satisfies it.
type FollowShelf interface {
	// Follow makes a phone hold every date to come of a folder, later ones too, with
	// reminders of its own. One that follows already changes nothing. A folder that
	// is not there is fault.NotFound; more than MaxFollowers phones is fault.TooMany
	// with key "date.error.many-phones".
	Follow(ctx context.Context, folder, phone device.ID, now time.Time) error
	// Unfollow takes every date of a folder off one phone. One that does not follow
	// is no error.
	Unfollow(ctx context.Context, folder, phone device.ID, now time.Time) error
	// KindWords gives the kind words that were left since a time for who follows with
	// this phone, newest first.
	KindWords(ctx context.Context, phone device.ID, since time.Time) ([]KindWord, error)
}

// KindWord is a kind line that a worker left. It stands on the pages of dates; no
// notice tells of it.
type KindWord struct {
	Team string
	Key  string      // message key of one that comes with the program, or ""
	Text redact.Text // the team's own words, where there is no key
	At   time.Time
}

// KindSpan is how long kind words stand on the pages of dates.
const KindSpan = 14 * 24 * time.Hour

// KindWords gives the kind words of the last KindSpan for a phone, newest first.
func (b *Book) KindWords(ctx context.Context, phone device.ID) ([]KindWord, error) {
	return b.shelf.KindWords(ctx, phone, b.now().Add(-KindSpan))
}

// MaxFollowers is how many phones may follow one folder: those of one person and of
// who helps them.
const MaxFollowers = 10

// Keep puts a date that a team made on a phone, with all others of its folder that
// are to come and those that will be made. A date that no team made is
// fault.Conflict with key "date.error.not-team".
func (b *Book) Keep(ctx context.Context, phone device.ID, address string) (Appointment, error) {
	a, _, err := b.shelf.ByAddress(ctx, address, phone)
	if err != nil {
		return Appointment{}, err
	}
	if a.By == nil {
		return Appointment{}, fault.New(fault.Conflict, "date.error.not-team")
	}
	return b.done(a, b.shelf.Follow(ctx, a.By.Folder, phone, b.now()))
}

// LetGo takes every date of the team that made this one off a phone. The team and
// other phones keep them.
func (b *Book) LetGo(ctx context.Context, phone device.ID, address string) error {
	a, err := b.held(ctx, phone, address)
	if err != nil {
		return err
	}
	if a.By == nil {
		return fault.New(fault.Conflict, "date.error.not-team")
	}
	return b.shelf.Unfollow(ctx, a.By.Folder, phone, b.now())
}

// own is held for what only whoever made the date may do: a date of a folder is
// changed and cancelled through the folder alone. For a phone it is fault.Forbidden
// with key "date.error.team".
func (b *Book) own(ctx context.Context, holder device.ID, address string) (Appointment, error) {
	a, err := b.held(ctx, holder, address)
	if err == nil && a.By != nil && a.By.Folder != holder {
		err = fault.New(fault.Forbidden, "date.error.team")
	}
	return a, err
}
