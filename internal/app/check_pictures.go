package app

import (
	"strings"

	"plainwell/internal/web"
)

// pictures holds the pictures that the interface chooses to their meanings, as the
// pages are held when they are read.
func (c *checking) pictures(words shelf) {
	uses, err := web.PictureUses()
	if err != nil {
		c.err = err
		return
	}
	texts := map[string]string{}
	for _, m := range words.bundle.Messages("en") {
		texts[m.Key] = m.Text
	}
	for _, use := range uses {
		beside := ""
		for _, key := range use.Keys {
			beside += texts[key] + " "
		}
		if say := words.library.PictureFits(use.Meaning, "en", strings.TrimSpace(beside)); say != "" {
			c.fail("%s: %s", use.Where, say)
		}
	}
}
