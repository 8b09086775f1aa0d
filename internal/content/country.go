package content

import "slices"

// The countries that a section of a page may be for, as data-country has them, with
// the words of the heading that says so.
var countries = []struct{ name, key string }{
	{"wales", keyInWales},
	{"england", keyInEngland},
}

// Countries says whether the page has a section for one country.
func (p *Page) Countries() bool {
	return slices.ContainsFunc(p.blocks, func(b block) bool { return b.country != "" })
}

// markCountries notes which headings begin a section for one country: "In Wales".
func markCountries(all []block, words Words) {
	for i := range all {
		if all[i].kind != heading {
			continue
		}
		for _, c := range countries {
			if sameWords(flat(all[i].words), words.T(c.key)) {
				all[i].country = c.name
			}
		}
	}
}

// sections writes the blocks of a page. What stands under a heading for one country
// is in a <section> of its own, up to the next heading of the same level or a higher
// one, so that a style sheet can hide it. Without one it is read like the rest.
func (r *renderer) sections(all []block) {
	level := 0 // of the heading that began the open section; 0 for none
	for _, b := range all {
		if b.kind == heading {
			if level > 0 && b.level <= level {
				r.raw("</section>\n")
				level = 0
			}
			if b.country != "" && level == 0 {
				r.raw(`<section data-country="`, b.country, `">`, "\n")
				level = b.level
			}
		}
		r.block(b)
	}
	if level > 0 {
		r.raw("</section>\n")
	}
}
