package outbound

import (
	"crypto/tls"
	"crypto/x509"
	"net/http"
	"time"

	"plainwell/internal/fault"
)

const (
	idlePerHost = 16       // connections kept open to one push service
	idleAll     = 64       // and to all together
	headerMost  = 16 << 10 // bytes of response headers
)

// Client gives an HTTP client that calls only what the policy allows, follows no
// redirect, uses no proxy and no cookies, and dials only public addresses (but
// for entries that an operator wrote with their scheme). timeout bounds one whole
// request. Connections are kept and HTTP/2 is used where it is offered: make one
// client and share it.
func (p *Policy) Client(timeout time.Duration) *http.Client {
	return p.ClientOver(Net{}, nil, timeout)
}

// ClientOver is Client over another way to the network and with another set of
// trusted certificates; nil is the system's.
func (p *Policy) ClientOver(n Net, roots *x509.CertPool, timeout time.Duration) *http.Client {
	d := newDialer(p, n)
	protocols := new(http.Protocols)
	protocols.SetHTTP1(true)
	protocols.SetHTTP2(true)
	return &http.Client{
		Timeout: timeout,
		Transport: &guard{policy: p, base: &http.Transport{
			Proxy:                  nil, // a proxy from the environment would see every endpoint
			DialContext:            d.dial,
			TLSClientConfig:        &tls.Config{MinVersion: tls.VersionTLS12, RootCAs: roots},
			TLSHandshakeTimeout:    min(timeout, 5*time.Second),
			ResponseHeaderTimeout:  timeout,
			ExpectContinueTimeout:  time.Second,
			MaxResponseHeaderBytes: headerMost,
			MaxIdleConns:           idleAll,
			MaxIdleConnsPerHost:    idlePerHost,
			IdleConnTimeout:        90 * time.Second,
			DisableCompression:     true, // answers are short; nothing here unpacks
			Protocols:              protocols,
			// A kept connection that a firewall dropped in silence is found by a
			// ping, not by the next reminder.
			HTTP2: &http.HTTP2Config{SendPingTimeout: 15 * time.Second, PingTimeout: 5 * time.Second},
		}},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// guard holds each request to the policy, whoever made it.
type guard struct {
	policy *Policy
	base   *http.Transport
}

// RoundTrip sends the request if its address may be called.
func (g *guard) RoundTrip(r *http.Request) (*http.Response, error) {
	if _, err := g.policy.siteOf(r.URL); err != nil {
		if r.Body != nil {
			_ = r.Body.Close() // the duty of a RoundTripper, on errors too
		}
		return nil, fault.Wrap(fault.Invalid, "push.endpoint", err)
	}
	return g.base.RoundTrip(r)
}

// CloseIdleConnections lets http.Client.CloseIdleConnections through.
func (g *guard) CloseIdleConnections() { g.base.CloseIdleConnections() }
