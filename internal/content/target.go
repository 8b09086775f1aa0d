package content

import (
	"net/url"
	"regexp"
	"strings"
)

// target is where a link goes: exactly one of its fields is set.
type target struct {
	slug string // a page
	path string // a path of the site without its language, "/dates"
	url  string // an address outside the site
}

var (
	slugShape = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	pathShape = regexp.MustCompile(`^[a-z0-9]+([/-][a-z0-9]+)*$`)
)

// readTarget reads the address of a link as the Markdown has it; say is what is
// wrong with it, or empty.
func readTarget(dest string) (t target, say string) {
	if slug, ok := strings.CutPrefix(dest, "page:"); ok {
		if !slugShape.MatchString(slug) {
			return t, "write the link to a page as (page:name), with the name of its file without .md."
		}
		return target{slug: slug}, ""
	}
	if path, ok := strings.CutPrefix(dest, "/"); ok {
		if path != "" && !pathShape.MatchString(path) {
			return t, "write the link to a screen as (/dates): small letters, digits, hyphens, and no language."
		}
		return target{path: dest}, ""
	}
	u, err := url.Parse(dest)
	if err != nil || u.Scheme != "https" || u.Hostname() == "" || u.User != nil || strings.ContainsAny(dest, " \"<>\\") {
		return t, "a link goes to (page:name), to a screen such as (/dates), or to an address that starts with https://. A number to ring is a fact: {phone:name}."
	}
	return target{url: dest}, ""
}

// outside says that the link leaves the site.
func (t target) outside() bool { return t.url != "" }

// on gives the address of the link on page p, under the language that p is shown in.
func (t target) on(p *Page) string {
	switch {
	case t.slug != "":
		to, _ := p.lib.Page(p.Under, t.slug)
		if to == nil {
			return "/" + p.Under + "/"
		}
		return to.Address()
	case t.path != "":
		return "/" + p.Under + t.path
	}
	return t.url
}
