package content

import (
	"fmt"

	"github.com/yuin/goldmark/ast"
)

// maxItems is how many items a list without pictures may have (NHS service manual,
// "Formatting": 6 or fewer).
const maxItems = 6

// list turns a list: lines with pictures, bullets, steps or hard words.
func (c *compiler) list(n *ast.List, line int) (block, bool) {
	b := block{kind: list, line: line, style: plainList}
	words := c.hard && !n.IsOrdered()
	pictures := 0
	for i := n.FirstChild(); i != nil; i = i.NextSibling() {
		it, ok := c.item(i, words)
		if !ok {
			continue
		}
		if it.picture != "" {
			pictures++
		}
		b.inner = append(b.inner, it)
	}
	switch {
	case n.IsOrdered():
		b.style = stepList
		if n.Start != 1 {
			c.wrong(line, "number the steps from 1.")
		}
	case words:
		b.style = wordList
	case pictures > 0:
		b.style = lineList
	}
	if pictures > 0 && pictures < len(b.inner) {
		c.wrong(line, "some items have a picture and some have none. Give each one a picture, or none.")
	}
	if pictures == 0 && !words && len(b.inner) > maxItems {
		c.warn(line, fmt.Sprintf("the list has %d items. Use %d or fewer: split it in two.", len(b.inner), maxItems))
	}
	return b, len(b.inner) > 0
}

// item turns one item. Its first paragraph gives its words, the others are inner.
func (c *compiler) item(n ast.Node, hard bool) (block, bool) {
	b := block{kind: item, line: c.lineOf(n)}
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		line := c.lineOf(child)
		switch child.(type) {
		case *ast.TextBlock, *ast.Paragraph:
		case *ast.List:
			c.wrong(line, "a list inside a list is hard to follow. Make it one list, or two.")
			continue
		default:
			c.refuse(child, line)
			continue
		}
		if child != n.FirstChild() {
			if p := (block{kind: paragraph, line: line, words: c.inlines(child)}); len(p.words) > 0 {
				c.checkProse(p.words)
				b.inner = append(b.inner, p)
			}
			continue
		}
		first := child.FirstChild()
		if hard {
			first = c.term(first, &b)
		} else if image, ok := first.(*ast.Image); ok {
			c.picture(image, &b)
			first = image.NextSibling()
		}
		b.words = trimmed(c.inlinesFrom(first, 0))
		c.checkProse(b.words)
	}
	if len(b.words) == 0 {
		c.wrong(b.line, "the item has no words.")
		return b, false
	}
	if b.picture != "" {
		if say := c.table.fits(b.picture, c.words.Tag(), saidBy(b)); say != "" {
			c.wrong(b.line, say)
		}
	}
	return b, true
}

// term reads the word that an item of "Hard words" explains; the node after it.
func (c *compiler) term(n ast.Node, b *block) ast.Node {
	strong, ok := n.(*ast.Emphasis)
	if !ok || strong.Level != 2 {
		c.wrong(b.line, "start each item of \"Hard words\" with the word: \"- **Prescriber** The person who ...\".")
		return n
	}
	b.term = trimmed(c.inlinesFrom(strong.FirstChild(), 0))
	for _, in := range b.term {
		if in.kind != textKind {
			c.wrong(in.line, "the hard word itself is plain text, with no link or fact in it.")
			b.term = nil
			break
		}
	}
	c.checkProse(b.term)
	return strong.NextSibling()
}

// picture reads the picture at the start of a line.
func (c *compiler) picture(n *ast.Image, b *block) {
	meaning, line := string(n.Destination), c.lineOf(n)
	switch {
	case c.table == nil && !slugShape.MatchString(meaning):
		c.wrong(line, fmt.Sprintf("picture %q: write what it means here, such as ![](ring).", meaning))
		return
	case len(n.Title) > 0:
		c.wrong(line, "a picture has no title. Take the words in quotation marks away.")
	}
	alt := trimmed(c.inlinesFrom(n.FirstChild(), 0))
	c.checkProse(alt)
	b.picture, b.alt = meaning, flat(alt)
}
