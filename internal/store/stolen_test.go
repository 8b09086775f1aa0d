package store

import (
	"bytes"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"plainwell/internal/device"
	"plainwell/internal/redact"
	"plainwell/internal/remind"
)

// bytesOnDisk is all that a thief of the database and its logs holds.
func (b *bed) bytesOnDisk(t testing.TB) map[string][]byte {
	t.Helper()
	files, err := filepath.Glob(File(b.dir) + "*")
	if err != nil || len(files) == 0 {
		t.Fatalf("%v, %v", files, err)
	}
	out := map[string][]byte{}
	for _, name := range files {
		if out[filepath.Base(name)], err = os.ReadFile(name); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func TestAStolenFileSaysNothing(t *testing.T) {
	b := newBed(t)
	d, token, err := b.New(ctx, "en", t0)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Subscribe(ctx, d.ID, subscription("SecretEndpoint"), "vapid", t0); err != nil {
		t.Fatal(err)
	}
	a := date(48)
	a.Kind, a.Zone, a.UID = remind.KindHospital, "Europe/Warsaw", "SecretUID"
	a.Place, a.Phone, a.Bring, a.Note = "SecretPlace", "07700900123", "SecretBring", redact.Text("SecretNote"+strings.Repeat("x", 400))
	if a, err = b.Add(ctx, d.ID, a, []remind.Plan{plan(0, remind.Offset{Hours: 2})}); err != nil {
		t.Fatal(err)
	}
	due := b.claim(t, t0, 1)
	b.record(t, t0, outcome(due[0], remind.Planned))
	changed, err := b.Replace(ctx, d.ID, next(a), nil)
	if err != nil {
		t.Fatal(err)
	}
	code := b.code(t, d.ID, t0)

	secrets := []string{
		"hospital", "SecretPlace", "07700900123", "SecretBring", "SecretNote", "SecretUID", "Europe", "Warsaw",
		a.Starts.String(), changed.Starts.String(), changed.Place.Reveal(),
		"push.example", "SecretEndpoint", "BPublicKeyOf", "AuthSecretOf",
		token.Reveal(), code, a.Address.Reveal(), due[0].Notice.Reveal(),
	}
	look := func(t *testing.T) {
		for name, data := range b.bytesOnDisk(t) {
			for _, secret := range secrets {
				forms := []string{secret, hex.EncodeToString([]byte(secret)), base64.StdEncoding.EncodeToString([]byte(secret))[:len(secret)]}
				if raw, err := base64.RawURLEncoding.DecodeString(secret); err == nil && len(raw) >= 16 {
					forms = append(forms, string(raw))
				}
				for _, form := range forms {
					if bytes.Contains(data, []byte(form)) {
						t.Errorf("%s holds %q", name, form)
					}
				}
			}
		}
	}
	t.Run("while the program runs", look)
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	t.Run("after it has stopped", look)
	t.Run("and this test would find what is there", func(t *testing.T) {
		if !bytes.Contains(b.bytesOnDisk(t)["plainwell.db"], []byte("superseded")) {
			t.Error("it does not find the state of a row")
		}
	})
}

// sealedParts gives pieces of everything sealed or looked up that belongs to phones
// and dates: each 16 bytes long, enough to know it again.
func (b *bed) sealedParts(t testing.TB) map[string][]byte {
	t.Helper()
	parts := map[string][]byte{}
	for _, query := range []string{
		`SELECT sealed FROM appointment`, `SELECT address FROM appointment`, `SELECT sealed FROM subscription`,
		`SELECT endpoint FROM subscription`, `SELECT token FROM phone`, `SELECT code FROM move_code`, `SELECT address FROM reminder`,
	} {
		n := 0
		err := b.read(ctx, func(r *rx) error {
			return r.each(ctx, func(scan func(...any) error) error {
				var value []byte
				err := scan(&value)
				for at := 2; at+16 <= len(value); at += 16 {
					parts[fmt.Sprintf("%s, row %d, byte %d", query, n, at)] = value[at : at+16]
				}
				n++
				return err
			}, query)
		})
		if err != nil || n == 0 {
			t.Fatalf("%s: %d rows, %v", query, n, err)
		}
	}
	return parts
}

func TestWhatWasForgottenIsGoneFromTheFile(t *testing.T) {
	for name, forget := range map[string]func(*bed, []device.ID) error{
		"forgetting each phone": func(b *bed, phones []device.ID) error {
			for _, id := range phones {
				if err := b.Forget(ctx, id); err != nil {
					return err
				}
			}
			return nil
		},
		"purging phones not seen": func(b *bed, phones []device.ID) error {
			n, err := b.PurgePhones(ctx, t0.AddDate(1, 1, 0))
			if n != len(phones) {
				return fmt.Errorf("%d went of %d: %w", n, len(phones), err)
			}
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBed(t)
			var phones []device.ID
			for i := range 40 {
				d := b.reachable(t, fmt.Sprint(i))
				phones = append(phones, d.ID)
				for j := range 8 {
					a := b.addDate(t, d.ID, 24*(1+j), j, j+60)
					if j%3 == 0 { // and rows that move about in their pages
						if _, err := b.Replace(ctx, d.ID, next(a), []remind.Plan{plan(90, remind.Offset{Days: 2})}); err != nil {
							t.Fatal(err)
						}
					}
				}
				b.code(t, d.ID, t0)
			}
			parts := b.sealedParts(t)
			if err := forget(b, phones); err != nil {
				t.Fatal(err)
			}
			files := b.bytesOnDisk(t)
			if n := len(files["plainwell.db-wal"]); n != 0 {
				t.Errorf("the write-ahead log holds %d bytes", n)
			}
			left := 0
			for what, part := range parts {
				for file, data := range files {
					if bytes.Contains(data, part) {
						left++
						if left < 5 {
							t.Errorf("%s still holds %s", file, what)
						}
					}
				}
			}
			if left > 0 {
				t.Errorf("%d of %d pieces are left", left, len(parts))
			}
		})
	}
}

func TestLengthsOnDiskTellLittle(t *testing.T) {
	b := newBed(t)
	d := b.newPhone(t)
	for i := range 60 {
		a := date(48)
		a.Note = redact.Text(strings.Repeat("n", i))
		if _, err := b.Add(ctx, d.ID, a, nil); err != nil {
			t.Fatal(err)
		}
	}
	var lengths int
	if err := b.readers.QueryRow(`SELECT count(DISTINCT length(sealed)) FROM appointment`).Scan(&lengths); err != nil || lengths > 2 {
		t.Errorf("60 notes of different lengths have %d lengths, %v", lengths, err)
	}
	var odd int
	if err := b.readers.QueryRow(`SELECT count(*) FROM appointment WHERE (length(sealed) - 30) % 64 <> 0`).Scan(&odd); err != nil || odd != 0 {
		t.Errorf("%d are not padded, %v", odd, err)
	}
}
