package worker

import (
	"context"
	"strings"
	"unicode"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/seal"
)

// recoveryCodes is how many one-use codes come with a second step. Each has 40 bits and
// is only asked for after the password.
const recoveryCodes = 10

// NewFactor is a second step that is being set up.
type NewFactor struct {
	Secret  redact.Text // to type into an app
	Address redact.Text // the same as an app reads it from a QR code
	Ticket  redact.Text
}

// errCode says that a code is not right. The field is called code.
func errCode() error {
	return fault.Fields("form.problem", fault.Field{Name: "code", Key: "kw.error.code"})
}

// BeginFactor makes the secret of a second step. Nothing is kept before a code of it
// has come back.
func (a *Accounts) BeginFactor(ctx context.Context, by Actor, session redact.Text) (NewFactor, error) {
	if err := a.fresh(ctx, session); err != nil {
		return NewFactor{}, err
	}
	me, err := a.Me(ctx, by)
	if err != nil {
		return NewFactor{}, err
	}
	secret, address, err := a.Codes.Secret(me.Email)
	if err != nil {
		return NewFactor{}, err
	}
	ticket, err := a.give("factor", pendingFactor{by.Account, secret.Reveal(), address.Reveal()})
	return NewFactor{secret, address, ticket}, err
}

// pendingFactor is what the ticket of a new second step holds.
type pendingFactor struct {
	Account         AccountID
	Secret, Address string
}

// PendingFactor gives the second step of a ticket again, to show it once more.
func (a *Accounts) PendingFactor(by Actor, ticket redact.Text) (NewFactor, error) {
	var p pendingFactor
	if err := a.take("factor", ticket, &p); err != nil {
		return NewFactor{}, err
	}
	if p.Account != by.Account {
		return NewFactor{}, errTicket()
	}
	return NewFactor{redact.Text(p.Secret), redact.Text(p.Address), ticket}, nil
}

// ConfirmFactor keeps a second step when a code of it is right, and gives the recovery
// codes, which nobody can see again.
func (a *Accounts) ConfirmFactor(ctx context.Context, by Actor, session, ticket redact.Text, code string) ([]redact.Text, error) {
	if err := a.fresh(ctx, session); err != nil {
		return nil, err
	}
	p, err := a.PendingFactor(by, ticket)
	if err != nil {
		return nil, err
	}
	step, ok := a.Codes.Step(p.Secret, unspaced(code), a.Clock())
	if !ok {
		return nil, errCode()
	}
	codes, err := a.newRecovery()
	if err != nil {
		return nil, err
	}
	return codes, a.Shelf.SetFactor(ctx, by, p.Secret, step, codes, a.Clock())
}

// NewRecovery makes new recovery codes in place of the old ones.
func (a *Accounts) NewRecovery(ctx context.Context, by Actor, session redact.Text) ([]redact.Text, error) {
	if err := a.fresh(ctx, session); err != nil {
		return nil, err
	}
	codes, err := a.newRecovery()
	if err != nil {
		return nil, err
	}
	err = a.Shelf.SetRecovery(ctx, by, codes, a.Clock())
	if fault.Is(err, fault.NotFound) {
		return nil, fault.New(fault.Conflict, "kw.error.code.none")
	}
	return codes, err
}

func (a *Accounts) newRecovery() ([]redact.Text, error) {
	codes := make([]redact.Text, recoveryCodes)
	for i := range codes {
		var err error
		if codes[i], err = seal.Code(a.Random); err != nil {
			return nil, err
		}
	}
	return codes, nil
}

// DropFactor takes one's own second step off.
func (a *Accounts) DropFactor(ctx context.Context, by Actor, session redact.Text) error {
	if err := a.fresh(ctx, session); err != nil {
		return err
	}
	return a.Shelf.DropFactor(ctx, by, a.Clock())
}

// Factor says whether an account has a second step, and how many recovery codes are
// left.
func (a *Accounts) Factor(ctx context.Context, by Actor) (on bool, left int, err error) {
	_, left, err = a.Shelf.Factor(ctx, by.Account)
	if fault.Is(err, fault.NotFound) {
		return false, 0, nil
	}
	return err == nil, left, err
}

// SignInCode finishes a sign-in with a code of the second step, or with a recovery
// code.
func (a *Accounts) SignInCode(ctx context.Context, ticket redact.Text, code string, v Visit) (SignedIn, error) {
	var id AccountID
	if err := a.take("code", ticket, &id); err != nil {
		return SignedIn{}, err
	}
	claims := a.codeClaims(id, v.Device)
	if !a.wrong.take(a.Clock(), claims...) {
		return SignedIn{}, errMany()
	}
	ok, err := a.useCode(ctx, id, code)
	if err != nil {
		return SignedIn{}, err
	}
	if !ok {
		return SignedIn{}, errCode()
	}
	a.wrong.giveBack(claims...)
	return a.begin(ctx, id, ByCode, v)
}

// useCode uses a code up, if it is right and was not used before.
func (a *Accounts) useCode(ctx context.Context, id AccountID, code string) (bool, error) {
	secret, _, err := a.Shelf.Factor(ctx, id)
	if fault.Is(err, fault.NotFound) {
		return false, errTicket() // reset meanwhile: the password alone is enough now
	}
	if err != nil {
		return false, err
	}
	if step, ok := a.Codes.Step(secret, unspaced(code), a.Clock()); ok {
		err = a.Shelf.UseStep(ctx, id, step, a.Clock())
	} else if spare, ok := seal.NormalCode(code); ok {
		err = a.Shelf.UseRecovery(ctx, id, redact.Text(spare), a.Clock())
	} else {
		return false, nil
	}
	if fault.Is(err, fault.NotFound) {
		return false, nil
	}
	return err == nil, err
}

// unspaced leaves the spaces out that apps show between the figures of a code.
func unspaced(code string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '-' {
			return -1
		}
		return r
	}, code)
}
