package worker

import (
	"context"
	"time"

	"plainwell/internal/fault"
)

// MaxCover is the longest that somebody stands in for a colleague without it being
// said again.
const MaxCover = 92 * 24 * time.Hour

// HandOver gives people to another worker of the team. Only whose they are, a lead or
// a key may: not who stands in. Their pages then say who their worker is now. An
// account that cannot have them is fault.Invalid at the field "to".
func (d *Desk) HandOver(ctx context.Context, by Actor, people []PersonID, to AccountID) error {
	entries := make([]Entry, len(people))
	for i, id := range people {
		p, err := d.Person(ctx, by, id)
		if err == nil && by.Key == 0 && by.Role != RoleLead && p.Worker != by.Account {
			err = ErrNotYours
		}
		if err != nil {
			return err
		}
		entries[i] = d.entry(by, "person-handed", id)
		entries[i].Other = to
	}
	if err := d.canHave(ctx, by.Team, to); err != nil {
		return err
	}
	return d.shelf.HandOver(ctx, people, to, entries)
}

// HandOverAll gives everybody on the caseload of one account to another, as when a
// colleague leaves. A worker gives their own, a lead those of anyone in the team, also
// of one who may no longer sign in. Nobody to give is fault.Invalid at the field "from".
func (d *Desk) HandOverAll(ctx context.Context, by Actor, from, to AccountID) error {
	if by.Account == 0 || from == 0 || by.Role != RoleLead && from != by.Account {
		return ErrNotYours
	}
	all, err := d.People(ctx, by)
	if err != nil {
		return err
	}
	var people []PersonID
	for _, p := range all {
		if p.Worker == from {
			people = append(people, p.ID)
		}
	}
	if len(people) == 0 {
		return fault.Fields("kw.error.form", fault.Field{Name: "from", Key: "kw.hand.error.nobody"})
	}
	return d.HandOver(ctx, by, people, to)
}

// Cover notes that one worker stands in for another until a moment, which at the
// latest is MaxCover away; one that has passed ends it. A worker says so for
// themselves, a lead for everyone of the team.
func (d *Desk) Cover(ctx context.Context, by Actor, from, to AccountID, until time.Time) error {
	if by.Account == 0 || by.Role != RoleLead && from != by.Account {
		return ErrNotYours
	}
	if err := d.inTeam(ctx, by.Team, from); err != nil {
		return err
	}
	now := d.now()
	if !until.After(now) {
		e := d.entry(by, "cover-ended", 0)
		e.Other = from
		return d.shelf.SetCover(ctx, Cover{Away: from, Until: now}, e)
	}
	if until.Sub(now) > MaxCover {
		return fault.Fields("kw.error.form", fault.Field{Name: "day", Key: "kw.error.cover-long"})
	}
	if from == to {
		return fault.Fields("kw.error.form", fault.Field{Name: "to", Key: "kw.error.to"})
	}
	if err := d.canHave(ctx, by.Team, to); err != nil {
		return err
	}
	e := d.entry(by, "cover-set", 0)
	e.Other = to
	return d.shelf.SetCover(ctx, Cover{from, to, until}, e)
}

// Covers gives who stands in for whom in the actor's team now.
func (d *Desk) Covers(ctx context.Context, by Actor) ([]Cover, error) {
	if by.Account == 0 {
		return nil, ErrNotYours
	}
	return d.shelf.Covers(ctx, by.Team, d.now())
}

// Colleagues gives the accounts of the actor's team.
func (d *Desk) Colleagues(ctx context.Context, by Actor) ([]Colleague, error) {
	if by.Team == 0 {
		return nil, ErrNotYours
	}
	return d.shelf.Colleagues(ctx, by.Team)
}

// TeamName gives the name of the actor's team, as people read it.
func (d *Desk) TeamName(ctx context.Context, by Actor) (string, error) {
	return d.shelf.TeamName(ctx, by.Team)
}

// canHave says whether people can be given to an account: it is of the team, may sign
// in and has a caseload.
func (d *Desk) canHave(ctx context.Context, team TeamID, id AccountID) error {
	all, err := d.shelf.Colleagues(ctx, team)
	for _, c := range all {
		if c.ID == id && !c.Off && c.Role.HasCaseload() {
			return nil
		}
	}
	if err == nil {
		err = fault.Fields("kw.error.form", fault.Field{Name: "to", Key: "kw.error.to"})
	}
	return err
}

// inTeam says whether an account is of a team, else ErrNotYours.
func (d *Desk) inTeam(ctx context.Context, team TeamID, id AccountID) error {
	all, err := d.shelf.Colleagues(ctx, team)
	for _, c := range all {
		if c.ID == id {
			return nil
		}
	}
	if err == nil {
		err = ErrNotYours
	}
	return err
}
