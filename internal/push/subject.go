package push

import (
	"errors"
	"net/mail"
	"net/netip"
	"net/url"
	"slices"
	"strings"
)

var (
	errSubject = errors.New("push: the contact for push services must be one mail address (help@example.org) or an https address (https://example.org/contact)")
	errContact = errors.New("push: the contact for push services must be at a public host name; Apple refuses localhost, .invalid, .test and .local names, names without a dot and IP addresses")
)

// ValidSubject says what is wrong with a contact for push services (the "sub" of
// RFC 8292), in words for the operator; nil is nothing. Apple's service answers
// 403 to each message with a contact that it does not like.
func ValidSubject(s string) error {
	_, err := NormalSubject(s)
	return err
}

// NormalSubject gives a contact as webpush-go v1.4.0 needs it: a bare mail address
// (it puts "mailto:" before it, even if one is there), or an address that starts
// with "https:" in small letters. Errors are those of ValidSubject.
func NormalSubject(s string) (string, error) {
	s = strings.TrimSpace(s)
	if rest, ok := cutScheme(s, "https:"); ok {
		u, err := url.Parse("https:" + rest)
		if err != nil || u.Host == "" || u.User != nil || u.Opaque != "" {
			return "", errSubject
		}
		if err := publicHost(u.Hostname()); err != nil {
			return "", err
		}
		return u.String(), nil
	}
	if rest, ok := cutScheme(s, "mailto:"); ok {
		s = rest
	}
	parsed, err := mail.ParseAddress(s)
	if err != nil || parsed.Address != s {
		return "", errSubject
	}
	if err := publicHost(s[strings.LastIndexByte(s, '@')+1:]); err != nil {
		return "", err
	}
	return s, nil
}

// cutScheme takes a scheme off, in capitals too.
func cutScheme(s, scheme string) (string, bool) {
	if len(s) < len(scheme) || !strings.EqualFold(s[:len(scheme)], scheme) {
		return s, false
	}
	return s[len(scheme):], true
}

// publicHost refuses hosts at which nobody can be reached (RFC 6761, RFC 6762).
func publicHost(host string) error {
	labels := strings.Split(strings.ToLower(strings.TrimSuffix(host, ".")), ".")
	_, err := netip.ParseAddr(strings.Trim(host, "[]"))
	if err == nil || len(labels) < 2 || slices.Contains(labels, "") ||
		slices.Contains([]string{"localhost", "invalid", "test", "local"}, labels[len(labels)-1]) {
		return errContact
	}
	return nil
}
