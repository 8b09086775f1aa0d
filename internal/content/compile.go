package content

import (
	"fmt"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/text"

	"plainwell/internal/facts"
)

// compiler turns the Markdown of one page into its tree. What a page may not have
// is reported on the source and left out of the tree, so the tree is always fit to
// be rendered.
type compiler struct {
	*source
	facts *facts.Book
	words Words
	table pictureTable
	hard  bool // inside the section of hard words
}

// compile gives the blocks of the page's body.
func (c *compiler) compile() []block {
	doc := markdown.Parse(text.NewReader(c.body))
	var all []block
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		b, ok := c.block(n)
		if !ok {
			continue
		}
		if len(all) == 0 && b.kind == paragraph {
			b.kind = lead
		}
		all = append(all, b)
	}
	c.checkShape(all)
	c.checkPictures(all)
	return all
}

// block turns one block at the top of the page, or straight inside a quote.
func (c *compiler) block(n ast.Node) (block, bool) {
	line := c.lineOf(n)
	switch n := n.(type) {
	case *ast.Paragraph:
		b := block{kind: paragraph, line: line, words: c.inlines(n)}
		c.checkProse(b.words)
		return b, len(b.words) > 0
	case *ast.Heading:
		return c.heading(n, line)
	case *ast.List:
		return c.list(n, line)
	case *ast.Blockquote:
		return c.quote(n, line)
	}
	c.refuse(n, line)
	return block{}, false
}

func (c *compiler) heading(n *ast.Heading, line int) (block, bool) {
	b := block{kind: heading, line: line, level: n.Level, words: c.inlines(n)}
	if len(b.words) == 0 {
		c.wrong(line, "the heading has no words.")
		return b, false
	}
	c.checkHeading(b)
	if n.Level == 2 {
		c.hard = sameWords(flat(b.words), c.words.T(keyHardWords))
	}
	// A tree may hold levels 2 and 3 only.
	b.level = min(max(b.level, 2), 3)
	return b, true
}

// refuse says why a block of this kind may not stand here.
func (c *compiler) refuse(n ast.Node, line int) {
	switch n.(type) {
	case *ast.HTMLBlock:
		c.wrong(line, "HTML is not allowed. Write it in Markdown, or leave it out.")
	case *ast.CodeBlock:
		c.wrong(line, "the line starts with 4 spaces or more, which makes it code. Take the spaces away.")
	case *ast.FencedCodeBlock:
		c.wrong(line, "code is not allowed. Write plain words.")
	case *ast.ThematicBreak:
		c.wrong(line, "a line across the page is not allowed. Use a heading.")
	default:
		c.wrong(line, fmt.Sprintf("%s is not allowed here.", n.Kind()))
	}
}

// lineOf gives the line of the file that a node starts on.
func (c *compiler) lineOf(n ast.Node) int {
	for m := n; m != nil; m = m.FirstChild() {
		if m.Type() == ast.TypeBlock && m.Lines() != nil && m.Lines().Len() > 0 {
			return c.line(m.Lines().At(0).Start)
		}
		if p := m.Pos(); p >= 0 {
			return c.line(p)
		}
	}
	if p := n.Parent(); p != nil && p.Kind() != ast.KindDocument {
		return c.lineOf(p)
	}
	return c.bodyLine
}
