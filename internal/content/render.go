package content

import (
	"bytes"
	"strconv"
	"strings"
	"time"
)

// HTML gives the body of the page for a day, in day's own zone: everything in
// <main> but the h1. With lines, every block has data-line with its line in the
// Markdown file, so that a finding in the HTML can be traced to it.
func (p *Page) HTML(day time.Time, lines bool) ([]byte, error) {
	return p.render(p.blocks, day, lines)
}

// HTMLFor is HTML for a reader to whom only some sections apply: those with no
// condition, and those whose condition fits (see Conditions). A section for one
// country is then a section like others, whatever country the phone is set to.
func (p *Page) HTMLFor(day time.Time, fits func(condition string) bool, lines bool) ([]byte, error) {
	return p.render(fitting(p.blocks, fits), day, lines)
}

func (p *Page) render(all []block, day time.Time, lines bool) ([]byte, error) {
	r := &renderer{page: p, day: day, lines: lines, uses: map[string]int{}, drawn: map[string]bool{}}
	blocks := living(all, day)
	eachBlock(blocks, func(b *block) { r.uses[b.picture]++ })
	r.sections(blocks)
	return r.out.Bytes(), nil
}

// renderer writes one page for one day.
type renderer struct {
	page  *Page
	day   time.Time
	lines bool
	out   bytes.Buffer
	uses  map[string]int  // how often each picture stands on the page
	drawn map[string]bool // the pictures that have been written out
}

var (
	escapeText = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
	escapeAttr = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")
)

func (r *renderer) raw(parts ...string) {
	for _, s := range parts {
		r.out.WriteString(s)
	}
}

func (r *renderer) text(s string) { r.raw(escapeText.Replace(s)) }

// open writes a start tag: a name, and a class if it has one.
func (r *renderer) open(name, class string, line int) {
	r.raw("<", name)
	if class != "" {
		r.raw(` class="`, class, `"`)
	}
	if r.lines && line > 0 {
		r.raw(` data-line="`, strconv.Itoa(line), `"`)
	}
	r.raw(">")
}

func (r *renderer) block(b block) {
	switch b.kind {
	case lead:
		r.prose("p", "lead", b)
	case paragraph:
		r.prose("p", "", b)
	case heading:
		r.prose("h"+strconv.Itoa(b.level), "", b)
	case list:
		r.list(b)
	case quote:
		r.quote(b)
	}
}

// prose writes an element that holds the words of a block.
func (r *renderer) prose(name, class string, b block) {
	r.open(name, class, b.line)
	r.words(b.words)
	r.raw("</", name, ">\n")
}

// hidden writes words for those who listen to the page and cannot see its colours.
func (r *renderer) hidden(key string) {
	r.raw(`<span class="hidden">`)
	r.text(strings.TrimSpace(r.page.words.T(key)))
	r.raw(" </span>")
}

func (r *renderer) list(b block) {
	switch b.style {
	case wordList:
		for _, it := range b.inner {
			r.hardWord(it)
		}
		return
	case stepList:
		r.raw(`<ol class="steps">`, "\n")
		defer r.raw("</ol>\n")
	default:
		r.raw(`<ul class="`, b.style, `">`, "\n")
		defer r.raw("</ul>\n")
	}
	for _, it := range b.inner {
		if it.picture == "" {
			r.open("li", "", it.line)
			r.item(it)
		} else {
			r.open("li", "line", it.line)
			r.picture(it.picture, it.alt)
			r.raw(`<div class="line__words">`)
			r.item(it)
			r.raw("</div>")
		}
		r.raw("</li>\n")
	}
}

// item writes the words of an item; more than one paragraph of them as paragraphs.
func (r *renderer) item(b block) {
	if len(b.inner) == 0 {
		r.words(b.words)
		return
	}
	r.open("p", "", b.line)
	r.words(b.words)
	r.raw("</p>\n")
	for _, p := range b.inner {
		r.block(p)
	}
}

// hardWord writes a word that opens to what it means, without scripts.
func (r *renderer) hardWord(b block) {
	r.raw(`<details class="word">`)
	r.open("summary", "", b.line)
	r.words(b.term)
	r.raw("</summary>")
	r.open("p", "", b.line)
	r.words(b.words)
	r.raw("</p>")
	for _, p := range b.inner {
		r.block(p)
	}
	r.raw("</details>\n")
}
