package signin

import (
	"encoding/json"
	"errors"
	"net/url"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"

	"plainwell/internal/redact"
	"plainwell/internal/worker"
)

// Passkeys is the craft of passkeys. It satisfies worker.Keymaker.
type Passkeys struct{ web *webauthn.WebAuthn }

var _ worker.Keymaker = (*Passkeys)(nil)

// NewPasskeys makes Passkeys for a site at an address. The error says that there can be
// none there: the host is a number, or the address has a path.
func NewPasskeys(site string, at *url.URL) (*Passkeys, error) {
	web, err := webauthn.New(&webauthn.Config{
		RPID: at.Hostname(), RPDisplayName: site, RPOrigins: []string{at.Scheme + "://" + at.Host},
		AttestationPreference: protocol.PreferNoAttestation, // which model it is, is not asked
		AuthenticatorSelection: protocol.AuthenticatorSelection{
			ResidentKey: protocol.ResidentKeyRequirementRequired, UserVerification: protocol.VerificationRequired,
		},
	})
	if err != nil {
		return nil, err
	}
	return &Passkeys{web}, nil
}

// keyUser is an account as the library sees it.
type keyUser struct {
	id          []byte
	name        redact.Text
	credentials []webauthn.Credential
}

func (u keyUser) WebAuthnID() []byte                         { return u.id }
func (u keyUser) WebAuthnName() string                       { return u.name.Reveal() }
func (u keyUser) WebAuthnDisplayName() string                { return u.name.Reveal() }
func (u keyUser) WebAuthnCredentials() []webauthn.Credential { return u.credentials }

func userOf(id []byte, name redact.Text, have [][]byte) (keyUser, error) {
	u := keyUser{id: id, name: name, credentials: make([]webauthn.Credential, len(have))}
	for i, text := range have {
		if err := json.Unmarshal(text, &u.credentials[i]); err != nil {
			return u, err
		}
	}
	return u, nil
}

// BeginNew satisfies worker.Keymaker.
func (p *Passkeys) BeginNew(user []byte, name redact.Text, have [][]byte) (options, state []byte, err error) {
	u, err := userOf(user, name, have)
	if err != nil {
		return nil, nil, err
	}
	creation, session, err := p.web.BeginRegistration(u, webauthn.WithExclusions(webauthn.Credentials(u.credentials).CredentialDescriptors()))
	if err != nil {
		return nil, nil, err
	}
	return both(creation, session)
}

// FinishNew satisfies worker.Keymaker.
func (p *Passkeys) FinishNew(user []byte, name redact.Text, have [][]byte, state, answer []byte) (handle, credential []byte, err error) {
	u, err := userOf(user, name, have)
	if err != nil {
		return nil, nil, err
	}
	var session webauthn.SessionData
	if err := json.Unmarshal(state, &session); err != nil {
		return nil, nil, err
	}
	parsed, err := protocol.ParseCredentialCreationResponseBytes(answer)
	if err != nil {
		return nil, nil, err
	}
	made, err := p.web.CreateCredential(u, session, parsed)
	if err != nil {
		return nil, nil, err
	}
	credential, err = kept(made)
	return made.ID, credential, err
}

// BeginUse satisfies worker.Keymaker.
func (p *Passkeys) BeginUse() (options, state []byte, err error) {
	assertion, session, err := p.web.BeginDiscoverableLogin(webauthn.WithUserVerification(protocol.VerificationRequired))
	if err != nil {
		return nil, nil, err
	}
	return both(assertion, session)
}

// errCopied says that a passkey's counter went back: there are two of it.
var errCopied = errors.New("the passkey was copied")

// FinishUse satisfies worker.Keymaker.
func (p *Passkeys) FinishUse(state, answer []byte, find func(handle []byte) (user, credential []byte, err error)) ([]byte, error) {
	var session webauthn.SessionData
	if err := json.Unmarshal(state, &session); err != nil {
		return nil, err
	}
	parsed, err := protocol.ParseCredentialRequestResponseBytes(answer)
	if err != nil {
		return nil, err
	}
	used, err := p.web.ValidateDiscoverableLogin(func(handle, _ []byte) (webauthn.User, error) {
		user, credential, err := find(handle)
		if err != nil {
			return nil, err
		}
		return userOf(user, "", [][]byte{credential})
	}, session, parsed)
	if err != nil {
		return nil, err
	}
	if used.Authenticator.CloneWarning {
		return nil, errCopied
	}
	return kept(used)
}

// both writes what goes to the browser and what is needed when it answers.
func both(options, session any) ([]byte, []byte, error) {
	out, err := json.Marshal(options)
	if err != nil {
		return nil, nil, err
	}
	state, err := json.Marshal(session)
	return out, state, err
}

// kept is what is kept of a credential. What its maker says of it is not.
func kept(c *webauthn.Credential) ([]byte, error) {
	slim := *c
	slim.Attestation = webauthn.CredentialAttestation{}
	return json.Marshal(slim)
}
