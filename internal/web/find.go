package web

import (
	"context"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/facts"
	"plainwell/internal/fault"
	"plainwell/internal/search"
)

// Finder answers queries. search.Finder satisfies it.
type Finder interface {
	Search(ctx context.Context, lang, typed string) (search.Answer, error)
}

// Missed counts words that found nothing. search.Tally satisfies it.
type Missed interface {
	Count(ctx context.Context, lang string, words []string) error
}

// findRoutes are the search. Its form is posted, and the answer is the page itself,
// so that what was typed stands in no address and in no history.
func (s *Server) findRoutes() {
	s.app.Get("/:lang/find", s.inLanguage(func(c *fiber.Ctx) error { return s.find(c, c.Query("q")) }))
	s.app.Post("/:lang/find", s.inLanguage(func(c *fiber.Ctx) error { return s.find(c, c.FormValue("q")) }))
}

// findResult is what was typed and what was found.
type findResult struct {
	Typed   string
	Asked   bool
	Read    string   // how it was read, if not as typed
	Instead []string // other readings, each a button
	Card    findCard
	Found   []foundPage
	Suggest []string // words for the box while typing
}

// findView is the page of the search.
type findView struct {
	findResult
	Topics []tile   // where nothing was found, and before anything was asked
	People []person // where nothing was found
}

// findCard is the emergency card above what was found.
type findCard struct {
	Signs    []string // message keys of when to call 999; none for no card
	Call     facts.Fact
	Naloxone string   // address of the page about it, "" where it is not wanted
	Talk     []person // lines for thoughts of death
}

// foundPage is one result.
type foundPage struct {
	tile
	Says     string // one sentence
	SaysLang string
}

// person is somebody to ask: a line of the facts, and the message that says what
// to do with it.
type person struct {
	facts.Fact
	Words string // message key
}

// longestTyped is how much of a query comes back in the box.
const longestTyped = 200

func (s *Server) find(c *fiber.Ctx, typed string) error {
	tag := s.tag(c)
	v := findView{findResult: s.findFor(c, typed)}
	if len(v.Found) == 0 {
		v.Topics = s.tiles(tag)
		if v.Asked {
			v.People = s.people([2]string{"111", "find.ask.111"}, [2]string{"crisis", "find.ask.crisis"}, [2]string{"samaritans", "find.ask.samaritans"})
		}
	}
	return s.show(c, "find", view{Title: "find.title", Path: "find", Forms: true, Data: v})
}

// findFor looks for what was typed.
func (s *Server) findFor(c *fiber.Ctx, typed string) findResult {
	typed = strings.TrimSpace(typed)
	if runes := []rune(typed); len(runes) > longestTyped {
		typed = string(runes[:longestTyped])
	}
	tag := s.tag(c)
	v := findResult{Typed: typed, Suggest: s.suggestions(tag)}
	if typed == "" || s.Finder == nil {
		return v
	}
	a, err := s.Finder.Search(c.UserContext(), tag, typed)
	if err != nil {
		// The error's own words could hold the query: its key does not.
		s.Log.Error("the search could not be asked", "code", fault.Of(err).Key)
	}
	v.Asked, v.Read, v.Instead = true, a.Read, a.Instead
	v.Card = s.findCard(tag, a.Dangers)
	v.Found = s.foundPages(tag, a.Pages)
	if len(v.Found) == 0 && err == nil {
		s.missed(c, tag, a)
	}
	return v
}

// missed counts what was not found. Only what a reader sent with the form counts:
// a GET changes nothing.
func (s *Server) missed(c *fiber.Ctx, tag string, a search.Answer) {
	if s.Missed == nil || c.Method() != fiber.MethodPost || len(a.Dangers) > 0 {
		return
	}
	if err := s.Missed.Count(c.UserContext(), tag, a.Words); err != nil {
		s.Log.Warn("a search without result could not be counted", "code", fault.Of(err).Key)
	}
}

// foundPages puts names of pages into words.
func (s *Server) foundPages(tag string, slugs []string) []foundPage {
	var found []foundPage
	for _, slug := range slugs {
		page, inLang := s.Library.Page(tag, slug)
		if page == nil {
			continue
		}
		f := foundPage{tile: s.tileOf(tag, page), Says: page.Description}
		if !s.Bundle.For(tag).Has("tile."+slug) && (inLang || f.Lang != "") {
			f.Words = page.Title // longer, and says more
		}
		if !inLang {
			f.SaysLang = page.Lang
		}
		found = append(found, f)
	}
	return found
}

// suggestions are the titles of pages in the reader's own language, for the box.
func (s *Server) suggestions(tag string) []string {
	var words []string
	for _, slug := range s.Library.Slugs() {
		page, _ := s.Library.Page(tag, slug)
		say := s.Bundle.For(tag)
		switch {
		case say.Has("tile." + slug):
			words = append(words, say.T("tile."+slug))
		case page.ShortLang == tag && !page.Neutral:
			words = append(words, page.Short)
		}
	}
	slices.Sort(words)
	return slices.Compact(words)
}

// people gives lines of the facts that are of use today.
func (s *Server) people(lines ...[2]string) []person {
	var out []person
	for _, l := range lines {
		if f, ok := s.Facts.Get(facts.Phone, l[0]); ok && f.Standing(s.today()) != facts.Ended {
			out = append(out, person{f, l[1]})
		}
	}
	return out
}
