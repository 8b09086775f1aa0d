package web

import (
	"strconv"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/redact"
	"plainwell/internal/worker"
)

// inviteView is the form for a new account, and then its one-time address.
type inviteView struct {
	kwForm
	Roles, Teams []settingsOption
	Address      string
}

func (s *Server) inviteScreen(c *fiber.Ctx) error {
	return s.showInvite(c, kwForm{Typed: map[string]string{"role": string(worker.RoleWorker), "team": strconv.FormatInt(int64(actor(c).Team), 10)}}, "")
}

func (s *Server) showInvite(c *fiber.Ctx, f kwForm, invitation redact.Text) error {
	v := inviteView{kwForm: f}
	var err error
	if v.Roles, v.Teams, err = s.rolesAndTeams(c, f.Typed); err != nil {
		return err
	}
	if invitation != "" {
		v.Address = s.Site.abs("/kw/join/" + invitation.Reveal())
	}
	return s.show(c, "kw_invite", view{Title: "kw.invite.title", Self: "/kw/admin/people/new", Forms: true, Data: v})
}

// invite shows the one-time address. The page is the answer to the POST itself: the
// address is shown once.
func (s *Server) invite(c *fiber.Ctx) error {
	f := kwForm{Typed: map[string]string{"email": typed(c, "email"), "role": typed(c, "role"), "team": typed(c, "team")}}
	token, err := s.Accounts.Invite(c.UserContext(), actor(c), worker.Invitation{
		Email: redact.Text(typed(c, "email")), Role: worker.Role(typed(c, "role")), Team: teamField(c), Lang: s.tag(c),
	})
	if err := s.kwFail(c, &f, err); err != nil {
		return err
	}
	return s.showInvite(c, f, token)
}

// teamsView is the list of teams.
type teamsView struct {
	kwForm
	Done  string
	At    string // the id of the team whose name could not be used; "" for the new one
	Teams []teamLine
}

type teamLine struct{ ID, Name string }

func (s *Server) teamsScreen(c *fiber.Ctx) error { return s.showTeams(c, kwForm{}, "") }

func (s *Server) showTeams(c *fiber.Ctx, f kwForm, at string) error {
	all, err := s.Accounts.Teams(c.UserContext())
	if err != nil {
		return err
	}
	v := teamsView{kwForm: f, Done: kwDone(c), At: at}
	for _, t := range all {
		line := teamLine{strconv.FormatInt(int64(t.ID), 10), t.Name}
		if line.ID == at {
			line.Name = f.Typed["team"]
		}
		v.Teams = append(v.Teams, line)
	}
	return s.show(c, "kw_teams", view{Title: "kw.teams.title", Self: "/kw/admin/teams", Forms: true, Data: v})
}

func (s *Server) addTeam(c *fiber.Ctx) error {
	_, err := s.Accounts.AddTeam(c.UserContext(), actor(c), typed(c, "team"))
	return s.teamSaved(c, err, "")
}

func (s *Server) renameTeam(c *fiber.Ctx) error {
	id, err := strconv.ParseInt(c.Params("team"), 10, 64)
	if err != nil {
		return worker.ErrNotYours
	}
	return s.teamSaved(c, s.Accounts.RenameTeam(c.UserContext(), actor(c), worker.TeamID(id), typed(c, "team")), c.Params("team"))
}

func (s *Server) teamSaved(c *fiber.Ctx, err error, at string) error {
	if err == nil {
		return goOn(c, "/kw/admin/teams?done=team")
	}
	f := kwForm{Typed: map[string]string{"team": typed(c, "team")}}
	if err := s.kwFail(c, &f, err); err != nil {
		return err
	}
	return s.showTeams(c, f, at)
}
