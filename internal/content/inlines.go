package content

import (
	"fmt"
	"html"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
)

// inlines turns the words of a block, and reports those that may not stand in it.
func (c *compiler) inlines(n ast.Node) []inline {
	return trimmed(c.inlinesFrom(n.FirstChild(), 0))
}

// inlinesFrom turns a node and those after it, but not the text before the offset:
// the marker of a quote stands there.
func (c *compiler) inlinesFrom(n ast.Node, from int) []inline {
	var all []inline
	for ; n != nil; n = n.NextSibling() {
		line := c.lineOf(n)
		switch n := n.(type) {
		case *ast.Text:
			if in, ok := c.run(n, line, from); ok {
				all = append(all, in)
			}
		case *factNode:
			if in, ok := c.fact(n, line); ok {
				all = append(all, in)
			}
		case *ast.Link:
			if in, ok := c.link(n, line); ok {
				all = append(all, in)
			}
		case *ast.Emphasis:
			c.wrong(line, "bold and italic words are not allowed. Only a word in \"Hard words\" is written **so**, at the start of its line.")
			all = append(all, c.inlinesFrom(n.FirstChild(), from)...)
		case *ast.Image:
			c.wrong(line, "a picture stands at the start of a bullet: \"- ![](ring) Words\".")
		case *ast.RawHTML:
			c.wrong(line, "HTML is not allowed. Write it in Markdown, or leave it out.")
		case *ast.AutoLink:
			c.wrong(line, "a bare address is hard to read. Write [where it goes](https://...).")
		case *ast.CodeSpan:
			c.wrong(line, "code is not allowed. Take the ` marks away.")
		default:
			c.wrong(line, fmt.Sprintf("%s is not allowed here.", n.Kind()))
		}
	}
	return all
}

// run turns a run of text. A line break in the file is a space in the page.
func (c *compiler) run(n *ast.Text, line, from int) (inline, bool) {
	if n.Segment.Stop <= from {
		return inline{}, false
	}
	s := plain(string(c.body[max(n.Segment.Start, from):n.Segment.Stop]))
	if n.SoftLineBreak() || n.HardLineBreak() {
		s += " "
	}
	return inline{kind: textKind, line: line, text: s}, s != ""
}

var escapes = regexp.MustCompile("\\\\[!-/:-@\\[-`{-~]|&#?[A-Za-z0-9]{1,31};")

// plain gives the text that Markdown source stands for: backslash escapes and
// character references are resolved, and what cannot be seen is dropped.
func plain(s string) string {
	s = escapes.ReplaceAllStringFunc(s, func(m string) string {
		if m[0] == '\\' {
			return m[1:]
		}
		return html.UnescapeString(m)
	})
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n':
			return ' '
		case control(r):
			return -1
		}
		return r
	}, s)
}

func (c *compiler) fact(n *factNode, line int) (inline, bool) {
	written := "{" + n.form + ":" + n.id + "}"
	how, ok := forms[n.form]
	if !ok {
		c.wrong(line, fmt.Sprintf("%s: there is no such form. Use one of: %s.", written, formNames()))
		return inline{}, false
	}
	f, ok := c.facts.Get(how.kind, n.id)
	switch {
	case !ok:
		c.wrong(line, fmt.Sprintf("%s: there is no [%s.%s] in locales/facts.toml. Add it, or look at the spelling.", written, how.kind, n.id))
		return inline{}, false
	case !how.has(f):
		c.wrong(line, fmt.Sprintf("%s: [%s.%s] in locales/facts.toml has nothing to say for %q. Leave it out here, or fill it in there.", written, how.kind, n.id, n.form))
		return inline{}, false
	}
	return inline{kind: factKind, line: line, form: n.form, fact: f}, true
}

// vague are link words that do not say where the link goes.
var vague = map[string]bool{"here": true, "click here": true, "tap here": true, "this page": true, "read more": true, "more": true, "link": true}

func (c *compiler) link(n *ast.Link, line int) (inline, bool) {
	in := inline{kind: linkKind, line: line, inner: trimmed(c.inlinesFrom(n.FirstChild(), 0))}
	to, say := readTarget(string(n.Destination))
	words := flat(in.inner)
	switch {
	case say != "":
		c.wrong(line, say)
	case strings.TrimSpace(words) == "":
		c.wrong(line, "the link has no words. Say where it goes.")
	case strings.Contains(words, gap):
		c.wrong(line, "a fact cannot stand in the words of a link.")
	case vague[strings.ToLower(strings.Trim(words, " ."))]:
		c.wrong(line, "the words of the link do not say where it goes.")
	case len(n.Title) > 0:
		c.wrong(line, "a link has no title. Take the words in quotation marks away.")
	default:
		in.link = to
		return in, true
	}
	return inline{}, false
}
