package worker

import (
	"context"
	"crypto/subtle"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/seal"
)

// errOffice is the one answer to an organisation's sign-in that does not let anybody
// in here: no account, turned off, an address that was not verified, a way back that
// did not begin here.
func errOffice() error { return fault.New(fault.Forbidden, "kw.office.wrong") }

// HasOffice says whether the organisation's own sign-in can be used.
func (a *Accounts) HasOffice() bool { return a.Office != nil }

// pendingOffice is what the ticket of a way to the organisation's sign-in holds.
type pendingOffice struct{ State, Nonce, Verifier string }

// StartOffice gives the address of the organisation's sign-in and a ticket for the way
// back.
func (a *Accounts) StartOffice(ctx context.Context) (address string, ticket redact.Text, err error) {
	if a.Office == nil {
		return "", "", ErrNotYours
	}
	var secrets [3]redact.Text
	for i := range secrets {
		if secrets[i], err = seal.Token(a.Random); err != nil {
			return "", "", err
		}
	}
	if address, err = a.Office.Start(ctx, secrets[0], secrets[1], secrets[2]); err != nil {
		return "", "", err
	}
	ticket, err = a.give("office", pendingOffice{secrets[0].Reveal(), secrets[1].Reveal(), secrets[2].Reveal()})
	return address, ticket, err
}

// FinishOffice signs in who the organisation says it is, if they have an account: the
// one that was bound to them before, else the one with their verified address, which is
// bound now. The organisation's sign-in has its own second step, so none is asked here.
func (a *Accounts) FinishOffice(ctx context.Context, ticket redact.Text, state, code redact.Text, v Visit) (SignedIn, error) {
	if a.Office == nil {
		return SignedIn{}, ErrNotYours
	}
	var p pendingOffice
	if err := a.take("office", ticket, &p); err != nil {
		return SignedIn{}, errOffice()
	}
	if subtle.ConstantTimeCompare([]byte(p.State), []byte(state.Reveal())) != 1 || !a.done.first(ticket, a.Clock()) {
		return SignedIn{}, errOffice()
	}
	who, err := a.Office.Finish(ctx, code, redact.Text(p.Nonce), redact.Text(p.Verifier))
	if err != nil {
		return SignedIn{}, err
	}
	account, err := a.officeAccount(ctx, who)
	if err != nil {
		return SignedIn{}, err
	}
	in, err := a.begin(ctx, account.ID, ByOffice, v)
	if fault.Is(err, fault.Forbidden) {
		return SignedIn{}, errOffice()
	}
	return in, err
}

// officeAccount finds the account of somebody at the organisation's sign-in.
func (a *Accounts) officeAccount(ctx context.Context, who Claims) (Account, error) {
	account, err := a.Shelf.OfficeAccount(ctx, who.Issuer, who.Subject)
	if err == nil && !account.Off {
		return account, nil
	}
	if err == nil || !fault.Is(err, fault.NotFound) {
		return Account{}, orOffice(err)
	}
	email, ok := normalEmail(who.Email)
	if !ok || !who.EmailVerified || who.Subject == "" {
		return Account{}, errOffice()
	}
	account, err = a.Shelf.AccountByEmail(ctx, email)
	if fault.Is(err, fault.NotFound) || err == nil && account.Off {
		return Account{}, errOffice()
	}
	if err != nil {
		return Account{}, err
	}
	err = a.Shelf.BindOffice(ctx, account.ID, who.Issuer, who.Subject, a.Clock())
	if fault.Is(err, fault.Conflict) {
		return Account{}, errOffice() // the account is somebody else there already
	}
	return account, err
}

func orOffice(err error) error {
	if err == nil {
		return errOffice()
	}
	return err
}
