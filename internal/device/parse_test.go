package device

import (
	"crypto/ecdh"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"testing"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
)

// policy allows one push service, by parsed host.
type policy struct{}

func (policy) Check(raw string) (*url.URL, error) {
	u, err := url.Parse(raw)
	if err != nil || u.Scheme != "https" || u.Host != "push.example.com" {
		return nil, fault.New(fault.Invalid, "push.endpoint")
	}
	return u, nil
}

const endpoint = "https://push.example.com/send/AbC-1_2"

func keys(t testing.TB) (point, auth []byte) {
	t.Helper()
	k, err := ecdh.P256().GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	auth = make([]byte, 16)
	_, _ = rand.Read(auth)
	return k.PublicKey().Bytes(), auth
}

func member(endpoint, p256dh, auth string) string {
	text, _ := json.Marshal(map[string]any{
		"endpoint": endpoint, "expirationTime": nil, "keys": map[string]string{"p256dh": p256dh, "auth": auth},
	})
	return string(text)
}

func TestASubscriptionOfABrowserIsRead(t *testing.T) {
	point, auth := keys(t)
	for says, enc := range map[string]*base64.Encoding{
		"as the standard says": base64.RawURLEncoding, "with padding": base64.URLEncoding,
		"in the plain alphabet": base64.StdEncoding, "in the plain alphabet without padding": base64.RawStdEncoding,
	} {
		s, err := ParseSubscription([]byte(member(endpoint, enc.EncodeToString(point), enc.EncodeToString(auth))), policy{})
		if err != nil {
			t.Errorf("%s: %v", says, err)
			continue
		}
		if s.Endpoint.Reveal() != endpoint || s.P256DH.Reveal() != base64.RawURLEncoding.EncodeToString(point) ||
			s.Auth.Reveal() != base64.RawURLEncoding.EncodeToString(auth) {
			t.Errorf("%s: the parts changed on the way", says)
		}
	}
}

func TestABrokenSubscriptionNamesItsMember(t *testing.T) {
	point, auth := keys(t)
	p, a := base64.RawURLEncoding.EncodeToString(point), base64.RawURLEncoding.EncodeToString(auth)
	off := append([]byte(nil), point...)
	off[64] ^= 1 // no longer on the curve
	for _, c := range []struct {
		says, text string
		code       fault.Code
		fields     string
	}{
		{"an empty object", `{}`, fault.Invalid, "endpoint keys.p256dh keys.auth"},
		{"a host that is not allowed", member("https://10.0.0.1/x", p, a), fault.Invalid, "endpoint"},
		{"plain http", member("http://push.example.com/x", p, a), fault.Invalid, "endpoint"},
		{"an endless address", member(endpoint+strings.Repeat("a", 3000), p, a), fault.Invalid, "endpoint"},
		{"a point that is not on the curve", member(endpoint, base64.RawURLEncoding.EncodeToString(off), a), fault.Invalid, "keys.p256dh"},
		{"a packed point", member(endpoint, base64.RawURLEncoding.EncodeToString(point[:33]), a), fault.Invalid, "keys.p256dh"},
		{"the point at infinity", member(endpoint, "AA", a), fault.Invalid, "keys.p256dh"},
		{"a secret of 15 bytes", member(endpoint, p, base64.RawURLEncoding.EncodeToString(auth[:15])), fault.Invalid, "keys.auth"},
		{"a secret that is not base64", member(endpoint, p, "!!!!!!!!!!!!!!!!!!!!!!"), fault.Invalid, "keys.auth"},
		{"a secret over two lines", member(endpoint, p, a[:11]+"\n"+a[11:]), fault.Invalid, "keys.auth"},
		{"text that is not JSON", `endpoint=x`, fault.BadRequest, ""},
		{"nothing", ``, fault.BadRequest, ""},
		{"two objects", member(endpoint, p, a) + `{}`, fault.BadRequest, ""},
		{"a member of another kind", `{"endpoint":7}`, fault.BadRequest, ""},
		{"a list", `[]`, fault.BadRequest, ""},
		{"far too much", `{"x":"` + strings.Repeat("a", 9000) + `"}`, fault.TooLarge, ""},
	} {
		_, err := ParseSubscription([]byte(c.text), policy{})
		e := fault.Of(err)
		if e == nil || e.Code != c.code {
			t.Errorf("%s: got %v, want %s", c.says, err, c.code)
			continue
		}
		var names []string
		for _, f := range e.Fields {
			names = append(names, f.Name)
		}
		if got := strings.Join(names, " "); got != c.fields {
			t.Errorf("%s: fields %q, want %q", c.says, got, c.fields)
		}
		if strings.Contains(e.Error(), "example.com") || strings.Contains(e.Error(), a) {
			t.Errorf("%s: the error tells what was sent: %v", c.says, e)
		}
	}
}

func TestASubscriptionIsNamedWithoutItsAddress(t *testing.T) {
	s := Subscription{Endpoint: "https://Push.Example.com:8443/send/secret"}
	if s.Host() != "push.example.com:8443" {
		t.Errorf("host %q", s.Host())
	}
	// sha256 of "abc" begins ba7816bf8f01cfea (FIPS 180-2, appendix B.1).
	if got := (Subscription{Endpoint: "abc"}).Mark(); got != "ba7816bf8f01cfea" {
		t.Errorf("mark %q", got)
	}
	if (Subscription{}).Mark() != "" || (Subscription{}).Host() != "" || (Subscription{Endpoint: "://"}).Host() != "" {
		t.Error("no subscription has no name")
	}
	if got := fmt.Sprintf("%v %+v %#v %s", s, s, s, s); strings.Contains(got, "secret") {
		t.Errorf("printed: %s", got)
	}
}

func TestAHostIsTheOneOfItsAddress(t *testing.T) {
	for _, endpoint := range []string{
		"https://fcm.googleapis.com/fcm/send/x:y_z-1", "https://web.push.apple.com/QA?b=c", "http://127.0.0.1:9000/push/1", "https://Push.Example.com/x",
		"https://push.example.com", "https://push.example.com?x/y", "https://push.example.com#/", "https://a@push.example.com/", "https://push.example.com:x/",
		"https://push.example.com:/", "https:///x", "https://push.example.com/%zz", "https://push.example.com/a b", "https://[::1]:80/x", "ftp://push.example.com/x", "HTTPS://push.example.com/x", "",
	} {
		want := ""
		if u, err := url.Parse(endpoint); err == nil {
			want = strings.ToLower(u.Host)
		}
		if got := (Subscription{Endpoint: redact.Text(endpoint)}).Host(); got != want {
			t.Errorf("%s: host %q, want %q", endpoint, got, want)
		}
	}
}

func FuzzParseSubscription(f *testing.F) {
	point, auth := keys(f)
	p, a := base64.RawURLEncoding.EncodeToString(point), base64.RawURLEncoding.EncodeToString(auth)
	f.Add([]byte(member(endpoint, p, a)))
	f.Add([]byte(`{"endpoint":"https://push.example.com/","keys":null}`))
	f.Add([]byte("\xff{}"))
	f.Fuzz(func(t *testing.T, text []byte) {
		s, err := ParseSubscription(text, policy{})
		if err != nil {
			if fault.Is(err, fault.Internal) || (s != Subscription{}) {
				t.Fatalf("an untyped error or half a subscription: %v", err)
			}
			return
		}
		again, err := ParseSubscription([]byte(member(s.Endpoint.Reveal(), s.P256DH.Reveal(), s.Auth.Reveal())), policy{})
		if err != nil || again != s {
			t.Fatalf("what was read cannot be read again: %v", err)
		}
	})
}
