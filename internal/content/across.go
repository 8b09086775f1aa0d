package content

import (
	"slices"
	"strings"
)

// across checks what only all the pages together show: links to pages that are not
// there, two pages at one address, translations that have drifted.
func (l *loader) across() {
	taken := map[string]*Page{}
	for _, p := range l.lib.all() {
		file := p.Meta.File
		if other := taken[p.Address()]; other != nil {
			l.wrong(file, 1, "path: %s has the same address, %s.", other.Meta.File, p.Address())
		}
		taken[p.Address()] = p
		if slices.ContainsFunc(l.o.Reserved, func(r string) bool {
			return p.Path == r || strings.HasSuffix(r, "/") && strings.HasPrefix(p.Path, r)
		}) {
			l.wrong(file, 1, "path: the address %s belongs to a screen of the site.", p.Address())
		}
		l.translation(p)
		l.links(p)
	}
}

// translation holds a page in another language against the English one.
func (l *loader) translation(p *Page) {
	en := l.lib.pages[english][p.Slug]
	switch {
	case en == nil:
		l.wrong(p.Meta.File, 0, "there is no English page of this name. Write %s/pages/%s.md first.", english, p.Slug)
	case en.Path != p.Path:
		l.wrong(p.Meta.File, 1, "path: it is %q in English and %q here. The address is the same in every language.", en.Path, p.Path)
	case en.own && !p.own:
		l.lib.warnings = append(l.lib.warnings, Problem{en.Meta.File, 0,
			"this replaces the English page, but " + p.Meta.File + " is still shown in its own language. Replace it too."})
	}
}

// links checks that every link inside the site has somewhere to go.
func (l *loader) links(p *Page) {
	p.eachInline(func(in inline) {
		if in.kind != linkKind {
			return
		}
		if to := in.link.slug; to != "" && l.lib.pages[english][to] == nil {
			l.wrong(p.Meta.File, in.line, "there is no page %q. Look at the spelling: it is the file's name without .md.", to)
		}
		first, _, _ := strings.Cut(strings.TrimPrefix(in.link.path, "/"), "/")
		if l.lib.pages[first] != nil {
			l.wrong(p.Meta.File, in.line, "leave the language out of the link: write /dates, not /en/dates.")
		}
	})
}
