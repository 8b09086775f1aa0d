package web

import (
	"net/url"
	"strings"
	"time"
)

// Site is what an operator sets about the whole site.
type Site struct {
	Name      string         // neutral name in titles, on the home screen and in notices
	PublicURL *url.URL       // scheme and host that readers use
	ExitURL   *url.URL       // where "Leave this page" goes
	Contact   string         // who runs it and how to reach them, in their own words; may be ""
	Zone      *time.Location // zone of new dates and of midnight
}

// secure says whether readers come over https.
func (s Site) secure() bool { return s.PublicURL.Scheme == "https" }

// origin is the scheme and host, as browsers write it in Origin.
func (s Site) origin() string { return s.PublicURL.Scheme + "://" + s.PublicURL.Host }

// abs makes an absolute address of a path on this site.
func (s Site) abs(path string) string { return s.origin() + path }

// shortName is the name under an icon: at most 12 characters, cut at a word.
func (s Site) shortName() string {
	const most = 12
	runes := []rune(s.Name)
	if len(runes) <= most {
		return s.Name
	}
	cut := string(runes[:most])
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		return cut[:i]
	}
	return cut
}
