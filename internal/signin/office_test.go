package signin

import (
	"context"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	jose "github.com/go-jose/go-jose/v4"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/worker"
)

// provider is an organisation's sign-in on this computer: it signs real proofs.
type provider struct {
	*httptest.Server
	t         *testing.T
	key       *rsa.PrivateKey
	challenge string         // of the way that began last
	claims    map[string]any // of the next proof, over the usual ones
	signer    *rsa.PrivateKey
	info      map[string]any // what it says when asked for the person
	down      bool
}

func newProvider(t *testing.T) *provider {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	p := &provider{t: t, key: key, signer: key, claims: map[string]any{}}
	mux := http.NewServeMux()
	mux.HandleFunc("/.well-known/openid-configuration", func(w http.ResponseWriter, _ *http.Request) {
		p.say(w, map[string]any{
			"issuer": p.URL, "authorization_endpoint": p.URL + "/authorize", "token_endpoint": p.URL + "/token", "jwks_uri": p.URL + "/keys",
			"userinfo_endpoint": p.URL + "/me", "id_token_signing_alg_values_supported": []string{"RS256"},
		})
	})
	mux.HandleFunc("/keys", func(w http.ResponseWriter, _ *http.Request) {
		p.say(w, jose.JSONWebKeySet{Keys: []jose.JSONWebKey{{Key: p.key.Public(), KeyID: "one", Algorithm: "RS256", Use: "sig"}}})
	})
	mux.HandleFunc("/me", func(w http.ResponseWriter, _ *http.Request) { p.say(w, p.info) })
	mux.HandleFunc("/token", func(w http.ResponseWriter, r *http.Request) {
		sum := sha256.Sum256([]byte(r.FormValue("code_verifier")))
		id, secret, _ := r.BasicAuth()
		if r.FormValue("code") != "right" || base64.RawURLEncoding.EncodeToString(sum[:]) != p.challenge || id != "guide" || secret != "between-us" {
			w.WriteHeader(http.StatusBadRequest)
			p.say(w, map[string]any{"error": "invalid_grant"})
			return
		}
		p.say(w, map[string]any{"access_token": "a", "token_type": "Bearer", "id_token": p.proof()})
	})
	p.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if p.down {
			w.WriteHeader(http.StatusBadGateway)
			return
		}
		mux.ServeHTTP(w, r)
	}))
	t.Cleanup(p.Close)
	return p
}

func (p *provider) say(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(v)
}

// proof signs who it is.
func (p *provider) proof() string {
	claims := map[string]any{
		"iss": p.URL, "aud": "guide", "sub": "u-1", "exp": time.Now().Add(time.Minute).Unix(), "iat": time.Now().Unix(),
		"email": "ann@example.org", "email_verified": true, "nonce": "the nonce",
	}
	for name, value := range p.claims {
		claims[name] = value
	}
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.RS256, Key: jose.JSONWebKey{Key: p.signer, KeyID: "one"}}, nil)
	if err != nil {
		p.t.Fatal(err)
	}
	text, _ := json.Marshal(claims)
	signed, err := signer.Sign(text)
	if err != nil {
		p.t.Fatal(err)
	}
	out, _ := signed.CompactSerialize()
	return out
}

// went starts at the site, as a browser does, and comes back with a code.
func (p *provider) went(o *Office, code redact.Text) (worker.Claims, error) {
	p.t.Helper()
	address, err := o.Start(context.Background(), "the state", "the nonce", "the verifier, which is long enough to be one")
	if err != nil {
		p.t.Fatal(err)
	}
	u, err := url.Parse(address)
	if err != nil || !strings.HasPrefix(address, p.URL+"/authorize?") {
		p.t.Fatalf("%s, %v", address, err)
	}
	q := u.Query()
	for name, want := range map[string]string{
		"response_type": "code", "client_id": "guide", "redirect_uri": "https://guide.example/kw/office/return", "state": "the state",
		"nonce": "the nonce", "code_challenge_method": "S256", "scope": "openid email",
	} {
		if q.Get(name) != want {
			p.t.Errorf("%s is %q", name, q.Get(name))
		}
	}
	p.challenge = q.Get("code_challenge")
	return o.Finish(context.Background(), code, "the nonce", "the verifier, which is long enough to be one")
}

func (p *provider) office() *Office {
	o, err := NewOffice(OfficeOptions{Issuer: p.URL, ClientID: "guide", Secret: "between-us", Return: "https://guide.example/kw/office/return", Clock: time.Now})
	if err != nil {
		p.t.Fatal(err)
	}
	return o
}

func TestTheOrganisationSaysWhoItIs(t *testing.T) {
	p := newProvider(t)
	got, err := p.went(p.office(), "right")
	if err != nil || got != (worker.Claims{Issuer: p.URL, Subject: "u-1", Email: "ann@example.org", EmailVerified: true}) {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestAProofThatIsNoneIsRefused(t *testing.T) {
	stranger, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	for what, spoil := range map[string]func(*provider){
		"signed by somebody else":   func(p *provider) { p.signer = stranger },
		"for another site":          func(p *provider) { p.claims["aud"] = "elsewhere" },
		"from another organisation": func(p *provider) { p.claims["iss"] = "https://login.example" },
		"with another nonce":        func(p *provider) { p.claims["nonce"] = "of before" },
		"with no nonce":             func(p *provider) { p.claims["nonce"] = nil },
		"that is over":              func(p *provider) { p.claims["exp"] = time.Now().Add(-time.Minute).Unix() },
		"with the address of another": func(p *provider) {
			p.claims["email"], p.info = nil, map[string]any{"sub": "u-2", "email": "x@example.org"}
		},
	} {
		t.Run(what, func(t *testing.T) {
			p := newProvider(t)
			spoil(p)
			if got, err := p.went(p.office(), "right"); !fault.Is(err, fault.Forbidden) {
				t.Errorf("%+v, %v", got, err)
			}
		})
	}
	t.Run("a code that is wrong", func(t *testing.T) {
		p := newProvider(t)
		if _, err := p.went(p.office(), "wrong"); !fault.Is(err, fault.Forbidden) {
			t.Error(err)
		}
	})
}

func TestAnAddressThatIsNotInTheProofIsAskedFor(t *testing.T) {
	p := newProvider(t)
	p.claims["email"], p.claims["email_verified"] = nil, nil
	p.info = map[string]any{"sub": "u-1", "email": "ann@example.org", "email_verified": "true"}
	got, err := p.went(p.office(), "right")
	if err != nil || got.Email != "ann@example.org" || !got.EmailVerified {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestAnOrganisationThatIsAwayIsToldAndComesBack(t *testing.T) {
	p := newProvider(t)
	o := p.office()
	p.down = true
	if _, err := o.Start(context.Background(), "s", "n", "v"); !fault.Is(err, fault.Unavailable) {
		t.Error(err)
	}
	p.down = false
	if _, err := p.went(o, "right"); err != nil {
		t.Error(err)
	}
}

func TestAnIssuerIsHTTPSOrOnThisComputer(t *testing.T) {
	for issuer, want := range map[string]bool{
		"https://login.example.org": true, "https://login.example.org/realms/one": true, "http://127.0.0.1:9000": true, "http://localhost:9000/x": true,
		"http://login.example.org": false, "login.example.org": false, "": false, "https://a:b@login.example.org": false, "https://login.example.org?x": false,
	} {
		if _, err := NewOffice(OfficeOptions{Issuer: issuer}); (err == nil) != want {
			t.Errorf("%q: %v", issuer, err)
		}
	}
}
