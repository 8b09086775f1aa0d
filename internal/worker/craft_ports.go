package worker

import (
	"context"
	"time"

	"plainwell/internal/redact"
)

// Passwords makes and checks what is kept of passwords. signin.Passwords satisfies it.
type Passwords interface {
	// Hash makes what is kept of a password.
	Hash(ctx context.Context, password redact.Text) (redact.Text, error)
	// Check says whether a password fits what is kept, and whether that is weaker than
	// Hash makes it now. "" for what is kept takes as long, and never fits.
	Check(ctx context.Context, kept, password redact.Text) (fits, weak bool, err error)
	// Problem says in a message key why a new password is not good enough, or "". The
	// other texts are what it may not be made of, such as the person's name.
	Problem(password redact.Text, others ...string) string
}

// Codes is the craft of the second step: codes of six figures that an app makes from a
// secret and the time (TOTP, RFC 6238). signin.Codes satisfies it.
type Codes interface {
	// Secret makes a new secret, and the address that an app reads it from as a QR code.
	// account is what the app shows beside the name of the site.
	Secret(account redact.Text) (secret, address redact.Text, err error)
	// Step gives the time step that a code belongs to, now or one before or after.
	Step(secret redact.Text, code string, now time.Time) (step int64, ok bool)
}

// Keymaker is the craft of passkeys (WebAuthn). States are kept by the browser, sealed,
// between the two halves. signin.Passkeys satisfies it.
type Keymaker interface {
	// BeginNew makes the options for a new passkey. user is the account's handle, 32
	// bytes that say nothing; have are the credentials that it has already.
	BeginNew(user []byte, name redact.Text, have [][]byte) (options, state []byte, err error)
	// FinishNew checks the browser's answer and gives the id of the credential and what
	// is to be kept of it.
	FinishNew(user []byte, name redact.Text, have [][]byte, state, answer []byte) (handle, credential []byte, err error)
	// BeginUse makes the options for signing in with any passkey of this site.
	BeginUse() (options, state []byte, err error)
	// FinishUse checks the browser's answer. find gives the handle of the account and
	// the credential for the id of a credential. It gives the credential as it is to be
	// kept from now on.
	FinishUse(state, answer []byte, find func(handle []byte) (user, credential []byte, err error)) ([]byte, error)
}

// Claims is what an organisation's sign-in says of somebody.
type Claims struct {
	Issuer        string
	Subject       redact.Text
	Email         redact.Text
	EmailVerified bool
}

// Office is an organisation's own sign-in (OpenID Connect). signin.Office satisfies it.
type Office interface {
	// Start gives the address to go to. The three secrets are new for each time.
	Start(ctx context.Context, state, nonce, verifier redact.Text) (string, error)
	// Finish exchanges the code that came back for what is claimed.
	Finish(ctx context.Context, code, nonce, verifier redact.Text) (Claims, error)
}
