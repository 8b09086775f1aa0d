package content

import (
	"cmp"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"

	"github.com/BurntSushi/toml"
)

// Pack is a few pages that go together. Its words are messages: pack.<id> and
// pack.<id>.lead.
type Pack struct {
	ID      string `toml:"-"` // its address after /{lang}/packs/
	Order   int
	Picture string
	Pages   []string // slugs, in their order
}

const packsFile = "packs.toml"

// maxPackPages is how many pages fit on the printed sheet of a pack: one side of A4
// in letters of 14 points.
const maxPackPages = 8

// packs reads the packs; an operator's file takes the place of ours.
func (l *loader) packs(fsys, overlay fs.FS) {
	from, root := fsys, l.o.Root
	if overlay != nil {
		if _, err := fs.Stat(overlay, packsFile); err == nil {
			from, root = overlay, l.o.OverlayRoot
		}
	}
	if _, err := fs.Stat(from, packsFile); err != nil {
		return
	}
	file := path.Join(root, packsFile)
	var rows map[string]Pack
	meta, err := toml.DecodeFS(from, packsFile, &rows)
	if err != nil {
		l.wrong(file, 0, "the packs cannot be read: %v", err)
		return
	}
	for _, key := range meta.Undecoded() {
		l.wrong(file, 0, "%s: there is no such field. A pack has order, picture and pages.", key)
	}
	for _, id := range slices.Sorted(maps.Keys(rows)) {
		p := rows[id]
		p.ID = id
		if p.Picture == "" {
			l.wrong(file, 0, "[%s] picture: it is missing.", id)
		} else if say := l.table.fits(p.Picture, english, l.packWords(id)); say != "" {
			l.wrong(file, 0, "[%s] picture: %s", id, say)
		}
		if !slugShape.MatchString(id) {
			l.wrong(file, 0, "[%s]: name it with small letters, digits and hyphens.", id)
		}
		if len(p.Pages) == 0 {
			l.wrong(file, 0, "[%s]: it has no pages.", id)
		}
		if len(p.Pages) > maxPackPages {
			l.wrong(file, 0, "[%s]: it has %d pages, and does not fit on one side of paper. Name %d at the most.", id, len(p.Pages), maxPackPages)
		}
		l.packPages(file, p)
		l.lib.packs = append(l.lib.packs, p)
	}
	slices.SortFunc(l.lib.packs, func(a, b Pack) int { return cmp.Or(a.Order-b.Order, cmp.Compare(a.ID, b.ID)) })
}

// packWords are the English words of a pack's tile and its lead.
func (l *loader) packWords(id string) string {
	say := l.o.Words(english)
	return say.T("pack."+id) + " " + say.T("pack."+id+".lead")
}

// packPages refuses pages that are not there, that are there twice, or that are not
// for readers, and warns of two pages with one picture: they are told apart by it.
func (l *loader) packPages(file string, p Pack) {
	seen, drawn := map[string]bool{}, map[string]string{}
	for _, slug := range p.Pages {
		page := l.lib.pages[english][slug]
		switch {
		case page == nil:
			l.wrong(file, 0, "[%s]: there is no page %q.", p.ID, slug)
		case page.Staff():
			l.wrong(file, 0, "[%s]: %q is a page for staff.", p.ID, slug)
		case seen[slug]:
			l.wrong(file, 0, "[%s]: %q stands in it twice.", p.ID, slug)
		}
		seen[slug] = true
		if page == nil || page.Picture == "" {
			continue
		}
		if other := drawn[page.Picture]; other != "" && other != slug {
			l.lib.warnings = append(l.lib.warnings, Problem{file, 0, fmt.Sprintf("[%s]: %q and %q have the same picture.", p.ID, other, slug)})
		}
		drawn[page.Picture] = slug
	}
}

// Packs gives the ready-made packs in their order.
func (l *Library) Packs() []Pack { return slices.Clone(l.packs) }
