package seal

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// ErrMissing says that there is no key file. errors.Is finds fs.ErrNotExist in it.
var ErrMissing = fmt.Errorf("the key file is missing: %w", fs.ErrNotExist)

// Open reads the keys from path. The error names the file: ErrMissing when it is
// not there, and words when others than its owner may read it (with the command
// that mends it) or when it is damaged. Nothing of its contents is in an error.
func Open(path string, random io.Reader) (*Keys, error) {
	f, err := load(path)
	if err != nil {
		return nil, err
	}
	k, err := newKeys(path, f, random)
	if err != nil {
		return nil, damaged(path, err)
	}
	return k, nil
}

func load(path string) (*file, error) {
	in, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%s: %w", path, ErrMissing)
	}
	if err != nil {
		return nil, fmt.Errorf("the key file cannot be opened: %w", err)
	}
	defer in.Close()
	// The mode of the opened file is asked for, not that of the name, so that
	// nobody can swap the two between the question and the reading.
	if err := checkMode(path, in); err != nil {
		return nil, err
	}
	text, err := io.ReadAll(io.LimitReader(in, maxFile+1))
	if err != nil {
		return nil, fmt.Errorf("the key file cannot be read: %w", err)
	}
	defer clear(text)
	if len(text) > maxFile {
		return nil, damaged(path, errors.New("it is far too long"))
	}
	f, err := parseFile(text)
	if err != nil {
		return nil, damaged(path, err)
	}
	return f, nil
}

// checkMode refuses a file that its group or others may read or write. Windows has
// no such modes: there the folder's own rights are what counts.
func checkMode(path string, in *os.File) error {
	info, err := in.Stat()
	if err != nil {
		return fmt.Errorf("the key file cannot be read: %w", err)
	}
	if !info.Mode().IsRegular() {
		return fmt.Errorf("the key file %s is not an ordinary file", path)
	}
	if mode := info.Mode().Perm(); runtime.GOOS != "windows" && mode&0o077 != 0 {
		return fmt.Errorf("the key file %s is open to other users of this computer (mode %04o). Only its owner may read it. Run: chmod 600 %s",
			path, mode, shellWord(path))
	}
	return nil
}

func damaged(path string, why error) error {
	return fmt.Errorf("the key file %s cannot be used: %w. Put back the copy that you keep in a safe place", path, why)
}

// shellWord writes a path so that it can be pasted into a shell.
func shellWord(path string) string {
	if !strings.ContainsFunc(path, func(r rune) bool {
		return !strings.ContainsRune("/._-+@", r) && !('0' <= r && r <= '9') && !('a' <= r && r <= 'z') && !('A' <= r && r <= 'Z')
	}) {
		return path
	}
	return "'" + strings.ReplaceAll(filepath.Clean(path), "'", `'\''`) + "'"
}
