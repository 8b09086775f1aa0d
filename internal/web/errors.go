package web

import (
	"errors"
	"strings"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/fault"
)

// The errors that the web room itself makes.
var (
	errCrossSite = fault.New(fault.Forbidden, "error.cross-site")
	errTooMany   = fault.New(fault.TooMany, "error.too-many")
	errNoPage    = fault.New(fault.NotFound, "error.not-found")
)

// statuses maps each code to its HTTP status.
var statuses = map[fault.Code]int{
	fault.Invalid:     fiber.StatusUnprocessableEntity,
	fault.BadRequest:  fiber.StatusBadRequest,
	fault.Forbidden:   fiber.StatusForbidden,
	fault.NotFound:    fiber.StatusNotFound,
	fault.Conflict:    fiber.StatusConflict,
	fault.Gone:        fiber.StatusGone,
	fault.TooLarge:    fiber.StatusRequestEntityTooLarge,
	fault.TooMany:     fiber.StatusTooManyRequests,
	fault.Unavailable: fiber.StatusServiceUnavailable,
	fault.Internal:    fiber.StatusInternalServerError,
	fault.Timeout:     fiber.StatusRequestTimeout,
	fault.HeaderSize:  fiber.StatusRequestHeaderFieldsTooLarge,
	fault.Method:      fiber.StatusMethodNotAllowed,
	fault.Unsupported: fiber.StatusUnsupportedMediaType,

	fault.Unauthorised:   fiber.StatusUnauthorized,
	fault.Precondition:   fiber.StatusPreconditionFailed,
	fault.NoPrecondition: fiber.StatusPreconditionRequired,
}

// framework turns the errors of Fiber itself into ours.
var framework = map[int]*fault.Error{
	fiber.StatusBadRequest:                  fault.New(fault.BadRequest, "error.bad-request"),
	fiber.StatusNotFound:                    errNoPage,
	fiber.StatusMethodNotAllowed:            fault.New(fault.Method, "error.not-found"),
	fiber.StatusRequestEntityTooLarge:       fault.New(fault.TooLarge, "error.too-large"),
	fiber.StatusRequestHeaderFieldsTooLarge: fault.New(fault.HeaderSize, "error.header-size"),
	fiber.StatusRequestTimeout:              fault.New(fault.Timeout, "error.timeout"),
	fiber.StatusUnprocessableEntity:         fault.New(fault.BadRequest, "error.bad-request"),
	fiber.StatusUnsupportedMediaType:        fault.New(fault.Unsupported, "error.bad-request"),
}

// problemOf gives the error that a reader may be told of.
func problemOf(err error) *fault.Error {
	if e, ok := errors.AsType[*fiber.Error](err); ok {
		if known, ok := framework[e.Code]; ok {
			return known
		}
		return fault.Wrap(fault.Internal, "error.internal", err)
	}
	return fault.Of(err)
}

// fail answers with an error: a plain-words page, or a problem document where
// JSON was asked for. It never shows an error's own text.
func (s *Server) fail(c *fiber.Ctx, err error) error {
	f := problemOf(err)
	status := statuses[f.Code]
	setHeaders(c)
	setPrivate(c)
	c.Status(status)
	if wantsJSON(c) {
		return s.problem(c, f, status)
	}
	return s.show(c, "error", view{Title: "error.title", Data: errorView{
		Status: status, Key: f.Key, Args: flat(f.Args), Missing: f.Code == fault.NotFound || f.Code == fault.Gone,
	}})
}

// errorView is what the error page shows.
type errorView struct {
	Status  int
	Key     string
	Args    []any
	Missing bool
}

// flat turns the values of a message into name and value pairs.
func flat(args map[string]any) []any {
	out := make([]any, 0, 2*len(args))
	for name, value := range args {
		out = append(out, name, value)
	}
	return out
}

// wantsJSON says whether an answer goes to a script.
func wantsJSON(c *fiber.Ctx) bool {
	return strings.HasPrefix(c.Path(), "/api/") ||
		strings.HasPrefix(c.Get("Accept"), "application/json") || strings.HasPrefix(c.Get("Accept"), "application/problem+json")
}
