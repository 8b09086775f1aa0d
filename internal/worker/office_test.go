package worker_test

import (
	"context"
	"testing"
	"time"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/worker"
)

// login is an organisation's sign-in that says what the test wants.
type login struct {
	says                   worker.Claims
	state, nonce, verifier redact.Text
	err                    error
}

func (l *login) Start(_ context.Context, state, nonce, verifier redact.Text) (string, error) {
	l.state, l.nonce, l.verifier = state, nonce, verifier
	return "https://login.example/authorize", nil
}

func (l *login) Finish(_ context.Context, code, nonce, verifier redact.Text) (worker.Claims, error) {
	if code != "right" || nonce != l.nonce || verifier != l.verifier {
		return worker.Claims{}, fault.New(fault.Forbidden, "kw.office.wrong")
	}
	return l.says, l.err
}

// comes goes to the organisation's sign-in and comes back.
func (o *office) comes(l *login) (worker.SignedIn, error) {
	o.t.Helper()
	_, ticket, err := o.StartOffice(background)
	if err != nil {
		o.t.Fatal(err)
	}
	return o.FinishOffice(background, ticket, l.state, "right", worker.Visit{})
}

func TestTheOrganisationLetsInWhoWasInvitedAndNobodyElse(t *testing.T) {
	o := newOffice(t)
	admin := o.joined(worker.RoleAdmin, "North")
	ann := o.joined(worker.RoleWorker, "North")
	fresh := o.invited(worker.RoleWorker, "North") // has no password yet
	l := &login{}
	o.Office = l
	says := func(subject, email redact.Text, verified bool) error {
		l.says = worker.Claims{Issuer: "https://login.example", Subject: subject, Email: email, EmailVerified: verified}
		in, err := o.comes(l)
		if err == nil {
			o.session(in.Token)
		}
		return err
	}
	for what, err := range map[string]error{
		"an address that was not verified": says("s-1", ann.email, false),
		"nobody's address":                 says("s-2", "stranger@example.org", true),
		"no address":                       says("s-3", "", true),
		"nobody at all":                    says("", ann.email, true),
	} {
		wants(t, what, err, fault.Forbidden, "kw.office.wrong")
	}
	if err := says("s-1", "WORKER-2@example.org", true); err != nil {
		t.Fatalf("Ann: %v", err)
	}
	if err := says("s-1", "new-address@example.org", false); err != nil {
		t.Errorf("Ann with another address later: %v", err)
	}
	wants(t, "somebody who was given Ann's address", says("s-9", ann.email, true), fault.Forbidden, "kw.office.wrong")
	if err := says("s-4", fresh, true); err != nil {
		t.Errorf("who was invited and has no password: %v", err)
	}
	if err := o.SetOff(background, admin.Actor, ann.Account, true); err != nil {
		t.Fatal(err)
	}
	wants(t, "Ann when she is turned off", says("s-1", ann.email, true), fault.Forbidden, "kw.office.wrong")
}

func TestTheWayBackFromTheOrganisationWorksOnceAndInOneBrowser(t *testing.T) {
	o := newOffice(t)
	ann := o.joined(worker.RoleWorker, "North")
	l := &login{says: worker.Claims{Issuer: "https://login.example", Subject: "s", Email: ann.email, EmailVerified: true}}
	o.Office = l
	back := func(ticket, state, code redact.Text) error {
		_, err := o.FinishOffice(background, ticket, state, code, worker.Visit{})
		return err
	}
	_, ticket, err := o.StartOffice(background)
	if err != nil {
		t.Fatal(err)
	}
	wants(t, "another browser", back("", l.state, "right"), fault.Forbidden, "kw.office.wrong")
	wants(t, "another state", back(ticket, "x", "right"), fault.Forbidden, "kw.office.wrong")
	if err := back(ticket, l.state, "right"); err != nil {
		t.Fatal(err)
	}
	wants(t, "once more", back(ticket, l.state, "right"), fault.Forbidden, "kw.office.wrong")
	_, ticket, _ = o.StartOffice(background)
	wants(t, "a wrong code", back(ticket, l.state, "wrong"), fault.Forbidden, "kw.office.wrong")
	_, ticket, _ = o.StartOffice(background)
	o.later(11 * time.Minute)
	wants(t, "too late", back(ticket, l.state, "right"), fault.Forbidden, "kw.office.wrong")
	o.Office = nil
	if _, _, err := o.StartOffice(background); !fault.Is(err, fault.NotFound) {
		t.Errorf("with none: %v", err)
	}
}
