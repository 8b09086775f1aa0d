package app

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"time"

	"plainwell/internal/push"
	"plainwell/internal/remind"
	"plainwell/internal/seal"
	"plainwell/internal/store"
)

// Sending sends reminders until ctx ends: then what is on its way is finished and the
// rest handed back. Each value of wake says that something was written that may be due.
type Sending func(ctx context.Context, wake <-chan struct{}) error

// SendHere sends reminders in this process, over a connection to the file of its own:
// whoever writes dates may be this process or another one.
func SendHere(c Config, log *slog.Logger, clock func() time.Time) Sending {
	return func(ctx context.Context, wake <-chan struct{}) (err error) {
		s, err := c.read()
		if err != nil {
			return err
		}
		words, err := builtInWords()
		if err != nil {
			return err
		}
		file, err := s.open(ctx, log, clock)
		if ctx.Err() != nil && err != nil { // told to stop before it began
			return nil
		}
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, file.store.Close()) }()
		o := s.reminders(file)
		o.Bundle, o.Clock, o.Log = words, clock, log
		engine := remind.NewEngine(o)
		go func() {
			for {
				select {
				case <-wake:
					engine.Wake()
				case <-ctx.Done():
					return
				}
			}
		}()
		rederive(ctx, file.store, clock(), log) // before the first reminder goes
		return engine.Run(ctx)
	}
}

// reminders are the settings of what sends notices. Bundle, Clock and Log are left out.
func (s settings) reminders(f file) remind.EngineOptions {
	return remind.EngineOptions{
		Queue: f.store, Sender: f.sender, SiteName: s.site.Name, PublicURL: strings.TrimSuffix(s.PublicURL, "/"), Random: rand.Reader, Every: tick,
	}
}

// file is the database with its keys, and what sends with them.
type file struct {
	keys   *seal.Keys
	store  *store.Store
	sender *push.Sender
}

// open opens the database of the data folder, and makes it when it is not there.
func (s settings) open(ctx context.Context, log *slog.Logger, clock func() time.Time) (f file, err error) {
	if f.keys, _, err = store.OpenKeys(s.DataDir, rand.Reader); err != nil {
		return f, err
	}
	public, private := f.keys.VAPID()
	if f.sender, err = push.New(push.Options{
		Policy: s.policy, Subject: s.PushSubject, VAPIDPublic: public, VAPIDPrivate: private, Clock: clock, Log: log,
	}); err != nil {
		return f, err
	}
	f.store, err = store.Open(ctx, store.Options{
		Path: store.File(s.DataDir), Keys: f.keys, Clock: clock, Random: rand.Reader, Log: log, PushKey: public,
	})
	return f, err
}

// sending says whether reminders are being sent: whoever sends them writes down that
// it looked, wherever it runs.
func (a *App) sending(ctx context.Context) error {
	last, err := a.store.LastBeat(ctx)
	if err != nil {
		return err
	}
	if last.IsZero() {
		return errors.New("the reminder loop has not looked yet")
	}
	if since := a.clock().Sub(last); since > 3*tick {
		return fmt.Errorf("the reminder loop has not looked for %s", since.Round(time.Second))
	}
	return nil
}
