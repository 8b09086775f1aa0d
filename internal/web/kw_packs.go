package web

import (
	"encoding/json"
	"strconv"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/fault"
	"plainwell/internal/share"
)

// kwPackRoutes are the packs of those who are signed in.
func (s *Server) kwPackRoutes() []kwRoute {
	if s.Packs == nil {
		return nil
	}
	return []kwRoute{
		{fiber.MethodGet, kwPack, signedIn, func(c *fiber.Ctx) error { return s.newPackForm(c, true) }},
		{fiber.MethodPost, kwPack, signedIn, func(c *fiber.Ctx) error { return s.makePackBy(c, actor(c).Owner(), true) }},
		{fiber.MethodPost, kwPack + "/check", signedIn, s.checkOwnWords},
		{fiber.MethodGet, "/kw/packs", signedIn, s.kwPacksScreen},
		{fiber.MethodPost, "/kw/packs/:pack/end", signedIn, s.kwEndPack},
	}
}

// checkOwnWords says what has to change in a text while it is typed. It keeps nothing.
func (s *Server) checkOwnWords(c *fiber.Ctx) error {
	var typed struct{ Words, Lang string }
	if err := json.Unmarshal(c.Body(), &typed); err != nil {
		return fault.New(fault.BadRequest, "error.bad-request")
	}
	lines, say := []string{}, s.speaker(c)
	for _, f := range s.Packs.CheckWords(typed.Words, typed.Lang) {
		lines = append(lines, say.T(f.Key, flat(f.Args)...))
	}
	return sendJSON(c, fiber.Map{"findings": lines})
}

// kwPacksView is the list of packs that somebody may end.
type kwPacksView struct {
	Packs []kwPackLine
	Role  string // message key of what the list holds
	Done  bool
}

// kwPackLine is one pack of the list.
type kwPackLine struct {
	ID    string
	Href  string // the page of its maker, "" where it is another's
	Code  string
	Pages []string
	Line  string
	Words string
	Team  string
	Ends  string
}

func (s *Server) kwPacksScreen(c *fiber.Ctx) error {
	by, tag := actor(c), s.tag(c)
	list, err := s.Packs.List(c.UserContext(), by.Packs())
	if err != nil {
		return err
	}
	v := kwPacksView{Role: "kw.packs." + string(by.Role), Done: c.Query("done") == "ended"}
	for _, p := range list {
		one := kwPackLine{
			ID: strconv.FormatInt(int64(p.ID), 10), Code: madeCode(p), Words: p.Words.Reveal(), Team: p.Team, Ends: s.packEnds(tag, p.Ends),
		}
		if p.Account == int64(by.Account) {
			one.Href = "/p/made/" + p.Maker.Reveal() + "?lang=" + tag
		}
		for _, slug := range p.Pages {
			if page, _ := s.Library.Page(tag, slug); page != nil {
				one.Pages = append(one.Pages, s.tileOf(tag, page).Words)
			}
		}
		if p.Line != "" {
			one.Line = s.speaker(c).T(p.Line.Key())
		}
		v.Packs = append(v.Packs, one)
	}
	return s.show(c, "kw_packs", view{Title: "kw.packs.title", Self: "/kw/packs", Forms: true, Data: v})
}

func (s *Server) kwEndPack(c *fiber.Ctx) error {
	id, err := strconv.ParseInt(c.Params("pack"), 10, 64)
	if err != nil {
		return share.ErrNone
	}
	if err := s.Packs.EndListed(c.UserContext(), actor(c).Packs(), share.ID(id), actor(c).Owner()); err != nil {
		return err
	}
	return c.Redirect("/kw/packs?lang="+s.tag(c)+"&done=ended", fiber.StatusSeeOther)
}
