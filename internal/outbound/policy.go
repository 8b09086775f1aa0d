// Package outbound is the only way out of the house: which push services may be
// called, and an HTTP client that calls nothing else. An endpoint comes from a
// stranger's browser, so it is checked by its parsed host when it is stored,
// again before each send, and its addresses are checked once more as it is
// dialled.
package outbound

import (
	"errors"
	"net/url"
	"strings"

	"plainwell/internal/fault"
)

// MaxEndpoint is the longest endpoint that is accepted, in bytes.
const MaxEndpoint = 2048

// builtIn are the push services of the browsers in use: Chrome and its kin,
// Firefox, Safari, Edge on Windows.
var builtIn = []string{
	"fcm.googleapis.com",
	"*.push.services.mozilla.com",
	"*.push.apple.com",
	"*.notify.windows.com",
}

// Policy says which endpoints may be called. It does not change once made, and
// many goroutines may use it at once.
type Policy struct {
	hosts   map[string]bool // exact host names, https on port 443
	parents map[string]bool // any name beneath one of these, https on port 443
	origins map[string]bool // exact scheme://host:port, as an operator wrote it
	trusted map[string]bool // host:port of origins: not held to public addresses
	open    bool            // any host name, https on port 443
}

// NewPolicy makes the list of push services that may be called: the built-in
// ones and extra. An extra entry is one of
//
//	push.example.org                a host, https on port 443
//	*.push.example.org              every name beneath it, https on port 443
//	http://127.0.0.1:9000           exactly this scheme, host and port; it may be
//	https://push.example.org:8443   plain http, an IP address, or private
//
// Empty entries are skipped. Every entry that cannot be used is reported, joined
// in one error, in words for the operator.
func NewPolicy(extra []string) (*Policy, error) { return newPolicy(builtIn, extra) }

func newPolicy(lists ...[]string) (*Policy, error) {
	p := &Policy{
		hosts:   map[string]bool{},
		parents: map[string]bool{},
		origins: map[string]bool{},
		trusted: map[string]bool{},
	}
	var wrong []error
	for _, list := range lists {
		for _, entry := range list {
			if entry = strings.TrimSpace(entry); entry == "" {
				continue
			}
			if err := p.add(entry); err != nil {
				wrong = append(wrong, err)
			}
		}
	}
	if len(wrong) > 0 {
		return nil, errors.Join(wrong...)
	}
	return p, nil
}

// Check parses an endpoint and gives it back in one spelling (host in small
// letters, no final dot, no port that goes without saying), if it may be called.
// If not, the error is fault.Invalid with key "push.endpoint"; its cause says
// which rule, and never holds the endpoint.
func (p *Policy) Check(raw string) (*url.URL, error) {
	u, err := p.check(raw)
	if err != nil {
		return nil, fault.Wrap(fault.Invalid, "push.endpoint", err)
	}
	return u, nil
}

// The rules that an endpoint can break.
var (
	errLength  = errors.New("endpoint is empty or too long")
	errSigns   = errors.New("endpoint holds a character that no address may hold")
	errParse   = errors.New("endpoint is not an address")
	errScheme  = errors.New("endpoint is neither https nor http")
	errParts   = errors.New("endpoint holds a user name, a fragment or no host")
	errHost    = errors.New("endpoint host is not a plain host name or address")
	errPort    = errors.New("endpoint port is not a number from 1 to 65535")
	errNotMine = errors.New("endpoint host is not on the list")
)

func (p *Policy) check(raw string) (*url.URL, error) {
	if raw == "" || len(raw) > MaxEndpoint {
		return nil, errLength
	}
	if !plainSigns(raw) {
		return nil, errSigns
	}
	u, err := url.Parse(raw)
	if err != nil {
		return nil, errParse // url.Error would repeat the endpoint
	}
	if strings.Contains(raw, "#") {
		return nil, errParts
	}
	at, err := p.siteOf(u)
	if err != nil {
		return nil, err
	}
	u.Host = at.spelled()
	return u, nil
}

// siteOf gives the site of an address that was read, if it may be called.
func (p *Policy) siteOf(u *url.URL) (site, error) {
	if u.Scheme != "https" && u.Scheme != "http" {
		return site{}, errScheme
	}
	if u.Opaque != "" || u.User != nil || u.Host == "" || u.Fragment != "" {
		return site{}, errParts
	}
	at, err := siteOf(u)
	if err == nil && !p.allows(at) {
		err = errNotMine
	}
	return at, err
}

// allows says whether a site is on the list.
func (p *Policy) allows(at site) bool {
	if p.origins[at.origin()] {
		return true
	}
	if at.scheme != "https" || at.port != "443" || at.isIP {
		return false
	}
	if p.hosts[at.host] || p.open && strings.Contains(at.host, ".") {
		return true
	}
	// Whole labels only: "evilpush.apple.com" has the parent "apple.com", never
	// "push.apple.com".
	for rest := at.host; ; {
		_, parent, more := strings.Cut(rest, ".")
		if !more {
			return false
		}
		if p.parents[parent] {
			return true
		}
		rest = parent
	}
}

// plainSigns says whether s holds only the characters of RFC 3986. It keeps out
// spaces, control characters, backslashes, and letters beyond ASCII, some of
// which turn into a dot or an ASCII letter elsewhere.
func plainSigns(s string) bool {
	for i := range len(s) {
		c := s[i]
		if c <= ' ' || c >= 0x7f || strings.IndexByte("\"<>\\^`{|}", c) >= 0 {
			return false
		}
	}
	return true
}
