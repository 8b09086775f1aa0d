package readability

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// place is where in the page a piece of text stands.
type place struct {
	kind  Kind
	level int    // of a heading
	list  int    // number of the list
	lines bool   // in a list of picture lines
	line  int    // data-line
	lang  string // primary tag of the language
	staff bool   // in an aside for staff
}

// of gives the place inside a block element.
func (p place) of(n *html.Node) place {
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		p.kind, p.level = Heading, int(n.Data[1]-'0')
	case atom.Summary:
		p.kind, p.level = Heading, 0
	case atom.Li:
		p.kind, p.level = Item, 0
	case atom.Td, atom.Th, atom.Dt, atom.Dd, atom.Caption, atom.Figcaption:
		p.kind, p.level = Cell, 0
	case atom.P:
		if p.kind == Paragraph && slices.ContainsFunc(classes(n), func(c string) bool { return strings.HasSuffix(c, "__title") }) {
			p.kind, p.level = Heading, 0
		}
	}
	return p
}
