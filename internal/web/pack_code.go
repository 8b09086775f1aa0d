package web

import (
	"html/template"
	"slices"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/fault"
	"plainwell/internal/seal"
	"plainwell/internal/share"
)

// Wrong codes from one address: a burst, then one in three minutes. Right ones are not
// counted, so a waiting room can open a pack from one address all day.
const (
	packWrongBurst  = 20
	packWrongPerMin = 1.0 / 3
)

// madePackRoutes are the packs that people make: the form, the page of the maker, and
// the pack itself by its code.
func (s *Server) madePackRoutes() {
	if s.Packs == nil {
		return
	}
	s.app.Get("/:lang/"+meetPack, s.inLanguage(s.packFormScreen))
	s.app.Post("/:lang/"+meetPack, s.inLanguage(s.makePack))
	s.app.Get("/p", func(c *fiber.Ctx) error { return s.showPackCode(c, packCodeView{}) })
	s.app.Post("/p", s.packCodeTyped)
	s.app.Get("/p/made/:maker", s.packMakerScreen)
	s.app.Post("/p/made/:maker/renew", s.renewPack)
	s.app.Post("/p/made/:maker/end", s.endPack)
	s.app.Get("/p/:code", s.madePackScreen)
}

// packCodeView is the page on which a code is typed. With Gone it is the one answer to
// every code that leads to no pack.
type packCodeView struct {
	Typed  string
	Errors []formError
	Gone   bool
}

func (s *Server) showPackCode(c *fiber.Ctx, v packCodeView) error {
	return s.show(c, "pack_code", view{Title: "made.code.title", Self: "/p", Forms: !v.Gone, Data: v})
}

// packCodeTyped leads to the pack of a code. Whether there is one is not looked up
// here, so that every way to a pack goes through the same door.
func (s *Server) packCodeTyped(c *fiber.Ctx) error {
	typed := c.FormValue("code")
	if code, ok := seal.NormalCode(typed); ok {
		return c.Redirect("/p/"+code, fiber.StatusSeeOther)
	}
	if len(typed) > longestCode {
		typed = typed[:longestCode]
	}
	c.Status(fiber.StatusUnprocessableEntity)
	return s.showPackCode(c, packCodeView{Typed: strings.ToValidUTF8(typed, ""), Errors: []formError{{"code", s.speaker(c).T("made.error.code")}}})
}

// openPack finds the pack of a code within the allowance of the one who asks.
func (s *Server) openPack(c *fiber.Ctx, code string) (share.Pack, error) {
	from := network(c.IP())
	if !s.packWrong.allow(from) {
		return share.Pack{}, fault.New(fault.TooMany, "made.error.too-many")
	}
	pack, err := s.Packs.Open(c.UserContext(), code)
	if !fault.Is(err, fault.NotFound) {
		s.packWrong.giveBack(from)
	}
	return pack, err
}

// madePackView is a pack that somebody made.
type madePackView struct {
	packView
	Line  string // the kind line, in words; "" for none
	Words string // own words of the maker's team, "" for none
	Team  string
	Code  string // ABCD-EFGH
	Short string // its address without the scheme
	QR    template.HTML
	Ends  string
	Many  bool // on the sheet there is no room for the first lines of its pages
}

// sheetPages is how many pages fit on the sheet with their first lines beside own words;
// without own words all do.
const sheetPages = 7

// madePackScreen shows the pack of a code. Wrong, ended and revoked codes have one
// answer: the same page with the same words.
func (s *Server) madePackScreen(c *fiber.Ctx) error {
	typed := c.Params("code")
	code, ok := seal.NormalCode(typed)
	if ok && code != typed {
		return c.Redirect("/p/"+code, fiber.StatusFound)
	}
	pack, err := share.Pack{}, error(share.ErrNone)
	if ok {
		pack, err = s.openPack(c, code)
	}
	switch {
	case fault.Is(err, fault.NotFound):
		c.Status(fiber.StatusNotFound)
		return s.showPackCode(c, packCodeView{Gone: true})
	case fault.Is(err, fault.TooMany):
		c.Set("Retry-After", "3600")
		return err
	case err != nil:
		return err
	}
	return s.showMadePack(c, pack)
}

func (s *Server) showMadePack(c *fiber.Ctx, pack share.Pack) error {
	tag := s.packTag(c, pack)
	v, err := s.madeViewOf(tag, pack)
	if err != nil {
		return err
	}
	body, err := s.write("pack_made", tag, view{Title: "made.title", Self: "/p/" + pack.Code.Reveal(), Neutral: true, Private: true, Data: v})
	if err != nil {
		return err
	}
	setPrivate(c)
	c.Set("Content-Type", "text/html; charset=utf-8")
	return c.Send(body)
}

// packTag is the language of a pack: what the reader chose, or else what its maker did.
func (s *Server) packTag(c *fiber.Ctx, pack share.Pack) string {
	for _, want := range []string{c.Query("lang"), c.Cookies(langCookie), pack.Lang} {
		if slices.Contains(s.Bundle.Tags(), want) {
			return want
		}
	}
	return s.tag(c)
}

func (s *Server) madeViewOf(tag string, pack share.Pack) (madePackView, error) {
	say := s.Bundle.For(tag)
	weights, _ := s.weights.Load(tag)
	byAddress, _ := weights.(map[string]int64)
	v := madePackView{
		packView: s.packOf(tag, s.today(), pack.Pages, byAddress),
		Words:    pack.Words.Reveal(), Team: pack.Team,
		Code: seal.ShowCode(pack.Code.Reveal()), Ends: s.packEnds(tag, pack.Ends),
	}
	if pack.Line != "" {
		v.Line = say.T(pack.Line.Key())
	}
	v.Many = len(v.Pages) > sheetPages && v.Words != ""
	address := "/p/" + pack.Code.Reveal()
	v.Short = s.Site.PublicURL.Host + address
	var err error
	v.QR, err = codeOf(s.Site.abs(address))
	return v, err
}

func (s *Server) packEnds(tag string, ends time.Time) string {
	return s.Bundle.For(tag).FullDate(ends.In(s.Site.Zone))
}
