package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"

	"plainwell/internal/seal"
)

// OpenKeys reads the keys of a data folder. It makes new ones only when there is
// neither a key file nor a database: new keys beside an old database would shut
// everything in it away. created says that it did.
func OpenKeys(dataDir string, random io.Reader) (keys *seal.Keys, created bool, err error) {
	path, db := KeyFile(dataDir), File(dataDir)
	keys, err = seal.Open(path, random)
	if !errors.Is(err, seal.ErrMissing) {
		return keys, false, err
	}
	if Exists(db) {
		return nil, false, fmt.Errorf("the key file %s is missing, and the database %s cannot be read without it. Put back the copy that you keep in a safe place. To start again with nothing, move the database away", path, db)
	}
	keys, err = seal.Create(path, random)
	return keys, err == nil, err
}

const keyCheck = "keys" // name of the row in meta

// checkKeys tries the keys on a value that was sealed when the database was made.
// The value is itself an HMAC, so that the root secret is tried too.
func (s *Store) checkKeys(ctx context.Context) error {
	want := s.keys.Lookup("meta", keyCheck)
	return s.write(ctx, s.clock(), func(t *tx) error {
		var sealed []byte
		err := t.row(ctx, `SELECT value FROM meta WHERE name = ?`, keyCheck).Scan(&sealed)
		if errors.Is(err, sql.ErrNoRows) {
			return t.sealMeta(ctx, keyCheck, want)
		}
		if err != nil {
			return err
		}
		got, err := s.keys.Unseal(sealed, "meta/"+keyCheck)
		if err != nil || !bytes.Equal(got, want) {
			return fmt.Errorf("the keys in %s are not those of the database %s. Put back the key file that the database was made with", s.keys.Path(), s.path)
		}
		return nil
	})
}

func (t *tx) sealMeta(ctx context.Context, name string, value []byte) error {
	sealed, err := t.s.keys.Seal(value, "meta/"+name)
	if err != nil {
		return err
	}
	return t.exec(ctx, `INSERT INTO meta (name, value) VALUES (?, ?)`, name, sealed)
}
