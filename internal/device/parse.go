package device

import (
	"bytes"
	"crypto/ecdh"
	"encoding/base64"
	"encoding/json"
	"io"
	"net/url"
	"strings"
	"unicode/utf8"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
)

// EndpointPolicy says which addresses may be called: an allowed one parsed, or
// fault.Invalid. The outbound room's Policy is one.
type EndpointPolicy interface {
	Check(raw string) (*url.URL, error)
}

// Limits of a subscription, in bytes. Real ones are some 400 bytes in all.
const (
	maxSubscription = 8 << 10
	maxEndpoint     = 2 << 10
)

// ParseSubscription reads what PushSubscription.toJSON() gives: endpoint,
// keys.p256dh and keys.auth. Other members, expirationTime too, are of no use
// here and passed over. The keys come back as base64url without padding. Text
// that is not one JSON object is fault.BadRequest; an endpoint that may not be
// called, a key that is not a point on P-256 or a secret that is not 16 bytes is
// fault.Invalid with a Field that names the member.
func ParseSubscription(text []byte, policy EndpointPolicy) (Subscription, error) {
	var in struct {
		Endpoint string `json:"endpoint"`
		Keys     struct {
			P256DH string `json:"p256dh"`
			Auth   string `json:"auth"`
		} `json:"keys"`
	}
	if len(text) > maxSubscription {
		return Subscription{}, fault.New(fault.TooLarge, "push.error.too-large")
	}
	d := json.NewDecoder(bytes.NewReader(text))
	if err := d.Decode(&in); err != nil || !utf8.Valid(text) {
		return Subscription{}, fault.New(fault.BadRequest, "push.error.json")
	}
	if _, err := d.Token(); err != io.EOF {
		return Subscription{}, fault.New(fault.BadRequest, "push.error.json")
	}

	var wrong []fault.Field
	if u, err := policy.Check(in.Endpoint); err != nil || u == nil || len(in.Endpoint) > maxEndpoint {
		wrong = append(wrong, fault.Field{Name: "endpoint", Key: "push.endpoint"})
	}
	point, ok := bytes64(in.Keys.P256DH)
	if _, err := ecdh.P256().NewPublicKey(point); !ok || err != nil {
		wrong = append(wrong, fault.Field{Name: "keys.p256dh", Key: "push.error.p256dh"})
	}
	auth, ok := bytes64(in.Keys.Auth)
	if !ok || len(auth) != 16 {
		wrong = append(wrong, fault.Field{Name: "keys.auth", Key: "push.error.auth"})
	}
	if e := fault.Fields("push.error.subscription", wrong...); e != nil {
		return Subscription{}, e
	}
	return Subscription{
		Endpoint: redact.Text(in.Endpoint),
		P256DH:   redact.Text(base64.RawURLEncoding.EncodeToString(point)),
		Auth:     redact.Text(base64.RawURLEncoding.EncodeToString(auth)),
	}, nil
}

// bytes64 reads base64 in either alphabet, with or without padding: browsers
// differ, and old ones gave the plain alphabet. Line breaks, which Go's reader
// passes over, are refused.
func bytes64(s string) ([]byte, bool) {
	if strings.ContainsAny(s, "\r\n") {
		return nil, false
	}
	s = strings.TrimRight(s, "=")
	s = strings.NewReplacer("+", "-", "/", "_").Replace(s)
	b, err := base64.RawURLEncoding.DecodeString(s)
	return b, err == nil && len(b) > 0
}
