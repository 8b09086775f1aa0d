package web

import (
	"html/template"
	"regexp"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/gp"
)

var sectionOf = map[bool]*regexp.Regexp{ // by whether it is the section for Wales
	false: regexp.MustCompile(`(?s)<section data-country="england">.*?</section>`),
	true:  regexp.MustCompile(`(?s)<section data-country="wales">.*?</section>`),
}

// ringSaid is what to say back when a surgery said no, from the page about it: the
// first words to say for the country.
func (s *Server) ringSaid(tag string, r gp.Reason, wales bool) ringSaid {
	at := gpNo + "/" + string(r)
	said := ringSaid{ID: string(r), Words: s.Bundle.For(tag).T("gp.no." + string(r)), Page: "/" + tag + "/" + at}
	said.Letter = said.Page + letterEnd
	if wales {
		said.Letter += walesEnd
	}
	page := s.atPath(tag, at)
	if page == nil {
		return said
	}
	html, err := page.HTML(s.today(), false)
	if err != nil {
		return said // the page itself is made of the same, so it has said so at the start
	}
	if section := sectionOf[wales].Find(html); section != nil {
		html = section
	}
	said.Say = template.HTML(firstSay.Find(html))
	if page.Lang != tag {
		said.Lang = page.Lang
	}
	return said
}

// ringYesView is what to do when the surgery said yes.
type ringYesView struct {
	Code                string
	Back, Fill          string
	Date                template.HTML // leads to the form for a date, on the person's phone
	Short               string
	Medicine, Done      string
	Wales, Interpreting bool
}

func (s *Server) ringYes(c *fiber.Ctx, code gp.Code) error {
	at := "/" + s.tag(c) + "/"
	v := ringYesView{
		Code: code.String(), Back: at + meetRing + "/" + code.String(), Fill: at + fillPath, Medicine: at + "dates/new?for=medicine", Done: at + "gp/done",
		Wales: code.Answers.Has(gp.Wales), Interpreting: code.Answers.Has(gp.English),
	}
	var err error
	if v.Short, v.Date, err = s.scanned(at + "dates/new"); err != nil {
		return err
	}
	return s.show(c, "meet_ring_yes", view{Title: "meet.yes.title", Path: meetRing + "/" + v.Code + "/yes", Data: v})
}
