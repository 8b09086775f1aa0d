package web

import (
	"slices"
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/content"
	"plainwell/internal/fault"
	"plainwell/internal/i18n"
	"plainwell/internal/share"
)

// meetPack is the address of the form after /{lang}/, for everybody; kwPack is that for
// those who are signed in, who may add words of their own.
const (
	meetPack = "meet/pack"
	kwPack   = "/kw/pack"
)

// packForm is the form that makes a pack, with what was chosen in it.
type packForm struct {
	Action string
	Own    bool // it takes own words
	SignIn bool // it says where own words can be written
	Once   string
	Starts []tile // ready-made packs to start from
	Typed  string // into the box that looks for a page
	Asked  bool
	Found  []packTick
	Ticked []packTick
	Groups []packGroup
	Most   int
	Lines  []choice
	Lives  []choice
	Langs  []choice
	Words  string
	Limit  int // characters of own words
	Errors []formError
	Done   string
}

// packTick is a page to tick.
type packTick struct {
	choice
	Lang string // where the words are in another language than the form
}

// packGroup is the pages of one topic that stand nowhere else on the form.
type packGroup struct {
	ID, Title string
	Pages     []packTick
}

// Error gives the words about one field, or "".
func (f packForm) Error(field string) string { return dateForm{Errors: f.Errors}.Error(field) }

// packAsked is what was chosen on the form.
type packAsked struct {
	share.Wish
	Find string // what a page is looked for with
}

// packFormScreen shows the form, with the pages of a ready-made pack ticked where the
// address names one.
func (s *Server) packFormScreen(c *fiber.Ctx) error { return s.newPackForm(c, false) }

func (s *Server) newPackForm(c *fiber.Ctx, own bool) error {
	ticket, err := s.Packs.Ticket()
	if err != nil {
		return err
	}
	asked := packAsked{Wish: share.Wish{Lang: s.tag(c), Once: ticket.Reveal(), Days: strconv.Itoa(share.UsualLife)}}
	from := c.Query("from")
	for _, p := range s.Library.Packs() {
		if p.ID == from {
			asked.Pages = p.Pages
		}
	}
	return s.showPackForm(c, asked, own, nil)
}

// readPackForm takes the form as it was sent.
func readPackForm(c *fiber.Ctx) packAsked {
	a := packAsked{
		Wish: share.Wish{
			Line: c.FormValue("line"), Lang: c.FormValue("lang"), Days: c.FormValue("days"),
			Words: c.FormValue("words"), Once: c.FormValue("once"),
		},
		Find: strings.Join(strings.Fields(strings.ToValidUTF8(c.FormValue("q"), "")), " "),
	}
	for _, slug := range c.Context().PostArgs().PeekMulti("page") {
		if one := string(slug); !slices.Contains(a.Pages, one) {
			a.Pages = append(a.Pages, one)
		}
	}
	return a
}

func (s *Server) showPackForm(c *fiber.Ctx, a packAsked, own bool, err error) error {
	tag, say := s.tag(c), s.speaker(c)
	f := packForm{
		Action: "/" + tag + "/" + meetPack, Own: own, SignIn: !own && s.Sessions != nil, Once: a.Once, Most: share.MostPages,
		Words: a.Words, Limit: share.MostWords,
	}
	screen, v := "pack_form", view{Title: "made.form.title", Forms: true, Path: meetPack}
	if own {
		f.Action, screen, v.Self = kwPack+"?lang="+tag, "kw_pack", kwPack
	}
	if c.Query("done") == "ended" {
		f.Done = "made.ended"
	}
	if runes := []rune(a.Find); len(runes) > longestTyped {
		a.Find = string(runes[:longestTyped])
	}
	f.Typed = a.Find
	if f.Asked = c.FormValue("do") == "find" && a.Find != ""; f.Asked {
		f.Found = s.packTicks(tag, s.packFound(c, tag, a.Find), a.Pages, nil)
	}
	s.fillPackPages(&f, tag, a.Pages)
	f.fill(s, say, a)
	if err != nil {
		wrong := fault.Of(err)
		if wrong.Code == fault.Internal {
			s.Log.Error("a pack could not be made", "route", c.Route().Path, "cause", err)
		}
		c.Status(statuses[wrong.Code])
		f.Errors = formErrors(say, wrong)
	}
	v.Data = f
	return s.show(c, screen, v)
}

// fillPackPages puts each page into one place: those that are ticked first, in their
// order, then those that were found, then the rest by topic.
func (s *Server) fillPackPages(f *packForm, tag string, ticked []string) {
	var found []string
	for _, one := range f.Found {
		found = append(found, one.Value)
	}
	ticked = slices.DeleteFunc(slices.Clone(ticked), func(slug string) bool { return !s.packable(slug) || slices.Contains(found, slug) })
	f.Ticked = s.packTicks(tag, ticked, ticked, nil)
	elsewhere := slices.Concat(ticked, found)
	for _, topic := range s.Library.Topics() {
		g := packGroup{ID: topic.ID, Title: s.Bundle.For(tag).T("topics." + topic.ID), Pages: s.packTicks(tag, topic.Slugs, nil, elsewhere)}
		if len(g.Pages) > 0 {
			f.Groups = append(f.Groups, g)
		}
	}
	f.Starts = s.packStarts(tag, f.Own)
}

// fill puts the choices beside the pages into words.
func (f *packForm) fill(s *Server, say *i18n.Speaker, a packAsked) {
	f.Lines = append(f.Lines, choice{"", say.T("made.form.line.none"), a.Line == ""})
	for _, line := range share.Lines {
		f.Lines = append(f.Lines, choice{string(line), say.T(line.Key()), a.Line == string(line)})
	}
	for _, days := range share.Lives {
		value := strconv.Itoa(days)
		f.Lives = append(f.Lives, choice{value, say.T("made.form.days.count", "Days", days), a.Days == value})
	}
	for _, tag := range s.Bundle.Tags() {
		f.Langs = append(f.Langs, choice{tag, s.Bundle.Language(tag).Name, a.Lang == tag})
	}
}

// packTicks puts pages into words, without those that stand elsewhere.
func (s *Server) packTicks(tag string, slugs, on, elsewhere []string) []packTick {
	var out []packTick
	for _, slug := range slugs {
		page, _ := s.Library.Page(tag, slug)
		if page == nil || slices.Contains(elsewhere, slug) {
			continue
		}
		t := s.tileOf(tag, page)
		out = append(out, packTick{choice{slug, t.Words, slices.Contains(on, slug)}, t.Lang})
	}
	return out
}

// packFound looks for pages as the search does. Nothing of it is counted or kept.
func (s *Server) packFound(c *fiber.Ctx, tag, typed string) []string {
	if s.Finder == nil {
		return nil
	}
	a, err := s.Finder.Search(c.UserContext(), tag, typed)
	if err != nil {
		s.Log.Error("the search could not be asked", "code", fault.Of(err).Key)
	}
	return slices.DeleteFunc(a.Pages, func(slug string) bool { return !s.packable(slug) })
}

// packable says whether a page may stand in a pack: each that a reader looks for, and
// no page for staff or about the site.
func (s *Server) packable(slug string) bool { return Packable(s.Library)(slug) }

// Packable gives the pages of a library that may stand in a pack.
func Packable(library *content.Library) func(slug string) bool {
	topics := library.Topics()
	return func(slug string) bool {
		return slices.ContainsFunc(topics, func(t content.Topic) bool { return slices.Contains(t.Slugs, slug) })
	}
}

func (s *Server) packStarts(tag string, own bool) []tile {
	at := "/" + tag + "/" + meetPack + "?from="
	if own {
		at = kwPack + "?lang=" + tag + "&from="
	}
	tiles := s.packTiles(tag, s.Library.Packs())
	for i, p := range s.Library.Packs() {
		tiles[i].Href = at + p.ID
	}
	return tiles
}
