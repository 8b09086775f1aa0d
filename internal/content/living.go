package content

import (
	"strings"
	"time"

	"plainwell/internal/facts"
)

// living gives the blocks that are shown on a day. A block with a fact that has
// ended is left out, and so is what then says nothing by itself: a lead-in to an
// empty list, a heading with nothing under it.
func living(all []block, day time.Time) []block {
	var kept []block
	for i := 0; i < len(all); i++ {
		b, ok := alive(all[i], day)
		if leadsIn(all, i) {
			next, nextOK := alive(all[i+1], day)
			if i++; ok && nextOK {
				kept = append(kept, b, next)
			}
			continue
		}
		if ok {
			kept = append(kept, b)
		}
	}
	return withoutEmptyHeadings(kept)
}

// leadsIn says that the block is a line such as "You need:" and the next is its list.
func leadsIn(all []block, i int) bool {
	return i+1 < len(all) && all[i+1].kind == list &&
		(all[i].kind == paragraph || all[i].kind == lead) && strings.HasSuffix(flat(all[i].words), ":")
}

// alive gives what is left of a block on a day, and whether anything is.
func alive(b block, day time.Time) (block, bool) {
	if ended(b.words, day) {
		return b, false
	}
	if len(b.inner) == 0 {
		return b, true
	}
	kept := living(b.inner, day)
	switch b.kind {
	case item:
		// An item stands or falls as a whole.
		if len(kept) < len(b.inner) {
			return b, false
		}
	case quote:
		// The heading of a card leads in to the list below it.
		if b.inner[0].kind == list && (len(kept) == 0 || kept[0].line != b.inner[0].line) {
			return b, false
		}
	}
	b.inner = kept
	return b, len(kept) > 0
}

// ended says that one of the facts in the words is of no more use.
func ended(words []inline, day time.Time) bool {
	for _, in := range words {
		if in.kind == factKind && in.fact.Standing(day) == facts.Ended {
			return true
		}
	}
	return false
}

func withoutEmptyHeadings(all []block) []block {
	kept := make([]block, 0, len(all))
	for i, b := range all {
		if b.kind != heading || filled(all[i+1:], b.level) {
			kept = append(kept, b)
		}
	}
	return kept
}

// filled says that something stands under a heading of this level.
func filled(after []block, level int) bool {
	for _, b := range after {
		switch {
		case b.kind != heading:
			return true
		case b.level <= level:
			return false
		}
	}
	return false
}
