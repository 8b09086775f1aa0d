package worker

import (
	"context"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/seal"
)

// Invitation is what an admin fills in to invite somebody.
type Invitation struct {
	Email redact.Text
	Role  Role
	Team  TeamID
	Lang  string // of their screens, until they choose
}

// Invite makes an account with no password and gives the token of the one-time
// address with which its owner chooses one. by is an admin, or nobody where the
// operator does it from the command line.
func (a *Accounts) Invite(ctx context.Context, by Actor, i Invitation) (redact.Text, error) {
	if err := admin(by); err != nil {
		return "", err
	}
	email, ok := normalEmail(i.Email)
	var wrong []fault.Field
	if !ok {
		wrong = append(wrong, fault.Field{Name: "email", Key: "kw.error.email"})
	}
	if !i.Role.Known() {
		wrong = append(wrong, fault.Field{Name: "role", Key: "kw.error.role"})
	}
	if i.Team == 0 {
		wrong = append(wrong, fault.Field{Name: "team", Key: "kw.error.team"})
	}
	if err := fault.Fields("form.problem", wrong...); err != nil {
		return "", err
	}
	token, err := seal.Token(a.Random)
	if err != nil {
		return "", err
	}
	now := a.Clock()
	_, err = a.Shelf.Invite(ctx, by, Account{Team: i.Team, Role: i.Role, Lang: i.Lang, Email: email}, token, now.Add(InvitationLife), now)
	switch {
	case fault.Is(err, fault.Conflict):
		return "", fault.Fields("form.problem", fault.Field{Name: "email", Key: "kw.error.email.taken"})
	case fault.Is(err, fault.NotFound):
		return "", fault.Fields("form.problem", fault.Field{Name: "team", Key: "kw.error.team"})
	}
	return token, err
}

// InviteAgain gives an account a new one-time address: the first was lost, or its owner
// has lost the password. The old password works until the address is used.
func (a *Accounts) InviteAgain(ctx context.Context, by Actor, id AccountID) (redact.Text, error) {
	if err := admin(by); err != nil {
		return "", err
	}
	token, err := seal.Token(a.Random)
	if err != nil {
		return "", err
	}
	return token, a.Shelf.InviteAgain(ctx, by, id, token, a.Clock().Add(InvitationLife), a.Clock())
}

// Invited gives the account of an invitation, or fault.Gone with the next step where
// it was used or is too old.
func (a *Accounts) Invited(ctx context.Context, token redact.Text) (Account, error) {
	account, err := a.Shelf.Invited(ctx, token, a.Clock())
	if fault.Is(err, fault.NotFound) {
		return account, fault.New(fault.Gone, "kw.join.over")
	}
	return account, err
}

// Accept uses an invitation up: its owner chooses a shown name and a password, and is
// signed in, or asked for the second step that the account has from before.
func (a *Accounts) Accept(ctx context.Context, invitation, name, password redact.Text, lang string, v Visit) (SignedIn, error) {
	account, err := a.Invited(ctx, invitation)
	if err != nil {
		return SignedIn{}, err
	}
	var wrong []fault.Field
	shown, err := normalName(name.Reveal(), "name", MaxShownName)
	if err != nil {
		wrong = append(wrong, fault.Of(err).Fields...)
	}
	if key := a.Passwords.Problem(password, a.Site, account.Email.Reveal(), name.Reveal()); key != "" {
		wrong = append(wrong, fault.Field{Name: "password", Key: key})
	}
	if err := fault.Fields("form.problem", wrong...); err != nil {
		return SignedIn{}, err
	}
	hash, err := a.Passwords.Hash(ctx, password)
	if err != nil {
		return SignedIn{}, err
	}
	id, err := a.Shelf.Accept(ctx, invitation, redact.Text(shown), lang, hash, a.Clock())
	if err != nil {
		return SignedIn{}, err
	}
	_, _, err = a.Shelf.Factor(ctx, id)
	if err == nil {
		ticket, err := a.give("code", id)
		return SignedIn{Ticket: ticket}, err
	}
	if !fault.Is(err, fault.NotFound) {
		return SignedIn{}, err
	}
	return a.begin(ctx, id, ByInvitation, v)
}

// InviteAgainByEmail is InviteAgain for the account of an address, for the operator.
func (a *Accounts) InviteAgainByEmail(ctx context.Context, by Actor, email redact.Text) (redact.Text, error) {
	if err := admin(by); err != nil {
		return "", err
	}
	normal, ok := normalEmail(email)
	if !ok {
		return "", ErrNotYours
	}
	account, err := a.Shelf.AccountByEmail(ctx, normal)
	if err != nil {
		return "", err
	}
	return a.InviteAgain(ctx, by, account.ID)
}
