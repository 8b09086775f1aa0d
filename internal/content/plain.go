package content

import (
	"strings"
	"time"
)

// Plain is what a page says in plain words, for those that look words up.
type Plain struct {
	Headings string
	Hard     string // hard words and what they mean
	Body     string // everything else
}

// Plain gives the words of the page on a day. A fact stands as its name.
func (p *Page) Plain(day time.Time) Plain {
	var headings, hard, body strings.Builder
	var walk func(blocks []block, to *strings.Builder)
	walk = func(blocks []block, to *strings.Builder) {
		for _, b := range blocks {
			at := to
			if b.kind == heading {
				at = &headings
			} else if b.kind == list && b.style == wordList {
				at = &hard
			}
			say(at, b.term)
			say(at, b.words)
			walk(b.inner, at)
		}
	}
	walk(living(p.blocks, day), &body)
	return Plain{Headings: headings.String(), Hard: hard.String(), Body: body.String()}
}

// say writes inlines as words.
func say(to *strings.Builder, all []inline) {
	if len(all) == 0 {
		return
	}
	eachInline(all, func(in inline) {
		switch in.kind {
		case textKind:
			to.WriteString(in.text)
		case factKind:
			to.WriteString(in.fact.Name)
		}
	})
	to.WriteString("\n")
}
