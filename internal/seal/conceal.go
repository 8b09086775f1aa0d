package seal

import (
	"crypto/aes"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/binary"
)

// concealed is how long a concealed number is, in characters of base64url.
const concealed = 22

// Conceal writes the number of a row for another system: 22 characters of base64url,
// always the same for the same kind and number. They say nothing of the number, and
// cannot be made up: one block of AES-256 holds 64 bits that stand for the kind, and
// the number (encode, then encipher). A number of another kind reads differently.
func (k *Keys) Conceal(kind string, id int64) string {
	var b [aes.BlockSize]byte
	mark := kindMark(kind)
	copy(b[:8], mark[:8])
	binary.BigEndian.PutUint64(b[8:], uint64(id))
	k.derived.conceal.Encrypt(b[:], b[:])
	return encode(b[:])
}

// Concealed reads what Conceal wrote for the same kind. It is false for anything else.
func (k *Keys) Concealed(kind, text string) (id int64, ok bool) {
	if len(text) != concealed {
		return 0, false
	}
	b, err := base64.RawURLEncoding.Strict().DecodeString(text)
	if err != nil || len(b) != aes.BlockSize {
		return 0, false
	}
	k.derived.conceal.Decrypt(b, b)
	mark := kindMark(kind)
	if subtle.ConstantTimeCompare(b[:8], mark[:8]) != 1 {
		return 0, false
	}
	return int64(binary.BigEndian.Uint64(b[8:])), true
}

func kindMark(kind string) [sha256.Size]byte { return sha256.Sum256([]byte(kind)) }
