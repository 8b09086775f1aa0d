package seal

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
)

// addressSize is how much of the HMAC a secret address carries: 160 bits.
const addressSize = 20

// Lookup gives the 32 bytes that a row is found by in place of value: an
// HMAC-SHA256 (RFC 2104) under a key that is used for nothing else. kind keeps
// equal values of different sorts apart.
func (k *Keys) Lookup(kind, value string) []byte {
	return tag(k.derived.lookup, kind, []byte(value))
}

// Address gives the secret part of the address of one row: 27 characters of
// base64url. It can be made again at any time, and raising version revokes it.
func (k *Keys) Address(kind string, id int64, version int) string {
	var b [16]byte
	binary.BigEndian.PutUint64(b[:], uint64(id))
	binary.BigEndian.PutUint64(b[8:], uint64(version))
	return encode(tag(k.derived.address, kind, b[:])[:addressSize])
}

// Sign gives the 32 bytes that prove that this installation wrote value, for
// cookies and form fields. kind says what it is a proof of.
func (k *Keys) Sign(kind, value string) []byte {
	return tag(k.derived.session, kind, []byte(value))
}

// Signed says whether proof is the Sign of value, in constant time.
func (k *Keys) Signed(kind, value string, proof []byte) bool {
	return hmac.Equal(proof, k.Sign(kind, value))
}

// tag is the HMAC of kind and value. The length of kind goes first, so that no two
// pairs run together into the same bytes.
func tag(key []byte, kind string, value []byte) []byte {
	h := hmac.New(sha256.New, key)
	var n [4]byte
	binary.BigEndian.PutUint32(n[:], uint32(len(kind)))
	h.Write(n[:])
	h.Write([]byte(kind))
	h.Write(value)
	return h.Sum(nil)
}
