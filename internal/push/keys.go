package push

import (
	"crypto/ecdh"
	"encoding/base64"
	"errors"
	"strings"

	"plainwell/internal/device"
	"plainwell/internal/redact"
)

// checkPair says what is wrong with a VAPID key pair, without showing it.
func checkPair(public string, private redact.Text) error {
	scalar, err := base64.RawURLEncoding.DecodeString(private.Reveal())
	if err != nil {
		return errors.New("push: the private VAPID key is not base64url")
	}
	key, err := ecdh.P256().NewPrivateKey(scalar)
	if err != nil {
		return errors.New("push: the private VAPID key is not a key of P-256")
	}
	if base64.RawURLEncoding.EncodeToString(key.PublicKey().Bytes()) != public {
		return errors.New("push: the public VAPID key does not belong to the private one")
	}
	return nil
}

// secretLength is how many characters of base64url 16 bytes are.
const secretLength = 22

// goodLength says whether a subscription's secret has 16 bytes: the library takes
// any.
func goodLength(secret redact.Text) bool {
	return len(strings.TrimRight(secret.Reveal(), "=")) == secretLength
}

// goodKeys says whether a message can be encrypted for a subscription: a point of
// P-256 and a secret of 16 bytes. It is checked when stored, too; here it keeps a
// damaged row from looking like a failing network.
func goodKeys(to device.Subscription) bool {
	point, err := decode(to.P256DH)
	if err != nil {
		return false
	}
	if _, err := ecdh.P256().NewPublicKey(point); err != nil {
		return false
	}
	secret, err := decode(to.Auth)
	return err == nil && len(secret) == 16
}

// decode reads base64url with or without padding.
func decode(t redact.Text) ([]byte, error) {
	return base64.RawURLEncoding.DecodeString(strings.TrimRight(t.Reveal(), "="))
}
