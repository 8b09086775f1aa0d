package seal

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/sha256"
	"fmt"
	"io"
	"log/slog"
	"sync"
	"sync/atomic"

	"plainwell/internal/redact"
)

// Keys are the secrets of one installation. They may be used by several
// goroutines at once, and print as "<redacted>".
type Keys struct {
	path   string
	mu     sync.Mutex // guards random, and the file when a key is added
	random io.Reader

	// Behind pointers, because fmt does not ask unexported fields how they print.
	ring    atomic.Pointer[ring]
	derived *derived
}

// derived is what is worked out once from the rest of the file: three HMAC keys
// and a cipher, each from the root secret, and the VAPID pair as text.
type derived struct {
	lookup, address, session []byte
	conceal                  cipher.Block
	public                   string
	private                  redact.Text
}

// newKeys makes Keys out of the checked contents of a key file.
func newKeys(path string, f *file, random io.Reader) (*Keys, error) {
	d := &derived{private: redact.Text(encode(f.VAPID.Private))}
	k := &Keys{path: path, random: random, derived: d}
	r, err := newRing(f.Data)
	if err != nil {
		return nil, err
	}
	k.ring.Store(r)
	for use, into := range map[string]*[]byte{"lookup": &d.lookup, "address": &d.address, "session": &d.session} {
		// HKDF (RFC 5869) with SHA-256. The info keeps the three apart for ever.
		if *into, err = hkdf.Key(sha256.New, f.Root, nil, "plainwell 1 "+use, sha256.Size); err != nil {
			return nil, err
		}
	}
	block, err := hkdf.Key(sha256.New, f.Root, nil, "plainwell 1 conceal", sha256.Size)
	if err != nil {
		return nil, err
	}
	if d.conceal, err = aes.NewCipher(block); err != nil {
		return nil, err
	}
	d.public, err = f.VAPID.check()
	return k, err
}

// Path names the file that the keys came from.
func (k *Keys) Path() string { return k.path }

// VAPID gives the key pair that signs messages to push services (RFC 8292), in
// base64url without padding as webpush-go takes it: the uncompressed point of 65
// bytes on P-256, and the scalar of 32 bytes.
func (k *Keys) VAPID() (public string, private redact.Text) {
	return k.derived.public, k.derived.private
}

// Format hides the keys from every verb of fmt.
func (k *Keys) Format(s fmt.State, _ rune) { _, _ = s.Write([]byte("<redacted>")) }

// LogValue hides the keys from log/slog.
func (k *Keys) LogValue() slog.Value { return slog.StringValue("<redacted>") }

// MarshalJSON hides the keys from encoding/json.
func (k *Keys) MarshalJSON() ([]byte, error) { return []byte(`"<redacted>"`), nil }
