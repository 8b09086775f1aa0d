package standin

import (
	"crypto/ecdh"
	"crypto/hkdf"
	"crypto/sha256"
	"errors"
)

// decrypt opens a push message as a browser does, by RFC 8291 section 3: the key
// id of the one record is the sender's public key on P-256.
func decrypt(body []byte, private *ecdh.PrivateKey, auth []byte) ([]byte, error) {
	c, err := parse(body)
	if err != nil {
		return nil, err
	}
	ikm, err := keying(private, auth, c.keyID)
	if err != nil {
		return nil, err
	}
	plain, records, err := c.open(ikm)
	if err != nil {
		return nil, err
	}
	if records != 1 {
		return nil, errors.New("a push message must be one record")
	}
	return plain, nil
}

// keying works out the input keying material of RFC 8291 section 3.4.
func keying(private *ecdh.PrivateKey, auth, sender []byte) ([]byte, error) {
	public, err := ecdh.P256().NewPublicKey(sender)
	if err != nil {
		return nil, errors.New("the key id is not a point of P-256")
	}
	shared, err := private.ECDH(public)
	if err != nil {
		return nil, errors.New("the keys do not agree")
	}
	info := "WebPush: info\x00" + string(private.PublicKey().Bytes()) + string(sender)
	return hkdf.Key(sha256.New, shared, auth, info, 32)
}
