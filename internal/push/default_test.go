package push

import (
	"crypto/ecdh"
	"crypto/rand"
	"encoding/base64"
	"errors"
	"net/http"
	"testing"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/outbound"
	"plainwell/internal/redact"
	"plainwell/internal/remind"
)

type transport func(*http.Request) (*http.Response, error)

func (f transport) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

func TestASendHasTenSecondsUnlessToldOtherwise(t *testing.T) {
	policy, err := outbound.NewPolicy(nil)
	if err != nil {
		t.Fatal(err)
	}
	key, err := ecdh.P256().GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	text := base64.RawURLEncoding.EncodeToString
	s, err := New(Options{Policy: policy, Subject: "help@example.org", VAPIDPublic: text(key.PublicKey().Bytes()), VAPIDPrivate: redact.Text(text(key.Bytes()))})
	if err != nil {
		t.Fatal(err)
	}
	var left time.Duration
	s.client.client.Transport = transport(func(r *http.Request) (*http.Response, error) {
		at, _ := r.Context().Deadline()
		left = time.Until(at)
		return nil, errors.New("no network")
	})
	phone, err := ecdh.P256().GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	s.Send(t.Context(), device.Subscription{
		Endpoint: "https://fcm.googleapis.com/x", P256DH: redact.Text(text(phone.PublicKey().Bytes())), Auth: redact.Text(text(make([]byte, 16))),
	}, remind.Notice{Title: "x", Navigate: "https://example.org/", Expires: time.Now().Add(time.Hour)})
	if left <= 9*time.Second || left > 10*time.Second {
		t.Errorf("a request has %s", left)
	}
}
