package signin

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"net/url"
	"testing"
)

// gadget is a small authenticator: one key on P-256, as WebAuthn says (section 6), with
// what it signs made by hand.
type gadget struct {
	t      *testing.T
	key    *ecdsa.PrivateKey
	id     []byte
	user   []byte
	count  uint32
	origin string
	flags  byte // user present and verified, unless a test says otherwise
}

func newGadget(t *testing.T) *gadget {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return &gadget{t: t, key: key, id: []byte("credential-of-a-gadget"), origin: "https://guide.example", flags: 0x05}
}

func url64(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }

// data is what an authenticator signs: the site, flags, a counter, and a new key.
func (g *gadget) data(fresh bool) []byte {
	g.count++
	site := sha256.Sum256([]byte("guide.example"))
	flags := g.flags
	if fresh {
		flags |= 0x40
	}
	out := binary.BigEndian.AppendUint32(append(site[:], flags), g.count)
	if !fresh {
		return out
	}
	point, err := g.key.PublicKey.Bytes()
	if err != nil {
		g.t.Fatal(err)
	}
	out = append(out, make([]byte, 16)...) // no model
	out = binary.BigEndian.AppendUint16(out, uint16(len(g.id)))
	out = append(out, g.id...)
	// The key as COSE in CBOR: EC2, ES256, P-256, x, y.
	out = append(out, 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20)
	out = append(out, point[1:33]...)
	out = append(out, 0x22, 0x58, 0x20)
	return append(out, point[33:]...)
}

// challenge reads options as a browser does.
func (g *gadget) challenge(options []byte) string {
	var o struct {
		PublicKey struct {
			Challenge        string
			UserVerification string
			User             struct{ ID string }
		}
	}
	if err := json.Unmarshal(options, &o); err != nil || o.PublicKey.Challenge == "" {
		g.t.Fatalf("%s, %v", options, err)
	}
	if o.PublicKey.User.ID != "" {
		g.user, _ = base64.RawURLEncoding.DecodeString(o.PublicKey.User.ID)
	}
	return o.PublicKey.Challenge
}

func (g *gadget) client(kind, challenge string) []byte {
	return []byte(`{"type":"` + kind + `","challenge":"` + challenge + `","origin":"` + g.origin + `","crossOrigin":false}`)
}

func (g *gadget) answer(response map[string]any) []byte {
	out, err := json.Marshal(map[string]any{"id": url64(g.id), "rawId": url64(g.id), "type": "public-key", "response": response, "clientExtensionResults": map[string]any{}})
	if err != nil {
		g.t.Fatal(err)
	}
	return out
}

func (g *gadget) make(options []byte) []byte {
	challenge := g.challenge(options)
	data := g.data(true)
	object := append([]byte{0xa3, 0x63, 'f', 'm', 't', 0x64, 'n', 'o', 'n', 'e', 0x67, 'a', 't', 't', 'S', 't', 'm', 't', 0xa0, 0x68, 'a', 'u', 't', 'h', 'D', 'a', 't', 'a', 0x58, byte(len(data))}, data...)
	return g.answer(map[string]any{"clientDataJSON": url64(g.client("webauthn.create", challenge)), "attestationObject": url64(object)})
}

func (g *gadget) use(options []byte) []byte {
	client, data := g.client("webauthn.get", g.challenge(options)), g.data(false)
	sum := sha256.Sum256(client)
	hash := sha256.Sum256(append(bytes.Clone(data), sum[:]...))
	signature, err := ecdsa.SignASN1(rand.Reader, g.key, hash[:])
	if err != nil {
		g.t.Fatal(err)
	}
	return g.answer(map[string]any{"clientDataJSON": url64(client), "authenticatorData": url64(data), "signature": url64(signature), "userHandle": url64(g.user)})
}

func passkeys(t *testing.T) *Passkeys {
	p, err := NewPasskeys("My guide", &url.URL{Scheme: "https", Host: "guide.example"})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

var owner = bytes.Repeat([]byte{7}, 32)

// made makes a passkey and gives what is kept of it.
func made(t *testing.T, p *Passkeys, g *gadget) []byte {
	options, state, err := p.BeginNew(owner, "ann@example.org", nil)
	if err != nil {
		t.Fatal(err)
	}
	handle, credential, err := p.FinishNew(owner, "ann@example.org", nil, state, g.make(options))
	if err != nil || !bytes.Equal(handle, g.id) {
		t.Fatalf("%q, %v", handle, err)
	}
	return credential
}

func TestAPasskeyIsMadeAndSignsIn(t *testing.T) {
	p, g := passkeys(t), newGadget(t)
	credential := made(t, p, g)
	for range 3 {
		options, state, err := p.BeginUse()
		if err != nil {
			t.Fatal(err)
		}
		credential, err = p.FinishUse(state, g.use(options), func(handle []byte) ([]byte, []byte, error) {
			if !bytes.Equal(handle, g.id) {
				t.Errorf("asked for %q", handle)
			}
			return owner, credential, nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

func TestAPasskeyThatIsNotRightDoesNotSignIn(t *testing.T) {
	p := passkeys(t)
	for what, spoil := range map[string]func(g *gadget, answer, other []byte) []byte{
		"another site": func(g *gadget, _, options []byte) []byte {
			g.origin = "https://guide.example.evil"
			return g.use(options)
		},
		"another account's handle":   func(g *gadget, _, options []byte) []byte { g.user = bytes.Repeat([]byte{8}, 32); return g.use(options) },
		"a key that is not the same": func(g *gadget, _, options []byte) []byte { g.key = newGadget(g.t).key; return g.use(options) },
		"a device that did not ask":  func(g *gadget, _, options []byte) []byte { g.flags = 0x01; return g.use(options) },
		"a copy with an old counter": func(g *gadget, _, options []byte) []byte { g.count = 0; return g.use(options) },
		"nothing":                    func(*gadget, []byte, []byte) []byte { return nil },
		"half an answer":             func(g *gadget, answer, _ []byte) []byte { return answer[:len(answer)/2] },
	} {
		t.Run(what, func(t *testing.T) {
			g := newGadget(t)
			g.count = 5
			credential := made(t, p, g)
			options, state, err := p.BeginUse()
			if err != nil {
				t.Fatal(err)
			}
			answer := spoil(g, g.use(options), options)
			if _, err := p.FinishUse(state, answer, func([]byte) ([]byte, []byte, error) { return owner, credential, nil }); err == nil {
				t.Error("it signs in")
			}
		})
	}
	g := newGadget(t)
	credential := made(t, p, g)
	options, _, _ := p.BeginUse()
	_, other, _ := p.BeginUse()
	if _, err := p.FinishUse(other, g.use(options), func([]byte) ([]byte, []byte, error) { return owner, credential, nil }); err == nil {
		t.Error("the answer to another question signs in")
	}
	options, state, _ := p.BeginUse()
	if _, err := p.FinishUse(state, g.use(options), func([]byte) ([]byte, []byte, error) { return nil, nil, errors.New("nobody's") }); err == nil {
		t.Error("nobody's passkey signs in")
	}
}

func TestAPasskeyIsMadeOnlyByADeviceThatAsks(t *testing.T) {
	p, g := passkeys(t), newGadget(t)
	g.flags = 0x01 // present, and not verified
	options, state, err := p.BeginNew(owner, "ann@example.org", nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := p.FinishNew(owner, "ann@example.org", nil, state, g.make(options)); err == nil {
		t.Error("it is taken")
	}
	if !bytes.Contains(options, []byte(`"residentKey":"required"`)) || !bytes.Contains(options, []byte(`"userVerification":"required"`)) {
		t.Errorf("%s", options)
	}
}

func TestAHostThatIsANumberHasNoPasskeys(t *testing.T) {
	for _, host := range []string{"127.0.0.1:8080", "[::1]:8080", "intranet"} {
		if _, err := NewPasskeys("My guide", &url.URL{Scheme: "http", Host: host}); err == nil {
			t.Errorf("%s has", host)
		}
	}
	if _, err := NewPasskeys("My guide", &url.URL{Scheme: "http", Host: "localhost:8080"}); err != nil {
		t.Error(err)
	}
}
