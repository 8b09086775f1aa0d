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

// phoneKeys reads what a message is encrypted with: a point of P-256 and a secret of
// 16 bytes. They are checked when stored, too; here it keeps a damaged row from
// looking like a failing network.
func phoneKeys(to device.Subscription) (phone *ecdh.PublicKey, secret []byte, ok bool) {
	point, err := decode(to.P256DH)
	if err != nil {
		return nil, nil, false
	}
	if phone, err = ecdh.P256().NewPublicKey(point); err != nil {
		return nil, nil, false
	}
	secret, err = decode(to.Auth)
	return phone, secret, err == nil && len(secret) == 16
}

// decode reads base64url with or without padding.
func decode(t redact.Text) ([]byte, error) {
	return base64.RawURLEncoding.DecodeString(strings.TrimRight(t.Reveal(), "="))
}
