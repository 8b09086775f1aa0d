package push

import (
	"crypto/ecdh"
	"crypto/rand"
	"encoding/base64"
	"testing"
	"time"

	"plainwell/internal/outbound"
	"plainwell/internal/redact"
)

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
	if s.timeout != 10*time.Second || s.client.client.Timeout != 10*time.Second {
		t.Errorf("a send has %s, its client %s", s.timeout, s.client.client.Timeout)
	}
}
