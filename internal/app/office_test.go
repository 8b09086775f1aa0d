package app_test

import (
	"crypto/rand"
	"crypto/rsa"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	jose "github.com/go-jose/go-jose/v4"
)

// login is an organisation's sign-in on this computer. It lets everybody in as the same
// person, with real proofs; signin tests what it may not get away with.
type login struct {
	*httptest.Server
	key   *rsa.PrivateKey
	email string
	nonce string
}

func newLogin(t *testing.T, email string) *login {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	l := &login{key: key, email: email}
	l.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(map[string]any{
			"/.well-known/openid-configuration": map[string]any{
				"issuer": l.URL, "authorization_endpoint": l.URL + "/authorize", "token_endpoint": l.URL + "/token", "jwks_uri": l.URL + "/keys",
				"id_token_signing_alg_values_supported": []string{"RS256"},
			},
			"/keys":  jose.JSONWebKeySet{Keys: []jose.JSONWebKey{{Key: key.Public(), KeyID: "one", Algorithm: "RS256", Use: "sig"}}},
			"/token": map[string]any{"access_token": "a", "token_type": "Bearer", "id_token": l.proof(t)},
		}[r.URL.Path])
	}))
	t.Cleanup(l.Close)
	return l
}

func (l *login) proof(t *testing.T) string {
	signer, err := jose.NewSigner(jose.SigningKey{Algorithm: jose.RS256, Key: jose.JSONWebKey{Key: l.key, KeyID: "one"}}, nil)
	if err != nil {
		t.Error(err)
		return ""
	}
	text, _ := json.Marshal(map[string]any{
		"iss": l.URL, "aud": "guide", "sub": "u-1", "exp": time.Now().Add(time.Minute).Unix(), "iat": time.Now().Unix(),
		"email": l.email, "email_verified": true, "nonce": l.nonce,
	})
	signed, err := signer.Sign(text)
	if err != nil {
		t.Error(err)
		return ""
	}
	out, _ := signed.CompactSerialize()
	return out
}

func TestTheOrganisationsSignInLetsAnInvitedWorkerIn(t *testing.T) {
	t.Parallel()
	l := newLogin(t, "Ann@Example.org")
	c := config(t.TempDir())
	c.OIDCIssuer, c.OIDCClientID, c.OIDCSecret = l.URL, "guide", "between-us"
	site := startWith(t, c, nil)
	// goes follows the link on the page and gives the way back.
	goes := func(p *person) string {
		if a := p.get("/kw/sign-in"); !strings.Contains(a.Text, `href="/kw/office"`) {
			t.Fatal("the page for signing in does not lead there")
		}
		there, err := url.Parse(p.get("/kw/office").Header.Get("Location"))
		if err != nil || !strings.HasPrefix(there.String(), l.URL+"/authorize?") || there.Query().Get("code_challenge_method") != "S256" {
			t.Fatalf("it leads to %v, %v", there, err)
		}
		l.nonce = there.Query().Get("nonce")
		return "/kw/office/return?" + url.Values{"code": {"right"}, "state": {there.Query().Get("state")}}.Encode()
	}
	p := site.person()
	if a := p.get(goes(p)); a.StatusCode != 403 || !strings.Contains(a.Text, "Ask for an account") {
		t.Errorf("before she was invited: %d", a.StatusCode)
	}
	site.invite("ann@example.org", "worker", "North")
	back := goes(p)
	if a := site.person().get(back); a.StatusCode != 403 {
		t.Errorf("the way back in another browser: %d", a.StatusCode)
	}
	if a := p.get(back); a.StatusCode != 303 || a.Header.Get("Location") != "/kw" {
		t.Fatalf("Ann: %d %s", a.StatusCode, a.Text)
	}
	if a := p.get("/kw"); a.StatusCode != 303 || !strings.HasPrefix(a.Header.Get("Location"), "/kw/account") {
		t.Errorf("she has no name yet: %d %s", a.StatusCode, a.Header.Get("Location"))
	}
	if a := p.post("/kw/account", url.Values{"name": {"Ann"}, "lang": {"cy"}}); a.StatusCode != 303 {
		t.Errorf("her name: %d %s", a.StatusCode, a.Text)
	}
	if a := p.get("/kw"); a.StatusCode != 200 || !strings.Contains(a.Text, `<html lang="cy"`) {
		t.Errorf("home: %d", a.StatusCode)
	}
	if a := p.get(back); a.StatusCode != 403 {
		t.Errorf("the way back once more: %d", a.StatusCode)
	}
	if a := site.person().get("/kw/office/return?error=access_denied"); a.StatusCode != 403 {
		t.Errorf("who said no there: %d", a.StatusCode)
	}
	l.Close()
	if log := site.Log.String(); strings.Contains(log, "between-us") || strings.Contains(strings.ToLower(log), "ann@") || strings.Contains(log, "state=") {
		t.Errorf("the log holds too much: %s", log)
	}
}
