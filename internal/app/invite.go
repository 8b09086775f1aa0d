package app

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/seal"
	"plainwell/internal/store"
	"plainwell/internal/worker"
)

// InviteOptions say whom an operator invites.
type InviteOptions struct {
	DataDir   string
	PublicURL string
	Email     string
	Role      string // worker, lead, publisher or admin
	Team      string // its name; it is made where there is none
	Lang      string // of their screens, until they choose
	Again     bool   // the account is there: only a new address
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
	accounts := worker.NewAccounts(worker.AccountsOptions{Shelf: db, Keys: keys, Clock: time.Now, Random: rand.Reader})
	token, err := o.token(ctx, accounts)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(o.Out, "This address works once, for 7 days. Give it to %s and to nobody else:\n%s/kw/join/%s\n",
		strings.TrimSpace(o.Email), strings.TrimSuffix(o.PublicURL, "/"), token.Reveal())
	return err
}

func (o InviteOptions) token(ctx context.Context, accounts *worker.Accounts) (redact.Text, error) {
	operator := worker.Actor{}
	if o.Again {
		token, err := accounts.InviteAgainByEmail(ctx, operator, redact.Text(o.Email))
		if fault.Is(err, fault.NotFound) {
			err = errors.New("--email: nobody has this address here")
		}
		return token, err
	}
	if !worker.Role(o.Role).Known() {
		return "", fmt.Errorf("--role: %q is none of worker, lead, publisher, admin", o.Role)
	}
	team, err := accounts.TeamNamed(ctx, operator, o.Team)
	if fault.Is(err, fault.Invalid) {
		return "", fmt.Errorf("--team: a team has a name of 1 to %d characters", worker.MaxTeamName)
	}
	if err != nil {
		return "", err
	}
	token, err := accounts.Invite(ctx, operator, worker.Invitation{Email: redact.Text(o.Email), Role: worker.Role(o.Role), Team: team.ID, Lang: o.Lang})
	if e := fault.Of(err); e != nil && e.Code == fault.Invalid {
		return "", errors.New("--email: the address cannot be used, or somebody has it here already (then use --again)")
	}
	return token, err
}
