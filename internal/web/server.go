// Package web is the screens and the small JSON interface of the scripts: routes,
// one file a screen, templates, headers, errors. It never sees SQL.
package web

import (
	"context"
	"fmt"
	"io/fs"
	"log/slog"
	"net"
	"sync"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/gofiber/fiber/v2/middleware/recover"

	"plainwell/internal/content"
	"plainwell/internal/device"
	"plainwell/internal/facts"
	"plainwell/internal/gp"
	"plainwell/internal/i18n"
	"plainwell/internal/outbound"
	"plainwell/internal/remind"
	"plainwell/internal/web/press"
	"plainwell/internal/worker"
)

// Limits of one request. The body holds a note of 10,000 characters of any
// script, form-encoded (12 bytes a character at the most), so that a note that is
// far too long still comes back in the form with the reason.
const (
	bodyLimit    = 256 << 10
	headerLimit  = 16 << 10
	readTimeout  = 10 * time.Second
	writeTimeout = 10 * time.Second
	idleTimeout  = 60 * time.Second
)

// Options are what the web room is made of.
type Options struct {
	Site           Site
	Bundle         *i18n.Bundle
	Library        *content.Library
	Facts          *facts.Book
	Front          *Front
	Licences       []Licence // notices for the About page
	Dates          Dates
	Phones         device.Shelf
	Feeds          remind.FeedShelf // addresses of calendar feeds
	Holidays       remind.Holidays  // bank holidays; nil: none are known
	Tester         Tester
	Feedback       Feedback
	Receipts       Receipts  // nil: nothing is counted
	GP             gp.Counts // nil: nothing is counted
	Policy         *outbound.Policy
	Finder         Finder           // nil: nothing is found
	Places         Places           // nil: no surgeries are kept
	Missed         Missed           // nil: nothing is counted
	Sessions       Sessions         // key workers who are signed in; nil: accounts are turned off
	Accounts       *worker.Accounts // of key workers; nil: no screens for them
	Desk           *worker.Desk     // people on caseloads and their dates; of use with Sessions
	PushKey        string           // VAPID public key
	Packs          Packs            // nil: nobody makes packs
	Letters        Letters          // nil: letters cannot be checked
	Partners       *Partners        // other systems of teams; nil: there are none. Of use with Sessions and Desk
	Files          *OfficeFiles     // of other systems; nil: none are read. Of use with Desk
	Health         Health
	CacheFolder    string   // for compressed pages; may be ""
	TrustedProxies []string // addresses whose X-Forwarded-For is believed
	Clock          func() time.Time
	Log            *slog.Logger
	Templates      fs.FS // nil: the built-in ones
}

// Server answers requests.
type Server struct {
	Options
	app    *fiber.App
	press  *press.Press
	views  *views
	limits *limits

	weights   sync.Map // language to map[string]int64: what its articles weigh on the wire, by address
	packWrong *limits  // wrong codes of packs
	packsMade *limits
	rates     *rates
}

// writer makes a server that can write pages and does not serve them.
func writer(o Options) (*Server, error) {
	v, err := parseViews(o.Templates)
	return &Server{
		Options: o, views: v, limits: newLimits(o.Clock), rates: newRates(o.Clock),
		packWrong: newLimitsOf(o.Clock, packWrongBurst, packWrongPerMin), packsMade: newLimitsOf(o.Clock, packsMadeBurst, packsMadePerMin),
	}, err
}

// New makes a server and presses every public page for today.
func New(o Options) (*Server, error) {
	s, err := writer(o)
	if err != nil {
		return nil, err
	}
	s.press = press.New(s.docs, s.besideDoc, o.CacheFolder, o.Log)
	if err := s.press.Make(s.today()); err != nil {
		return nil, fmt.Errorf("pages could not be made: %w", err)
	}
	s.app = fiber.New(fiber.Config{
		AppName:                 "",
		BodyLimit:               bodyLimit,
		ReadBufferSize:          headerLimit,
		ReadTimeout:             readTimeout,
		WriteTimeout:            writeTimeout,
		IdleTimeout:             idleTimeout,
		Immutable:               true, // strings from a request outlive it (models.md E6)
		DisableStartupMessage:   true,
		ErrorHandler:            s.fail,
		EnableTrustedProxyCheck: true,
		TrustedProxies:          o.TrustedProxies,
		ProxyHeader:             fiber.HeaderXForwardedFor,
		EnableIPValidation:      true,
		UnescapePath:            false,
		StrictRouting:           true,
		CaseSensitive:           true,
		Network:                 fiber.NetworkTCP,
	})
	s.app.Use(s.logged, recover.New(), s.guarded)
	s.routes()
	return s, nil
}

// routes lists the groups; each is registered in the file of its screens.
func (s *Server) routes() {
	s.wellKnownRoutes()
	s.app.Use(s.pressed)
	s.kwRoutes() // before those that begin with a language: /kw is none
	s.leaveRoutes()
	s.findRoutes()
	s.nearRoutes()
	s.feedRoutes() // before the dates: its page lies under theirs
	s.dateRoutes()
	s.reminderRoutes()
	s.moveRoutes()
	s.forgetRoutes()
	s.meCSSRoutes()
	s.settingsRoutes()
	s.apiRoutes()
	s.easyRoutes()
	s.gpRoutes()
	s.madePackRoutes()
	s.meetRoutes()
}

// Serve answers on a listener until Shutdown.
func (s *Server) Serve(l net.Listener) error { return s.app.Listener(gentle{l}) }

// Shutdown stops taking requests and waits for those under way.
func (s *Server) Shutdown(ctx context.Context) error {
	err := s.app.ShutdownWithContext(ctx)
	s.press.Close()
	return err
}

// Remake presses the pages for today again; it is called at local midnight.
func (s *Server) Remake() error { return s.press.Make(s.today()) }

// Press gives the finished pages, for the reading check and the benchmarks.
func (s *Server) Press() *press.Press { return s.press }

// today is now in the site's zone.
func (s *Server) today() time.Time { return s.Clock().In(s.Site.Zone) }
