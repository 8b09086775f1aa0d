package standin

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"maps"
	"strings"
	"testing"
	"time"
)

var noon = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

const origin = "http://127.0.0.1:9000"

// signer makes VAPID headers, right and wrong.
type signer struct{ key *ecdsa.PrivateKey }

func newSigner(t testing.TB) signer {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return signer{key}
}

func (s signer) public(t testing.TB) string {
	t.Helper()
	point, err := s.key.PublicKey.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return base64.RawURLEncoding.EncodeToString(point)
}

func (s signer) token(t testing.TB, head string, claims any) string {
	t.Helper()
	body, err := json.Marshal(claims)
	if err != nil {
		t.Fatal(err)
	}
	text := base64.RawURLEncoding.EncodeToString([]byte(head)) + "." + base64.RawURLEncoding.EncodeToString(body)
	hash := sha256.Sum256([]byte(text))
	r, v, err := ecdsa.Sign(rand.Reader, s.key, hash[:])
	if err != nil {
		t.Fatal(err)
	}
	signature := make([]byte, 64)
	r.FillBytes(signature[:32])
	v.FillBytes(signature[32:])
	return text + "." + base64.RawURLEncoding.EncodeToString(signature)
}

const es256 = `{"typ":"JWT","alg":"ES256"}`

func goodClaims() map[string]any {
	return map[string]any{"aud": origin, "exp": noon.Add(12 * time.Hour).Unix(), "sub": "mailto:help@plainwell.example"}
}

func (s signer) header(t testing.TB, claims map[string]any) string {
	t.Helper()
	return "vapid t=" + s.token(t, es256, claims) + ", k=" + s.public(t)
}

func TestAGoodVAPIDHeaderIsTakenInAnyManner(t *testing.T) {
	s := newSigner(t)
	token, key := s.token(t, es256, goodClaims()), s.public(t)
	for _, header := range []string{
		"vapid t=" + token + ", k=" + key,
		"vapid t=" + token + ",k=" + key,
		"VAPID k=" + key + ", t=" + token,
	} {
		c, _, err := checkVAPID(header, origin, "", noon)
		if err != nil || c.Subject != "mailto:help@plainwell.example" {
			t.Errorf("%.20s: %v", header, err)
		}
	}
	for _, subject := range []string{"mailto:a@b.org", "https://plainwell.example.org/contact", "https://example.org"} {
		c := goodClaims()
		c["sub"] = subject
		if _, _, err := checkVAPID(s.header(t, c), origin, key, noon); err != nil {
			t.Errorf("%s: %v", subject, err)
		}
	}
	c := goodClaims()
	c["exp"] = noon.Add(24 * time.Hour).Unix()
	if _, _, err := checkVAPID(s.header(t, c), origin, "", noon); err != nil {
		t.Errorf("a token of 24 hours: %v", err)
	}
}

func TestWrongVAPIDHeadersAreRefused(t *testing.T) {
	s, other := newSigner(t), newSigner(t)
	with := func(name string, value any) string {
		c := maps.Clone(goodClaims())
		if value == nil {
			delete(c, name)
		} else {
			c[name] = value
		}
		return s.header(t, c)
	}
	token, key := s.token(t, es256, goodClaims()), s.public(t)
	parts := strings.Split(token, ".")
	for name, x := range map[string]struct {
		header string
		status int
	}{
		"no header":                        {"", 401},
		"another scheme":                   {"Bearer " + token, 401},
		"the scheme before RFC 8292":       {"WebPush " + token, 401},
		"no token":                         {"vapid k=" + key, 401},
		"no key":                           {"vapid t=" + token, 401},
		"the key of another server":        {"vapid t=" + token + ", k=" + other.public(t), 403},
		"a key that is no point":           {"vapid t=" + token + ", k=" + strings.Repeat("A", 87), 403},
		"a key that is not base64url":      {"vapid t=" + token + ", k=+++/", 403},
		"a token of two parts":             {"vapid t=" + parts[0] + "." + parts[1] + ", k=" + key, 403},
		"a token without a signature":      {"vapid t=" + parts[0] + "." + parts[1] + "., k=" + key, 403},
		"a signature of another token":     {"vapid t=" + parts[0] + "." + parts[1] + "." + strings.Split(with("sub", "mailto:b@c.org"), ".")[2], 403},
		"another algorithm":                {"vapid t=" + s.token(t, `{"alg":"none"}`, goodClaims()) + ", k=" + key, 403},
		"a secret for an algorithm":        {"vapid t=" + s.token(t, `{"alg":"HS256"}`, goodClaims()) + ", k=" + key, 403},
		"claims that are no object":        {"vapid t=" + s.token(t, es256, "x") + ", k=" + key, 403},
		"no audience":                      {with("aud", nil), 403},
		"the audience of another service":  {with("aud", "https://fcm.googleapis.com"), 403},
		"an audience with a slash":         {with("aud", origin+"/"), 403},
		"an audience that is the endpoint": {with("aud", origin+"/push/x"), 403},
		"no expiry":                        {with("exp", nil), 403},
		"an expiry as text":                {with("exp", "tomorrow"), 403},
		"a token that has just expired":    {with("exp", noon.Unix()), 403},
		"a token of over 24 hours":         {with("exp", noon.Add(24*time.Hour).Unix()+1), 403},
		"a token for ever":                 {with("exp", 1e300), 403},
		"no subject":                       {with("sub", nil), 403},
		"mailto twice":                     {with("sub", "mailto:mailto:a@b.org"), 403},
		"a bare address":                   {with("sub", "a@b.org"), 403},
		"two addresses":                    {with("sub", "mailto:a@b.org,c@d.org"), 403},
		"an address with a name":           {with("sub", "mailto:A <a@b.org>"), 403},
		"mailto and nothing":               {with("sub", "mailto:"), 403},
		"an address at localhost":          {with("sub", "mailto:a@localhost"), 403},
		"an address at a reserved name":    {with("sub", "mailto:a@plainwell.invalid"), 403},
		"an address at a local name":       {with("sub", "mailto:a@plainwell.local"), 403},
		"an address at a test name":        {with("sub", "mailto:a@plainwell.test"), 403},
		"an address without a dot":         {with("sub", "mailto:a@plainwell"), 403},
		"plain http":                       {with("sub", "http://example.org"), 403},
		"an https address of localhost":    {with("sub", "https://localhost:8080"), 403},
		"an https address of an IP":        {with("sub", "https://192.0.2.1/"), 403},
		"an https address of an IPv6":      {with("sub", "https://[2001:db8::1]/"), 403},
	} {
		_, status, err := checkVAPID(x.header, origin, "", noon)
		if err == nil || status != x.status {
			t.Errorf("%s: status %d, %v; want %d", name, status, err, x.status)
		}
	}
	if _, status, err := checkVAPID(s.header(t, goodClaims()), origin, other.public(t), noon); err == nil || status != 403 {
		t.Errorf("a phone that subscribed with another key: status %d, %v", status, err)
	}
}

func TestEveryChangedBitOfASignatureIsNoticed(t *testing.T) {
	s := newSigner(t)
	token, key := s.token(t, es256, goodClaims()), s.public(t)
	at := strings.LastIndex(token, ".") + 1
	signature := bytesOf(t, token[at:])
	for i := range signature {
		changed := append([]byte(nil), signature...)
		changed[i] ^= 1
		if _, err := verify(token[:at]+base64.RawURLEncoding.EncodeToString(changed), key); err == nil {
			t.Errorf("byte %d changed and accepted", i)
		}
	}
}
