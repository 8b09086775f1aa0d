package store

import (
	"fmt"
	"sync/atomic"
	"testing"
	"time"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/seal"
	"plainwell/internal/worker"
)

var accounts atomic.Int64

// newTeam makes a team.
func (b *bed) newTeam(t testing.TB, name string) worker.TeamID {
	t.Helper()
	team, err := b.AddTeam(ctx, worker.Actor{}, name, b.clock())
	if err != nil {
		t.Fatal(err)
	}
	return team.ID
}

// newAccount makes an account that has accepted its invitation, and gives who it is.
func (b *bed) newAccount(t testing.TB, team worker.TeamID, role worker.Role) worker.Actor {
	t.Helper()
	now, n := b.clock(), accounts.Add(1)
	invitation, err := seal.Token(b.random)
	if err != nil {
		t.Fatal(err)
	}
	account := worker.Account{Team: team, Role: role, Lang: "en", Email: redact.Text(fmt.Sprintf("worker-%d@example.org", n))}
	if _, err := b.Invite(ctx, worker.Actor{}, account, invitation, now.Add(time.Hour), now); err != nil {
		t.Fatal(err)
	}
	id, err := b.Accept(ctx, invitation, redact.Text(fmt.Sprintf("Worker %d", n)), "en", "$argon2id$", now)
	if err != nil {
		t.Fatal(err)
	}
	return worker.Actor{Account: id, Team: team, Role: role}
}

// signIn begins a session of an account.
func (b *bed) signIn(t testing.TB, by worker.Actor) redact.Text {
	t.Helper()
	token, err := seal.Token(b.random)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.BeginSession(ctx, worker.NewSession{Account: by.Account, Token: token, How: worker.ByPassword}, b.clock()); err != nil {
		t.Fatal(err)
	}
	return token
}

func TestASessionEndsByTimeAndByHand(t *testing.T) {
	b := newBed(t)
	by := b.newAccount(t, b.newTeam(t, "North"), worker.RoleLead)
	now := b.clock()
	session := func(token redact.Text, at time.Time) error {
		got, began, err := b.Session(ctx, token, worker.SessionLife, at)
		if err == nil && (got != by || !began.Equal(now)) {
			t.Errorf("it is %+v since %s, not %+v since %s", got, began, by, now)
		}
		return err
	}
	used := b.signIn(t, by)
	for minutes := 20; minutes < 12*60; minutes += 20 {
		if err := session(used, now.Add(time.Duration(minutes)*time.Minute)); err != nil {
			t.Fatalf("after %d minutes of use: %v", minutes, err)
		}
	}
	if err := session(used, now.Add(12*time.Hour)); !fault.Is(err, fault.NotFound) {
		t.Errorf("after 12 hours of use: %v", err)
	}
	unused := b.signIn(t, by)
	if err := session(unused, now.Add(30*time.Minute)); !fault.Is(err, fault.NotFound) {
		t.Errorf("unused for half an hour: %v", err)
	}
	one, other := b.signIn(t, by), b.signIn(t, by)
	if err := b.EndSession(ctx, one, now); err != nil {
		t.Fatal(err)
	}
	if err := session(one, now); !fault.Is(err, fault.NotFound) {
		t.Errorf("signed out: %v", err)
	}
	if err := session(other, now); err != nil {
		t.Errorf("the other session: %v", err)
	}
	if err := b.EndSessions(ctx, by.Account, now); err != nil {
		t.Fatal(err)
	}
	if err := session(other, now); !fault.Is(err, fault.NotFound) {
		t.Errorf("signed out everywhere: %v", err)
	}
}
