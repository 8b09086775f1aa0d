package web

import (
	"github.com/gofiber/fiber/v2"

	"plainwell/internal/fault"
	"plainwell/internal/seal"
	"plainwell/internal/share"
)

// Packs made from one address: a burst for a busy office, then one in two minutes, so
// that nobody fills the shelf.
const (
	packsMadeBurst  = 40
	packsMadePerMin = 0.5
)

// makePack makes a pack without anybody signed in, or looks for a page and shows the
// form again.
func (s *Server) makePack(c *fiber.Ctx) error { return s.makePackBy(c, share.Owner{}, false) }

func (s *Server) makePackBy(c *fiber.Ctx, by share.Owner, own bool) error {
	a := readPackForm(c)
	if c.FormValue("do") == "find" {
		return s.showPackForm(c, a, own, nil)
	}
	from := network(c.IP())
	if !s.packsMade.allow(from) {
		c.Set("Retry-After", "120")
		return s.showPackForm(c, a, own, errTooMany)
	}
	pack, err := s.Packs.Make(c.UserContext(), a.Wish, by)
	if fault.Is(err, fault.Invalid) {
		s.packsMade.giveBack(from)
	}
	if err != nil {
		return s.showPackForm(c, a, own, err)
	}
	return c.Redirect(makerAt(pack, s.tag(c), "made"), fiber.StatusSeeOther)
}

// makerAt is the address of the page of a pack's maker.
func makerAt(pack share.Pack, tag, done string) string {
	return "/p/made/" + pack.Maker.Reveal() + "?lang=" + tag + "&done=" + done
}

// makerView is the page of a pack's maker: how to pass the pack on, and how to end it.
type makerView struct {
	madePackView
	Share     shareView
	Spoken    string
	Href      string // the pack itself
	At        string // this page
	Done      string
	Days      int
	Owned     bool // it is on the list of a key worker's packs
	SharedURL string
}

// packMakerScreen shows it. Its address is secret: whoever has it can end the pack.
func (s *Server) packMakerScreen(c *fiber.Ctx) error {
	pack, err := s.Packs.OfMaker(c.UserContext(), c.Params("maker"))
	if err != nil {
		return err
	}
	tag := s.tag(c)
	v := makerView{
		Href: "/p/" + pack.Code.Reveal(), At: "/p/made/" + pack.Maker.Reveal(), Spoken: spoken(pack.Code.Reveal()),
		Days: pack.Days, Owned: !pack.Nobody(),
	}
	if v.madePackView, err = s.madeViewOf(tag, pack); err != nil {
		return err
	}
	// A message that is passed on says the name of the site, and nothing of the pages.
	if v.Share, err = s.waysToShare(v.Href, s.Site.Name); err != nil {
		return err
	}
	switch c.Query("done") {
	case "made":
		v.Done = "made.done"
	case "renewed":
		v.Done = "made.renewed"
	}
	return s.show(c, "pack_maker", view{Title: "made.maker.title", Self: v.At, Forms: true, Neutral: true, Data: v})
}

func (s *Server) renewPack(c *fiber.Ctx) error {
	pack, err := s.Packs.Renew(c.UserContext(), c.Params("maker"))
	if err != nil {
		return err
	}
	return c.Redirect(makerAt(pack, s.tag(c), "renewed"), fiber.StatusSeeOther)
}

// endPack ends a pack. The page of its maker ends with it, so the way leads to the form.
func (s *Server) endPack(c *fiber.Ctx) error {
	if err := s.Packs.End(c.UserContext(), c.Params("maker")); err != nil {
		return err
	}
	return c.Redirect("/"+s.tag(c)+"/"+meetPack+"?done=ended", fiber.StatusSeeOther)
}

// madeCode writes the code of a pack as it is shown.
func madeCode(pack share.Pack) string { return seal.ShowCode(pack.Code.Reveal()) }
