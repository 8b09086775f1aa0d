package store

import (
	"bytes"
	"testing"
	"time"

	"plainwell/internal/redact"
	"plainwell/internal/worker"
)

func TestAStolenFileSaysNothingOfAccounts(t *testing.T) {
	b := newBed(t)
	by := b.newAccount(t, b.newTeam(t, "North"), worker.RoleAdmin)
	me, err := b.Account(ctx, by.Account)
	if err != nil {
		t.Fatal(err)
	}
	session := b.signIn(t, by)
	const invitation, spare, secret = redact.Text("the-address-of-an-invitation"), redact.Text("SPARECD1"), redact.Text("SECRETOFTHESECONDSTEP")
	for _, err := range []error{
		b.InviteAgain(ctx, by, by.Account, invitation, t0.Add(time.Hour), t0),
		b.SetFactor(ctx, by, secret, 1, []redact.Text{spare}, t0),
		b.AddPasskey(ctx, by, worker.Passkey{Name: "Work phone of Ann", Handle: []byte("handle-of-a-passkey"), Credential: []byte("credential-of-a-passkey")}, t0),
		b.BindOffice(ctx, by.Account, "https://login.example", "subject-of-ann", t0),
		b.ChangePassword(ctx, by, "$argon2id$a-kept-password", t0),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	for name, data := range b.bytesOnDisk(t) {
		for _, not := range []string{
			me.Name.Reveal(), me.Email.Reveal(), "example.org", "login.example", session.Reveal(), invitation.Reveal(), spare.Reveal(), secret.Reveal(),
			"Work phone", "handle-of", "credential-of", "subject-of", "a-kept-password",
		} {
			if bytes.Contains(data, []byte(not)) {
				t.Errorf("%s holds %q", name, not)
			}
		}
	}
	if !bytes.Contains(b.bytesOnDisk(t)["plainwell.db"], []byte("account-accepted")) {
		t.Error("the trail is not found, so this test could not fail")
	}
}

func TestWhatHasEndedIsDeleted(t *testing.T) {
	b := newBed(t)
	by := b.newAccount(t, b.newTeam(t, "North"), worker.RoleWorker)
	now := b.clock()
	b.signIn(t, by)
	if err := b.InviteAgain(ctx, worker.Actor{}, by.Account, "x", now.Add(time.Hour), now); err != nil {
		t.Fatal(err)
	}
	rows := func() (n int) {
		if err := b.read(ctx, func(r *rx) error {
			return r.row(ctx, `SELECT (SELECT count(*) FROM session) + (SELECT count(*) FROM invitation)`).Scan(&n)
		}); err != nil {
			t.Fatal(err)
		}
		return n
	}
	for after, want := range map[time.Duration]int{0: 2, 29 * time.Minute: 2} {
		if err := b.PurgeSessions(ctx, worker.SessionLife, now.Add(after)); err != nil || rows() != want {
			t.Errorf("after %s: %d rows, %v", after, rows(), err)
		}
	}
	if err := b.PurgeSessions(ctx, worker.SessionLife, now.Add(time.Hour)); err != nil || rows() != 0 {
		t.Errorf("after an hour: %d rows, %v", rows(), err)
	}
}
