package web

import (
	"strings"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/content"
	"plainwell/internal/fault"
	"plainwell/internal/gp"
	"plainwell/internal/web/press"
)

// gpReasonPictures are the pictures of what a surgery said, by what they mean.
var gpReasonPictures = map[gp.Reason]string{
	gp.ReasonClosed: "full", gp.ReasonArea: "near-or-far", gp.ReasonID: "id", gp.ReasonAddress: "home",
	gp.ReasonNotHere: "groups", gp.ReasonRude: "angry", gp.ReasonRemoved: "remove", gp.ReasonList: "list",
}

// gpNoView is the list of what a surgery may say.
type gpNoView struct {
	gpShare
	Reasons []tile
}

// gpNoDoc writes "What did they say?": a public page.
func (s *Server) gpNoDoc(tag string) (press.Doc, error) {
	say := s.Bundle.For(tag)
	v := gpNoView{gpShare: s.gpShare(tag)}
	for _, r := range gp.Reasons {
		v.Reasons = append(v.Reasons, tile{Href: "/" + tag + "/" + gpNo + "/" + string(r), Picture: gpReasonPictures[r], Words: say.T("gp.no." + string(r))})
	}
	body, err := s.write("gp_no", tag, view{
		Title: "gp.no.title", Describe: say.T("gp.no.describe"), Path: gpNo, Canonical: "/" + tag + "/" + gpNo, Alternate: s.everyTag(), Data: v,
	})
	return press.Doc{Path: "/" + tag + "/" + gpNo, Type: htmlType, Body: body}, err
}

// gpCountView is the small form under an article of the way: something that happened,
// to be counted.
type gpCountView struct {
	Action  string
	Title   string // message key
	Buttons []gpCountButton
	Letter  string // address of the letter about it, "" for none
	Typed   string // as the area
	Errors  []formError
	Back    string // the article, where the form stands alone
}

// Example is the first half of a postcode.
func (*gpCountView) Example() string { return gp.Example }

// gpCountButton is one answer of the form.
type gpCountButton struct{ Value, Key string }

// gpCountOf gives the form under an article, or nil.
func (s *Server) gpCountOf(tag string, page *content.Page) *gpCountView {
	if page.Slug == gpDonePage {
		return s.gpDoneForm(tag)
	}
	if r, ok := gpReasonOf(page); ok {
		return s.gpNoForm(tag, r)
	}
	return nil
}

// gpReasonOf gives what a surgery said that a page is about, by the page's address.
// The title of such a page in the browser, and what is shared of it, say nothing of that.
func gpReasonOf(page *content.Page) (gp.Reason, bool) {
	rest, ok := strings.CutPrefix(page.Path, gpNo+"/")
	r := gp.Reason(rest)
	return r, ok && r.Known()
}

func (s *Server) gpNoForm(tag string, r gp.Reason) *gpCountView {
	at := "/" + tag + "/" + gpNo + "/" + string(r)
	return &gpCountView{
		Action: at + "/count", Title: "gp.count.no", Buttons: []gpCountButton{{string(gp.SaidNo), "gp.count.no.button"}},
		Letter: at + "/letter", Back: at,
	}
}

// gpCountNo counts that a surgery said no.
func (s *Server) gpCountNo(c *fiber.Ctx) error {
	r := gp.Reason(c.Params("reason"))
	if !r.Known() {
		return errNoPage
	}
	return s.gpCount(c, s.gpNoForm(s.tag(c), r), gp.SaidNo, r)
}

// counted is where the line "Thank you" stands in the article.
const counted = "#counted"

// gpCount counts one thing and goes back to the article. With an area that is none the
// form comes back with what was typed.
func (s *Server) gpCount(c *fiber.Ctx, form *gpCountView, kind gp.Kind, r gp.Reason) error {
	typed := c.FormValue("area")
	area, err := gp.Area(typed)
	if err != nil {
		f := fault.Of(err)
		form.Typed, form.Errors = typed, formErrors(s.speaker(c), f)
		c.Status(statuses[f.Code])
		return s.show(c, "gp_count", view{Title: form.Title, Path: gpNo, Forms: true, Data: form})
	}
	if s.GP == nil {
		return errNoPage
	}
	if err := s.GP.CountGP(c.UserContext(), kind, r, area, s.today()); err != nil {
		return err
	}
	setPrivate(c)
	return c.Redirect(form.Back+counted, fiber.StatusSeeOther)
}
