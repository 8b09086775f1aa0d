// Package signin is the crafts of signing in: passwords, codes from an app, passkeys
// and OpenID Connect. It knows neither accounts nor HTTP routes: worker has the rules.
package signin

import (
	"context"
	"io"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"plainwell/internal/fault"
	"plainwell/internal/i18n"
	"plainwell/internal/redact"
	"plainwell/internal/seal"
	"plainwell/internal/worker"
)

// A new password has so many characters.
const (
	MinPassword = 12
	MaxPassword = 200
)

// hashWait is how long a sign-in waits for its turn to be checked, and atOnce how many
// are checked at the same time: 2 of 19 MiB.
const (
	hashWait = 8 * time.Second
	atOnce   = 2
)

// Passwords makes and checks what is kept of passwords. It satisfies worker.Passwords.
type Passwords struct{ hasher *seal.Hasher }

var _ worker.Passwords = (*Passwords)(nil)

// NewPasswords makes Passwords. The error is that of the random source.
func NewPasswords(random io.Reader) (*Passwords, error) {
	h, err := seal.NewHasher(random, atOnce)
	return &Passwords{h}, err
}

// Hash satisfies worker.Passwords.
func (p *Passwords) Hash(ctx context.Context, password redact.Text) (redact.Text, error) {
	ctx, cancel := context.WithTimeout(ctx, hashWait)
	defer cancel()
	hash, err := p.hasher.Hash(ctx, normal(password))
	return hash, busy(ctx, err)
}

// Check satisfies worker.Passwords.
func (p *Passwords) Check(ctx context.Context, kept, password redact.Text) (fits, weak bool, err error) {
	ctx, cancel := context.WithTimeout(ctx, hashWait)
	defer cancel()
	if len(password) > 4*MaxPassword {
		password = "" // none was ever that long; the work is done all the same
	}
	fits, weak, err = p.hasher.Check(ctx, kept, normal(password))
	return fits, weak, busy(ctx, err)
}

// busy says that too many are signing in at once.
func busy(ctx context.Context, err error) error {
	if err != nil && ctx.Err() != nil {
		return fault.Wrap(fault.Unavailable, "error.busy", err)
	}
	return err
}

// normal is a password as it is hashed, whichever keyboard typed it.
func normal(password redact.Text) redact.Text {
	return redact.Text(i18n.Compose(password.Reveal()))
}

// Problem satisfies worker.Passwords.
func (p *Passwords) Problem(password redact.Text, others ...string) string {
	text := i18n.Compose(password.Reveal())
	switch n := utf8.RuneCountInString(text); {
	case !utf8.ValidString(text):
		return "kw.error.password.letters"
	case n < MinPassword:
		return "kw.error.password.short"
	case n > MaxPassword:
		return "kw.error.password.long"
	}
	lower := strings.ToLower(text)
	if common(lower) {
		return "kw.error.password.common"
	}
	if own(lower, others) {
		return "kw.error.password.own"
	}
	return ""
}

// ownLeast is how much of a password has to be left, in characters, when the person's
// name, their address and the name of the site are taken out of it.
const ownLeast = 8

// own says whether a password is made of what others know of the person. lower is in
// small letters.
func own(lower string, others []string) bool {
	rest := lower
	for _, other := range others {
		for _, word := range strings.FieldsFunc(strings.ToLower(other), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
			if utf8.RuneCountInString(word) > 2 {
				rest = strings.ReplaceAll(rest, word, "")
			}
		}
	}
	return rest != lower && utf8.RuneCountInString(rest) < ownLeast
}
