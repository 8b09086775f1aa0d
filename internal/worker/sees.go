package worker

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
)

// hasPeople says whether an actor has anything to do with people on caseloads.
func (a Actor) hasPeople() bool { return a.Key != 0 || a.Account != 0 && a.Role.HasCaseload() }

// sees says whether an actor sees a person. away are the colleagues that they stand in
// for today. A key for trying out sees only what is marked as a test, and any other
// key only what is not.
func (a Actor) sees(p Person, away map[AccountID]bool) bool {
	switch {
	case p.Team != a.Team || a.Team == 0:
		return false
	case a.Key != 0:
		return p.Test == a.Test
	case a.Role == RoleLead:
		return true
	}
	return p.Worker != 0 && (p.Worker == a.Account || away[p.Worker])
}

// standsFor gives the colleagues that an actor stands in for now.
func (d *Desk) standsFor(ctx context.Context, by Actor) (map[AccountID]bool, error) {
	if by.Account == 0 || by.Role == RoleLead {
		return nil, nil
	}
	covers, err := d.shelf.Covers(ctx, by.Team, d.now())
	away := map[AccountID]bool{}
	for _, c := range covers {
		if c.Stand == by.Account {
			away[c.Away] = true
		}
	}
	return away, err
}

// CheckNick tidies a nickname. An empty or too long one, or one that holds a number or
// a date that tells who somebody is, is fault.Invalid at the field "nick".
func CheckNick(nick redact.Text) (redact.Text, error) {
	text := strings.Join(strings.Fields(nick.Reveal()), " ")
	switch {
	case text == "":
		return "", fault.Fields("kw.error.form", fault.Field{Name: "nick", Key: "kw.error.nick-empty"})
	case utf8.RuneCountInString(text) > MaxNick:
		return "", fault.Fields("kw.error.form", fault.Field{Name: "nick", Key: "kw.error.nick-long", Args: map[string]any{"Max": MaxNick}})
	case strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) }):
		return "", fault.Fields("kw.error.form", fault.Field{Name: "nick", Key: "kw.error.nick-odd"})
	}
	for _, f := range Personal(text) {
		if f.Kind != PersonalName {
			return "", fault.Fields("kw.error.form", fault.Field{Name: "nick", Key: f.Key()})
		}
	}
	return redact.Text(text), nil
}

// LooksLikeName says that a nickname may be somebody's full name. Only the worker can
// know: a form asks, and Desk.AddPerson takes it.
func LooksLikeName(nick redact.Text) bool {
	return slices.ContainsFunc(Personal(nick.Reveal()), func(f Finding) bool { return f.Kind == PersonalName })
}
