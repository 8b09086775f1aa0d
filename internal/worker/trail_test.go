package worker_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"plainwell/internal/fault"
	"plainwell/internal/worker"
)

func TestALeadReadsTheTrailOfTheirOwnTeamAlone(t *testing.T) {
	o := newOffice(t)
	admin := o.joined(worker.RoleAdmin, "Office")
	lead, other := o.joined(worker.RoleLead, "North"), o.joined(worker.RoleLead, "South")
	ann := o.joined(worker.RoleWorker, "North")
	if err := o.MoveAccount(background, admin.Actor, ann.Account, other.Team, worker.RoleWorker); err != nil {
		t.Fatal(err)
	}
	read := func(by worker.Actor) string {
		var b strings.Builder
		for before := int64(0); ; {
			lines, more, err := o.Trail(background, by, before)
			if err != nil {
				t.Fatal(err)
			}
			for _, l := range lines {
				fmt.Fprintf(&b, "%s %s %s\n", l.Who.Reveal(), l.What, l.Whom.Reveal())
			}
			if before = more; more == 0 {
				return b.String()
			}
		}
	}
	// The accounts were made in this order: Worker 1 is the admin, 4 is Ann.
	north, south := read(lead.Actor), read(other.Actor)
	for _, want := range []string{"Worker 1 account-changed Worker 4\n", "Worker 4 signed-in \n", "Worker 4 account-accepted \n", " account-invited Worker 4\n"} {
		if !strings.Contains(north, want) {
			t.Errorf("North's has no %q:\n%s", want, north)
		}
	}
	if !strings.Contains(south, "Worker 1 account-joined Worker 4\n") || strings.Contains(south, "account-changed") || strings.Contains(south, "Worker 2") {
		t.Errorf("South's:\n%s", south)
	}
	for role, by := range map[string]worker.Actor{
		"a worker": ann.Actor, "an admin": admin.Actor, "a key": {Key: 7, Team: lead.Team, Role: worker.RoleLead}, "nobody": {},
	} {
		if _, _, err := o.Trail(background, by, 0); !fault.Is(err, fault.NotFound) {
			t.Errorf("%s reads it: %v", role, err)
		}
	}
	for range 120 {
		if _, err := o.SignIn(background, lead.email, good, worker.Visit{Device: lead.in.Device}); err != nil {
			t.Fatal(err)
		}
	}
	first, more, err := o.Trail(background, lead.Actor, 0)
	if err != nil || len(first) != 50 || more != first[49].ID {
		t.Fatalf("%d lines, %d, %v", len(first), more, err)
	}
	if n := strings.Count(read(lead.Actor), "Worker 2 signed-in"); n != 121 {
		t.Errorf("%d sign-ins on all pages", n)
	}
	o.later(400 * 24 * 3600e9)
	if err := o.Purge(background); err != nil {
		t.Fatal(err)
	}
	if left := read(lead.Actor); left != "" {
		t.Errorf("after 400 days there is left:\n%s", left)
	}
}

func TestOnesOwnDataHoldNoSecret(t *testing.T) {
	o := newOffice(t)
	ann := o.joined(worker.RoleWorker, "North")
	secret, spare := o.withCode(ann)
	parts, err := o.Export(background, ann.Actor, ann.in.Token)
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(parts)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"email":"worker-1@example.org"`, `"name":"Worker 1"`, `"team":"North"`, `"secondStep":true`, `"browser":"Firefox, Windows"`, `"what":"code-set"`} {
		if !strings.Contains(string(text), want) {
			t.Errorf("no %s in %s", want, text)
		}
	}
	for _, not := range []string{secret.Reveal(), spare[0].Reveal(), ann.in.Token.Reveal(), "argon2"} {
		if strings.Contains(string(text), not) {
			t.Errorf("%q is in it", not)
		}
	}
}
