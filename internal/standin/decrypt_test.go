package standin

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/ecdh"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"strings"
	"testing"
)

func bytesOf(t testing.TB, s string) []byte {
	t.Helper()
	b, err := base64.RawURLEncoding.DecodeString(s)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// The values of RFC 8291 section 5 and appendix A.
const (
	rfcPrivate = "q1dXpw3UpT5VOmu_cf_v6ih07Aems3njxI-JWgLcM94"
	rfcPublic  = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"
	rfcSender  = "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8"
	rfcAuth    = "BTBZMqHH6r4Tts7J_aSIgg"
	rfcIKM     = "S4lYMb_L0FxCeq0WhDx813KgSYqU26kOyzWUdsXYyrg"
	rfcBody    = "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN"
)

func rfcKey(t testing.TB) *ecdh.PrivateKey {
	t.Helper()
	key, err := ecdh.P256().NewPrivateKey(bytesOf(t, rfcPrivate))
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func TestTheExampleOfRFC8291IsDecrypted(t *testing.T) {
	key := rfcKey(t)
	if got := base64.RawURLEncoding.EncodeToString(key.PublicKey().Bytes()); got != rfcPublic {
		t.Fatalf("public key %s", got)
	}
	ikm, err := keying(key, bytesOf(t, rfcAuth), bytesOf(t, rfcSender))
	if err != nil || !bytes.Equal(ikm, bytesOf(t, rfcIKM)) {
		t.Errorf("keying material %x, %v", ikm, err)
	}
	plain, err := decrypt(bytesOf(t, rfcBody), key, bytesOf(t, rfcAuth))
	if err != nil || string(plain) != "When I grow up, I want to be a watermelon" {
		t.Errorf("plain text %q, %v", plain, err)
	}
}

func TestTheExamplesOfRFC8188AreDecrypted(t *testing.T) {
	for name, x := range map[string]struct {
		ikm, body, keyID string
		records          int
	}{
		"3.1, one record": {
			"yqdlZ-tYemfogSmv7Ws5PQ",
			"I1BsxtFttlv3u_Oo94xnmwAAEAAA-NAVub2qFgBEuQKRapoZu-IxkIva3MEB1PD-ly8Thjg", "", 1,
		},
		"3.2, two records": {
			"BO3ZVPxUlnLORbVGMpbT1Q",
			"uNCkWiNYzKTnBN9ji3-qWAAAABkCYTHOG8chz_gnvgOqdGYovxyjuqRyJFjEDyoF1Fvkj6hQPdPHI51OEUKEpgz3SsLWIqS_uA", "a1", 2,
		},
	} {
		c, err := parse(bytesOf(t, x.body))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		plain, records, err := c.open(bytesOf(t, x.ikm))
		if err != nil || string(plain) != "I am the walrus" || string(c.keyID) != x.keyID || records != x.records {
			t.Errorf("%s: %q, key id %q, %d records, %v", name, plain, c.keyID, records, err)
		}
	}
}

// coder makes bodies, right and wrong, for the tests below.
type coder struct {
	salt, ikm  []byte
	recordSize uint32
	keyID      string
}

func (c coder) body(t *testing.T, records ...string) []byte {
	t.Helper()
	key, _ := hkdf.Key(sha256.New, c.ikm, c.salt, "Content-Encoding: aes128gcm\x00", 16)
	base, _ := hkdf.Key(sha256.New, c.ikm, c.salt, "Content-Encoding: nonce\x00", 12)
	block, err := aes.NewCipher(key)
	if err != nil {
		t.Fatal(err)
	}
	gcm, err := cipher.NewGCM(block)
	if err != nil {
		t.Fatal(err)
	}
	out := append([]byte(nil), c.salt...)
	out = binary.BigEndian.AppendUint32(out, c.recordSize)
	out = append(out, byte(len(c.keyID)))
	out = append(out, c.keyID...)
	for i, r := range records {
		n := append([]byte(nil), base...)
		n[11] ^= byte(i)
		out = gcm.Seal(out, n, []byte(r), nil)
	}
	return out
}

func TestBodiesThatBreakRFC8188AreRefused(t *testing.T) {
	good := coder{salt: bytes.Repeat([]byte{7}, 16), ikm: bytes.Repeat([]byte{9}, 32), recordSize: 20}
	open := func(body []byte) (string, error) {
		c, err := parse(body)
		if err != nil {
			return "", err
		}
		plain, _, err := c.open(good.ikm)
		return string(plain), err
	}
	if got, err := open(good.body(t, "abc\x01", "de\x02\x00")); got != "abcde" || err != nil {
		t.Fatalf("a good body: %q, %v", got, err)
	}
	small, flipped, late := good, good.body(t, "abc\x02"), good.body(t, "abc\x01", "d\x02")
	small.recordSize = 17
	flipped[len(flipped)-1] ^= 1
	for name, body := range map[string][]byte{
		"an empty body":                      {},
		"a body that ends in its header":     good.body(t)[:20],
		"a key id longer than the body":      append(good.body(t)[:20], 200),
		"a header alone":                     good.body(t),
		"a record size under 18":             small.body(t, "\x02"),
		"a changed byte":                     flipped,
		"a record cut short":                 late[:len(late)-1],
		"the last record missing":            good.body(t, "abc\x01"),
		"a record after the last":            good.body(t, "abc\x02", "d\x02"),
		"records in the wrong order":         append(append(good.body(t), late[41:]...), late[21:41]...),
		"padding without a delimiter":        good.body(t, "\x00\x00\x00\x00"),
		"a delimiter that is neither 1 or 2": good.body(t, "abc\x03", "d\x02"),
	} {
		if got, err := open(body); err == nil {
			t.Errorf("%s is read as %q", name, got)
		}
	}
}

func TestAPushMessageOfTwoRecordsIsRefused(t *testing.T) {
	c := coder{salt: bytes.Repeat([]byte{7}, 16), ikm: bytesOf(t, rfcIKM), recordSize: 20, keyID: string(bytesOf(t, rfcSender))}
	if plain, err := decrypt(c.body(t, "abc\x02"), rfcKey(t), bytesOf(t, rfcAuth)); err != nil || string(plain) != "abc" {
		t.Fatalf("one record: %q, %v", plain, err)
	}
	if _, err := decrypt(c.body(t, "abc\x01", "d\x02"), rfcKey(t), bytesOf(t, rfcAuth)); err == nil {
		t.Error("two records were accepted")
	}
}

func TestAMessageForAnotherPhoneCannotBeRead(t *testing.T) {
	other, err := ecdh.P256().GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := decrypt(bytesOf(t, rfcBody), other, bytesOf(t, rfcAuth)); err == nil {
		t.Error("read with another key")
	}
	if _, err := decrypt(bytesOf(t, rfcBody), rfcKey(t), bytes.Repeat([]byte{1}, 16)); err == nil {
		t.Error("read with another secret")
	}
	bad := bytesOf(t, rfcBody)
	bad[40] ^= 1
	if _, err := decrypt(bad, rfcKey(t), bytesOf(t, rfcAuth)); err == nil || !strings.Contains(err.Error(), "point") {
		t.Errorf("a sender's key off the curve: %v", err)
	}
}

func FuzzDecrypt(f *testing.F) {
	f.Add(bytesOf(f, rfcBody))
	f.Add([]byte{})
	f.Add(bytes.Repeat([]byte{255}, 100))
	key, auth := rfcKey(f), bytesOf(f, rfcAuth)
	f.Fuzz(func(t *testing.T, body []byte) {
		if plain, err := decrypt(body, key, auth); err == nil && string(plain) != "When I grow up, I want to be a watermelon" {
			t.Fatalf("made up a message: %q", plain)
		}
	})
}
