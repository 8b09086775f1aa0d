package store

import (
	"crypto/rand"
	"database/sql"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mattn/go-sqlite3"

	"plainwell/internal/fault"
	"plainwell/internal/seal"
)

func TestFilesAreTheOwnersAlone(t *testing.T) {
	b := newBed(t)
	b.newPhone(t)
	for _, name := range []string{"plainwell.db", "plainwell.db-wal", "plainwell.db-shm", "keys.json"} {
		info, err := os.Stat(filepath.Join(b.dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if mode := info.Mode().Perm(); mode != 0o600 {
			t.Errorf("%s has mode %04o", name, mode)
		}
	}
	if info, err := os.Stat(b.dir); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("the folder has mode %v, %v", info.Mode(), err)
	}
}

func TestAFileThatWasOpenToOthersIsTightened(t *testing.T) {
	b := newBed(t)
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(File(b.dir), 0o644); err != nil {
		t.Fatal(err)
	}
	b = openBed(t, b.dir)
	if info, err := os.Stat(File(b.dir)); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
}

func TestEveryConnectionHasItsSettings(t *testing.T) {
	b := newBed(t)
	want := map[string]string{
		"foreign_keys": "1", "busy_timeout": "10000", "journal_mode": "wal", "temp_store": "2", "trusted_schema": "0",
	}
	writer := map[string]string{"synchronous": "2", "secure_delete": "1", "query_only": "0"}
	readers := map[string]string{"query_only": "1"}
	for _, c := range []struct {
		name string
		db   *sql.DB
		n    int
		more map[string]string
	}{{"writer", b.writer, 1, writer}, {"reader", b.readers, 4, readers}} {
		for i := range c.n {
			conn, err := c.db.Conn(ctx) // held, so that each is another one
			if err != nil {
				t.Fatal(err)
			}
			defer conn.Close()
			for _, set := range []map[string]string{want, c.more} {
				for name, value := range set {
					var got string
					if err := conn.QueryRowContext(ctx, "PRAGMA "+name).Scan(&got); err != nil || got != value {
						t.Errorf("%s %d: %s is %q, %v; want %s", c.name, i, name, got, err, value)
					}
				}
			}
		}
	}
}

func TestReadersCannotWrite(t *testing.T) {
	b := newBed(t)
	if _, err := b.readers.Exec(`INSERT INTO meta (name, value) VALUES ('a', x'00')`); err == nil {
		t.Error("a reader wrote")
	}
}

func TestSQLiteIsNewEnough(t *testing.T) {
	if err := checkSQLite(); err != nil {
		t.Error(err)
	}
	if _, number, _ := sqlite3.Version(); number < 3_051_003 {
		t.Errorf("SQLite %d", number)
	}
}

func TestAPathWithOddCharactersIsOneFile(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "what? 100% #1 & more")
	b := openBed(t, dir)
	b.newPhone(t)
	if !Exists(File(dir)) {
		t.Error("the database is somewhere else")
	}
}

func TestKeysAndDatabaseBelongTogether(t *testing.T) {
	first := newBed(t)
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	keyFile := KeyFile(first.dir)
	t.Run("without a database and keys, keys are made once", func(t *testing.T) {
		dir := t.TempDir()
		_, created, err := OpenKeys(dir, rand.Reader)
		_, again, err2 := OpenKeys(dir, rand.Reader)
		if err != nil || err2 != nil || !created || again {
			t.Errorf("%v %v, %v %v", created, err, again, err2)
		}
	})
	t.Run("a database without its key file is refused, and no key file is made", func(t *testing.T) {
		if err := os.Rename(keyFile, keyFile+".away"); err != nil {
			t.Fatal(err)
		}
		_, created, err := OpenKeys(first.dir, rand.Reader)
		if err == nil || created || !strings.Contains(err.Error(), keyFile) || !strings.Contains(err.Error(), File(first.dir)) {
			t.Errorf("%v, %v", created, err)
		}
		if Exists(keyFile) {
			t.Error("a new key file stands beside the old database")
		}
		if err := os.Rename(keyFile+".away", keyFile); err != nil {
			t.Fatal(err)
		}
	})
	t.Run("a key file open to others is refused", func(t *testing.T) {
		if err := os.Chmod(keyFile, 0o640); err != nil {
			t.Fatal(err)
		}
		if _, _, err := OpenKeys(first.dir, rand.Reader); err == nil || !strings.Contains(err.Error(), "chmod 600 "+keyFile) {
			t.Errorf("got %v", err)
		}
		if err := os.Chmod(keyFile, 0o600); err != nil {
			t.Fatal(err)
		}
	})
	t.Run("the keys of another database are refused", func(t *testing.T) {
		other, err := seal.Create(filepath.Join(t.TempDir(), "other.json"), rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		_, err = Open(ctx, options(first.dir, other))
		if err == nil || !strings.Contains(err.Error(), other.Path()) || !strings.Contains(err.Error(), File(first.dir)) {
			t.Errorf("got %v", err)
		}
	})
	t.Run("keys with another root secret are refused", func(t *testing.T) {
		text, err := os.ReadFile(keyFile)
		if err != nil {
			t.Fatal(err)
		}
		var file map[string]any
		if err := json.Unmarshal(text, &file); err != nil {
			t.Fatal(err)
		}
		file["root"] = make([]byte, 32)
		if text, err = json.Marshal(file); err != nil {
			t.Fatal(err)
		}
		half := filepath.Join(t.TempDir(), "half.json")
		if err := os.WriteFile(half, text, 0o600); err != nil {
			t.Fatal(err)
		}
		keys, err := seal.Open(half, rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		if _, err = Open(ctx, options(first.dir, keys)); err == nil || !strings.Contains(err.Error(), half) {
			t.Errorf("got %v", err)
		}
	})
	t.Run("its own keys open it still, with a key added too", func(t *testing.T) {
		b := openBed(t, first.dir)
		if _, err := b.keys.AddKey(); err != nil {
			t.Fatal(err)
		}
		if err := b.Close(); err != nil {
			t.Fatal(err)
		}
		openBed(t, first.dir)
	})
}

func TestWhatIsNotOurDatabaseIsRefusedAndLeftAlone(t *testing.T) {
	keys, _, err := OpenKeys(t.TempDir(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	foreign, err := sql.Open("sqlite3", filepath.Join(dir, "foreign.db"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := foreign.Exec(`CREATE TABLE song (name TEXT)`); err != nil {
		t.Fatal(err)
	}
	if err := foreign.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "letter.txt"), []byte(strings.Repeat("Dear all, ", 200)), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"foreign.db", "letter.txt"} {
		path := filepath.Join(dir, name)
		before, _ := os.ReadFile(path)
		o := options(dir, keys)
		o.Path = path
		if s, err := Open(ctx, o); err == nil || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: got %v, %v", name, s, err)
		}
		if after, _ := os.ReadFile(path); string(after) != string(before) {
			t.Errorf("%s has changed", name)
		}
	}
}

func TestReadySaysWhenTheFileIsTakenAway(t *testing.T) {
	b := newBed(t)
	if err := b.Ready(ctx); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(File(b.dir), File(b.dir)+".away"); err != nil {
		t.Fatal(err)
	}
	wantFault(t, b.Ready(ctx), fault.Unavailable, "error.busy")
	if err := os.Rename(File(b.dir)+".away", File(b.dir)); err != nil {
		t.Fatal(err)
	}
	if err := b.Ready(ctx); err != nil {
		t.Error(err)
	}
}

func TestCloseLeavesNoLogBehind(t *testing.T) {
	b := newBed(t)
	b.newPhone(t)
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	if Exists(File(b.dir) + "-wal") {
		t.Error("there is a write-ahead log")
	}
	if err := b.Ready(ctx); err == nil {
		t.Error("a closed store is ready")
	}
	if got := fmt.Sprintf("%v %+v", b.keys, b.keys); got != "<redacted> <redacted>" {
		t.Error(got)
	}
}
