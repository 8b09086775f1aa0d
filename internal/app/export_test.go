package app

import (
	"context"
	"crypto/rand"
	"sync"
	"time"

	"plainwell/internal/redact"
	"plainwell/internal/seal"
	"plainwell/internal/web"
	"plainwell/internal/worker"
)

// ForgetShelf makes the next start read the pages again, as a new process does.
func ForgetShelf() {
	builtIn = sync.OnceValues(func() (shelf, error) { return layShelf(nil) })
}

// Server gives the server of a program.
func (a *App) Server() *web.Server { return a.server }

// Accounts gives the key workers' accounts of a program.
func (a *App) Accounts() *worker.Accounts { return a.accounts }

// SignInAs begins a session of an account and gives its token.
func (a *App) SignInAs(id worker.AccountID) (redact.Text, error) {
	token, err := seal.Token(rand.Reader)
	if err != nil {
		return "", err
	}
	return token, a.store.BeginSession(context.Background(), worker.NewSession{Account: id, Token: token, How: worker.ByPassword}, time.Now())
}
