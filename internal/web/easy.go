package web

import (
	"context"
	"slices"
	"strconv"
	"time"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/content"
	"plainwell/internal/web/press"
)

// Feedback counts what readers say of a page. store.Store satisfies it. It is told
// nothing about the reader, and keeps no time finer than the month.
type Feedback interface {
	CountFeedback(ctx context.Context, page, lang, answer string, part int, now time.Time) error
}

// easyAnswers are the three answers to "Was this easy to read?".
var easyAnswers = []string{"yes", "bit", "no"}

// easyView is the small form about one page. It has a page of its own, because a page
// that posts a form tells this site where the form was.
type easyView struct {
	Page  *content.Page
	Parts []string
	Lang  string // of the parts, where it is not the page's
}

// easyFolder is where the forms stand, after /{lang}/.
const easyFolder = "easy/"

// easyDoc writes the form of an article.
func (s *Server) easyDoc(tag string, page *content.Page) (press.Doc, error) {
	e := easyView{Page: page, Parts: page.Parts()}
	if page.Lang != tag {
		e.Lang = page.Lang
	}
	v := view{Title: "easy.title", Path: easyPath(page), Forms: true, Neutral: page.Neutral, Data: e}
	body, err := s.write("easy", tag, v)
	return press.Doc{Path: "/" + tag + "/" + v.Path, Type: htmlType, Body: body, Forms: true}, err
}

// easyPath is the address of a page's form after /{lang}/.
func easyPath(p *content.Page) string { return easyFolder + p.Path }

// easyRoutes take the answers.
func (s *Server) easyRoutes() {
	s.app.Post("/:lang/easy/*", s.inLanguage(s.countEasy))
}

// countEasy counts one answer and goes back to the page, where a line says thank you.
func (s *Server) countEasy(c *fiber.Ctx) error {
	page := s.atPath(s.tag(c), c.Params("*"))
	if page == nil {
		return errNoPage
	}
	answer := c.FormValue("answer")
	part, err := strconv.Atoi(c.FormValue("part", "0"))
	if err != nil || part < 0 || part > len(page.Parts()) || !slices.Contains(easyAnswers, answer) {
		return fiber.ErrBadRequest
	}
	if err := s.Feedback.CountFeedback(c.UserContext(), page.Slug, page.Lang, answer, part, s.today()); err != nil {
		return err
	}
	setPrivate(c)
	return c.Redirect(page.Address()+"#thanks", fiber.StatusSeeOther)
}
