package web

import (
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/i18n"
	"plainwell/internal/worker"
	"plainwell/internal/worker/partner"
)

// hookRoutes are the pages on which a team's lead looks after callbacks.
func (s *Server) hookRoutes() []kwRoute {
	if !s.systems() {
		return nil
	}
	return []kwRoute{
		{http.MethodGet, "/kw/callbacks", leads, func(c *fiber.Ctx) error { return s.showHooks(c, hooksView{}) }},
		{http.MethodPost, "/kw/callbacks", leads, s.makeHook},
		{http.MethodGet, "/kw/callbacks/:id", leads, func(c *fiber.Ctx) error { return s.showHook(c, "") }},
		{http.MethodPost, "/kw/callbacks/:id", leads, s.changeHook},
	}
}

// hooksView is the list of callbacks, with the form for a new one.
type hooksView struct {
	kwForm
	Done   string
	Secret string // of a callback that was just made, shown once
	Hooks  []hookLine
	Kinds  []choice
}

// hookLine is one callback in the list.
type hookLine struct {
	Href, Host string
	Kind       string   // message key
	Events     []string // in words
	Gone       bool
}

func (s *Server) showHooks(c *fiber.Ctx, v hooksView) error {
	all, err := s.Partners.Hooks.List(c.UserContext(), actor(c))
	if err != nil {
		return err
	}
	say := s.speaker(c)
	for _, h := range all {
		v.Hooks = append(v.Hooks, s.hookLine(say, h))
	}
	asked := formAll(c, "events")
	for _, k := range partner.Kinds {
		v.Kinds = append(v.Kinds, choice{string(k), say.T(k.Label()), slices.Contains(asked, string(k)) || v.Typed == nil})
	}
	if v.Typed == nil {
		v.Typed = map[string]string{"kind": "live"}
	}
	if v.Done == "" {
		v.Done = doneKey(c)
	}
	return s.show(c, "kw_callbacks", view{Title: "kw.callbacks.title", Self: "/kw/callbacks", Forms: true, Data: v})
}

func (s *Server) hookLine(say *i18n.Speaker, h partner.Hook) hookLine {
	line := hookLine{Href: s.hookPath(h) + "?lang=" + say.Tag(), Host: h.Host(), Kind: "kw.keys.kind.live", Gone: !h.Gone.IsZero()}
	if h.Test {
		line.Kind = "kw.keys.kind.test"
	}
	for _, k := range h.Kinds {
		line.Events = append(line.Events, say.T(k.Label()))
	}
	return line
}

func (s *Server) hookPath(h partner.Hook) string {
	return "/kw/callbacks/" + s.Partners.IDs.Write(partner.CallbackID, int64(h.ID))
}

func (s *Server) makeHook(c *fiber.Ctx) error {
	var kinds []partner.Kind
	for _, k := range formAll(c, "events") {
		kinds = append(kinds, partner.Kind(k))
	}
	h, err := s.Partners.Hooks.New(c.UserContext(), actor(c), typed(c, "url"), kinds, c.FormValue("kind") == "test")
	v := hooksView{Secret: h.Secret.Reveal()}
	if err != nil {
		v.Secret, v.Typed = "", map[string]string{"url": typed(c, "url"), "kind": c.FormValue("kind")}
		if err := s.kwFail(c, &v.kwForm, err); err != nil {
			return err
		}
	}
	return s.showHooks(c, v)
}

// hookView is one callback with what became of what was sent to it.
type hookView struct {
	hookLine
	Action, Done, Secret string
	Address              string
	Log                  []logLine
	Tries                int
}

// logLine is one event for it.
type logLine struct {
	What, State, Result string // What and State are message keys
	At, Next            string // moments in words, "" for none
	Attempts            int
}

// hookLog is how many lines of its log are shown.
const hookLog = 50

// showHook shows one callback; secret is one that was just made.
func (s *Server) showHook(c *fiber.Ctx, secret string) error {
	h, err := s.hook(c)
	if err != nil {
		return err
	}
	log, err := s.Partners.Hooks.Log(c.UserContext(), actor(c), h.ID, 0, hookLog)
	if err != nil {
		return err
	}
	say := s.speaker(c)
	v := hookView{hookLine: s.hookLine(say, h), Action: s.hookPath(h) + "?lang=" + say.Tag(), Done: doneKey(c), Secret: secret, Address: h.Address.Reveal(), Tries: partner.Tries}
	for _, d := range log {
		v.Log = append(v.Log, logLine{
			What: d.Event.Kind.Label(), State: d.State.Label(), Result: d.Note, Attempts: d.Attempt, At: s.moment(say, d.Event.At), Next: s.moment(say, d.Due),
		})
	}
	return s.show(c, "kw_callback", view{Title: "kw.callback.title", Self: s.hookPath(h), Forms: true, Data: v})
}

// moment is a day and a time in words, "" for none. A row that is due at once has none.
func (s *Server) moment(say *i18n.Speaker, t time.Time) string {
	if t.Year() < 2000 {
		return ""
	}
	return say.DayTime(t.In(s.Site.Zone))
}

// hook is the callback of the path.
func (s *Server) hook(c *fiber.Ctx) (partner.Hook, error) {
	id, ok := s.Partners.IDs.Read(partner.CallbackID, c.Params("id"))
	if !ok {
		return partner.Hook{}, worker.ErrNotYours
	}
	return s.Partners.Hooks.Get(c.UserContext(), actor(c), partner.HookID(id))
}

// changeHook tries a callback, gives it a new secret or ends it.
func (s *Server) changeHook(c *fiber.Ctx) error {
	h, err := s.hook(c)
	if err != nil {
		return err
	}
	back := s.hookPath(h)
	done := ""
	switch c.FormValue("do") {
	case "try":
		done, err = "callback-tried", s.Partners.Hooks.Try(c.UserContext(), actor(c), h.ID)
	case "rotate":
		h, err = s.Partners.Hooks.Rotate(c.UserContext(), actor(c), h.ID)
		if err == nil {
			return s.showHook(c, h.Secret.Reveal())
		}
	case "end":
		back, done = "/kw/callbacks", "callback-ended"
		err = s.Partners.Hooks.Remove(c.UserContext(), actor(c), h.ID)
	}
	if err != nil {
		return err
	}
	return c.Redirect(strings.TrimSuffix(back+"?done="+done, "?done=")+map[bool]string{true: "?", false: "&"}[done == ""]+"lang="+s.tag(c), fiber.StatusSeeOther)
}
