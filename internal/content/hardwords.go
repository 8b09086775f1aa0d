package content

import (
	"regexp"
	"strings"
)

// openHardWords makes the first use of each hard word on a page a link to its
// meaning, unless the page's own "Hard words" explain it. Headings, links, 999 cards
// and asides for staff stay as they are; words to say aloud and the meanings of the
// page's own hard words are taken only when the word stands nowhere else.
func (l *loader) openHardWords(p *Page) {
	g := l.lib.glossary[p.Lang]
	if g == nil || p.Staff() {
		return
	}
	done := map[string]bool{} // by id
	for _, own := range p.ownHardWords() {
		for _, f := range g.in(own) {
			done[f.word.ID] = true
		}
	}
	for _, w := range g.words {
		done[w.ID] = done[w.ID] || w.Common
	}
	open(p.blocks, g, done, false)
	open(p.blocks, g, done, true)
	warned := map[string]bool{}
	eachBlock(p.blocks, func(b *block) {
		for _, f := range g.in(flat(b.words)) {
			if !done[f.word.ID] && !warned[f.word.ID] {
				warned[f.word.ID] = true
				l.lib.warnings = append(l.lib.warnings, Problem{p.Meta.File, b.line,
					"\"" + f.word.Word + "\" stands only where it cannot be opened (a heading, a link, a 999 card). Explain it under \"Hard words\"."})
			}
		}
	})
}

// open marks the first uses in the blocks; last takes words to
// say aloud and the meanings of the page's own hard words too.
func open(all []block, g *Glossary, done map[string]bool, last bool) {
	for i := range all {
		b := &all[i]
		switch {
		case b.kind == quote && (b.style == "EMERGENCY" || b.style == "STAFF" || b.style == "SAY" && !last):
			continue
		case b.kind == list && b.style == wordList && !last:
			continue
		case b.kind != heading && b.kind != quote:
			b.words = opened(b.words, g, done)
		}
		open(b.inner, g, done, last)
	}
}

// opened splits runs of text so that each first use of a hard word is a run of its
// own.
func opened(words []inline, g *Glossary, done map[string]bool) []inline {
	var out []inline
	for _, in := range words {
		if in.kind != textKind || in.hard != "" {
			out = append(out, in)
			continue
		}
		at := 0
		for _, f := range g.in(in.text) {
			if done[f.word.ID] {
				continue
			}
			done[f.word.ID] = true
			if f.from > at {
				out = append(out, inline{kind: textKind, line: in.line, text: in.text[at:f.from]})
			}
			out = append(out, inline{kind: textKind, line: in.line, text: in.text[f.from:f.to], hard: f.word.ID})
			at = f.to
		}
		if at < len(in.text) {
			in.text = in.text[at:]
			out = append(out, in)
		}
	}
	return out
}

// ownHardWords gives the words that the page's own section explains.
func (p *Page) ownHardWords() []string {
	var all []string
	eachBlock(p.blocks, func(b *block) {
		if len(b.term) > 0 {
			all = append(all, flat(b.term))
		}
	})
	return all
}

// checkExplained refuses a listed term that is explained neither on the page nor in
// the list of hard words. find matches the terms with no entry in the list.
func (l *loader) checkExplained(p *Page, find *regexp.Regexp) {
	if find == nil || p.Lang != english || p.Staff() {
		return
	}
	own := map[string]bool{}
	for _, term := range p.ownHardWords() {
		own[strings.ToLower(term)] = true
	}
	eachBlock(p.blocks, func(b *block) {
		for _, m := range find.FindAllStringSubmatch(flat(b.words), -1) {
			if term := strings.ToLower(m[2]); !own[term] {
				own[term] = true
				l.wrong(p.Meta.File, b.line, "%q is explained nowhere. Explain it under \"Hard words\", or in locales/%s.", m[2], glossaryFile(english))
			}
		}
	})
}
