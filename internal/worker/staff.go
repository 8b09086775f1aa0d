package worker

import (
	"context"
	"strings"

	"plainwell/internal/fault"
)

// admin refuses everybody but an admin, and the operator at the command line.
func admin(by Actor) error {
	if by.Role == RoleAdmin && by.Account != 0 || by == (Actor{}) {
		return nil
	}
	return ErrNotYours
}

// Staff lists every account, for an admin. There is nothing of any caseload in it.
func (a *Accounts) Staff(ctx context.Context, by Actor) ([]StaffLine, error) {
	if err := admin(by); err != nil {
		return nil, err
	}
	return a.Shelf.Staff(ctx, a.Clock())
}

// StaffLine gives one account, for an admin.
func (a *Accounts) StaffLine(ctx context.Context, by Actor, id AccountID) (StaffLine, error) {
	all, err := a.Staff(ctx, by)
	if err != nil {
		return StaffLine{}, err
	}
	for _, line := range all {
		if line.ID == id {
			return line, nil
		}
	}
	return StaffLine{}, ErrNotYours
}

// notSelf refuses what an admin may not do to their own account: an admin who could
// change their own role or team could read every team's caseload.
func notSelf(by Actor, id AccountID) error {
	if by.Account == id {
		return fault.New(fault.Conflict, "kw.error.self")
	}
	return nil
}

// MoveAccount gives an account another role or team. An admin's own stays as it is. An
// account with people on its caseload cannot leave their team before they are handed
// over, and the last admin stays one.
func (a *Accounts) MoveAccount(ctx context.Context, by Actor, id AccountID, team TeamID, role Role) error {
	if err := admin(by); err != nil {
		return err
	}
	if err := notSelf(by, id); err != nil {
		return err
	}
	if !role.Known() {
		return fault.Fields("form.problem", fault.Field{Name: "role", Key: "kw.error.role"})
	}
	return a.Shelf.MoveAccount(ctx, by, id, team, role, a.Clock())
}

// SetOff turns an account off, at once and everywhere, or on again.
func (a *Accounts) SetOff(ctx context.Context, by Actor, id AccountID, off bool) error {
	if err := admin(by); err != nil {
		return err
	}
	return a.Shelf.SetOff(ctx, by, id, off, a.Clock())
}

// ResetFactor takes the second step and the passkeys off an account whose owner has
// lost them. Their password stays.
func (a *Accounts) ResetFactor(ctx context.Context, by Actor, id AccountID) error {
	if err := admin(by); err != nil {
		return err
	}
	return a.Shelf.ResetFactor(ctx, by, id, a.Clock())
}

// Teams lists every team.
func (a *Accounts) Teams(ctx context.Context) ([]Team, error) { return a.Shelf.Teams(ctx) }

// AddTeam makes a team. Two teams of one name could not be told apart.
func (a *Accounts) AddTeam(ctx context.Context, by Actor, name string) (Team, error) {
	if err := admin(by); err != nil {
		return Team{}, err
	}
	name, known, err := a.teamCalled(ctx, name)
	if err != nil {
		return Team{}, err
	}
	if known.ID != 0 {
		return Team{}, errTeamTaken()
	}
	return a.Shelf.AddTeam(ctx, by, name, a.Clock())
}

func errTeamTaken() error {
	return fault.Fields("form.problem", fault.Field{Name: "team", Key: "kw.error.team.taken"})
}

// RenameTeam gives a team another name. The people of the team read it on their phones.
func (a *Accounts) RenameTeam(ctx context.Context, by Actor, id TeamID, name string) error {
	if err := admin(by); err != nil {
		return err
	}
	name, known, err := a.teamCalled(ctx, name)
	if err != nil {
		return err
	}
	if known.ID != 0 && known.ID != id {
		return errTeamTaken()
	}
	err = a.Shelf.RenameTeam(ctx, by, id, name, a.Clock())
	if fault.Is(err, fault.NotFound) {
		return ErrNotYours
	}
	return err
}

// TeamNamed gives the team of a name, and makes it where there is none.
func (a *Accounts) TeamNamed(ctx context.Context, by Actor, name string) (Team, error) {
	if err := admin(by); err != nil {
		return Team{}, err
	}
	name, known, err := a.teamCalled(ctx, name)
	if err != nil || known.ID != 0 {
		return known, err
	}
	return a.Shelf.AddTeam(ctx, by, name, a.Clock())
}

// teamCalled gives a name in the form in which it is kept, and the team that has it.
func (a *Accounts) teamCalled(ctx context.Context, typed string) (string, Team, error) {
	name, err := normalName(typed, "team", MaxTeamName)
	if err != nil {
		return "", Team{}, err
	}
	all, err := a.Shelf.Teams(ctx)
	for _, t := range all {
		if strings.EqualFold(t.Name, name) {
			return name, t, err
		}
	}
	return name, Team{}, err
}
