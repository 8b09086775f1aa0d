package web

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/worker"
	"plainwell/internal/worker/partner"
)

// v1Call is one request of another system.
type v1Call struct {
	*fiber.Ctx
	Key partner.Key
	By  worker.Actor
}

func (c *v1Call) ctx() context.Context { return c.UserContext() }

const bearerWord = "Bearer "

// bearer says whether a request brings a key.
func bearer(c *fiber.Ctx) bool { return keyOf(c) != "" }

// keyOf is the key of a request, "" without one. The word before it may be written in
// small or capital letters (RFC 9110, 11.1).
func keyOf(c *fiber.Ctx) redact.Text {
	h := c.Get(fiber.HeaderAuthorization)
	if len(h) <= len(bearerWord) || !strings.EqualFold(h[:len(bearerWord)], bearerWord) {
		return ""
	}
	return redact.Text(strings.TrimSpace(h[len(bearerWord):]))
}

// v1Guarded asks for the key, its allowance and its scope, reads what every operation
// has, and answers.
func (s *Server) v1Guarded(r v1Route) fiber.Handler {
	return func(ctx *fiber.Ctx) error {
		setPrivate(ctx)
		key, err := s.v1Key(ctx)
		if err != nil {
			return err
		}
		if !s.rates.take(ctx, key.ID) {
			return errTooMany
		}
		if !key.May(partner.Scope(r.Scope)) {
			ctx.Set(fiber.HeaderWWWAuthenticate, `Bearer error="insufficient_scope", scope="`+r.Scope+`"`)
			return fault.New(fault.Forbidden, "api.error.scope").With(map[string]any{"Scope": r.Scope})
		}
		if err := s.v1Query(ctx, r); err != nil {
			return err
		}
		c := &v1Call{Ctx: ctx, Key: key, By: key.Actor()}
		if r.Replay && ctx.Get(headerIdem) != "" {
			return s.v1Once(c, r)
		}
		reply, err := r.Do(c)
		if err != nil {
			return err
		}
		return s.v1Send(c, r, reply)
	}
}

// v1Key finds the key. A wrong one costs its address a part of its allowance, so that
// nobody can try many.
func (s *Server) v1Key(c *fiber.Ctx) (partner.Key, error) {
	key, err := s.Partners.Keys.Find(c.UserContext(), keyOf(c))
	if fault.Is(err, fault.Unauthorised) {
		c.Set(fiber.HeaderWWWAuthenticate, `Bearer realm="plainwell"`)
		if !s.limits.allow(c.IP()) {
			c.Set(fiber.HeaderRetryAfter, "60")
			return partner.Key{}, errTooMany
		}
	}
	return key, err
}

// v1Query refuses a parameter that the operation does not know: it was meant to do
// something. lang chooses the language of what is said of errors.
func (s *Server) v1Query(c *fiber.Ctx, r v1Route) error {
	var wrong []fault.Field
	for name := range c.Context().QueryArgs().All() {
		known := string(name) == "lang"
		for _, p := range r.Query {
			known = known || p.Name == string(name)
		}
		if !known {
			wrong = append(wrong, fault.Field{Name: clip(string(name)), Key: "api.error.query-unknown"})
		}
	}
	return badRequest(wrong)
}

// clip shortens a name that is said again.
func clip(name string) string {
	runes := []rune(strings.ToValidUTF8(name, "?"))
	return string(runes[:min(len(runes), 40)])
}

// badRequest is an error that names fields, of a request that is malformed; nil
// without any.
func badRequest(wrong []fault.Field) error {
	if len(wrong) == 0 {
		return nil
	}
	slices.SortFunc(wrong, func(a, b fault.Field) int { return strings.Compare(a.Name, b.Name) })
	return &fault.Error{Code: fault.BadRequest, Key: "api.error.form", Fields: wrong}
}

// v1Send answers.
func (s *Server) v1Send(c *v1Call, r v1Route, reply v1Reply) error {
	if reply.ETag != "" {
		c.Set(fiber.HeaderETag, reply.ETag)
		if r.Method == http.MethodGet && asksForChange(c.Get(fiber.HeaderIfNoneMatch), reply.ETag) {
			return c.SendStatus(http.StatusNotModified)
		}
	}
	if reply.Location != "" {
		c.Set(fiber.HeaderLocation, reply.Location)
	}
	c.Status(r.Status)
	if reply.Body == nil {
		return nil
	}
	return sendJSON(c.Ctx, reply.Body)
}

// v1Match reads If-Match: the version of what is to be changed. It is 0 for any.
func (c *v1Call) match(now int) error {
	header := strings.TrimSpace(c.Get(fiber.HeaderIfMatch))
	if header == "" {
		return fault.New(fault.NoPrecondition, "api.error.if-match")
	}
	for one := range strings.SplitSeq(header, ",") {
		one = strings.TrimSpace(one)
		version, _, _ := strings.Cut(strings.Trim(one, `"`), "-")
		if one == "*" || version == strconv.Itoa(now) && strings.HasPrefix(one, `"`) {
			return nil
		}
	}
	return errOld
}

// errOld says that somebody changed it after it was read.
var errOld = fault.New(fault.Precondition, "api.error.if-match-old")
