package standin

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

func TestAGoodMessageIsTakenDecryptedAndListed(t *testing.T) {
	b := newBench(t)
	r := b.request(`{"web_push":8030}`)
	r.Header.Set("Topic", "a-7k2m_")
	r.Header.Set("Urgency", "high")
	w := b.do(r)
	if w.Code != 201 || w.Header().Get("Location") != origin+"/messages/m1" || w.Header().Get("TTL") != "60" {
		t.Fatalf("%d %v %s", w.Code, w.Header(), w.Body)
	}
	for _, path := range []string{"/messages", "/messages/" + b.phone.ID} {
		var list []Message
		if err := json.Unmarshal(b.do(httptest.NewRequest("GET", path, nil)).Body.Bytes(), &list); err != nil || len(list) != 1 {
			t.Fatalf("%s: %v %v", path, list, err)
		}
		m := list[0]
		if m.ID != "m1" || m.Phone != b.phone.ID || !m.Time.Equal(noon) || m.TTL != 60 || m.Urgency != "high" || m.Topic != "a-7k2m_" ||
			m.State != Delivered || string(m.Plaintext) != `{"web_push":8030}` || m.Subject != "mailto:help@plainwell.example" || m.Size < 100 {
			t.Errorf("%s: %+v", path, m)
		}
	}
	var m Message
	if err := json.Unmarshal(b.do(httptest.NewRequest("GET", "/messages/m1", nil)).Body.Bytes(), &m); err != nil || m.ID != "m1" {
		t.Errorf("one message: %+v, %v", m, err)
	}
	if w := b.do(httptest.NewRequest("GET", "/messages/m2", nil)); w.Code != 404 {
		t.Errorf("an unknown message: %d", w.Code)
	}
}

func TestTextThatIsNotJSONIsKeptAsAString(t *testing.T) {
	b := newBench(t)
	b.do(b.request("just \"words\""))
	if got := string(b.Messages("")[0].Plaintext); got != `"just \"words\""` {
		t.Errorf("plain text %s", got)
	}
}

func TestWhatRealServicesRefuseIsRefused(t *testing.T) {
	for name, x := range map[string]struct {
		spoil  func(*bench, *http.Request) *http.Request
		status int
	}{
		"nothing": {func(_ *bench, r *http.Request) *http.Request { return r }, 201},
		"no authorization": {func(_ *bench, r *http.Request) *http.Request {
			r.Header.Del("Authorization")
			return r
		}, 401},
		"the audience of another service": {func(b *bench, r *http.Request) *http.Request {
			c := goodClaims()
			c["aud"] = "https://web.push.apple.com"
			r.Header.Set("Authorization", b.from.header(b.t, c))
			return r
		}, 403},
		"a token that lapsed by the stand-in's clock": {func(b *bench, r *http.Request) *http.Request {
			b.now = b.now.Add(13 * time.Hour)
			return r
		}, 403},
		"no TTL":                {header("TTL"), 400},
		"an empty TTL":          {header("TTL", ""), 400},
		"two TTLs":              {header("TTL", "1", "2"), 400},
		"a negative TTL":        {header("TTL", "-1"), 400},
		"a TTL in words":        {header("TTL", "soon"), 400},
		"a TTL with a fraction": {header("TTL", "1.5"), 400},
		"a TTL of 2^31":         {header("TTL", "2147483648"), 400},
		"a TTL of nought":       {header("TTL", "0"), 201},
		"a Topic of 32":         {header("Topic", strings.Repeat("a", 32)), 201},
		"a Topic of 33":         {header("Topic", strings.Repeat("a", 33)), 400},
		"a Topic not base64url": {header("Topic", "a+b"), 400},
		"a Topic with padding":  {header("Topic", "YQ=="), 400},
		"an unknown Urgency":    {header("Urgency", "urgent"), 400},
		"a very low Urgency":    {header("Urgency", "very-low"), 201},
		"no encoding":           {header("Content-Encoding"), 415},
		"the older encoding":    {header("Content-Encoding", "aesgcm"), 415},
		"a body of 4097":        {body(func(b *bench) []byte { return make([]byte, 4097) }), 413},
		"a body of a megabyte":  {body(func(b *bench) []byte { return make([]byte, 1<<20) }), 413},
		"a full body":           {body(func(b *bench) []byte { return b.sealed(strings.Repeat("x", 3993)) }), 201},
		"an empty body":         {body(func(b *bench) []byte { return nil }), 400},
		"plain text":            {body(func(b *bench) []byte { return []byte(strings.Repeat("hello ", 50)) }), 400},
		"another phone's message": {body(func(b *bench) []byte {
			mine := b.phone
			b.phone, _ = b.Register()
			defer func() { b.phone = mine }()
			return b.sealed("x")
		}), 400},
		"an unknown phone": {func(b *bench, r *http.Request) *http.Request {
			r.URL.Path = "/push/unknown"
			return r
		}, 404},
		"a phone that unsubscribed": {func(b *bench, r *http.Request) *http.Request {
			b.do(httptest.NewRequest("DELETE", r.URL.Path, nil))
			return r
		}, 410},
		"another verb": {func(b *bench, r *http.Request) *http.Request {
			r.Method = "PUT"
			return r
		}, 405},
	} {
		b := newBench(t)
		w := b.do(x.spoil(b, b.request("{}")))
		if w.Code != x.status {
			t.Errorf("%s: status %d %s; want %d", name, w.Code, w.Body, x.status)
		}
		if got := len(b.Messages("")); (got == 1) != (x.status == 201) {
			t.Errorf("%s: %d messages kept", name, got)
		}
	}
}

func header(name string, values ...string) func(*bench, *http.Request) *http.Request {
	return func(_ *bench, r *http.Request) *http.Request {
		r.Header.Del(name)
		for _, v := range values {
			r.Header.Add(name, v)
		}
		return r
	}
}

func body(of func(*bench) []byte) func(*bench, *http.Request) *http.Request {
	return func(b *bench, r *http.Request) *http.Request {
		again := httptest.NewRequest("POST", r.URL.String(), bytes.NewReader(of(b)))
		again.Header = r.Header
		return again
	}
}
