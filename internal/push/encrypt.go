package push

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/ecdh"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"slices"
)

const (
	saltSize  = 16
	pointSize = 65
	tagSize   = 16
)

// encrypt makes the body of a push message: one record of exactly size bytes in the
// content encoding aes128gcm (RFC 8188), under a key agreed with the phone (RFC 8291).
// The message must fit, see recordFor.
//
// webpush-go does the same in the same layout; on this path it took seven tenths of
// the time of a send, because it knows only curves of big numbers and signs anew for
// each message. It still signs, once for each push service and hour: see tokens.
func encrypt(phone *ecdh.PublicKey, secret, message []byte, size uint32) ([]byte, error) {
	own, err := ecdh.P256().GenerateKey(rand.Reader)
	if err != nil {
		return nil, err
	}
	salt := make([]byte, saltSize)
	if _, err := rand.Read(salt); err != nil {
		return nil, err
	}
	return encryptWith(own, salt, phone, secret, message, size)
}

// encryptWith is encrypt with the key and the salt of the one message.
func encryptWith(own *ecdh.PrivateKey, salt []byte, phone *ecdh.PublicKey, secret, message []byte, size uint32) ([]byte, error) {
	shared, err := own.ECDH(phone)
	if err != nil {
		return nil, err
	}
	ownPoint := own.PublicKey().Bytes()
	info := slices.Concat([]byte("WebPush: info\x00"), phone.Bytes(), ownPoint) // RFC 8291 section 3.4
	ikm, err := hkdf.Key(sha256.New, shared, secret, string(info), 32)
	if err != nil {
		return nil, err
	}
	extracted, err := hkdf.Extract(sha256.New, ikm, salt)
	if err != nil {
		return nil, err
	}
	key, err := hkdf.Expand(sha256.New, extracted, "Content-Encoding: aes128gcm\x00", 16)
	if err != nil {
		return nil, err
	}
	nonce, err := hkdf.Expand(sha256.New, extracted, "Content-Encoding: nonce\x00", 12)
	if err != nil {
		return nil, err
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	gcm, err := cipher.NewGCM(block)
	if err != nil {
		return nil, err
	}
	// RFC 8188 section 2.1: salt, record size, length of the key id, key id.
	out := make([]byte, 0, size)
	out = append(out, salt...)
	out = binary.BigEndian.AppendUint32(out, size)
	out = append(out, pointSize)
	out = append(out, ownPoint...)
	// The message, the mark of the last record, and zeros to the end.
	plain := make([]byte, int(size)-len(out)-tagSize)
	plain[copy(plain, message)] = 2
	return gcm.Seal(out, nonce, plain, nil), nil
}
