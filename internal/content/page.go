package content

import (
	"slices"
	"time"

	"plainwell/internal/facts"
)

// Page is one page in one language. It does not change after Load, so many
// goroutines may read it.
type Page struct {
	Slug string // the file's name without .md: the same page in each language
	Lang string // the language that it is written in
	// Under is the language that its addresses stand under. It differs from Lang
	// when an English page is shown for want of one in the language asked for.
	Under       string
	Path        string // the address after /{lang}/, "gp"
	Title       string // the h1
	Short       string // the words of its tile and of links to it
	ShortLang   string // the language of Short
	Description string // for the link preview
	Picture     string // the meaning of its tile's picture
	Order       int    // its place among the tiles; 0 for no tile
	Pack        bool   // part of the essential pack
	Forms       bool   // it holds forms
	Neutral     bool   // sensitive: a neutral title in the browser and in previews
	Meta        Meta

	blocks []block
	when   when
	words  Words
	lib    *Library
	own    bool // it is an operator's own
}

// Meta is what the end of a page says of it, and what the check asks of it. Days
// are midnight UTC.
type Meta struct {
	File         string // where it was read from
	Checked      time.Time
	NextCheck    time.Time
	ApprovedBy   string // empty until a named person has approved the page
	ApprovedRole string
	TriedBy      string // who tried it with readers; may be empty
	Sources      []string
	NeedsReview  []string // what a clinician or a lawyer has to look at
	Safety       []int    // the safety-critical points that stand on the page, by number
}

// Address is the page's address on the site, "/en/gp".
func (p *Page) Address() string { return "/" + p.Under + "/" + p.Path }

// Links gives every address of this site that the page links to, each once, in the
// order of the page.
func (p *Page) Links() []string {
	var all []string
	p.eachInline(func(in inline) {
		if a := in.link.on(p); in.kind == linkKind && !in.link.outside() && !slices.Contains(all, a) {
			all = append(all, a)
		}
	})
	return all
}

// Facts gives every fact that the page uses, each once, in the order of the page.
func (p *Page) Facts() []facts.Fact {
	var all []facts.Fact
	p.eachInline(func(in inline) {
		if in.kind == factKind && !slices.Contains(all, in.fact) {
			all = append(all, in.fact)
		}
	})
	return all
}

// Pictures gives the meanings of the pictures in the page's body, each once, in the
// order of the page. The picture of its tile is not among them.
func (p *Page) Pictures() []string {
	var all []string
	eachBlock(p.blocks, func(b *block) {
		if b.picture != "" && !slices.Contains(all, b.picture) {
			all = append(all, b.picture)
		}
	})
	return all
}

func (p *Page) eachInline(do func(inline)) {
	eachBlock(p.blocks, func(b *block) {
		eachInline(b.term, do)
		eachInline(b.words, do)
	})
}
