package web

import (
	"context"

	"plainwell/internal/device"
	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/remind"
	"plainwell/internal/share"
)

// Dates keeps a phone's dates. remind.Book satisfies it.
type Dates interface {
	Add(ctx context.Context, holder device.ID, d remind.Details) (remind.Appointment, error)
	Change(ctx context.Context, holder device.ID, address string, version int, d remind.Details) (remind.Appointment, error)
	Cancel(ctx context.Context, holder device.ID, address string, version int) (remind.Appointment, error)
	List(ctx context.Context, holder device.ID) ([]remind.Appointment, error)
	Find(ctx context.Context, address string, holder device.ID) (remind.Appointment, bool, error)
	Answer(ctx context.Context, holder device.ID, address string, version int, said remind.Said) (remind.Appointment, error)
	AnswerNotice(ctx context.Context, holder device.ID, notice string, said remind.Said) (remind.Appointment, error)
	Phones(ctx context.Context, date int64) (int, error)
	ShareCode(ctx context.Context, holder device.ID, address string) (redact.Text, error)
	Drop(ctx context.Context, holder device.ID, address string) error
	Keep(ctx context.Context, phone device.ID, address string) (remind.Appointment, error)
	LetGo(ctx context.Context, phone device.ID, address string) error
	KindWords(ctx context.Context, phone device.ID) ([]remind.KindWord, error)
	FindNotice(ctx context.Context, address string, holder device.ID) (remind.Appointment, bool, error)

	Repeats
}

// Tester sends the test notice. remind.Tester satisfies it.
type Tester interface {
	Test(ctx context.Context, to device.Device, sub device.Subscription) remind.Result
}

// Receipts counts what phones say of notices. remind.Receipts satisfies it.
type Receipts interface {
	Count(purpose, what string) bool
}

// Health says whether the program can do its work. It gives a fault for the log.
type Health interface {
	Ready(ctx context.Context) error
}

// Packs keeps the packs that people make. share.Packs satisfies it.
type Packs interface {
	Ticket() (redact.Text, error)
	Make(ctx context.Context, w share.Wish, by share.Owner) (share.Pack, error)
	Open(ctx context.Context, typed string) (share.Pack, error)
	OfMaker(ctx context.Context, maker string) (share.Pack, error)
	Renew(ctx context.Context, maker string) (share.Pack, error)
	End(ctx context.Context, maker string) error
	List(ctx context.Context, in share.Scope) ([]share.Pack, error)
	EndListed(ctx context.Context, in share.Scope, id share.ID, by share.Owner) error
	CheckWords(text, lang string) []fault.Field
}
