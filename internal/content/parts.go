package content

import (
	"strings"
	"time"
)

// Parts gives the headings of the page in their order: "which part was hard?" is
// answered by their number, from 1. Its own list of hard words is none.
func (p *Page) Parts() []string {
	var all []string
	for _, b := range p.blocks {
		if words := plainWords(b.words); b.kind == heading && b.level == 2 && !sameWords(words, p.words.T(keyHardWords)) {
			all = append(all, words)
		}
	}
	return all
}

// Lead gives the first lines of the page as HTML for a day; empty if they have ended.
func (p *Page) Lead(day time.Time) []byte {
	blocks := living(p.blocks, day)
	if len(blocks) == 0 || blocks[0].kind != lead {
		return nil
	}
	r := &renderer{page: p, day: day}
	for _, in := range blocks[0].words {
		in.hard = "" // the page itself opens it
		r.words([]inline{in})
	}
	return r.out.Bytes()
}

func plainWords(words []inline) string {
	return strings.TrimSpace(strings.ReplaceAll(flat(words), gap, ""))
}
