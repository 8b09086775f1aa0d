package app

import (
	"cmp"

	"plainwell/internal/readability"
	"plainwell/internal/web"
)

// journey measures the way to a GP as each sort of person sees it: a step holds only
// the sections that fit them. What several of them see is told once.
func (c *checking) journey(o web.Options) {
	screens, err := web.JourneyDrafts(o, c.day)
	if err != nil {
		c.err = err
		return
	}
	told := map[string]bool{}
	for _, screen := range screens {
		limits := readability.OtherLanguage()
		if screen.Lang == "en" {
			limits = readability.English()
		}
		file := cmp.Or(screen.File, "my steps in "+screen.Lang)
		blocks, err := readability.FromHTML(screen.HTML, file)
		if err != nil {
			c.fail("%s: %v", file, err)
			continue
		}
		for _, f := range c.reader.Check(blocks, limits) {
			if key := f.String(); !told[key] {
				told[key] = true
				if f.Line == 0 {
					f.File += " (for somebody who ticks " + screen.For + ")"
				}
				c.findings([]readability.Finding{f})
			}
		}
	}
}
