package store

import (
	"errors"
	"flag"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write testdata/schema.sql anew")

func TestSchemaIsTheGoldenOne(t *testing.T) {
	b := newBed(t)
	var got strings.Builder
	err := b.read(ctx, func(r *rx) error {
		return r.each(ctx, func(scan func(...any) error) error {
			var text string
			err := scan(&text)
			got.WriteString(text + ";\n\n")
			return err
		}, `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY tbl_name, type DESC, name`)
	})
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("testdata/schema.sql", []byte(got.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/schema.sql")
	if err != nil {
		t.Fatal(err)
	}
	if got.String() != string(want) {
		t.Errorf("the migrations no longer give testdata/schema.sql. If that is meant, run this test with -update. Now it is:\n%s", got.String())
	}
}

func TestMigrationsRunOnceAndInOrder(t *testing.T) {
	b := newBed(t)
	known := migrations()
	more := append(known,
		migration{len(known) + 1, "0008_one", `CREATE TABLE one (n INTEGER) STRICT`},
		migration{len(known) + 2, "0009_two", `INSERT INTO one VALUES (2)`})
	for range 2 {
		if err := b.migrate(ctx, more); err != nil {
			t.Fatal(err)
		}
	}
	var n int
	if err := b.readers.QueryRow(`SELECT count(*) FROM one`).Scan(&n); err != nil || n != 1 {
		t.Errorf("%d rows, %v", n, err)
	}
	t.Run("a database from a newer program is refused in words", func(t *testing.T) {
		if err := b.Close(); err != nil {
			t.Fatal(err)
		}
		_, err := Open(ctx, options(b.dir, b.keys))
		if err == nil || !strings.Contains(err.Error(), "newer version") || !strings.Contains(err.Error(), File(b.dir)) {
			t.Errorf("got %v", err)
		}
	})
}

func TestAStepThatFailsLeavesNothingOfItself(t *testing.T) {
	b := newBed(t)
	known := migrations()
	steps := append(known, migration{len(known) + 1, "bad", `CREATE TABLE half (n INTEGER) STRICT; CREATE TABLE half (n INTEGER)`})
	if err := b.migrate(ctx, steps); err == nil || !strings.Contains(err.Error(), "bad") {
		t.Fatalf("got %v", err)
	}
	var n, done int
	err := b.readers.QueryRow(`SELECT (SELECT count(*) FROM sqlite_schema WHERE name = 'half'), (SELECT max(number) FROM migration)`).Scan(&n, &done)
	if err != nil || n != 0 || done != len(known) {
		t.Errorf("%d tables, step %d, %v", n, done, err)
	}
}

func TestTwoProgramsMayOpenANewFileAtOnce(t *testing.T) {
	dir := t.TempDir()
	keys := newBed(t).keys
	errs := make(chan error, 4)
	for range cap(errs) {
		go func() {
			s, err := Open(ctx, options(dir, keys))
			if err == nil {
				err = s.Close()
			}
			errs <- err
		}()
	}
	var all []error
	for range cap(errs) {
		all = append(all, <-errs)
	}
	if err := errors.Join(all...); err != nil {
		t.Error(err)
	}
}
