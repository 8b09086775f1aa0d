package content

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// marker is how a quote says what it is, on its first line.
var marker = regexp.MustCompile(`^\[!([A-Za-z]+)\]`)

// mark is what a quote with this marker is on the page.
type mark struct {
	card string // the colour of a care card; empty for the others
	key  string // the message read out before its words; may be empty
}

// marks are the markers that a quote may start with. The care cards are the three of
// the NHS design system.
var marks = map[string]mark{
	"EMERGENCY": {"emergency", keyEmergency},
	"URGENT":    {"urgent", keyUrgent},
	"ADVICE":    {"advice", keyAdvice},
	"NOTE":      {"", keyNote},
	"SAY":       {},
	"STAFF":     {},
}

// quote turns a quote: a care card, a note, words to say, an aside for staff. The
// rest of the marker's line is its heading.
func (c *compiler) quote(n *ast.Blockquote, line int) (block, bool) {
	b := block{kind: quote, line: line}
	if n.Parent().Kind() == ast.KindBlockquote {
		c.wrong(line, "a quote inside a quote is not allowed.")
		return b, false
	}
	first, ok := n.FirstChild().(*ast.Paragraph)
	var found []string
	if ok {
		found = marker.FindStringSubmatch(string(c.body[first.Lines().At(0).Start:first.Lines().At(0).Stop]))
	}
	var known bool
	if found != nil {
		_, known = marks[found[1]]
	}
	if !known {
		c.wrong(line, "a quote starts with one of: [!"+strings.Join(slices.Sorted(maps.Keys(marks)), "], [!")+"].")
		return b, false
	}
	b.style = found[1]
	rest := c.afterMarker(first, first.Lines().At(0).Start+len(found[0]), &b)
	if len(rest) > 0 {
		b.inner = append(b.inner, block{kind: paragraph, line: rest[0].line, words: rest})
		c.checkProse(rest)
	}
	for child := first.NextSibling(); child != nil; child = child.NextSibling() {
		if h, ok := child.(*ast.Heading); ok {
			c.wrong(c.lineOf(h), "a heading cannot stand in here. The heading comes after the marker, on its line.")
			continue
		}
		if inner, ok := c.block(child); ok {
			b.inner = append(b.inner, inner)
		}
	}
	return b, c.checkQuote(&b)
}

// afterMarker gives the heading of a quote to b, and returns the words of the same
// paragraph from the next line on.
func (c *compiler) afterMarker(p *ast.Paragraph, from int, b *block) []inline {
	all := c.inlinesFrom(p.FirstChild(), from)
	end := len(all)
	first := c.line(from)
	for i, in := range all {
		if in.line > first {
			end = i
			break
		}
	}
	b.words = trimmed(slices.Clone(all[:end]))
	return trimmed(slices.Clone(all[end:]))
}
