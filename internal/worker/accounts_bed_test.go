package worker_test

import (
	"context"
	"crypto/rand"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/pquerna/otp/totp"

	"plainwell/internal/redact"
	"plainwell/internal/signin"
	"plainwell/internal/store"
	"plainwell/internal/worker"
)

const good = redact.Text("four grey herons wait")

var background = context.Background()

// office is the accounts over a real database, with the real second step, by a clock
// that the test sets.
type office struct {
	*worker.Accounts
	t    *testing.T
	mu   sync.Mutex
	time time.Time
	n    int
	last redact.Text // the token of the invitation made last
}

// fast are passwords that take no time: the real ones are slow on purpose, and are
// tested in their own rooms.
type fast struct {
	signin.Passwords
	weak bool // what was kept before is weaker than what is made now
}

func (f *fast) Hash(_ context.Context, password redact.Text) (redact.Text, error) {
	if f.weak {
		return "strong " + password, nil
	}
	return "fast " + password, nil
}

func (f *fast) Check(_ context.Context, kept, password redact.Text) (fits, weak bool, err error) {
	return kept == "fast "+password || kept == "strong "+password, f.weak && kept == "fast "+password, nil
}

func newOffice(t *testing.T) *office {
	t.Helper()
	t.Parallel()
	dir := filepath.Join(t.TempDir(), "data")
	keys, _, err := store.OpenKeys(dir, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	o := &office{t: t, time: time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)}
	s, err := store.Open(background, store.Options{Path: store.File(dir), Keys: keys, Clock: o.clock, Random: rand.Reader})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	o.Accounts = worker.NewAccounts(worker.AccountsOptions{
		Shelf: s, Passwords: &fast{}, Codes: signin.NewCodes("My guide", rand.Reader), Keys: keys, Site: "My guide", Clock: o.clock, Random: rand.Reader,
	})
	return o
}

func (o *office) clock() time.Time {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.time
}

func (o *office) later(d time.Duration) {
	o.mu.Lock()
	defer o.mu.Unlock()
	o.time = o.time.Add(d)
}

// team makes a team, or gives the one of the name.
func (o *office) team(name string) worker.TeamID {
	o.t.Helper()
	team, err := o.TeamNamed(background, worker.Actor{}, name)
	if err != nil {
		o.t.Fatal(err)
	}
	return team.ID
}

// email is the address of the account that was made as the nth.
func email(n int) redact.Text { return redact.Text(fmt.Sprintf("worker-%d@example.org", n)) }

// invited makes an account and gives its address; the invitation is o.last.
func (o *office) invited(role worker.Role, team string) redact.Text {
	o.t.Helper()
	o.n++
	var err error
	if o.last, err = o.Invite(background, worker.Actor{}, worker.Invitation{Email: email(o.n), Role: role, Team: o.team(team), Lang: "en"}); err != nil {
		o.t.Fatal(err)
	}
	return email(o.n)
}

// here is somebody who is signed in.
type here struct {
	worker.Actor
	email redact.Text
	in    worker.SignedIn
}

func (o *office) joined(role worker.Role, team string) here {
	o.t.Helper()
	address := o.invited(role, team)
	in, err := o.Accept(background, o.last, redact.Text(fmt.Sprintf("Worker %d", o.n)), good, "en", worker.Visit{Browser: "Firefox, Windows"})
	if err != nil {
		o.t.Fatal(err)
	}
	return here{o.session(in.Token), address, in}
}

// session gives who a session belongs to; it must be live.
func (o *office) session(token redact.Text) worker.Actor {
	o.t.Helper()
	by, err := o.Session(background, token)
	if err != nil {
		o.t.Fatal(err)
	}
	return by
}

// withCode sets up a second step and gives its secret and the recovery codes.
func (o *office) withCode(h here) (redact.Text, []redact.Text) {
	o.t.Helper()
	f, err := o.BeginFactor(background, h.Actor, h.in.Token)
	if err != nil {
		o.t.Fatal(err)
	}
	codes, err := o.ConfirmFactor(background, h.Actor, h.in.Token, f.Ticket, o.code(f.Secret, 0))
	if err != nil {
		o.t.Fatal(err)
	}
	return f.Secret, codes
}

// code is what an app shows, so long from now.
func (o *office) code(secret redact.Text, ahead time.Duration) string {
	o.t.Helper()
	code, err := totp.GenerateCode(secret.Reveal(), o.clock().Add(ahead))
	if err != nil {
		o.t.Fatal(err)
	}
	return code
}
