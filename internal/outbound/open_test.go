package outbound_test

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/netip"
	"testing"
	"time"

	"plainwell/internal/outbound"
)

func TestAnOpenPolicyTakesAnyFullHostNameOverHTTPSAndNothingElse(t *testing.T) {
	p, err := outbound.OpenPolicy([]string{"http://127.0.0.1:9000"})
	if err != nil {
		t.Fatal(err)
	}
	for _, good := range []string{"https://example.org/in", "https://hooks.example.org/a?b=c", "https://example.org:443/", "http://127.0.0.1:9000/in"} {
		if _, err := p.Check(good); err != nil {
			t.Errorf("%s: %v", good, err)
		}
	}
	for _, bad := range []string{
		"http://example.org/in", "https://example.org:8443/", "https://localhost/", "https://127.0.0.1/", "https://[::1]/", "https://10.0.0.1/",
		"https://user@example.org/", "https://example.org/#x", "http://127.0.0.1:9001/in", "ftp://example.org/", "https://intranet/", "https://127.1/", "",
	} {
		if _, err := p.Check(bad); err == nil {
			t.Errorf("%q is taken", bad)
		}
	}
}

func TestAnOpenPolicyDoesNotCallANameThatLeadsInside(t *testing.T) {
	p, err := outbound.OpenPolicy(nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, inside := range []string{"127.0.0.1", "10.1.2.3", "169.254.169.254", "fd00::1", "::1"} {
		client := p.ClientOver(outbound.Net{
			Lookup: func(context.Context, string) ([]netip.Addr, error) {
				return []netip.Addr{netip.MustParseAddr(inside)}, nil
			},
			Dial: func(context.Context, string, string) (net.Conn, error) {
				t.Errorf("%s was dialled", inside)
				return nil, errors.New("dialled")
			},
		}, nil, time.Second)
		req, _ := http.NewRequestWithContext(t.Context(), http.MethodPost, "https://example.org/in", nil)
		if _, err := client.Do(req); !errors.Is(err, outbound.ErrAddress) {
			t.Errorf("%s: %v", inside, err)
		}
	}
}
