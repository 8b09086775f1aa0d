package content

// picture writes the picture of a line by its meaning, or nothing if it was not built. Its shapes
// are in the page once: later uses point to the first. They point to a group and not
// to the svg itself, so that a size set for .pic is not applied twice.
func (r *renderer) picture(meaning, alt string) {
	shapes, ok := r.page.lib.picture(meaning)
	if !ok {
		return
	}
	r.raw(`<svg class="pic"`)
	if alt == "" {
		r.raw(` aria-hidden="true"`)
	} else {
		r.raw(` role="img" aria-label="`, escapeAttr.Replace(alt), `"`)
	}
	r.raw(` viewBox="0 0 48 48">`)
	id := "pic-" + meaning
	switch {
	case r.drawn[meaning]:
		r.raw(`<use href="#`, id, `"/>`)
	case r.uses[meaning] > 1:
		r.raw(`<g id="`, id, `">`, shapes, "</g>")
	default:
		r.raw(shapes)
	}
	r.drawn[meaning] = true
	r.raw("</svg>")
}
