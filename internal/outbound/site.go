package outbound

import (
	"net/netip"
	"net/url"
	"strconv"
	"strings"
)

// site is where an address points: scheme, host in one spelling, and port.
type site struct {
	scheme string
	host   string // small letters, no final dot; an IP address in its short form
	port   string
	isIP   bool
}

// siteOf reads the site of a parsed http or https address.
func siteOf(u *url.URL) (site, error) {
	at := site{scheme: u.Scheme, port: u.Port()}
	if at.port == "" {
		at.port = map[string]string{"https": "443", "http": "80"}[u.Scheme]
	}
	if n, err := strconv.ParseUint(at.port, 10, 16); err != nil || n == 0 || strconv.FormatUint(n, 10) != at.port {
		return site{}, errPort
	}
	name := u.Hostname()
	if ip, err := netip.ParseAddr(name); err == nil {
		if ip.Zone() != "" {
			return site{}, errHost
		}
		at.host, at.isIP = ip.String(), true
		return at, nil
	}
	name = strings.ToLower(strings.TrimSuffix(name, "."))
	if strings.HasPrefix(u.Host, "[") || !hostName(name) {
		return site{}, errHost
	}
	at.host = name
	return at, nil
}

// address is host:port as a dialler writes it.
func (s site) address() string {
	if strings.Contains(s.host, ":") {
		return "[" + s.host + "]:" + s.port
	}
	return s.host + ":" + s.port
}

// origin is scheme://host:port, the port always there.
func (s site) origin() string { return s.scheme + "://" + s.address() }

// spelled is the host for an address: without the port that the scheme implies.
func (s site) spelled() string {
	a := s.address()
	if s.scheme == "https" && s.port == "443" || s.scheme == "http" && s.port == "80" {
		return strings.TrimSuffix(a, ":"+s.port)
	}
	return a
}

// hostName says whether s, in small letters, is a host name by RFC 1123: labels
// of a-z, 0-9 and hyphens, 1 to 63 characters each, 253 together. A last label
// that starts with a digit is refused, as the name may be read as an IP address
// ("127.1", "0x7f"). Names
// in other scripts come in their "xn--" form, which fits.
func hostName(s string) bool {
	if s == "" || len(s) > 253 {
		return false
	}
	last := ""
	for label := range strings.SplitSeq(s, ".") {
		if label == "" || len(label) > 63 || label[0] == '-' || label[len(label)-1] == '-' {
			return false
		}
		for i := range len(label) {
			c := label[i]
			if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-' {
				return false
			}
		}
		last = label
	}
	return last[0] < '0' || last[0] > '9'
}
