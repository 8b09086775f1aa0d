package content

import "strings"

// picture writes the picture of a line, or nothing if it was not built. Its shapes
// are in the page once: later uses point to the first. They point to a group and not
// to the svg itself, so that a size set for .pic is not applied twice.
func (r *renderer) picture(name, alt string) {
	shapes, ok := r.page.lib.picture(name)
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
	id := "pic-" + strings.ReplaceAll(name, "/", ".")
	switch {
	case r.drawn[name]:
		r.raw(`<use href="#`, id, `"/>`)
	case r.uses[name] > 1:
		r.raw(`<g id="`, id, `">`, shapes, "</g>")
	default:
		r.raw(shapes)
	}
	r.drawn[name] = true
	r.raw("</svg>")
}
