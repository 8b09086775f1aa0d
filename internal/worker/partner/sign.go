package partner

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"io"
	"strconv"
	"strings"
	"time"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/seal"
)

// The headers of a callback, after the Standard Webhooks specification
// (github.com/standard-webhooks/standard-webhooks).
const (
	HeaderID        = "Webhook-Id"
	HeaderTimestamp = "Webhook-Timestamp"
	HeaderSignature = "Webhook-Signature"
)

// secretBeginning is how a secret of a callback begins.
const secretBeginning = "whsec_"

// newSecret makes the secret of a callback: 256 random bits, as the specification
// writes them.
func newSecret(random io.Reader) (redact.Text, error) {
	token, err := seal.Token(random)
	if err != nil {
		return "", err
	}
	raw, err := base64.RawURLEncoding.DecodeString(token.Reveal())
	if err != nil {
		return "", err
	}
	return redact.Text(secretBeginning + base64.StdEncoding.EncodeToString(raw)), nil
}

// signature signs id, time in Unix seconds and body, with dots between, by
// HMAC-SHA256 with each secret. Several stand with a space between.
func signature(secrets []redact.Text, id string, at time.Time, body []byte) (string, error) {
	var all []string
	for _, secret := range secrets {
		key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(secret.Reveal(), secretBeginning))
		if err != nil || len(key) == 0 {
			return "", fault.New(fault.Internal, "error.internal")
		}
		h := hmac.New(sha256.New, key)
		h.Write([]byte(id + "." + strconv.FormatInt(at.Unix(), 10) + "."))
		h.Write(body)
		all = append(all, "v1,"+base64.StdEncoding.EncodeToString(h.Sum(nil)))
	}
	return strings.Join(all, " "), nil
}
