package content

// quote writes a care card, a note, words to say or an aside for staff.
func (r *renderer) quote(b block) {
	m := marks[b.style]
	switch {
	case m.card != "":
		r.raw(`<section class="card card--`, m.card, `">`)
		r.open("h2", "card__title", b.line)
		r.hidden(m.key)
		r.words(b.words)
		r.raw("</h2>\n", `<div class="card__body">`, "\n")
		r.blocks(b.inner)
		r.raw("</div></section>\n")
	case m.key == keyNote:
		r.note(b)
	case b.style == "SAY":
		r.raw(`<div class="say">`, "\n")
		r.title("say__title", b)
		r.blocks(b.inner)
		r.raw("</div>\n")
	case b.style == "STAFF":
		r.raw(`<aside data-for="staff">`, "\n")
		r.title("staff__title", b)
		r.blocks(b.inner)
		r.raw("</aside>\n")
	}
}

// note writes a call-out. The hidden word stands in its first paragraph, or in one
// of its own before a list.
func (r *renderer) note(b block) {
	r.raw(`<div class="note">`, "\n")
	rest := b.inner
	if first := rest[0]; first.kind == paragraph {
		r.open("p", "", first.line)
		r.hidden(keyNote)
		r.words(first.words)
		r.raw("</p>\n")
		rest = rest[1:]
	} else {
		r.hidden(keyNote)
	}
	r.blocks(rest)
	r.raw("</div>\n")
}

// title writes the heading of a quote that is no section of the page.
func (r *renderer) title(class string, b block) {
	if len(b.words) > 0 {
		r.prose("p", class, b)
	}
}

func (r *renderer) blocks(all []block) {
	for _, b := range all {
		r.block(b)
	}
}
