package web

import (
	"strconv"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/fault"
	"plainwell/internal/i18n"
	"plainwell/internal/redact"
	"plainwell/internal/worker"
)

// staffRoutes are an admin's pages: accounts and teams. Nothing of a caseload is on
// any of them.
func (s *Server) staffRoutes() []kwRoute {
	if s.Accounts == nil {
		return nil
	}
	return []kwRoute{
		{"GET", "/kw/admin/people", admins, s.staffScreen},
		{"GET", "/kw/admin/people/new", admins, s.inviteScreen},
		{"POST", "/kw/admin/people/new", admins, s.invite},
		{"GET", "/kw/admin/people/:account", admins, s.staffOneScreen},
		{"POST", "/kw/admin/people/:account", admins, s.moveStaff},
		{"POST", "/kw/admin/people/:account/off", admins, s.staffAct("off", func(c *fiber.Ctx, id worker.AccountID) error {
			return s.Accounts.SetOff(c.UserContext(), actor(c), id, true)
		})},
		{"POST", "/kw/admin/people/:account/on", admins, s.staffAct("on", func(c *fiber.Ctx, id worker.AccountID) error {
			return s.Accounts.SetOff(c.UserContext(), actor(c), id, false)
		})},
		{"POST", "/kw/admin/people/:account/reset", admins, s.staffAct("reset", func(c *fiber.Ctx, id worker.AccountID) error {
			return s.Accounts.ResetFactor(c.UserContext(), actor(c), id)
		})},
		{"POST", "/kw/admin/people/:account/again", admins, s.inviteAgain},
		{"GET", "/kw/admin/teams", admins, s.teamsScreen},
		{"POST", "/kw/admin/teams", admins, s.addTeam},
		{"POST", "/kw/admin/teams/:team", admins, s.renameTeam},
	}
}

// staffView is the list of all accounts.
type staffView struct{ Teams []staffTeam }

type staffTeam struct {
	Name  string
	Staff []staffLine
}

// staffLine is one account in words.
type staffLine struct {
	Href, Name, Email, Role, State string
	Off, Second                    bool
}

func (s *Server) staffLine(say *i18n.Speaker, one worker.StaffLine) staffLine {
	line := staffLine{
		Href: "/kw/admin/people/" + strconv.FormatInt(int64(one.ID), 10), Name: one.Name.Reveal(), Email: one.Email.Reveal(),
		Role: say.T(one.Role.Key()), Off: one.Off, Second: one.Second,
	}
	switch {
	case one.Off:
		line.State = say.T("kw.staff.off")
	case one.Ready:
		line.State = say.T("kw.staff.on")
	case !one.Invited.IsZero():
		line.State = say.T("kw.staff.invited", "Date", say.FullDate(one.Invited.In(s.Site.Zone)))
	default:
		line.State = say.T("kw.staff.over")
	}
	return line
}

func (s *Server) staffScreen(c *fiber.Ctx) error {
	all, err := s.Accounts.Staff(c.UserContext(), actor(c))
	if err != nil {
		return err
	}
	var v staffView
	var last worker.TeamID
	for _, one := range all {
		if one.Team != last {
			v.Teams, last = append(v.Teams, staffTeam{Name: one.TeamName}), one.Team
		}
		team := &v.Teams[len(v.Teams)-1]
		team.Staff = append(team.Staff, s.staffLine(s.speaker(c), one))
	}
	return s.show(c, "kw_staff", view{Title: "kw.staff.title", Self: "/kw/admin/people", Data: v})
}

// staffOneView is one account, with what an admin can do to it.
type staffOneView struct {
	kwForm
	staffLine
	Done, Href   string
	Self, Ready  bool // it is one's own; they can sign in
	Roles, Teams []settingsOption
	Address      string // a new one-time address, shown once
}

// staffID reads which account a page is about.
func staffID(c *fiber.Ctx) (worker.AccountID, error) {
	id, err := strconv.ParseInt(c.Params("account"), 10, 64)
	if err != nil || id <= 0 {
		return 0, worker.ErrNotYours
	}
	return worker.AccountID(id), nil
}

func (s *Server) staffOneScreen(c *fiber.Ctx) error { return s.showStaffOne(c, kwForm{}, "") }

func (s *Server) showStaffOne(c *fiber.Ctx, f kwForm, invitation redact.Text) error {
	id, err := staffID(c)
	if err != nil {
		return err
	}
	one, err := s.Accounts.StaffLine(c.UserContext(), actor(c), id)
	if err != nil {
		return err
	}
	if f.Typed == nil {
		f.Typed = map[string]string{"role": string(one.Role), "team": strconv.FormatInt(int64(one.Team), 10)}
	}
	v := staffOneView{kwForm: f, staffLine: s.staffLine(s.speaker(c), one), Done: kwDone(c), Self: actor(c).Account == id, Ready: one.Ready}
	v.Href = v.staffLine.Href
	if v.Roles, v.Teams, err = s.rolesAndTeams(c, f.Typed); err != nil {
		return err
	}
	if invitation != "" {
		v.Address = s.Site.abs("/kw/join/" + invitation.Reveal())
	}
	return s.show(c, "kw_people_one", view{Title: "kw.staff.title", Self: v.Href, Forms: true, Data: v})
}

// rolesAndTeams lists the choices of a form, those that were typed chosen.
func (s *Server) rolesAndTeams(c *fiber.Ctx, typed map[string]string) (roles, teams []settingsOption, err error) {
	say := s.speaker(c)
	for _, r := range worker.Roles {
		roles = append(roles, settingsOption{Value: string(r), Words: say.T(r.Key() + ".does"), On: typed["role"] == string(r)})
	}
	all, err := s.Accounts.Teams(c.UserContext())
	for _, t := range all {
		id := strconv.FormatInt(int64(t.ID), 10)
		teams = append(teams, settingsOption{Value: id, Words: t.Name, On: typed["team"] == id})
	}
	return roles, teams, err
}

// teamField reads the team of a form; 0 for none.
func teamField(c *fiber.Ctx) worker.TeamID {
	id, err := strconv.ParseInt(c.FormValue("team"), 10, 64)
	if err != nil || id < 0 {
		return 0
	}
	return worker.TeamID(id)
}

func (s *Server) moveStaff(c *fiber.Ctx) error {
	return s.staffAct("saved", func(c *fiber.Ctx, id worker.AccountID) error {
		err := s.Accounts.MoveAccount(c.UserContext(), actor(c), id, teamField(c), worker.Role(c.FormValue("role")))
		if fault.Is(err, fault.NotFound) && teamField(c) == 0 {
			return fault.Fields("form.problem", fault.Field{Name: "team", Key: "kw.error.team"})
		}
		return err
	})(c)
}

// staffAct does something to an account and shows it again.
func (s *Server) staffAct(done string, act func(*fiber.Ctx, worker.AccountID) error) fiber.Handler {
	return func(c *fiber.Ctx) error {
		id, err := staffID(c)
		if err != nil {
			return err
		}
		if err := act(c, id); err != nil {
			var f kwForm
			if err := s.kwFail(c, &f, err); err != nil {
				return err
			}
			return s.showStaffOne(c, f, "")
		}
		return goOn(c, "/kw/admin/people/"+strconv.FormatInt(int64(id), 10)+"?done="+done)
	}
}

// inviteAgain shows a new one-time address. The page is the answer to the POST itself:
// it is shown once and stands in no address.
func (s *Server) inviteAgain(c *fiber.Ctx) error {
	id, err := staffID(c)
	if err != nil {
		return err
	}
	token, err := s.Accounts.InviteAgain(c.UserContext(), actor(c), id)
	var f kwForm
	if err := s.kwFail(c, &f, err); err != nil {
		return err
	}
	return s.showStaffOne(c, f, token)
}
