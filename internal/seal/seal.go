// Package seal holds the program's keys and what is done with them: it encrypts
// what is kept about a person, makes the values that rows are found by, and makes
// secret addresses, tokens and spoken codes. The keys are in a file beside the
// database, never in it, so that a stolen database says nothing.
package seal

import (
	"crypto/aes"
	"crypto/cipher"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
)

// Sizes of a sealed value, in bytes: key number, nonce and the GCM tag.
const (
	numberSize = 2
	nonceSize  = 12
	tagSize    = 16
	// Overhead is how much longer a sealed value is than its plain text, in bytes.
	Overhead = numberSize + nonceSize + tagSize
)

// ErrSealed says that a sealed value cannot be opened: it is damaged, belongs to
// another place, or was sealed with a key that is not in the file. Which of these
// it is cannot be told apart, and is not said.
var ErrSealed = errors.New("a sealed value cannot be opened with these keys")

// Seal encrypts plain with the newest data key (AES-256-GCM, NIST SP 800-38D, with
// a random nonce). bind names the place of the value, such as
// "appointment/12/details": a value moved to another place does not open there.
// The result is the key number (2 bytes, big endian), the nonce (12 bytes) and the
// ciphertext with its tag. The error is that of the random source.
func (k *Keys) Seal(plain []byte, bind string) ([]byte, error) {
	r := k.ring.Load()
	if len(plain) > math.MaxInt32 {
		return nil, errors.New("the text to seal is too long")
	}
	out := make([]byte, numberSize+nonceSize, Overhead+len(plain))
	binary.BigEndian.PutUint16(out, r.newest)
	if err := k.read(out[numberSize:]); err != nil {
		return nil, err
	}
	return r.data[r.newest].Seal(out, out[numberSize:], plain, []byte(bind)), nil
}

// Unseal opens what Seal made with the same bind. Any other input is ErrSealed.
func (k *Keys) Unseal(sealed []byte, bind string) ([]byte, error) {
	if len(sealed) < Overhead {
		return nil, ErrSealed
	}
	aead, ok := k.ring.Load().data[binary.BigEndian.Uint16(sealed)]
	if !ok {
		return nil, ErrSealed
	}
	nonce, text := sealed[numberSize:numberSize+nonceSize], sealed[numberSize+nonceSize:]
	plain, err := aead.Open(nil, nonce, text, []byte(bind))
	if err != nil {
		return nil, ErrSealed
	}
	return plain, nil
}

// ring is every data key of the file, by number. It is never changed once made: a
// new key makes a new ring.
type ring struct {
	newest uint16
	data   map[uint16]cipher.AEAD
}

// newRing makes the ciphers of the data keys in a file.
func newRing(keys []dataKey) (*ring, error) {
	r := &ring{data: make(map[uint16]cipher.AEAD, len(keys))}
	for _, k := range keys {
		block, err := aes.NewCipher(k.Key)
		if err != nil {
			return nil, err
		}
		aead, err := cipher.NewGCM(block)
		if err != nil {
			return nil, err
		}
		r.data[k.Number] = aead
		r.newest = max(r.newest, k.Number)
	}
	return r, nil
}

// read fills b from the random source, one caller at a time: a source given by a
// test need not be safe for several at once.
func (k *Keys) read(b []byte) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	return readRandom(k.random, b)
}

func readRandom(random io.Reader, b []byte) error {
	if _, err := io.ReadFull(random, b); err != nil {
		return fmt.Errorf("the random source gave too little: %w", err)
	}
	return nil
}
