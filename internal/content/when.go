package content

import (
	"maps"
	"slices"
	"strings"
)

// Conditions are what a section of a page may be for, as the table [when] of its front
// matter names them. Package gp says to whom each applies. A section "In Wales" or "In
// England" is for wales or england without standing in the table.
var Conditions = []string{
	"prison", "out", "hostel", "short-stay", "long-stay", "moved", "no-address", "no-id",
	"english", "refused", "removed", "wales", "england",
}

// when is the table [when]: the words of a heading, and the condition of its section.
type when map[string]string

// when takes the table off the front matter.
func (f *front) when() when {
	v, ok := f.take("when")
	table, isTable := v.(map[string]any)
	if ok && !isTable {
		f.wrong("when", "write a table: [when], and a line for each heading below it, at the end of the front matter.")
	}
	w := when{}
	for _, words := range slices.Sorted(maps.Keys(table)) {
		condition, _ := table[words].(string)
		if !slices.Contains(Conditions, condition) {
			f.wrong(words, "there is no such condition. Write one of %s, in quotation marks.", strings.Join(Conditions, ", "))
			continue
		}
		w[words] = condition
	}
	return w
}

// mark notes on each heading of level 2 what its section is for. A heading of the
// table that is not on the page is a mistake.
func (w when) mark(all []block, f *front) {
	found := map[string]bool{}
	for i := range all {
		b := &all[i]
		if b.kind != heading {
			continue
		}
		b.when = b.country
		if condition, ok := w[plainWords(b.words)]; ok && b.level == 2 {
			b.when, found[plainWords(b.words)] = condition, true
		}
	}
	for _, words := range slices.Sorted(maps.Keys(w)) {
		if !found[words] {
			f.wrong(words, "no heading of the page has these words. Write the heading as it stands after ##. The table [when] stands last in the front matter.")
		}
	}
}

// fitting gives the blocks for a reader to whom some conditions apply: the sections
// with no condition and those that fit. A section ends at the next heading of its
// level or a higher one.
func fitting(all []block, fits func(condition string) bool) []block {
	var kept []block
	skip := 0 // level of the heading whose section is left out; 0 for none
	for _, b := range all {
		if b.kind == heading {
			if skip > 0 && b.level <= skip {
				skip = 0
			}
			if skip == 0 && b.when != "" && !fits(b.when) {
				skip = b.level
			}
		}
		if skip == 0 {
			b.country = "" // what was left out is not hidden again
			kept = append(kept, b)
		}
	}
	return kept
}
