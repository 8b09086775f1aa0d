package worker

import (
	"context"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
)

// errWrongSignIn is the one answer for an address that nobody has, a wrong password
// and an account that is turned off.
func errWrongSignIn() error { return fault.New(fault.Forbidden, "kw.signin.wrong") }

// SignIn checks an address and a password and gives the token of a new session. It
// does as much work for an address that nobody has.
func (a *Accounts) SignIn(ctx context.Context, email, password redact.Text, browser string) (redact.Text, error) {
	account, err := a.checkPassword(ctx, email, password)
	if err != nil {
		return "", err
	}
	return a.begin(ctx, account.ID, ByPassword, browser)
}

// checkPassword finds the account of an address and a password.
func (a *Accounts) checkPassword(ctx context.Context, email, password redact.Text) (Account, error) {
	var account Account
	var kept redact.Text
	if normal, ok := normalEmail(email); ok {
		var err error
		account, err = a.Shelf.AccountByEmail(ctx, normal)
		if err == nil && !account.Off {
			kept, err = a.Shelf.Password(ctx, account.ID)
		}
		if err != nil && !fault.Is(err, fault.NotFound) {
			return Account{}, err
		}
	}
	fits, weak, err := a.Passwords.Check(ctx, kept, password)
	if err != nil {
		return Account{}, err
	}
	if !fits || account.ID == 0 || account.Off {
		return Account{}, errWrongSignIn()
	}
	if weak {
		hash, err := a.Passwords.Hash(ctx, password)
		if err != nil {
			return Account{}, err
		}
		if err := a.Shelf.Rehash(ctx, account.ID, hash, a.Clock()); err != nil {
			return Account{}, err
		}
	}
	return account, nil
}
