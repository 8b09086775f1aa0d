package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// File is the path of the database in a data folder.
func File(dataDir string) string { return filepath.Join(dataDir, "plainwell.db") }

// KeyFile is the path of the keys in a data folder.
func KeyFile(dataDir string) string { return filepath.Join(dataDir, "keys.json") }

// Exists says whether there is a database with anything in it at path.
func Exists(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Size() > 0
}

// ownerOnly makes the database file, when it is not there, for its owner alone, in
// a folder of the same kind, and tightens files that are there. SQLite gives the
// files that it adds (-wal and -shm) the mode of the database.
func ownerOnly(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	for _, name := range []string{path, path + "-wal", path + "-shm"} {
		if err := os.Chmod(name, 0o600); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}
