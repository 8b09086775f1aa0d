package outbound

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"plainwell/internal/fault"
)

// world is a network in which every dial ends at one test server.
type world struct {
	server  *httptest.Server
	answers []string // what the name server says, one string of addresses a look-up; the last stays
	lookups int
	dialled []string
	refuse  map[string]bool // addresses that do not answer
}

func (w *world) net() Net {
	return Net{
		Lookup: func(_ context.Context, _ string) ([]netip.Addr, error) {
			answer := w.answers[min(w.lookups, len(w.answers)-1)]
			w.lookups++
			var out []netip.Addr
			for _, s := range strings.Fields(answer) {
				out = append(out, netip.MustParseAddr(s))
			}
			return out, nil
		},
		Dial: func(ctx context.Context, network, address string) (net.Conn, error) {
			w.dialled = append(w.dialled, address)
			if w.refuse[address] {
				return nil, errors.New("no answer")
			}
			return new(net.Dialer).DialContext(ctx, network, w.server.Listener.Addr().String())
		},
	}
}

// secure starts a TLS server whose certificate is for "example.com".
func secure(t *testing.T, h http.HandlerFunc) *world {
	t.Helper()
	s := httptest.NewUnstartedServer(h)
	s.EnableHTTP2 = true
	s.Config.ErrorLog = quiet()
	s.StartTLS()
	t.Cleanup(s.Close)
	return &world{server: s, answers: []string{"8.8.8.8"}}
}

func (w *world) client(t *testing.T, extra ...string) *http.Client {
	t.Helper()
	roots := w.server.Client().Transport.(*http.Transport).TLSClientConfig.RootCAs
	c := policy(t, extra...).ClientOver(w.net(), roots, 5*time.Second)
	t.Cleanup(c.CloseIdleConnections)
	return c
}

func TestTheCheckedAddressIsDialledAndTheNameIsKeptForTLS(t *testing.T) {
	var name, proto string
	w := secure(t, func(_ http.ResponseWriter, r *http.Request) { name, proto = r.TLS.ServerName, r.Proto })
	w.answers = []string{"8.8.4.4 2001:4860:4860::8888"}
	c := w.client(t, "example.com")
	for range 3 {
		resp, err := c.Get("https://example.com/x")
		if err != nil {
			t.Fatal(err)
		}
		_ = resp.Body.Close()
	}
	if name != "example.com" || proto != "HTTP/2.0" {
		t.Errorf("server name %q over %s", name, proto)
	}
	if len(w.dialled) != 1 || w.dialled[0] != "8.8.4.4:443" || w.lookups != 1 {
		t.Errorf("dialled %v after %d look-ups; want one kept connection to the looked-up address", w.dialled, w.lookups)
	}
}

func TestTheNextAddressIsTriedWhenOneDoesNotAnswer(t *testing.T) {
	w := secure(t, func(http.ResponseWriter, *http.Request) {})
	w.answers = []string{"2001:4860:4860::8888 ::ffff:8.8.4.4"}
	w.refuse = map[string]bool{"[2001:4860:4860::8888]:443": true}
	resp, err := w.client(t, "example.com").Get("https://example.com/x")
	if err != nil {
		t.Fatal(err)
	}
	_ = resp.Body.Close()
	if got := strings.Join(w.dialled, " "); got != "[2001:4860:4860::8888]:443 8.8.4.4:443" {
		t.Errorf("dialled %s", got)
	}
}

func TestAHostWithAnyAddressThatIsNotPublicIsNotDialled(t *testing.T) {
	for _, answer := range []string{"127.0.0.1", "8.8.8.8 10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:a00:1::1", "fe80::1%eth0", "0.0.0.0", "2001:4860:4860::8888 ::1"} {
		w := secure(t, func(http.ResponseWriter, *http.Request) {})
		w.answers = []string{answer}
		_, err := w.client(t, "example.com").Get("https://example.com/secret")
		if !errors.Is(err, ErrAddress) || len(w.dialled) > 0 {
			t.Errorf("%s: error %v, dialled %v", answer, err, w.dialled)
		}
	}
}

func TestANameThatTurnsPrivateAfterTheCheckIsRefused(t *testing.T) {
	w := secure(t, func(http.ResponseWriter, *http.Request) {})
	w.answers = []string{"8.8.8.8", "127.0.0.1"}
	c := w.client(t, "example.com")
	resp, err := c.Get("https://example.com/x")
	if err != nil {
		t.Fatal(err)
	}
	_ = resp.Body.Close()
	c.CloseIdleConnections()
	if _, err := c.Get("https://example.com/x"); !errors.Is(err, ErrAddress) {
		t.Errorf("second call: %v", err)
	}
	if len(w.dialled) != 1 || w.dialled[0] != "8.8.8.8:443" || w.lookups != 2 {
		t.Errorf("dialled %v, %d look-ups", w.dialled, w.lookups)
	}
}

func TestRedirectsAreHandedBackAndNotFollowed(t *testing.T) {
	for _, to := range []string{"http://127.0.0.1:1/", "https://169.254.169.254/latest/", "https://example.com/again", "file:///etc/passwd"} {
		calls := 0
		w := secure(t, func(rw http.ResponseWriter, r *http.Request) {
			calls++
			http.Redirect(rw, r, to, http.StatusTemporaryRedirect)
		})
		resp, err := w.client(t, "example.com").Get("https://example.com/x")
		if err != nil {
			t.Fatal(err)
		}
		_ = resp.Body.Close()
		if resp.StatusCode != http.StatusTemporaryRedirect || calls != 1 || len(w.dialled) != 1 {
			t.Errorf("to %s: status %d, %d calls, dialled %v", to, resp.StatusCode, calls, w.dialled)
		}
	}
}

func TestTheClientItselfRefusesWhatThePolicyRefuses(t *testing.T) {
	w := secure(t, func(http.ResponseWriter, *http.Request) {})
	c := w.client(t)
	for _, raw := range []string{"https://example.com/x", "http://fcm.googleapis.com/x", "https://127.0.0.1/x", w.server.URL} {
		_, err := c.Post(raw, "text/plain", strings.NewReader("body"))
		if !fault.Is(err, fault.Invalid) {
			t.Errorf("%s: %v", raw, err)
		}
	}
	if w.lookups+len(w.dialled) != 0 {
		t.Errorf("%d look-ups, dialled %v", w.lookups, w.dialled)
	}
}

func TestAnEntryWithItsSchemeMayBePlainAndPrivate(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "here") }))
	defer s.Close()
	c := policy(t, s.URL).Client(5 * time.Second)
	defer c.CloseIdleConnections()
	resp, err := c.Get(s.URL + "/push/x")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if got, _ := io.ReadAll(resp.Body); string(got) != "here" {
		t.Errorf("body %q", got)
	}
}

func TestAPrivateHostIsTrustedOnItsOwnPortAlone(t *testing.T) {
	w := secure(t, func(http.ResponseWriter, *http.Request) {})
	w.answers = []string{"127.0.0.1"}
	c := w.client(t, "https://example.com:8443", "example.com")
	resp, err := c.Get("https://example.com:8443/x")
	if err != nil {
		t.Fatal(err)
	}
	_ = resp.Body.Close()
	if _, err := c.Get("https://example.com/x"); !errors.Is(err, ErrAddress) {
		t.Errorf("port 443: %v", err)
	}
}

func TestTheProxyOfTheEnvironmentIsNotUsed(t *testing.T) {
	w := secure(t, func(http.ResponseWriter, *http.Request) {})
	c := w.client(t, "example.com")
	if c.Transport.(*guard).base.Proxy != nil {
		t.Error("the transport has a proxy")
	}
	if c.Jar != nil {
		t.Error("the client keeps cookies")
	}
}

func TestTLSOlderThanOnePointTwoIsRefused(t *testing.T) {
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) {}))
	s.TLS = &tls.Config{MaxVersion: tls.VersionTLS11, MinVersion: tls.VersionTLS10}
	s.Config.ErrorLog = quiet()
	s.StartTLS()
	defer s.Close()
	w := &world{server: s, answers: []string{"8.8.8.8"}}
	if _, err := w.client(t, "example.com").Get("https://example.com/x"); err == nil {
		t.Error("TLS 1.1 was accepted")
	}
}

func TestACertificateForAnotherNameIsRefused(t *testing.T) {
	w := secure(t, func(http.ResponseWriter, *http.Request) {})
	if _, err := w.client(t).Get("https://fcm.googleapis.com/x"); err == nil || len(w.dialled) != 1 {
		t.Errorf("error %v, dialled %v", err, w.dialled)
	}
}

func TestHugeResponseHeadersAreCutOff(t *testing.T) {
	w := secure(t, func(rw http.ResponseWriter, _ *http.Request) { rw.Header().Set("X-Long", strings.Repeat("a", 64<<10)) })
	if resp, err := w.client(t, "example.com").Get("https://example.com/x"); err == nil {
		_ = resp.Body.Close()
		t.Error("64 KB of headers were accepted")
	}
}

func TestAServiceThatNeverAnswersIsGivenUp(t *testing.T) {
	done := make(chan struct{})
	s := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-done }))
	defer s.Close()
	defer close(done)
	c := policy(t, s.URL).Client(50 * time.Millisecond)
	start := time.Now()
	if _, err := c.Get(s.URL); err == nil {
		t.Error("no error")
	}
	if took := time.Since(start); took > 3*time.Second {
		t.Errorf("took %v", took)
	}
}

func TestALookUpThatFailsOrIsEmptyIsAnError(t *testing.T) {
	for name, lookup := range map[string]func(context.Context, string) ([]netip.Addr, error){
		"fails":    func(context.Context, string) ([]netip.Addr, error) { return nil, errors.New("server misbehaving") },
		"is empty": func(context.Context, string) ([]netip.Addr, error) { return nil, nil },
	} {
		c := policy(t).ClientOver(Net{Lookup: lookup, Dial: func(context.Context, string, string) (net.Conn, error) {
			t.Errorf("%s: dialled", name)
			return nil, errors.New("no")
		}}, nil, time.Second)
		if _, err := c.Get("https://fcm.googleapis.com/x"); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
