package seal

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Create makes new keys and writes them to path, readable by the owner alone, in a
// folder of the same kind. The file appears whole or not at all, and a file that
// is already there is never overwritten: the error then holds fs.ErrExist.
func Create(path string, random io.Reader) (*Keys, error) {
	if _, err := os.Lstat(path); err == nil {
		return nil, fmt.Errorf("the key file %s is already there and stays as it is: %w", path, fs.ErrExist)
	}
	if err := makeFolder(filepath.Dir(path)); err != nil {
		return nil, fmt.Errorf("the folder for the keys cannot be made: %w", err)
	}
	f, err := newFile(random)
	if err != nil {
		return nil, err
	}
	if err := save(path, f, place); err != nil {
		return nil, fmt.Errorf("the keys cannot be written: %w", err)
	}
	return newKeys(path, f, random)
}

// AddKey adds a data key to the file and gives its number. New values are sealed
// with it; values that older keys sealed still open. It is written before it is
// used, so that no value is ever sealed with a key that is not kept.
func (k *Keys) AddKey() (int, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	f, err := load(k.path)
	if err != nil {
		return 0, err
	}
	if err := f.addKey(k.random); err != nil {
		return 0, err
	}
	r, err := newRing(f.Data)
	if err != nil {
		return 0, err
	}
	if err := save(k.path, f, os.Rename); err != nil {
		return 0, fmt.Errorf("the new key cannot be written: %w", err)
	}
	k.ring.Store(r)
	return int(r.newest), nil
}

// makeFolder makes the folder for its owner alone. A folder that was there before
// is tightened only while it is empty: nobody else can be using it.
func makeFolder(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	inside, err := os.ReadDir(dir)
	if err != nil || len(inside) > 0 {
		return err
	}
	return os.Chmod(dir, 0o700)
}

// save writes the file beside its place, flushes it to the disk and moves it in.
func save(path string, f *file, move func(from, to string) error) error {
	text, err := json.MarshalIndent(f, "", "  ")
	if err != nil {
		return err
	}
	text = append(text, '\n')
	defer clear(text)
	tmp, err := os.CreateTemp(filepath.Dir(path), ".keys-*") // made with mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(tmp.Name())
	_, err = tmp.Write(text)
	if err == nil {
		err = tmp.Sync()
	}
	if err := errors.Join(err, tmp.Close()); err != nil {
		return err
	}
	if err := move(tmp.Name(), path); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(path))
}

// place gives the written file its name unless that name is taken. A link does so
// in one step; on a file system without links the name is looked at first.
func place(from, to string) error {
	err := os.Link(from, to)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	if _, err := os.Lstat(to); err == nil {
		return fmt.Errorf("%s: %w", to, fs.ErrExist)
	}
	return os.Rename(from, to)
}

// syncFolder flushes the new name. Systems that cannot flush a folder are let be.
func syncFolder(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	_ = d.Sync()
	return d.Close()
}
