package web

import (
	"encoding/xml"
	"strings"

	"plainwell/internal/web/press"
)

// sitemap is the list of public pages, sitemaps.org protocol 0.9 with the
// alternates of Google's xhtml extension.
type sitemap struct {
	XMLName xml.Name     `xml:"urlset"`
	NS      string       `xml:"xmlns,attr"`
	XHTML   string       `xml:"xmlns:xhtml,attr"`
	URLs    []sitemapURL `xml:"url"`
}

type sitemapURL struct {
	Loc   string        `xml:"loc"`
	Mod   string        `xml:"lastmod,omitempty"`
	Links []sitemapLink `xml:"xhtml:link"`
}

type sitemapLink struct {
	Rel  string `xml:"rel,attr"`
	Lang string `xml:"hreflang,attr"`
	Href string `xml:"href,attr"`
}

// sitemapDoc lists every public page in every language that it is written in. A
// page shown in English for want of a translation is not listed.
func (s *Server) sitemapDoc() press.Doc {
	var b strings.Builder
	b.WriteString(xml.Header)
	// A struct of strings always marshals.
	out, _ := xml.Marshal(s.siteMap())
	b.Write(out)
	return press.Doc{Path: "/sitemap.xml", Type: "application/xml; charset=utf-8", Body: []byte(b.String())}
}

// listed gives the path of every page in the site map.
func (s *Server) listed() map[string]bool {
	paths := map[string]bool{}
	for _, u := range s.siteMap().URLs {
		paths[strings.TrimPrefix(u.Loc, s.Site.origin())] = true
	}
	return paths
}

func (s *Server) siteMap() sitemap {
	m := sitemap{NS: "http://www.sitemaps.org/schemas/sitemap/0.9", XHTML: "http://www.w3.org/1999/xhtml"}
	m.add(s.Site, s.everyTag(), "", "")
	m.add(s.Site, s.everyTag(), "topics", "")
	m.add(s.Site, s.everyTag(), "forget", "")
	m.add(s.Site, s.everyTag(), fillPath, "")
	m.add(s.Site, s.everyTag(), gpStart, "")
	m.add(s.Site, s.everyTag(), gpNo, "")
	for _, slug := range s.Library.Slugs() {
		page, _ := s.Library.Page("en", slug)
		m.add(s.Site, s.Library.Langs(slug), page.Path, page.Meta.Checked.Format("2006-01-02"))
	}
	s.listShelf(&m)
	return m
}

func (m *sitemap) add(site Site, tags []string, path, modified string) {
	for _, tag := range tags {
		u := sitemapURL{Loc: site.abs("/" + tag + "/" + path), Mod: modified}
		for _, other := range tags {
			u.Links = append(u.Links, sitemapLink{Rel: "alternate", Lang: other, Href: site.abs("/" + other + "/" + path)})
		}
		m.URLs = append(m.URLs, u)
	}
}

// robotsDoc keeps search engines away from what is not for them.
func (s *Server) robotsDoc() press.Doc {
	body := "User-agent: *\nDisallow: /a/\nDisallow: /n/\nDisallow: /api/\nDisallow: /leave\nSitemap: " + s.Site.abs("/sitemap.xml") + "\n"
	return press.Doc{Path: "/robots.txt", Type: "text/plain; charset=utf-8", Body: []byte(body)}
}
