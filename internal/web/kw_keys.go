package web

import (
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/i18n"
	"plainwell/internal/worker"
	"plainwell/internal/worker/partner"
)

// keyRoutes are the page on which a team's lead makes and ends keys for other systems.
func (s *Server) keyRoutes() []kwRoute {
	if !s.systems() {
		return nil
	}
	return []kwRoute{
		{http.MethodGet, "/kw/keys", leads, func(c *fiber.Ctx) error { return s.showKeys(c, keysView{}) }},
		{http.MethodPost, "/kw/keys", leads, s.makeKey},
		{http.MethodPost, "/kw/keys/:id/end", leads, s.endKey},
	}
}

// keysView is that page.
type keysView struct {
	kwForm
	Done   string // message key of what has just been done
	Secret string // a key that was just made, shown once
	Test   bool   // it is one for trying out
	Keys   []keyLine
	Scopes []choice
	Days   []choice
	Most   int
}

// keyLine is one key in the list.
type keyLine struct {
	Name, End        string
	Kind             string // message key
	Scopes           []string
	Made, Used, Ends string // days in words
	Works            bool
}

func (s *Server) showKeys(c *fiber.Ctx, v keysView) error {
	all, err := s.Partners.Keys.List(c.UserContext(), actor(c))
	if err != nil {
		return err
	}
	say := s.speaker(c)
	for _, k := range all {
		v.Keys = append(v.Keys, s.keyLine(say, k))
	}
	asked := formAll(c, "scopes")
	for _, scope := range partner.Scopes {
		v.Scopes = append(v.Scopes, choice{string(scope), say.T(scope.Label()), slices.Contains(asked, string(scope)) && v.Secret == ""})
	}
	for _, days := range partner.KeyDays {
		value := strconv.Itoa(days)
		on := v.Typed["days"] == value || v.Typed == nil && days == 365
		v.Days = append(v.Days, choice{value, say.T("kw.keys.days." + value), on})
	}
	if v.Typed == nil {
		v.Typed = map[string]string{"kind": "test"}
	}
	if v.Done == "" {
		v.Done = doneKey(c)
	}
	v.Most = partner.MaxKeyName
	return s.show(c, "kw_keys", view{Title: "kw.keys.title", Self: "/kw/keys", Forms: true, Data: v})
}

func (s *Server) keyLine(say *i18n.Speaker, k partner.Key) keyLine {
	line := keyLine{
		Name: k.Name.Reveal(), Kind: "kw.keys.kind.live", Made: s.day(say, k.Made), Used: s.day(say, k.Used), Ends: s.day(say, k.Expires), Works: k.Works(s.Clock()),
		End: "/kw/keys/" + s.Partners.IDs.Write(partner.KeyID, int64(k.ID)) + "/end?lang=" + say.Tag(),
	}
	if k.Test {
		line.Kind = "kw.keys.kind.test"
	}
	for _, scope := range k.Scopes {
		line.Scopes = append(line.Scopes, say.T(scope.Label()))
	}
	return line
}

// day is the day of a moment in words, "" for none.
func (s *Server) day(say *i18n.Speaker, t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return say.FullDate(t.In(s.Site.Zone))
}

// formAll gives every value of a field.
func formAll(c *fiber.Ctx, field string) (values []string) {
	for _, v := range c.Context().PostArgs().PeekMulti(field) {
		values = append(values, string(v))
	}
	return values
}

// makeKey shows a new key. The page is the answer to the POST itself: the key is shown
// once and stands in no address.
func (s *Server) makeKey(c *fiber.Ctx) error {
	want := partner.NewKey{Name: typed(c, "name"), Test: c.FormValue("kind") != "live"}
	for _, scope := range formAll(c, "scopes") {
		want.Scopes = append(want.Scopes, partner.Scope(scope))
	}
	var err error
	if want.Days, err = strconv.Atoi(c.FormValue("days")); err != nil {
		want.Days = -1
	}
	k, secret, err := s.Partners.Keys.New(c.UserContext(), actor(c), want)
	v := keysView{Secret: secret.Reveal(), Test: k.Test}
	if err != nil {
		v.Typed = map[string]string{"name": typed(c, "name"), "kind": c.FormValue("kind"), "days": c.FormValue("days")}
		if err := s.kwFail(c, &v.kwForm, err); err != nil {
			return err
		}
	}
	return s.showKeys(c, v)
}

func (s *Server) endKey(c *fiber.Ctx) error {
	id, ok := s.Partners.IDs.Read(partner.KeyID, c.Params("id"))
	if !ok {
		return worker.ErrNotYours
	}
	if err := s.Partners.Keys.End(c.UserContext(), actor(c), worker.KeyID(id)); err != nil {
		return err
	}
	return c.Redirect("/kw/keys?done=key-ended&lang="+s.tag(c), fiber.StatusSeeOther)
}
