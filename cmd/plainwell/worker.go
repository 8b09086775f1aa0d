package main

import (
	"context"
	"os"

	"plainwell/internal/app"
)

// workerCommand is about the accounts of key workers.
type workerCommand struct {
	Invite workerInvite `cmd:"" help:"Make an account for a key worker and print the one-time address with which they choose a password. The first admin is made this way."`
}

type workerInvite struct {
	DataDir   string `env:"PLAINWELL_DATA_DIR" default:"data" type:"path" help:"Folder of the database and the keys."`
	PublicURL string `env:"PLAINWELL_PUBLIC_URL" name:"public-url" default:"http://localhost:8080" help:"The address that readers type."`
	Email     string `required:"" placeholder:"name@example.org" help:"What they sign in with."`
	Role      string `enum:"worker,lead,publisher,admin" default:"worker" help:"worker, lead, publisher or admin."`
	Team      string `placeholder:"\"North team\"" help:"Name of their team. It is made if there is none of that name."`
	Lang      string `default:"en" enum:"en,cy" help:"Language of their screens, until they choose: en or cy."`
	Again     bool   `help:"The account is there already, and the password or the address was lost: print a new address."`
}

// Run makes the account and prints the address.
func (w *workerInvite) Run(ctx context.Context) error {
	return app.InviteWorker(ctx, app.InviteOptions{
		DataDir: w.DataDir, PublicURL: w.PublicURL, Email: w.Email, Role: w.Role, Team: w.Team, Lang: w.Lang, Again: w.Again, Out: os.Stdout,
	})
}
