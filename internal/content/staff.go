package content

import "strings"

// staffFolder is where pages for staff and commissioners stand.
const staffFolder = "staff/"

// Staff says that the page is for staff: it has reading limits of its own, and is no
// part of what readers are offered.
func (p *Page) Staff() bool { return strings.HasPrefix(p.Path, staffFolder) }

// checkKind refuses fields that do not go together.
func (l *loader) checkKind(p *Page) {
	switch {
	case p.Staff() && p.Order > 0:
		l.wrong(p.Meta.File, 1, "order: a page for staff has no tile. Leave it out.")
	case p.Staff() && p.Pack:
		l.wrong(p.Meta.File, 1, "pack: a page for staff is no part of the essential pack. Leave it out.")
	case p.Neutral && p.Pack:
		l.wrong(p.Meta.File, 1, "neutral: a sensitive page is kept only when the reader asks, so it cannot be part of the essential pack. Leave out pack or neutral.")
	}
}
