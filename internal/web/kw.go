package web

import (
	"context"
	"slices"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/worker"
)

// Sessions knows who is signed in. worker.Accounts satisfies it.
type Sessions interface {
	// Session gives who the token of a session belongs to, and notes that it was used.
	// An unknown or ended session is fault.NotFound.
	Session(ctx context.Context, token redact.Text) (worker.Actor, error)
}

// kwRoute is one route of the key workers' side: the method, the path with Fiber's
// parameters, who may use it (none: nobody has to be signed in), and what answers.
// Every route under /kw and of the interface for other systems stands in one of the
// lists of kwTable, so that a test can walk each of them as each role.
type kwRoute struct {
	Method, Path string
	Who          []worker.Role
	Do           fiber.Handler
}

// Who may use a route, in the words of the table.
var (
	anyone     []worker.Role
	signedIn   = worker.Roles
	caseload   = []worker.Role{worker.RoleWorker, worker.RoleLead, worker.RoleAdmin}
	leads      = []worker.Role{worker.RoleLead}
	publishers = []worker.Role{worker.RolePublisher}
	admins     = []worker.Role{worker.RoleAdmin}
)

// kwTable lists the routes of every screen of key workers.
func (s *Server) kwTable() []kwRoute {
	return slices.Concat(s.signInRoutes(), s.accountRoutes(), s.staffRoutes(), s.trailRoutes(), s.kwPackRoutes(), s.deskRoutes(), s.fileRoutes(), s.v1Routes(), s.keyRoutes(), s.hookRoutes())
}

// kwRoutes registers the table, unless worker accounts are turned off.
func (s *Server) kwRoutes() {
	if s.Sessions == nil {
		return
	}
	for _, r := range s.kwTable() {
		s.app.Add(r.Method, r.Path, s.kwGuarded(r))
	}
}

// Cookie of a session, and where its Actor stands while a request is answered. Over
// https the beginning of its name makes a browser refuse one that another host or a
// page without https has set.
const (
	kwCookie = "kw"
	kwActor  = "kw-actor"
)

// kwGuarded lets a request through to a route that its sender may use. Who is not
// signed in is led to the page for it, and keeps what they typed; who may not use it is
// told the same as of an address that does not exist.
func (s *Server) kwGuarded(r kwRoute) fiber.Handler {
	return func(c *fiber.Ctx) error {
		setPrivate(c)
		by, err := s.whoIs(c)
		switch {
		case err == nil:
			c.Locals(kwActor, by)
		case !fault.Is(err, fault.NotFound):
			return err
		}
		if len(r.Who) == 0 {
			return r.Do(c)
		}
		if err != nil {
			return s.showEnded(c)
		}
		if !slices.Contains(r.Who, by.Role) {
			return worker.ErrNotYours
		}
		return r.Do(c)
	}
}

// whoIs reads the session of a request.
func (s *Server) whoIs(c *fiber.Ctx) (worker.Actor, error) {
	token := c.Cookies(s.kwCookieName())
	if token == "" {
		return worker.Actor{}, worker.ErrNotYours
	}
	return s.Sessions.Session(c.UserContext(), redact.Text(token))
}

func (s *Server) kwCookieName() string { return s.hostCookie(kwCookie) }

// actor is who is signed in, on a route that only they reach.
func actor(c *fiber.Ctx) worker.Actor {
	by, _ := c.Locals(kwActor).(worker.Actor)
	return by
}
