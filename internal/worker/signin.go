package worker

import (
	"context"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
)

// SignedIn is what a browser gets when somebody signs in.
type SignedIn struct {
	Token  redact.Text // of the session; "" while a code is still needed
	Device redact.Text // the device cookie, "" to leave it as it is
	Ticket redact.Text // for SignInCode, "" for none
}

// errWrongSignIn is the one answer for an address that nobody has, a wrong password
// and an account that is turned off.
func errWrongSignIn() error { return fault.New(fault.Forbidden, "kw.signin.wrong") }

// errMany says that there were too many wrong tries, and where it works all the same.
func errMany() error { return fault.New(fault.TooMany, "kw.signin.many") }

// SignIn checks an address and a password. It does as much work for an address that
// nobody has. An account with a second step gets a ticket in place of a session.
func (a *Accounts) SignIn(ctx context.Context, email, password redact.Text, v Visit) (SignedIn, error) {
	account, err := a.checkPassword(ctx, email, password, v)
	if err != nil {
		return SignedIn{}, err
	}
	_, _, err = a.Shelf.Factor(ctx, account.ID)
	switch {
	case fault.Is(err, fault.NotFound):
		return a.begin(ctx, account.ID, ByPassword, v)
	case err != nil:
		return SignedIn{}, err
	}
	ticket, err := a.give("code", account.ID)
	return SignedIn{Ticket: ticket}, err
}

// checkPassword finds the account of an address and a password.
func (a *Accounts) checkPassword(ctx context.Context, email, password redact.Text, v Visit) (Account, error) {
	var account Account
	var kept redact.Text
	if normal, ok := normalEmail(email); ok {
		email = normal
		found, err := a.Shelf.AccountByEmail(ctx, normal)
		if err == nil && !found.Off {
			kept, err = a.Shelf.Password(ctx, found.ID)
		}
		if err != nil && !fault.Is(err, fault.NotFound) {
			return Account{}, err
		}
		account = found
	}
	claims := a.claims(email, account.ID, v.Device)
	if !a.wrong.take(a.Clock(), claims...) {
		return Account{}, errMany()
	}
	fits, weak, err := a.Passwords.Check(ctx, kept, password)
	if err != nil {
		a.wrong.giveBack(claims...)
		return Account{}, err
	}
	if !fits || account.ID == 0 || account.Off {
		return Account{}, errWrongSignIn()
	}
	a.wrong.giveBack(claims...)
	if weak {
		return account, a.rehash(ctx, account.ID, password)
	}
	return account, nil
}

// rehash keeps a password in the stronger form of today.
func (a *Accounts) rehash(ctx context.Context, id AccountID, password redact.Text) error {
	hash, err := a.Passwords.Hash(ctx, password)
	if err != nil {
		return err
	}
	return a.Shelf.Rehash(ctx, id, hash, a.Clock())
}

// ChangePassword puts a new password in the place of one's own, ends every session and
// begins a new one here. current is not asked of an account that has no password yet;
// its session must be fresh.
func (a *Accounts) ChangePassword(ctx context.Context, by Actor, session, current, next redact.Text, v Visit) (SignedIn, error) {
	me, err := a.Me(ctx, by)
	if err != nil {
		return SignedIn{}, err
	}
	if _, err := a.Shelf.Password(ctx, by.Account); fault.Is(err, fault.NotFound) {
		if err := a.fresh(ctx, session); err != nil {
			return SignedIn{}, err
		}
	} else if err != nil {
		return SignedIn{}, err
	} else if _, err := a.checkPassword(ctx, me.Email, current, v); fault.Is(err, fault.Forbidden) {
		return SignedIn{}, fault.Fields("form.problem", fault.Field{Name: "current", Key: "kw.error.password.current"})
	} else if err != nil {
		return SignedIn{}, err
	}
	if key := a.Passwords.Problem(next, a.Site, me.Email.Reveal(), me.Name.Reveal()); key != "" {
		return SignedIn{}, fault.Fields("form.problem", fault.Field{Name: "password", Key: key})
	}
	hash, err := a.Passwords.Hash(ctx, next)
	if err != nil {
		return SignedIn{}, err
	}
	if err := a.Shelf.ChangePassword(ctx, by, hash, a.Clock()); err != nil {
		return SignedIn{}, err
	}
	return a.begin(ctx, by.Account, ByPassword, v)
}

// HasPassword says whether an account has a password.
func (a *Accounts) HasPassword(ctx context.Context, by Actor) (bool, error) {
	_, err := a.Shelf.Password(ctx, by.Account)
	if fault.Is(err, fault.NotFound) {
		return false, nil
	}
	return err == nil, err
}
