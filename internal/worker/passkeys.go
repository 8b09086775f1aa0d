package worker

import (
	"context"
	"strconv"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
)

// MaxPasskeys is how many passkeys an account may have, and MaxPasskeyName the longest
// name of one, in characters.
const (
	MaxPasskeys    = 10
	MaxPasskeyName = 40
)

// errPasskey is the one answer to a passkey that does not work here.
func errPasskey() error { return fault.New(fault.Forbidden, "kw.passkey.wrong") }

// HasPasskeys says whether passkeys can be used at all.
func (a *Accounts) HasPasskeys() bool { return a.Keymaker != nil }

// handle is what a passkey knows an account by: it says nothing, and the same account
// always has the same.
func (a *Accounts) handle(id AccountID) []byte {
	return a.Keys.Lookup("passkey-user", strconv.FormatInt(int64(id), 10))
}

// pendingKey is what the ticket of a new passkey holds.
type pendingKey struct {
	Account AccountID
	State   []byte
}

// credentials gives what is kept of an account's passkeys.
func credentials(all []Passkey) [][]byte {
	out := make([][]byte, len(all))
	for i, p := range all {
		out[i] = p.Credential
	}
	return out
}

// Passkeys lists one's own passkeys.
func (a *Accounts) Passkeys(ctx context.Context, by Actor) ([]Passkey, error) {
	return a.Shelf.Passkeys(ctx, by.Account)
}

// BeginPasskey gives what a browser needs to make a passkey, as JSON, and a ticket.
func (a *Accounts) BeginPasskey(ctx context.Context, by Actor, session redact.Text) ([]byte, redact.Text, error) {
	if a.Keymaker == nil {
		return nil, "", ErrNotYours
	}
	if err := a.fresh(ctx, session); err != nil {
		return nil, "", err
	}
	me, err := a.Me(ctx, by)
	if err != nil {
		return nil, "", err
	}
	have, err := a.Shelf.Passkeys(ctx, by.Account)
	if err != nil {
		return nil, "", err
	}
	if len(have) >= MaxPasskeys {
		return nil, "", fault.New(fault.Conflict, "kw.passkey.many")
	}
	options, state, err := a.Keymaker.BeginNew(a.handle(by.Account), me.Email, credentials(have))
	if err != nil {
		return nil, "", err
	}
	ticket, err := a.give("new-key", pendingKey{by.Account, state})
	return options, ticket, err
}

// FinishPasskey keeps the passkey that a browser has made.
func (a *Accounts) FinishPasskey(ctx context.Context, by Actor, session, ticket redact.Text, name string, answer []byte) error {
	if a.Keymaker == nil {
		return ErrNotYours
	}
	if err := a.fresh(ctx, session); err != nil {
		return err
	}
	name, err := normalName(name, "name", MaxPasskeyName)
	if err != nil {
		return err
	}
	var p pendingKey
	if err := a.take("new-key", ticket, &p); err != nil {
		return err
	}
	me, err := a.Me(ctx, by)
	if err != nil {
		return err
	}
	have, err := a.Shelf.Passkeys(ctx, by.Account)
	if err != nil {
		return err
	}
	if p.Account != by.Account || len(have) >= MaxPasskeys {
		return errTicket()
	}
	handle, credential, err := a.Keymaker.FinishNew(a.handle(by.Account), me.Email, credentials(have), p.State, answer)
	if err != nil || !a.done.first(ticket, a.Clock()) {
		return errPasskey()
	}
	return a.Shelf.AddPasskey(ctx, by, Passkey{Name: redact.Text(name), Handle: handle, Credential: credential}, a.Clock())
}

// DropPasskey deletes one of one's own passkeys. One that is gone is no error.
func (a *Accounts) DropPasskey(ctx context.Context, by Actor, session redact.Text, id int64) error {
	if err := a.fresh(ctx, session); err != nil {
		return err
	}
	err := a.Shelf.DropPasskey(ctx, by, id, a.Clock())
	if fault.Is(err, fault.NotFound) {
		return nil
	}
	return err
}

// BeginPasskeySignIn gives what a browser needs to sign in with a passkey, as JSON, and
// a ticket. It says nothing of any account.
func (a *Accounts) BeginPasskeySignIn() ([]byte, redact.Text, error) {
	if a.Keymaker == nil {
		return nil, "", ErrNotYours
	}
	options, state, err := a.Keymaker.BeginUse()
	if err != nil {
		return nil, "", err
	}
	ticket, err := a.give("use-key", state)
	return options, ticket, err
}

// FinishPasskeySignIn signs in whoever a browser's answer is from. A passkey asks for
// the finger, the face or the code of its device, so there is no second step.
func (a *Accounts) FinishPasskeySignIn(ctx context.Context, ticket redact.Text, answer []byte, v Visit) (SignedIn, error) {
	if a.Keymaker == nil {
		return SignedIn{}, ErrNotYours
	}
	var state []byte
	if err := a.take("use-key", ticket, &state); err != nil {
		return SignedIn{}, err
	}
	var key Passkey
	credential, err := a.Keymaker.FinishUse(state, answer, func(handle []byte) ([]byte, []byte, error) {
		var err error
		key, err = a.Shelf.PasskeyOf(ctx, handle)
		return a.handle(key.Account), key.Credential, err
	})
	if err != nil || !a.done.first(ticket, a.Clock()) {
		return SignedIn{}, errPasskey()
	}
	in, err := a.begin(ctx, key.Account, ByPasskey, v)
	if fault.Is(err, fault.Forbidden) {
		return SignedIn{}, errPasskey() // turned off
	}
	if err != nil {
		return SignedIn{}, err
	}
	key.Credential = credential
	return in, a.Shelf.UsedPasskey(ctx, key, a.Clock())
}
