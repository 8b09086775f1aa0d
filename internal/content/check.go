package content

import (
	"fmt"
	"regexp"
	"strings"
)

// maxPictures is how many different pictures a page may hold.
const maxPictures = 15

// checkProse looks at the words of one block: numbers typed by hand, and brackets
// that were meant to be a fact.
func (c *compiler) checkProse(words []inline) { c.checkText(words, flat(words)) }

func (c *compiler) checkText(words []inline, text string) {
	for _, found := range typedByHand(text) {
		c.wrong(lineAt(words, found.at), "this is "+found.do)
	}
	if i := strings.IndexAny(text, "{}"); i >= 0 {
		c.wrong(lineAt(words, i), "a curly bracket. A fact is written {phone:name}, in small letters, with no space.")
	}
}

// lineAt gives the line of the file for a place in the flat text of inlines.
func lineAt(words []inline, at int) int {
	line, seen := 0, 0
	eachInline(words, func(in inline) {
		if seen <= at {
			line = in.line
		}
		switch in.kind {
		case textKind:
			seen += len(in.text)
		case factKind:
			seen += len(gap)
		}
	})
	return line
}

// checkHeading holds a heading to the rules for headings: NHS service manual,
// "Formatting": statements or actions, no skipped levels.
func (c *compiler) checkHeading(b block) {
	c.checkProse(b.words)
	c.checkLasting(b.words)
	switch {
	case b.level == 1:
		c.wrong(b.line, "the title is the only heading of the first level. Use ##.")
	case b.level > 3:
		c.wrong(b.line, "use ## and ### only.")
	}
	if strings.HasSuffix(flat(b.words), "?") {
		c.wrong(b.line, "the heading is a question. Write a statement or an action.")
	}
}

// checkLasting refuses a fact that ends in a heading: with it, everything under the
// heading would go.
func (c *compiler) checkLasting(words []inline) {
	for _, in := range words {
		if in.kind == factKind && !in.fact.Until.IsZero() {
			c.wrong(in.line, fmt.Sprintf("[%s] ends on a day, so it cannot stand in a heading.", in.fact.Key()))
		}
	}
}

// checkShape holds the page to its shape: words first, no heading with nothing
// under it, no level skipped.
func (c *compiler) checkShape(all []block) {
	if len(all) == 0 || all[0].kind != lead {
		line := c.bodyLine
		if len(all) > 0 {
			line = all[0].line
		}
		c.wrong(line, "start the page with one or two sentences that say what the reader can do here.")
	}
	level := 1
	for i, b := range all {
		if b.kind != heading {
			continue
		}
		if b.level > level+1 {
			c.wrong(b.line, "a heading level is skipped. Use ## first, then ###.")
		}
		level = b.level
		if i+1 == len(all) || all[i+1].kind == heading && all[i+1].level <= b.level {
			c.wrong(b.line, "there is nothing under the heading.")
		}
	}
}

func (c *compiler) checkPictures(all []block) {
	seen := map[string]bool{}
	eachBlock(all, func(b *block) {
		if b.picture == "" || seen[b.picture] {
			return
		}
		seen[b.picture] = true
		if len(seen) == maxPictures+1 {
			c.wrong(b.line, fmt.Sprintf("the page has more than %d different pictures. Use one again, or split the page.", maxPictures))
		}
	})
}

var ifWord = regexp.MustCompile(`(?i)\bif\b`)

// checkQuote looks at a quote as a whole; false if there is nothing in it to show.
func (c *compiler) checkQuote(b *block) bool {
	if b.style == "NOTE" && len(b.words) > 0 {
		// A note has no heading: what follows its marker is its first line.
		first := block{kind: paragraph, line: b.words[0].line, words: b.words}
		c.checkProse(b.words)
		b.words, b.inner = nil, append([]block{first}, b.inner...)
	}
	c.checkLasting(b.words)
	if marks[b.style].card != "" {
		c.checkCard(b)
	} else {
		c.checkProse(b.words)
	}
	if len(b.inner) == 0 {
		c.wrong(b.line, "there is nothing in it. Write its words on the lines below, each with > in front.")
	}
	return len(b.inner) > 0
}

// checkCard holds a care card to the pattern of the NHS design system: one heading
// that says when, no links to more reading when it is an emergency.
func (c *compiler) checkCard(b *block) {
	title := flat(b.words)
	c.checkText(b.words, allow999(title))
	switch {
	case title == "":
		c.wrong(b.line, "the card has no heading. Write it after the marker: \"> [!EMERGENCY] Call 999 if:\".")
	case !strings.HasSuffix(title, ":"):
		c.wrong(b.line, "the heading of a card ends with a colon: \"Call 999 if:\".")
	case c.words.Tag() == english && !ifWord.MatchString(title):
		c.wrong(b.line, "the heading of a card says \"if\": \"Call 999 if:\".")
	}
	if b.style != "EMERGENCY" {
		return
	}
	eachBlock(b.inner, func(in *block) {
		eachInline(in.words, func(w inline) {
			if w.kind == linkKind {
				c.warn(w.line, "a 999 card has no links to more reading: the reader has to act now.")
			}
		})
	})
}

// sameWords compares two headings without minding capitals and space.
func sameWords(a, b string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}
