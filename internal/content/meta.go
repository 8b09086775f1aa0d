package content

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// The limits on a title: NHS service manual, "Formatting" (65 characters, no
// question), and the shape of a page (2 to 6 everyday words).
const (
	maxTitle      = 65
	minTitleWords = 2
	maxTitleWords = 6
)

// safetyPoints is how many safety-critical points there are to name in "safety".
const safetyPoints = 10

// pictureFile is the file of a picture: its folder and its name without the ending.
var pictureFile = regexp.MustCompile(`^[a-z0-9]+/[A-Za-z0-9_-]+$`)

// fill reads the front matter into a page.
func (f *front) fill(p *Page) {
	p.when = f.when()
	p.Title = f.must("title", "Write 2 to 6 everyday words.")
	p.Short = f.must("short", "Write the words for its tile.")
	p.Description = f.must("description", "Write one or two plain sentences for the link preview.")
	p.Path = f.text("path")
	p.Picture = f.text("picture")
	p.Order = f.number("order", 0, 1_000_000)
	p.Pack = f.flag("pack")
	p.Forms = f.flag("forms")
	p.Neutral = f.flag("neutral")
	p.Meta.Checked = f.day("checked")
	p.Meta.NextCheck = f.day("next_check")
	p.Meta.ApprovedBy = f.text("approved_by")
	p.Meta.ApprovedRole = f.text("approved_role")
	p.Meta.TriedBy = f.text("tried_by")
	p.Meta.Sources = f.texts("sources")
	p.Meta.NeedsReview = f.texts("needs_review")
	p.Meta.Safety = f.numbers("safety", 1, safetyPoints)
	f.rest()

	f.title(p.Title)
	for key, s := range map[string]string{"short": p.Short, "description": p.Description} {
		f.byHand(key, s)
	}
	if p.Path == "" {
		p.Path = "t/" + p.Slug
	} else if !pathShape.MatchString(p.Path) {
		f.wrong("path", "use small letters, digits and hyphens, such as \"gp\" or \"t/%s\".", p.Slug)
	}
	if p.Picture == "" && p.Order > 0 {
		f.wrong("picture", "a page with a tile needs a picture. Name one, or set order to 0.")
	}
	f.review(&p.Meta)
}

func (f *front) title(title string) {
	if n := utf8.RuneCountInString(title); n > maxTitle {
		f.wrong("title", "it has %d characters, and may have %d.", n, maxTitle)
	}
	if strings.HasSuffix(title, "?") {
		f.wrong("title", "it is a question. Say what the page is about.")
	}
	if n := len(strings.Fields(title)); title != "" && (n < minTitleWords || n > maxTitleWords) {
		f.src.warn(f.line("title"), "title: use 2 to 6 words.")
	}
	f.byHand("title", title)
}

// byHand looks for numbers typed by hand. 999 may be named: no fact can stand here.
func (f *front) byHand(key, s string) {
	for _, found := range typedByHand(allow999(s)) {
		f.wrong(key, "leave out %s: %s", found.what, "it cannot come from locales/facts.toml here.")
	}
}

func (f *front) review(m *Meta) {
	if !m.Checked.IsZero() && !m.NextCheck.IsZero() && !m.NextCheck.After(m.Checked) {
		f.wrong("next_check", "it has to be after checked.")
	}
	if len(m.Sources) == 0 {
		f.wrong("sources", "say where the facts come from.")
	}
	if (m.ApprovedBy == "") != (m.ApprovedRole == "") {
		f.wrong("approved_by", "approved_by and approved_role go together: the person's name and what they are.")
	}
}

// picture holds the picture of a page's tile to the words of the tile.
func (f *front) picture(p *Page, table pictureTable) {
	if p.Picture == "" {
		return
	}
	if say := table.fits(p.Picture, p.Lang, p.Title+" "+p.Short+" "+p.Description); say != "" {
		f.wrong("picture", "%s", say)
	} else if table == nil && !slugShape.MatchString(p.Picture) {
		f.wrong("picture", "write what it means here, such as \"gp\".")
	}
}
