package standin

import (
	"errors"
	"net/mail"
	"net/netip"
	"net/url"
	"slices"
	"strings"
)

// reserved are names that no contact can have.
var reserved = []string{"localhost", "invalid", "test", "local"}

// checkSubject refuses what Apple's service refuses: a contact that is neither
// "mailto:" with one address nor an https address, or at a host that is no
// public name. "mailto:mailto:a@b.org" is no address.
func checkSubject(s string) error {
	if address, ok := strings.CutPrefix(s, "mailto:"); ok {
		parsed, err := mail.ParseAddress(address)
		if err != nil || parsed.Address != address {
			return errors.New("the subject is not one mail address")
		}
		_, host, _ := strings.Cut(address, "@")
		return publicName(host)
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "https" || u.Host == "" || u.User != nil {
		return errors.New("the subject is neither mailto: nor https:")
	}
	return publicName(u.Hostname())
}

func publicName(host string) error {
	labels := strings.Split(strings.ToLower(strings.TrimSuffix(host, ".")), ".")
	_, err := netip.ParseAddr(strings.Trim(host, "[]"))
	if err == nil || len(labels) < 2 || slices.Contains(labels, "") || slices.Contains(reserved, labels[len(labels)-1]) {
		return errors.New("the subject is not at a public host")
	}
	return nil
}
