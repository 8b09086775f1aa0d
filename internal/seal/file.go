package seal

import (
	"bytes"
	"crypto/ecdh"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
)

// The shape of the file and its sizes in bytes. keySize holds for the root secret
// and for each data key.
const (
	format  = 1
	keySize = 32
	maxFile = 256 << 10
)

// file is keys.json. Byte slices are base64 in it, as encoding/json writes them.
type file struct {
	Format int       `json:"format"`
	Note   string    `json:"note"`
	Root   []byte    `json:"root"`
	Data   []dataKey `json:"data"`
	VAPID  vapid     `json:"vapid"`
}

// dataKey is one AES-256 key. Number starts at 1 and goes up; old keys stay, so
// that old rows can still be read.
type dataKey struct {
	Number uint16 `json:"number"`
	Key    []byte `json:"key"`
}

// vapid is a P-256 scalar, with the public point beside it as a check.
type vapid struct {
	Private []byte `json:"private"`
	Public  []byte `json:"public"`
}

const fileNote = "These are the keys of one Plainwell database. Keep a copy in a safe place, apart from the copies of the database. Without them the database cannot be read."

// newFile makes a new set of keys.
func newFile(random io.Reader) (*file, error) {
	f := &file{Format: format, Note: fileNote, Root: make([]byte, keySize)}
	if err := readRandom(random, f.Root); err != nil {
		return nil, err
	}
	if err := f.addKey(random); err != nil {
		return nil, err
	}
	var err error
	f.VAPID, err = newVAPID(random)
	return f, err
}

// addKey adds a data key with the next number.
func (f *file) addKey(random io.Reader) error {
	k := dataKey{Number: 1, Key: make([]byte, keySize)}
	if n := len(f.Data); n > 0 {
		k.Number = f.Data[n-1].Number + 1
	}
	if k.Number == 0 {
		return errors.New("the key file holds as many data keys as can be numbered")
	}
	if err := readRandom(random, k.Key); err != nil {
		return err
	}
	f.Data = append(f.Data, k)
	return nil
}

// parseFile reads keys.json. Its errors hold nothing of what is in the file.
func parseFile(text []byte) (*file, error) {
	var f file
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(&f); err != nil {
		return nil, errors.New("it is not a whole key file")
	}
	if _, err := d.Token(); err != io.EOF {
		return nil, errors.New("there is something after its end")
	}
	if f.Format != format {
		return nil, errors.New("it was made by another version of this program")
	}
	if len(f.Root) != keySize || len(f.Data) == 0 {
		return nil, errors.New("a key is missing from it")
	}
	last := uint16(0)
	for _, k := range f.Data {
		if len(k.Key) != keySize || k.Number <= last {
			return nil, errors.New("a data key in it is damaged")
		}
		last = k.Number
	}
	if _, err := f.VAPID.check(); err != nil {
		return nil, err
	}
	return &f, nil
}

// newVAPID draws a scalar until it is one of P-256 (nearly always the first).
// ecdh's own GenerateKey pays no heed to the random source that it is given.
func newVAPID(random io.Reader) (vapid, error) {
	b := make([]byte, 32)
	for {
		if err := readRandom(random, b); err != nil {
			return vapid{}, err
		}
		if k, err := ecdh.P256().NewPrivateKey(b); err == nil {
			return vapid{Private: b, Public: k.PublicKey().Bytes()}, nil
		}
	}
}

// check gives the public key as text when the two halves belong together.
func (v vapid) check() (string, error) {
	k, err := ecdh.P256().NewPrivateKey(v.Private)
	if err != nil || !bytes.Equal(k.PublicKey().Bytes(), v.Public) {
		return "", errors.New("the VAPID pair in it is damaged")
	}
	return encode(v.Public), nil
}

func encode(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }
