package seal

import (
	"context"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	"io"
	"strings"

	"golang.org/x/crypto/argon2"

	"plainwell/internal/redact"
)

// argon is how hard a password is to guess: the parameters of Argon2id (RFC 9106).
type argon struct {
	memory uint32 // KiB
	time   uint32 // passes
	lanes  uint8
}

// today is OWASP's first choice for Argon2id: 19 MiB, two passes, one lane. It fits a
// small machine better than the 64 MiB of RFC 9106's second recommendation.
var today = argon{memory: 19 << 10, time: 2, lanes: 1}

// Sizes of what is kept, and the most that a kept value may ask for: a value from a
// damaged file must not take all memory.
const (
	saltSize   = 16
	hashSize   = 32
	mostMemory = 256 << 10 // KiB
	mostTime   = 16
)

// Hasher makes and checks what is kept of passwords, a few at once, so that a flood of
// sign-ins cannot take all memory.
type Hasher struct {
	random io.Reader
	slots  chan struct{}
	dummy  redact.Text
}

// NewHasher makes a Hasher that works on so many passwords at once. Each takes 19 MiB.
func NewHasher(random io.Reader, atOnce int) (*Hasher, error) {
	h := &Hasher{random: random, slots: make(chan struct{}, atOnce)}
	token, err := Token(random)
	if err != nil {
		return nil, err
	}
	h.dummy, err = h.Hash(context.Background(), token)
	return h, err
}

// Hash gives what is to be kept of a password: a PHC string. The error is ctx's while
// it waits for its turn, or that of the random source.
func (h *Hasher) Hash(ctx context.Context, password redact.Text) (redact.Text, error) {
	salt := make([]byte, saltSize)
	if err := readRandom(h.random, salt); err != nil {
		return "", err
	}
	sum, err := h.sum(ctx, today, password, salt, hashSize)
	if err != nil {
		return "", err
	}
	return redact.Text(fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, today.memory, today.time, today.lanes,
		base64.RawStdEncoding.EncodeToString(salt), base64.RawStdEncoding.EncodeToString(sum))), nil
}

// Check says whether a password fits what is kept, and whether Hash would make
// something stronger of it now. "" stands for an account that nobody has: it takes as
// long, and never fits. Anything that Hash has not made is ErrSealed.
func (h *Hasher) Check(ctx context.Context, kept, password redact.Text) (fits, weak bool, err error) {
	nobody := kept == ""
	if nobody {
		kept = h.dummy
	}
	by, salt, want, err := parsePHC(kept.Reveal())
	if err != nil {
		return false, false, err
	}
	got, err := h.sum(ctx, by, password, salt, uint32(len(want)))
	if err != nil {
		return false, false, err
	}
	fits = subtle.ConstantTimeCompare(got, want) == 1 && !nobody
	return fits, fits && (by != today || len(want) != hashSize), nil
}

// sum waits for its turn and works the hash out.
func (h *Hasher) sum(ctx context.Context, by argon, password redact.Text, salt []byte, size uint32) ([]byte, error) {
	select {
	case h.slots <- struct{}{}:
		defer func() { <-h.slots }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	return argon2.IDKey([]byte(password.Reveal()), salt, by.time, by.memory, by.lanes, size), nil
}

// parsePHC reads a PHC string of Argon2id.
func parsePHC(text string) (by argon, salt, sum []byte, err error) {
	parts := strings.Split(text, "$")
	if len(parts) != 6 || parts[0] != "" || parts[1] != "argon2id" {
		return by, nil, nil, ErrSealed
	}
	var version int
	if n, err := fmt.Sscanf(parts[2], "v=%d", &version); n != 1 || err != nil || version != argon2.Version {
		return by, nil, nil, ErrSealed
	}
	if n, err := fmt.Sscanf(parts[3], "m=%d,t=%d,p=%d", &by.memory, &by.time, &by.lanes); n != 3 || err != nil ||
		by.memory == 0 || by.memory > mostMemory || by.time == 0 || by.time > mostTime || by.lanes == 0 {
		return by, nil, nil, ErrSealed
	}
	if salt, err = base64.RawStdEncoding.DecodeString(parts[4]); err != nil || len(salt) < 8 {
		return by, nil, nil, ErrSealed
	}
	if sum, err = base64.RawStdEncoding.DecodeString(parts[5]); err != nil || len(sum) < 16 || len(sum) > 64 {
		return by, nil, nil, ErrSealed
	}
	return by, salt, sum, nil
}
