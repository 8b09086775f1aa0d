package remind

import (
	"context"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/fault"
)

// Said is what a person answers when a date asks whether they can go.
type Said string

// The answers. SaidNothing is no answer yet. The words stand in notices and forms.
const (
	SaidNothing Said = ""
	SaidGoing   Said = "going"
	SaidCant    Said = "cant"
	SaidHelp    Said = "help"
)

// saidKeys are the answers as the page repeats them.
var saidKeys = map[Said]string{
	SaidGoing: "answer.said.going", SaidCant: "answer.said.cant", SaidHelp: "answer.said.help",
}

// Key is the message key of "You said: …", and "" for no answer.
func (s Said) Key() string { return saidKeys[s] }

// Answer is what a person said of a date. It belongs to the date, never to a phone
// or a reminder.
type Answer struct {
	Said    Said
	At      time.Time // when it was said; zero without an answer
	Cleared bool      // there was an answer, and then the date changed
}

// AnswerShelf keeps answers. The store satisfies it.
type AnswerShelf interface {
	// SetAnswer writes the answer to a date that this phone holds, else
	// fault.NotFound. version is the one that was answered: if the date has a newer
	// one it is fault.Conflict ("date.changed-elsewhere").
	SetAnswer(ctx context.Context, holder device.ID, date int64, version int, said Said, at time.Time) error
	// Answers gives the answers to the dates of these numbers, by number. A date
	// without an answer is left out.
	Answers(ctx context.Context, dates []int64) (map[int64]Answer, error)
	// NoticeVersion gives the version of the date that a notice was about, or
	// fault.NotFound.
	NoticeVersion(ctx context.Context, notice string) (int, error)
}

// Answer writes down what a person said of a date. version is the one that they
// saw: a newer one is fault.Conflict with key "date.changed-elsewhere". A cancelled
// date is fault.Conflict with "date.is-cancelled", one that has begun with
// "answer.error.over". What is no answer is fault.Invalid with "answer.error.unknown".
func (b *Book) Answer(ctx context.Context, holder device.ID, address string, version int, said Said) (Appointment, error) {
	a, err := b.held(ctx, holder, address)
	if err != nil {
		return Appointment{}, err
	}
	return b.answer(ctx, holder, a, version, said)
}

// AnswerNotice is Answer for a button of a notice: what is answered is the version
// that the notice was about.
func (b *Book) AnswerNotice(ctx context.Context, holder device.ID, notice string, said Said) (Appointment, error) {
	a, holds, err := b.shelf.ByNotice(ctx, notice, holder)
	if err == nil && !holds {
		err = fault.New(fault.NotFound, "date.error.none")
	}
	if err != nil {
		return Appointment{}, err
	}
	version, err := b.shelf.NoticeVersion(ctx, notice)
	if err != nil {
		return Appointment{}, err
	}
	return b.answer(ctx, holder, a, version, said)
}

func (b *Book) answer(ctx context.Context, holder device.ID, a Appointment, version int, said Said) (Appointment, error) {
	now := b.now()
	switch {
	case said.Key() == "":
		return Appointment{}, fault.New(fault.Invalid, "answer.error.unknown")
	case a.Cancelled:
		return Appointment{}, fault.New(fault.Conflict, "date.is-cancelled")
	case a.UTC.Before(now):
		return Appointment{}, fault.New(fault.Conflict, "answer.error.over")
	case a.Version != version:
		return Appointment{}, fault.New(fault.Conflict, "date.changed-elsewhere")
	}
	if err := b.shelf.SetAnswer(ctx, holder, a.ID, version, said, now); err != nil {
		return Appointment{}, err
	}
	a.Answer = Answer{Said: said, At: now}
	return a, nil
}

// Answers gives what was said of dates, by their numbers: the reading side for
// whoever made the dates. It does not ask who is asking; the caller must know that
// the dates are theirs. A date without an answer is left out; one that changed
// after its answer has Cleared set.
func (b *Book) Answers(ctx context.Context, dates []int64) (map[int64]Answer, error) {
	if len(dates) == 0 {
		return nil, nil
	}
	return b.shelf.Answers(ctx, dates)
}
