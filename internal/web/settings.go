package web

import (
	"strconv"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/web/comfort"
)

// meCookie holds the reader's comfort choices as a short number, and nothing about
// who they are. The server alone reads it.
const meCookie = "me"

// settingsRoutes are the comfort settings: a form that needs no scripts and no
// account.
func (s *Server) settingsRoutes() {
	s.app.Get("/:lang/settings", s.inLanguage(s.settingsScreen))
	s.app.Post("/:lang/settings", s.inLanguage(s.saveSettings))
}

// settingsView is the form.
type settingsView struct {
	Done   string // message key of what has just been done, "" for nothing
	Groups []settingsGroup
}

// settingsGroup is one choice with its values.
type settingsGroup struct {
	Name, Legend, Hint string
	Two                bool // two beside each other
	Options            []settingsOption
}

type settingsOption struct {
	Value, Words string
	On           bool
}

func (s *Server) settingsScreen(c *fiber.Ctx) error {
	now, _ := comfort.Parse(c.Cookies(meCookie))
	say := s.speaker(c)
	v := settingsView{Done: doneKey(c)}
	for _, f := range comfort.Fields() {
		key := "settings." + f.Name
		g := settingsGroup{Name: f.Name, Legend: say.T(key), Two: f.Values != 3}
		if say.Has(key + ".hint") {
			g.Hint = say.T(key + ".hint")
		}
		for n := range f.Values {
			value := strconv.Itoa(n)
			g.Options = append(g.Options, settingsOption{Value: value, Words: say.T(key + "." + value), On: now.Get(f.Name) == n})
		}
		v.Groups = append(v.Groups, g)
	}
	return s.show(c, "settings", view{Title: "settings.title", Path: "settings", Forms: true, Data: v})
}

// saveSettings takes what the form says and keeps the rest as it is: a form that
// asks for the country alone changes that alone.
func (s *Server) saveSettings(c *fiber.Ctx) error {
	now, _ := comfort.Parse(c.Cookies(meCookie))
	if c.FormValue("do") == "reset" {
		now = comfort.Choices{}
	} else {
		for _, f := range comfort.Fields() {
			now.Set(f.Name, c.FormValue(f.Name))
		}
	}
	s.setComfort(c, now.Code())
	return c.Redirect("/"+s.tag(c)+"/settings?done=settings", fiber.StatusSeeOther)
}

// setComfort puts a code into the cookie; with no code the cookie goes.
func (s *Server) setComfort(c *fiber.Ctx, code string) {
	life := int(cookieLife.Seconds())
	if code == "" {
		life = -1
	}
	c.Cookie(&fiber.Cookie{
		Name: meCookie, Value: code, Path: "/", MaxAge: life,
		Secure: s.Site.secure(), HTTPOnly: true, SameSite: fiber.CookieSameSiteLaxMode,
	})
}
