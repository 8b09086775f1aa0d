package push_test

import (
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"plainwell/internal/outbound"
	"plainwell/internal/push"
	"plainwell/internal/remind"
	"plainwell/internal/standin"
)

// within calls a handler without a network.
type within struct{ handler http.Handler }

func (w within) RoundTrip(r *http.Request) (*http.Response, error) {
	rec := httptest.NewRecorder()
	w.handler.ServeHTTP(rec, r)
	return rec.Result(), nil
}

// bench is a Sender whose requests end in a handler of this process.
func bench(b *testing.B, handler http.Handler) *push.Sender {
	b.Helper()
	policy, err := outbound.NewPolicy([]string{"http://127.0.0.1:9000"})
	if err != nil {
		b.Fatal(err)
	}
	public, private := pair(b)
	s, err := push.New(push.Options{
		Client: &http.Client{Transport: within{handler}}, Policy: policy, Subject: "help@example.org",
		VAPIDPublic: public, VAPIDPrivate: private,
	})
	if err != nil {
		b.Fatal(err)
	}
	return s
}

// BenchmarkSend is one send to the stand-in push service in this process, which
// checks the signature and decrypts.
func BenchmarkSend(b *testing.B) {
	service, err := standin.New(standin.Options{Base: "http://127.0.0.1:9000"})
	if err != nil {
		b.Fatal(err)
	}
	defer service.Close()
	phone, err := service.Register()
	if err != nil {
		b.Fatal(err)
	}
	s, n := bench(b, service), soon()
	n.Expires = time.Now().Add(24 * time.Hour)
	b.ReportAllocs()
	for b.Loop() {
		if r := s.Send(b.Context(), phone.Subscription, n); r.Verdict != remind.Taken {
			b.Fatalf("%+v", r)
		}
	}
}

// BenchmarkSendAlone is one send to a handler that only says 201: our own share.
func BenchmarkSendAlone(b *testing.B) {
	service, err := standin.New(standin.Options{Base: "http://127.0.0.1:9000"})
	if err != nil {
		b.Fatal(err)
	}
	defer service.Close()
	phone, err := service.Register()
	if err != nil {
		b.Fatal(err)
	}
	s, n := bench(b, standin.Status(http.StatusCreated)), soon()
	n.Expires = time.Now().Add(24 * time.Hour)
	b.ReportAllocs()
	for b.Loop() {
		if r := s.Send(b.Context(), phone.Subscription, n); r.Verdict != remind.Taken {
			b.Fatalf("%+v", r)
		}
	}
}
