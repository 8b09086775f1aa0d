package signin

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/netip"
	"net/url"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"plainwell/internal/fault"
	"plainwell/internal/outbound"
	"plainwell/internal/redact"
	"plainwell/internal/worker"
)

// How long one question to the organisation's sign-in may take, how long what it says
// of itself is believed, and how much of an answer is read, in bytes.
const (
	officeTime  = 10 * time.Second
	officeFresh = time.Hour
	officeMost  = 1 << 20
)

// OfficeOptions are what an Office is made of.
type OfficeOptions struct {
	Issuer   string // as the organisation writes it, such as https://login.example.org/realms/one
	ClientID string
	Secret   redact.Text
	Return   string // the address that it sends people back to
	Clock    func() time.Time
}

// Office is an organisation's own sign-in by OpenID Connect: the code flow with PKCE.
// It satisfies worker.Office. It is asked for the first time when somebody signs in, so
// that the program starts while it is away.
type Office struct {
	OfficeOptions
	client *http.Client

	mu       sync.Mutex
	provider *oidc.Provider
	asked    time.Time
}

var _ worker.Office = (*Office)(nil)

// NewOffice makes an Office. The error says what is wrong with the issuer.
func NewOffice(o OfficeOptions) (*Office, error) {
	u, err := url.Parse(o.Issuer)
	if err != nil || u.Host == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return nil, errors.New("it is not a web address, such as https://login.example.org")
	}
	if u.Scheme != "https" && (u.Scheme != "http" || !loopback(u.Hostname())) {
		return nil, errors.New("it must start with https://")
	}
	policy, err := outbound.OpenPolicy([]string{u.Scheme + "://" + u.Host})
	if err != nil {
		return nil, errors.New("its host cannot be called")
	}
	client := policy.Client(officeTime)
	client.Transport = short{client.Transport}
	return &Office{OfficeOptions: o, client: client}, nil
}

func loopback(host string) bool {
	ip, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && ip.IsLoopback()
}

// short cuts an answer off that is far too long.
type short struct{ next http.RoundTripper }

// RoundTrip sends the request on.
func (s short) RoundTrip(r *http.Request) (*http.Response, error) {
	res, err := s.next.RoundTrip(r)
	if err == nil {
		res.Body = struct {
			io.Reader
			io.Closer
		}{io.LimitReader(res.Body, officeMost), res.Body}
	}
	return res, err
}

// errAway says that the organisation's sign-in does not answer. No cause of the
// library is kept: it could hold what somebody sent.
func errAway() error { return fault.New(fault.Unavailable, "kw.office.away") }

// errRefused says that what came back is no proof.
func errRefused() error { return fault.New(fault.Forbidden, "kw.office.wrong") }

// ask gives what the organisation's sign-in says of itself.
func (o *Office) ask(ctx context.Context) (*oidc.Provider, oauth2.Config, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.provider == nil || o.Clock().Sub(o.asked) > officeFresh {
		provider, err := oidc.NewProvider(oidc.ClientContext(ctx, o.client), o.Issuer)
		if err != nil {
			return nil, oauth2.Config{}, errAway()
		}
		o.provider, o.asked = provider, o.Clock()
	}
	return o.provider, oauth2.Config{
		ClientID: o.ClientID, ClientSecret: o.Secret.Reveal(), Endpoint: o.provider.Endpoint(),
		RedirectURL: o.Return, Scopes: []string{oidc.ScopeOpenID, "email"},
	}, nil
}

// Start satisfies worker.Office.
func (o *Office) Start(ctx context.Context, state, nonce, verifier redact.Text) (string, error) {
	_, config, err := o.ask(ctx)
	if err != nil {
		return "", err
	}
	address := config.AuthCodeURL(state.Reveal(), oidc.Nonce(nonce.Reveal()), oauth2.S256ChallengeOption(verifier.Reveal()))
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && !(u.Scheme == "http" && loopback(u.Hostname())) {
		return "", errAway()
	}
	return address, nil
}

// Finish satisfies worker.Office.
func (o *Office) Finish(ctx context.Context, code, nonce, verifier redact.Text) (worker.Claims, error) {
	provider, config, err := o.ask(ctx)
	if err != nil {
		return worker.Claims{}, err
	}
	ctx = oidc.ClientContext(ctx, o.client)
	token, err := config.Exchange(ctx, code.Reveal(), oauth2.VerifierOption(verifier.Reveal()))
	if err != nil {
		if refused := new(oauth2.RetrieveError); errors.As(err, &refused) && refused.Response.StatusCode < 500 {
			return worker.Claims{}, errRefused()
		}
		return worker.Claims{}, errAway()
	}
	raw, ok := token.Extra("id_token").(string)
	if !ok {
		return worker.Claims{}, errRefused()
	}
	id, err := provider.VerifierContext(ctx, &oidc.Config{ClientID: o.ClientID, Now: o.Clock}).Verify(ctx, raw)
	if err != nil || id.Nonce != nonce.Reveal() {
		return worker.Claims{}, errRefused()
	}
	said, err := emailOf(ctx, provider, id, oauth2.StaticTokenSource(token))
	if err != nil {
		return worker.Claims{}, errRefused()
	}
	return worker.Claims{Issuer: id.Issuer, Subject: redact.Text(id.Subject), Email: redact.Text(said.Email), EmailVerified: said.Verified}, nil
}

// emailClaims is what is read of a person: nothing but the address.
type emailClaims struct {
	Email    string `json:"email"`
	Verified bool   `json:"email_verified"`
}

// emailOf reads the address in the proof itself, or asks for it where it is not there.
func emailOf(ctx context.Context, provider *oidc.Provider, id *oidc.IDToken, token oauth2.TokenSource) (emailClaims, error) {
	var said emailClaims
	if err := id.Claims(&said); err != nil {
		return said, err
	}
	if said.Email != "" || provider.UserInfoEndpoint() == "" {
		return said, nil
	}
	info, err := provider.UserInfo(ctx, token)
	if err != nil {
		return said, err
	}
	if info.Subject != id.Subject {
		return said, fmt.Errorf("the answer is about somebody else")
	}
	return emailClaims{info.Email, info.EmailVerified}, nil
}
