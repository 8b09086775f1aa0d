package app

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"plainwell/internal/redact"
	"plainwell/internal/seal"
	"plainwell/internal/signin"
	"plainwell/internal/store"
	"plainwell/internal/worker"
)

// makeAccounts makes the key workers' accounts over a database.
func makeAccounts(s *store.Store, keys *seal.Keys, site string, clock func() time.Time) (*worker.Accounts, error) {
	passwords, err := signin.NewPasswords(rand.Reader)
	if err != nil {
		return nil, err
	}
	return worker.NewAccounts(worker.AccountsOptions{
		Shelf: s, Passwords: passwords, Keys: keys, Site: site, Clock: clock, Random: rand.Reader,
	}), nil
}

// InviteOptions say whom an operator invites.
type InviteOptions struct {
	DataDir   string
	PublicURL string
	Email     string
	Role      string // worker, lead, publisher or admin
	Team      string // its name; it is made where there is none
	Lang      string // of their screens, until they choose
	Out       io.Writer
}

// InviteWorker makes an account for a key worker and prints the one-time address with
// which they choose a password. The site may run meanwhile.
func InviteWorker(ctx context.Context, o InviteOptions) error {
	keys, _, err := store.OpenKeys(o.DataDir, rand.Reader)
	if err != nil {
		return err
	}
	db, err := store.Open(ctx, store.Options{Path: store.File(o.DataDir), Keys: keys, Clock: time.Now, Random: rand.Reader})
	if err != nil {
		return err
	}
	return errors.Join(o.invite(ctx, db, keys), db.Close())
}

func (o InviteOptions) invite(ctx context.Context, db *store.Store, keys *seal.Keys) error {
	accounts, err := makeAccounts(db, keys, "", time.Now)
	if err != nil {
		return err
	}
	if !worker.Role(o.Role).Known() {
		return fmt.Errorf("--role: %q is none of worker, lead, publisher, admin", o.Role)
	}
	team, err := accounts.TeamNamed(ctx, worker.Actor{}, o.Team)
	if err != nil {
		return fmt.Errorf("--team: a team has a name of 1 to %d characters", worker.MaxTeamName)
	}
	token, err := accounts.Invite(ctx, worker.Actor{}, worker.Invitation{Email: redact.Text(o.Email), Role: worker.Role(o.Role), Team: team.ID, Lang: o.Lang})
	if err != nil {
		return fmt.Errorf("--email: the address cannot be used, or somebody has it already: %w", err)
	}
	_, err = fmt.Fprintf(o.Out, "Invited as %s of the team %s. This address works once, for 7 days. Give it to them and nobody else:\n%s/kw/join/%s\n",
		o.Role, team.Name, strings.TrimSuffix(o.PublicURL, "/"), token.Reveal())
	return err
}
