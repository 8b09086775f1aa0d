package push_test

import (
	"bytes"
	"crypto/ecdh"
	"crypto/rand"
	"encoding/base64"
	"log/slog"
	"testing"
	"time"

	"plainwell/internal/outbound"
	"plainwell/internal/push"
	"plainwell/internal/redact"
	"plainwell/internal/remind"
	"plainwell/internal/standin"
)

// pair makes a VAPID key pair as internal/seal does.
func pair(t testing.TB) (public string, private redact.Text) {
	t.Helper()
	key, err := ecdh.P256().GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	text := base64.RawURLEncoding.EncodeToString
	return text(key.PublicKey().Bytes()), redact.Text(text(key.Bytes()))
}

// post is a Sender and a stand-in push service with one phone, over loopback.
type post struct {
	*push.Sender
	service *standin.Service
	phone   standin.Phone
	log     *bytes.Buffer
}

func newPost(t *testing.T, change func(*push.Options)) *post {
	t.Helper()
	service, err := standin.Start(standin.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(service.Close)
	policy, err := outbound.NewPolicy([]string{service.URL()})
	if err != nil {
		t.Fatal(err)
	}
	p := &post{service: service, log: &bytes.Buffer{}}
	public, private := pair(t)
	o := push.Options{
		Policy: policy, Subject: "mailto:help@example.org", VAPIDPublic: public, VAPIDPrivate: private,
		Client: policy.Client(10 * time.Second),
		Log:    slog.New(slog.NewTextHandler(p.log, nil)),
	}
	if change != nil {
		change(&o)
	}
	t.Cleanup(o.Client.CloseIdleConnections)
	if p.Sender, err = push.New(o); err != nil {
		t.Fatal(err)
	}
	if p.phone, err = service.RegisterFor(public); err != nil {
		t.Fatal(err)
	}
	return p
}

// soon is a usual notice that is of use for an hour from now.
func soon() remind.Notice {
	n := push.Usual()
	n.Starts = time.Now().Add(time.Hour)
	n.Expires = n.Starts
	return n
}
