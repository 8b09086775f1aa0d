package app

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"path/filepath"
	"time"

	"plainwell/internal/places"
	"plainwell/internal/remind"
	"plainwell/internal/search"
	"plainwell/internal/share"
	"plainwell/internal/store"
	"plainwell/internal/web"
	"plainwell/internal/worker"
)

// How long a stop may take: first the requests under way, then the reminders being
// sent.
const stopWithin = 20 * time.Second

// tick is the longest that the reminder loop sleeps.
const tick = 15 * time.Second

// App is the whole program, built and not yet running.
type App struct {
	settings
	log      *slog.Logger
	clock    func() time.Time
	listener net.Listener
	metrics  net.Listener // nil for none
	store    *store.Store
	wake     chan struct{} // for who sends reminders
	book     *remind.Book
	packs    *share.Packs
	receipts *remind.Receipts
	server   *web.Server
	finder   *search.Finder
	accounts *worker.Accounts // nil: there are none
	partners *partners        // nil: there are none
}

// New builds the program: it listens, opens the keys and the database, reads every
// page and presses it. What it has opened it closes again when something fails.
func New(ctx context.Context, c Config, log *slog.Logger) (*App, error) {
	return NewAt(ctx, c, log, time.Now)
}

// NewAt is New by another clock.
func NewAt(ctx context.Context, c Config, log *slog.Logger, clock func() time.Time) (*App, error) {
	if err := store.Built(); err != nil {
		return nil, err
	}
	s, err := c.read()
	if err != nil {
		return nil, err
	}
	a := &App{settings: s, log: log, clock: clock, wake: make(chan struct{}, 1)}
	if err := a.build(ctx); err != nil {
		return nil, errors.Join(err, a.Close())
	}
	return a, nil
}

func (a *App) build(ctx context.Context) error {
	words, err := readShelf(a.content)
	if err != nil {
		return err
	}
	if !words.front.Built() {
		a.log.Warn("the front end was not built: pages are served as plain text with no pictures. Run make build")
	}
	if a.PushSubject == localSubject {
		a.log.Warn("PLAINWELL_PUSH_SUBJECT is not set: push services that real phones use may refuse reminders")
	}
	if a.site.Contact == "" {
		a.log.Warn("PLAINWELL_CONTACT is not set: no page says who runs this site")
	}
	file, err := a.open(ctx, a.log, a.clock)
	if err != nil {
		return err
	}
	a.store = file.store
	pushKey, _ := file.keys.VAPID()
	a.warnOfOldKeys(ctx)
	notices := a.reminders(file)
	notices.Bundle, notices.Clock = words.bundle, a.clock
	if a.listener, err = net.Listen("tcp", a.Config.Addr); err != nil {
		return fmt.Errorf("PLAINWELL_ADDR: nothing can listen on %s: %w", a.Config.Addr, err)
	}
	if a.MetricsAddr != "" {
		if a.metrics, err = net.Listen("tcp", a.MetricsAddr); err != nil {
			return fmt.Errorf("PLAINWELL_METRICS_ADDR: nothing can listen on %s: %w", a.MetricsAddr, err)
		}
	}
	a.receipts = remind.NewReceipts(a.store, a.clock)
	a.book = remind.NewBook(a.store, a.clock, rand.Reader)
	a.book.OnWrite(a.wrote)
	if a.packs, err = a.makePacks(words); err != nil {
		return err
	}
	if a.finder, err = a.makeFinder(ctx, words); err != nil {
		return err
	}
	if err := a.examplePlaces(ctx); err != nil {
		return err
	}
	holidays, err := importedHolidays(words.holidays, a.DataDir)
	if err != nil {
		return err
	}
	o, err := a.workers(file.keys)
	if err != nil {
		return err
	}
	a.server, err = web.New(web.Options{
		Sessions: o.Sessions, Accounts: o.Accounts, Desk: o.Desk, Files: o.Files,
		Places:   places.NewFinder(a.store, a.clock, a.ExamplePlaces),
		Partners: o.Partners,
		Finder:   a.finder, Letters: words.letters, Missed: search.NewTally(a.store),
		Site: a.site, Bundle: words.bundle, Library: words.library, Facts: words.facts, Front: words.front, Licences: licences(),
		Dates: a.book, Feeds: a.store, Holidays: holidays, Phones: a.store, Tester: remind.NewTester(notices), Feedback: a.store, Receipts: a.receipts, GP: a.store, Packs: a.packs, Policy: a.policy, PushKey: pushKey,
		Health: a, CacheFolder: filepath.Join(a.DataDir, "pages"), TrustedProxies: a.TrustedProxies, Clock: a.clock, Log: a.log,
	})
	return err
}

// Listening is the address that the program listens on.
func (a *App) Listening() net.Addr { return a.listener.Addr() }

// URL is the address for readers.
func (a *App) URL() string { return a.site.PublicURL.String() }

// Ready says whether the program can do its work: the database answers, and the
// loop that sends reminders has looked at it lately.
func (a *App) Ready(ctx context.Context) error {
	if err := a.store.Ready(ctx); err != nil {
		return err
	}
	return a.sending(ctx)
}

// Run serves until ctx ends, and has reminders sent meanwhile. Then it stops in order:
// no new requests, the reminders being sent are finished, the file is closed.
func (a *App) Run(ctx context.Context, send Sending) error {
	loops, stopLoops := context.WithCancel(context.WithoutCancel(ctx))
	all := a.loops(send)
	ended := make(chan error, len(all))
	for _, loop := range all {
		go func() { ended <- loop(loops) }()
	}
	running := len(all)
	var first error
	select {
	case <-ctx.Done():
	case first = <-ended:
		running--
	}
	stopping, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopWithin)
	defer cancel()
	err := errors.Join(first, a.server.Shutdown(stopping), a.stopListening())
	stopLoops()
	for ; running > 0; running-- {
		select {
		case e := <-ended:
			if e != nil && !errors.Is(e, context.Canceled) && !errors.Is(e, net.ErrClosed) {
				err = errors.Join(err, e)
			}
		case <-stopping.Done():
			err = errors.Join(err, errors.New("the program did not stop in time"))
			running = 1
		}
	}
	return errors.Join(err, a.receipts.Write(context.WithoutCancel(ctx)), a.Close())
}

// Close lets go of the file and the port. Run does it by itself.
func (a *App) Close() error {
	err := a.stopListening()
	if a.finder != nil {
		err = errors.Join(err, a.finder.Close())
	}
	if a.store != nil {
		err = errors.Join(err, a.store.Close())
		a.store = nil
	}
	return err
}

// stopListening lets go of the ports. The server's own stop does it too, but not
// when it had not begun to serve yet.
func (a *App) stopListening() error {
	if a.metrics != nil {
		_ = a.metrics.Close()
	}
	if a.listener == nil {
		return nil
	}
	if err := a.listener.Close(); !errors.Is(err, net.ErrClosed) {
		return err
	}
	return nil
}
