package readability

import (
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// reader walks a page and collects blocks.
type reader struct {
	file  string
	lang  string
	staff bool // collect the text for staff, not the rest
	out   []Block
	text  strings.Builder
	links []Link
	from  place // where the text that is being collected began
	lists int
}

// flush ends the block that is being collected.
func (r *reader) flush() {
	text := clean(r.text.String())
	r.text.Reset()
	links := r.links
	r.links = nil
	if strings.IndexFunc(text, counts) < 0 {
		return
	}
	p := r.from
	r.out = append(r.out, Block{
		Kind: p.kind, Text: text, File: r.file, Line: p.line, Level: p.level,
		List: p.list, Lines: p.lines, Links: links,
	})
}

// clean makes white space single and takes out signs that are not seen.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch r {
		case '\u00ad', '\u200b', '\u2060', '\ufeff', hole:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	return strings.Join(strings.FieldsFunc(s, unicode.IsSpace), " ")
}

func (r *reader) inside(n *html.Node, p place) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			r.write(c.Data, p)
		case html.ElementNode:
			r.element(c, p)
		}
	}
}

func (r *reader) write(s string, p place) {
	if !r.counted(p) {
		return
	}
	if strings.TrimSpace(r.text.String()) == "" {
		r.text.Reset()
		r.from = p
	}
	r.text.WriteString(s)
}

// counted says whether text in this place is of the asked language and readers.
func (r *reader) counted(p place) bool { return p.lang == r.lang && p.staff == r.staff }

func (r *reader) element(n *html.Node, p place) {
	if l := attr(n, "lang"); l != "" {
		p.lang = primary(l)
	}
	if line, err := strconv.Atoi(attr(n, "data-line")); err == nil && line > 0 {
		p.line = line
	}
	if n.DataAtom == atom.Aside && attr(n, "data-for") == "staff" {
		p.staff = true
	}
	switch {
	case n.DataAtom == atom.Br:
		r.write(" ", p)
		return
	case notCounted(n):
		if !inline(n) {
			r.flush()
		}
		return
	}
	if n.DataAtom == atom.Ul || n.DataAtom == atom.Ol {
		r.list(n, p)
		return
	}
	if prefix(n) {
		r.flush()
		p.kind, p.level, p.list = Heading, 0, 0
		r.inside(n, p)
		r.flush()
		return
	}
	if inline(n) {
		if n.DataAtom == atom.A && r.counted(p) {
			r.links = append(r.links, Link{Text: clean(textOf(n)), Href: attr(n, "href")})
		}
		r.inside(n, p)
		return
	}
	r.flush()
	r.inside(n, p.of(n))
	r.flush()
}

// list reads a list, and marks the line that runs on into it as its lead-in.
func (r *reader) list(n *html.Node, p place) {
	r.flush()
	r.lists++
	p.list, p.lines = r.lists, hasClass(n, "lines")
	if last := len(r.out) - 1; last >= 0 {
		leadIn(&r.out[last], p.list)
	}
	r.inside(n, p)
	r.flush()
}

// leadIn makes a lead-in of the block right before a list when it does not end as
// a sentence does: a paragraph with no stop, or any line with a colon.
func leadIn(b *Block, list int) {
	last := lastRune(strings.TrimRight(b.Text, closers))
	switch {
	case b.Kind == Paragraph && !strings.ContainsRune(stops, last):
		b.Kind, b.Leads = Lead, list
	case last == ':':
		b.Leads = list
	}
}
