package device

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"strings"

	"plainwell/internal/redact"
)

// Subscription is where and how to reach one phone: the PushSubscription of the
// Push API. Everything in it is secret.
type Subscription struct {
	Endpoint redact.Text // absolute https address at the push service
	P256DH   redact.Text // base64url, 65 bytes: the phone's public key on P-256
	Auth     redact.Text // base64url, 16 bytes
}

// Host gives the host and port of the push service in small letters, for
// breakers, limits and counts; the rest of the address is secret. It is empty
// when there is no usable address.
func (s Subscription) Host() string {
	if host, ok := plainHost(s.Endpoint.Reveal()); ok {
		return host
	}
	u, err := url.Parse(s.Endpoint.Reveal())
	if err != nil {
		return ""
	}
	return strings.ToLower(u.Host)
}

// plainHost is Host for an address as nearly all are: it is asked for often. ok is
// false for all others.
func plainHost(endpoint string) (host string, ok bool) {
	rest, ok := strings.CutPrefix(endpoint, "https://")
	if !ok {
		if rest, ok = strings.CutPrefix(endpoint, "http://"); !ok {
			return "", false
		}
	}
	host, path, ok := strings.Cut(rest, "/")
	name, port, _ := strings.Cut(host, ":")
	if !ok || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789.-") != "" || strings.Trim(port, "0123456789") != "" || strings.ContainsFunc(path, odd) {
		return "", false
	}
	return host, true
}

// odd says that a character may keep an address from being read.
func odd(r rune) bool { return r == '%' || r < '!' || r > '~' }

// Mark names the subscription without telling its address: the first 16 hex
// digits of SHA-256 of the endpoint, and "" without one. The phone works out the
// same to see whether the server holds the subscription that it has.
func (s Subscription) Mark() string {
	if s.Endpoint == "" {
		return ""
	}
	sum := sha256.Sum256([]byte(s.Endpoint.Reveal()))
	return hex.EncodeToString(sum[:8])
}
