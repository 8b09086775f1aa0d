package standin

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/sha256"
	"encoding/binary"
	"errors"
)

// The sizes of RFC 8188 section 2.
const (
	saltSize    = 16
	tagSize     = 16
	headSize    = saltSize + 4 + 1 // salt, record size, length of the key id
	recordLeast = tagSize + 2
)

// coded is a body in the content encoding aes128gcm, taken apart.
type coded struct {
	salt       []byte
	recordSize uint32
	keyID      []byte
	records    []byte
}

// parse reads the header of RFC 8188 section 2.1.
func parse(body []byte) (coded, error) {
	if len(body) < headSize || len(body) < headSize+int(body[headSize-1]) {
		return coded{}, errors.New("the body ends inside its header")
	}
	end := headSize + int(body[headSize-1])
	c := coded{
		salt:       body[:saltSize],
		recordSize: binary.BigEndian.Uint32(body[saltSize:]),
		keyID:      body[headSize:end],
		records:    body[end:],
	}
	if c.recordSize < recordLeast {
		return coded{}, errors.New("the record size is under 18")
	}
	if len(c.records) == 0 {
		return coded{}, errors.New("the body holds no record")
	}
	return c, nil
}

// open decrypts the records with the input keying material, by RFC 8188 sections
// 2.2 to 2.4, and says how many there were.
func (c coded) open(ikm []byte) (plain []byte, records int, err error) {
	key, err := hkdf.Key(sha256.New, ikm, c.salt, "Content-Encoding: aes128gcm\x00", 16)
	if err != nil {
		return nil, 0, err
	}
	base, err := hkdf.Key(sha256.New, ikm, c.salt, "Content-Encoding: nonce\x00", 12)
	if err != nil {
		return nil, 0, err
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, 0, err
	}
	gcm, err := cipher.NewGCM(block)
	if err != nil {
		return nil, 0, err
	}
	for rest, last := c.records, false; len(rest) > 0; records++ {
		if last {
			return nil, 0, errors.New("there is more after the last record")
		}
		size := int(min(uint64(c.recordSize), uint64(len(rest))))
		content, err := gcm.Open(nil, nonce(base, uint64(records)), rest[:size], nil)
		if err != nil {
			return nil, 0, errors.New("the body cannot be decrypted")
		}
		rest = rest[size:]
		if content, last, err = unpad(content); err != nil {
			return nil, 0, err
		}
		if !last && len(rest) == 0 {
			return nil, 0, errors.New("the last record is missing")
		}
		plain = append(plain, content...)
	}
	return plain, records, nil
}

// nonce is the base nonce with the record's number XORed in (RFC 8188 section
// 2.3).
func nonce(base []byte, record uint64) []byte {
	n := append([]byte(nil), base...)
	low := n[len(n)-8:]
	binary.BigEndian.PutUint64(low, binary.BigEndian.Uint64(low)^record)
	return n
}

// unpad takes padding and delimiter off a record (RFC 8188 section 2): zeros
// after a 2 in the last record, after a 1 in the others.
func unpad(content []byte) (plain []byte, last bool, err error) {
	i := len(content) - 1
	for i >= 0 && content[i] == 0 {
		i--
	}
	if i < 0 || content[i] > 2 {
		return nil, false, errors.New("a record has no delimiter")
	}
	return content[:i], content[i] == 2, nil
}
