package seal

import (
	"io"

	"plainwell/internal/redact"
)

// Token gives 256 random bits as 43 characters of base64url, for a cookie.
func Token(random io.Reader) (redact.Text, error) {
	var b [32]byte
	if err := readRandom(random, b[:]); err != nil {
		return "", err
	}
	return redact.Text(encode(b[:])), nil
}
