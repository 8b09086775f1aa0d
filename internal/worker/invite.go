package worker

import (
	"context"
	"strings"

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
	if by.Account != 0 && by.Role != RoleAdmin {
		return "", ErrNotYours
	}
	email, ok := normalEmail(i.Email)
	if !ok {
		return "", fault.Fields("form.problem", fault.Field{Name: "email", Key: "kw.error.email"})
	}
	if !i.Role.Known() {
		return "", fault.Fields("form.problem", fault.Field{Name: "role", Key: "kw.error.role"})
	}
	token, err := seal.Token(a.Random)
	if err != nil {
		return "", err
	}
	now := a.Clock()
	_, err = a.Shelf.Invite(ctx, by, Account{Team: i.Team, Role: i.Role, Lang: i.Lang, Email: email}, token, now.Add(InvitationOf), now)
	switch {
	case fault.Is(err, fault.Conflict):
		return "", fault.Fields("form.problem", fault.Field{Name: "email", Key: "kw.error.email.taken"})
	case fault.Is(err, fault.NotFound):
		return "", fault.Fields("form.problem", fault.Field{Name: "team", Key: "kw.error.team"})
	}
	return token, err
}

// TeamNamed gives the team of a name, and makes it where there is none.
func (a *Accounts) TeamNamed(ctx context.Context, by Actor, name string) (Team, error) {
	name, err := normalName(name, "team", MaxTeamName)
	if err != nil {
		return Team{}, err
	}
	all, err := a.Shelf.Teams(ctx)
	if err != nil {
		return Team{}, err
	}
	for _, t := range all {
		if strings.EqualFold(t.Name, name) {
			return t, nil
		}
	}
	return a.Shelf.AddTeam(ctx, by, name, a.Clock())
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
// signed in. It gives the token of the session.
func (a *Accounts) Accept(ctx context.Context, invitation, name, password redact.Text, lang, browser string) (redact.Text, error) {
	account, err := a.Invited(ctx, invitation)
	if err != nil {
		return "", err
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
		return "", err
	}
	hash, err := a.Passwords.Hash(ctx, password)
	if err != nil {
		return "", err
	}
	id, err := a.Shelf.Accept(ctx, invitation, redact.Text(shown), lang, hash, a.Clock())
	if err != nil {
		return "", err
	}
	return a.begin(ctx, id, ByInvitation, browser)
}
