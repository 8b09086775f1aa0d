package standin

import (
	"bytes"
	"crypto/ecdh"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// bench is a stand-in with a clock that stands still and one phone.
type bench struct {
	*Service
	t     *testing.T
	from  signer
	phone Phone
	now   time.Time
}

func newBench(t *testing.T) *bench {
	t.Helper()
	b := &bench{t: t, from: newSigner(t), now: noon}
	s, err := New(Options{Base: origin, Clock: func() time.Time { return b.now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	b.Service = s
	if b.phone, err = s.Register(); err != nil {
		t.Fatal(err)
	}
	return b
}

// sealed encrypts a message for the phone, as a server does (RFC 8291).
func (b *bench) sealed(plain string) []byte {
	b.t.Helper()
	theirs := bytesOf(b.t, b.phone.Subscription.P256DH.Reveal())
	public, err := ecdh.P256().NewPublicKey(theirs)
	if err != nil {
		b.t.Fatal(err)
	}
	own, err := ecdh.P256().GenerateKey(rand.Reader)
	if err != nil {
		b.t.Fatal(err)
	}
	shared, err := own.ECDH(public)
	if err != nil {
		b.t.Fatal(err)
	}
	id := string(own.PublicKey().Bytes())
	ikm, err := hkdf.Key(sha256.New, shared, bytesOf(b.t, b.phone.Subscription.Auth.Reveal()), "WebPush: info\x00"+string(theirs)+id, 32)
	if err != nil {
		b.t.Fatal(err)
	}
	return coder{salt: bytes.Repeat([]byte{3}, 16), ikm: ikm, recordSize: 4096, keyID: id}.body(b.t, plain+"\x02")
}

// request is a good push request, for the tests to spoil.
func (b *bench) request(plain string) *http.Request {
	b.t.Helper()
	r := httptest.NewRequest("POST", b.phone.Subscription.Endpoint.Reveal(), bytes.NewReader(b.sealed(plain)))
	r.Header.Set("Authorization", b.from.header(b.t, goodClaims()))
	r.Header.Set("Content-Encoding", "aes128gcm")
	r.Header.Set("TTL", "60")
	return r
}

func (b *bench) do(r *http.Request) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	b.ServeHTTP(w, r)
	return w
}

func TestRegisterGivesWhatABrowserGives(t *testing.T) {
	b := newBench(t)
	w := b.do(httptest.NewRequest("POST", "/register", nil))
	var got map[string]any
	if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil || w.Code != 201 {
		t.Fatalf("%d %s %v", w.Code, w.Body, err)
	}
	keys, _ := got["keys"].(map[string]any)
	if expires, there := got["expirationTime"]; expires != nil || !there || len(got) != 3 || len(keys) != 2 {
		t.Errorf("shape %s", w.Body)
	}
	if !strings.HasPrefix(got["endpoint"].(string), origin+"/push/") {
		t.Errorf("endpoint %v", got["endpoint"])
	}
	if n := len(bytesOf(t, keys["p256dh"].(string))); n != 65 {
		t.Errorf("key of %d bytes", n)
	}
	if n := len(bytesOf(t, keys["auth"].(string))); n != 16 {
		t.Errorf("secret of %d bytes", n)
	}
	if w := b.do(httptest.NewRequest("POST", "/register", strings.NewReader("{"))); w.Code != 400 {
		t.Errorf("broken JSON: %d", w.Code)
	}
	if w := b.do(httptest.NewRequest("POST", "/register", strings.NewReader(strings.Repeat(" ", 5000)))); w.Code != 413 {
		t.Errorf("a long body: %d", w.Code)
	}
}

func TestAPhoneTakesOnlyFromTheKeyItSubscribedWith(t *testing.T) {
	b := newBench(t)
	for name, x := range map[string]struct {
		key    string
		status int
	}{
		"the same key": {b.from.public(t), 201},
		"another key":  {newSigner(t).public(t), 403},
	} {
		ask, _ := json.Marshal(map[string]string{"applicationServerKey": x.key})
		w := b.do(httptest.NewRequest("POST", "/register", bytes.NewReader(ask)))
		var got struct{ Endpoint string }
		if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil {
			t.Fatal(err)
		}
		b.phone = b.phones[got.Endpoint[len(origin+"/push/"):]].Phone
		if w := b.do(b.request("{}")); w.Code != x.status {
			t.Errorf("%s: %d %s", name, w.Code, w.Body)
		}
	}
}
