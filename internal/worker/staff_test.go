package worker_test

import (
	"testing"
	"time"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/worker"
)

func TestAnInvitationWorksOnceForAWeek(t *testing.T) {
	o := newOffice(t)
	accept := func(token redact.Text) error {
		_, err := o.Accept(background, token, "Ann", good, "cy", worker.Visit{})
		return err
	}
	o.invited(worker.RoleWorker, "North")
	first := o.last
	o.later(7*24*time.Hour - time.Second)
	if _, err := o.Accept(background, first, "\u202e", "short", "cy", worker.Visit{}); len(fault.Of(err).Fields) != 2 {
		t.Errorf("a name that cannot be seen and a short password: %v", err)
	}
	if err := accept(first); err != nil {
		t.Fatal(err)
	}
	wants(t, "once more", accept(first), fault.Gone, "kw.join.over")
	o.invited(worker.RoleWorker, "North")
	o.later(7 * 24 * time.Hour)
	wants(t, "a week later", accept(o.last), fault.Gone, "kw.join.over")
	wants(t, "one that never was", accept("AAAA"), fault.Gone, "kw.join.over")
	_, err := o.Invite(background, worker.Actor{}, worker.Invitation{Email: " Worker-1@EXAMPLE.org ", Role: worker.RoleLead, Team: o.team("North")})
	wants(t, "an address that somebody has", err, fault.Invalid, "kw.error.email.taken")
	_, err = o.Invite(background, worker.Actor{}, worker.Invitation{Email: "nobody", Role: "king"})
	if f := fault.Of(err); f == nil || len(f.Fields) != 3 {
		t.Errorf("nothing right: %v", err)
	}
}

func TestOnlyAnAdminDoesWhatAnAdminDoes(t *testing.T) {
	o := newOffice(t)
	victim := o.joined(worker.RoleWorker, "North")
	for _, role := range []worker.Role{worker.RoleWorker, worker.RoleLead, worker.RolePublisher} {
		by := o.joined(role, "North").Actor
		_, invite := o.Invite(background, by, worker.Invitation{Email: "new@example.org", Role: worker.RoleAdmin, Team: by.Team})
		_, again := o.InviteAgain(background, by, victim.Account)
		_, staff := o.Staff(background, by)
		_, team := o.AddTeam(background, by, "South")
		for what, err := range map[string]error{
			"invite": invite, "again": again, "staff": staff, "team": team,
			"move": o.MoveAccount(background, by, by.Account, by.Team, worker.RoleAdmin), "off": o.SetOff(background, by, victim.Account, true),
			"reset": o.ResetFactor(background, by, victim.Account), "rename": o.RenameTeam(background, by, by.Team, "X"),
		} {
			if !fault.Is(err, fault.NotFound) {
				t.Errorf("%s: %s: %v", role, what, err)
			}
		}
	}
	// A key of another system is nobody's account, even with a wrong role written in it.
	if _, err := o.Staff(background, worker.Actor{Key: 1, Team: victim.Team, Role: worker.RoleAdmin}); !fault.Is(err, fault.NotFound) {
		t.Errorf("a key: %v", err)
	}
}

func TestTheLastAdminStaysAndAnAdminDoesNotMoveThemselves(t *testing.T) {
	o := newOffice(t)
	ann := o.joined(worker.RoleAdmin, "North")
	o.invited(worker.RoleAdmin, "North") // has not begun: nobody could sign in with it
	wants(t, "turning herself off", o.SetOff(background, ann.Actor, ann.Account, true), fault.Conflict, "kw.error.last-admin")
	wants(t, "making herself a lead", o.MoveAccount(background, ann.Actor, ann.Account, ann.Team, worker.RoleLead), fault.Conflict, "kw.error.self")
	wants(t, "moving herself", o.MoveAccount(background, ann.Actor, ann.Account, o.team("South"), worker.RoleAdmin), fault.Conflict, "kw.error.self")
	bob := o.joined(worker.RoleAdmin, "South")
	if err := o.MoveAccount(background, bob.Actor, ann.Account, ann.Team, worker.RoleWorker); err != nil {
		t.Errorf("one of two: %v", err)
	}
	if got := o.session(ann.in.Token); got.Role != worker.RoleWorker {
		t.Errorf("her session still is an admin's: %+v", got)
	}
	wants(t, "the one that is left", o.SetOff(background, bob.Actor, bob.Account, true), fault.Conflict, "kw.error.last-admin")
	o.session(bob.in.Token)
}

func TestTurningAnAccountOffEndsItAtOnceEverywhere(t *testing.T) {
	o := newOffice(t)
	admin, ann := o.joined(worker.RoleAdmin, "North"), o.joined(worker.RoleWorker, "South")
	again, err := o.InviteAgain(background, admin.Actor, ann.Account)
	if err != nil {
		t.Fatal(err)
	}
	if err := o.SetOff(background, admin.Actor, ann.Account, true); err != nil {
		t.Fatal(err)
	}
	if _, err := o.Session(background, ann.in.Token); !fault.Is(err, fault.NotFound) {
		t.Errorf("her session: %v", err)
	}
	if _, err := o.Invited(background, again); !fault.Is(err, fault.Gone) {
		t.Errorf("her invitation: %v", err)
	}
	if _, err := o.InviteAgain(background, admin.Actor, ann.Account); !fault.Is(err, fault.Conflict) {
		t.Errorf("a new invitation: %v", err)
	}
	if err := o.SetOff(background, admin.Actor, ann.Account, false); err != nil {
		t.Fatal(err)
	}
	if _, err := o.SignIn(background, ann.email, good, worker.Visit{Device: ann.in.Device}); err != nil {
		t.Errorf("on again: %v", err)
	}
}

func TestANewInvitationKeepsTheSecondStepAndAResetDropsIt(t *testing.T) {
	o := newOffice(t)
	admin, ann := o.joined(worker.RoleAdmin, "North"), o.joined(worker.RoleWorker, "North")
	secret, _ := o.withCode(ann)
	again := func() worker.SignedIn {
		token, err := o.InviteAgain(background, admin.Actor, ann.Account)
		if err != nil {
			t.Fatal(err)
		}
		in, err := o.Accept(background, token, "Ann", "five brown owls sleep", "en", worker.Visit{})
		if err != nil {
			t.Fatal(err)
		}
		return in
	}
	in := again()
	if in.Token != "" {
		t.Error("who has only the new address is signed in without the second step")
	}
	if _, err := o.Session(background, ann.in.Token); !fault.Is(err, fault.NotFound) {
		t.Errorf("an old session goes on: %v", err)
	}
	if _, err := o.SignInCode(background, in.Ticket, o.code(secret, 30*time.Second), worker.Visit{}); err != nil {
		t.Error(err)
	}
	if err := o.ResetFactor(background, admin.Actor, ann.Account); err != nil {
		t.Fatal(err)
	}
	if in := again(); in.Token == "" {
		t.Error("the second step is still asked for")
	}
}

func TestTeamsHaveNamesThatCanBeToldApart(t *testing.T) {
	o := newOffice(t)
	admin := o.joined(worker.RoleAdmin, "North").Actor
	south, err := o.AddTeam(background, admin, "  South \t team ")
	if err != nil || south.Name != "South team" {
		t.Fatalf("%+v, %v", south, err)
	}
	_, err = o.AddTeam(background, admin, "SOUTH TEAM")
	wants(t, "the same name in capitals", err, fault.Invalid, "kw.error.team.taken")
	wants(t, "the name of another", o.RenameTeam(background, admin, south.ID, "North"), fault.Invalid, "kw.error.team.taken")
	wants(t, "no name", o.RenameTeam(background, admin, south.ID, " "), fault.Invalid, "kw.error.name")
	wants(t, "a very long name", o.RenameTeam(background, admin, south.ID, "A name of a team with forty-one characters"), fault.Invalid, "kw.error.long")
	if err := o.RenameTeam(background, admin, south.ID, "SOUTH team"); err != nil {
		t.Errorf("its own name in capitals: %v", err)
	}
	if err := o.RenameTeam(background, admin, 1, "West"); !fault.Is(err, fault.NotFound) {
		t.Errorf("a team that is not there: %v", err)
	}
}
