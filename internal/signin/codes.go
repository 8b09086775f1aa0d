package signin

import (
	"io"
	"time"

	"github.com/pquerna/otp"
	"github.com/pquerna/otp/hotp"
	"github.com/pquerna/otp/totp"

	"plainwell/internal/redact"
	"plainwell/internal/worker"
)

// What every app can do (RFC 6238): six figures, SHA-1, a new code each 30 seconds. A
// code of the step before or after counts too, for clocks that are a little off.
const (
	stepSeconds = 30
	stepSkew    = 1
)

var codeOptions = hotp.ValidateOpts{Digits: otp.DigitsSix, Algorithm: otp.AlgorithmSHA1}

// Codes is the second step. It satisfies worker.Codes.
type Codes struct {
	site   string
	random io.Reader
}

var _ worker.Codes = (*Codes)(nil)

// NewCodes makes Codes. An app shows the name of the site above the code.
func NewCodes(site string, random io.Reader) *Codes { return &Codes{site, random} }

// Secret satisfies worker.Codes. It has 160 bits.
func (c *Codes) Secret(account redact.Text) (secret, address redact.Text, err error) {
	key, err := totp.Generate(totp.GenerateOpts{
		Issuer: c.site, AccountName: account.Reveal(), Period: stepSeconds, SecretSize: 20,
		Digits: codeOptions.Digits, Algorithm: codeOptions.Algorithm, Rand: c.random,
	})
	if err != nil {
		return "", "", err
	}
	return redact.Text(key.Secret()), redact.Text(key.URL()), nil
}

// Step satisfies worker.Codes. The newest step is tried first.
func (c *Codes) Step(secret redact.Text, code string, now time.Time) (int64, bool) {
	at := now.Unix() / stepSeconds
	for step := at + stepSkew; step >= at-stepSkew && step >= 0; step-- {
		if ok, err := hotp.ValidateCustom(code, uint64(step), secret.Reveal(), codeOptions); ok && err == nil {
			return step, true
		}
	}
	return 0, false
}
