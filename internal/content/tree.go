package content

import (
	"strings"

	"plainwell/internal/facts"
)

// blockKind is what a block is.
type blockKind int

const (
	paragraph blockKind = iota
	lead                // the first paragraph of the page
	heading             // level 2 or 3
	list                // its items are inner
	item                // words, and the paragraphs after them in inner
	quote               // a care card, note, words to say or aside: words is its heading
)

// The styles of a list.
const (
	plainList = "list"  // bullets
	lineList  = "lines" // each item starts with a picture
	stepList  = "steps" // numbered
	wordList  = "words" // hard words and what they mean
)

// block is one block of a page.
type block struct {
	kind    blockKind
	line    int      // in the file
	level   int      // of a heading
	country string   // of a heading: the country that its section is for, "wales"
	when    string   // of a heading: the condition of its section, "no-id"; "" for everybody
	style   string   // of a list; the marker of a quote, "EMERGENCY"
	picture string   // of an item: the meaning of its picture
	alt     string   // the words for the picture, if the item's words do not carry it
	term    []inline // of an item in a list of hard words: the word
	words   []inline
	inner   []block
}

// inlineKind is what a run of words is.
type inlineKind int

const (
	textKind inlineKind = iota
	factKind
	linkKind
)

// inline is a run of words inside a block.
type inline struct {
	kind  inlineKind
	line  int
	text  string     // textKind: the words, not escaped
	hard  string     // textKind: the hard word that they open, by its id; else empty
	form  string     // factKind: how the fact is told, "phone", "cost"
	fact  facts.Fact // factKind
	link  target     // linkKind
	inner []inline   // linkKind: its words
}

// eachBlock calls do for the blocks and all those inside them, in order.
func eachBlock(blocks []block, do func(*block)) {
	for i := range blocks {
		do(&blocks[i])
		eachBlock(blocks[i].inner, do)
	}
}

// eachInline calls do for the inlines and all those inside them, in order.
func eachInline(all []inline, do func(inline)) {
	for _, in := range all {
		do(in)
		eachInline(in.inner, do)
	}
}

// gap stands for a fact in flattened text, so that no rule reads across it.
const gap = "\uFFFC"

// flat gives the words of inlines as one string, with a gap for each fact.
func flat(all []inline) string {
	var b strings.Builder
	eachInline(all, func(in inline) {
		switch in.kind {
		case textKind:
			b.WriteString(in.text)
		case factKind:
			b.WriteString(gap)
		}
	})
	return b.String()
}

// trimmed takes the space off both ends of a run of inlines, and drops empty text.
func trimmed(all []inline) []inline {
	for len(all) > 0 && all[0].kind == textKind {
		all[0].text = strings.TrimLeft(all[0].text, " ")
		if all[0].text != "" {
			break
		}
		all = all[1:]
	}
	for n := len(all); n > 0 && all[n-1].kind == textKind; n-- {
		all[n-1].text = strings.TrimRight(all[n-1].text, " ")
		if all[n-1].text != "" {
			break
		}
		all = all[:n-1]
	}
	return all
}
