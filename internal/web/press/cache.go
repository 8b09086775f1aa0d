package press

import (
	"crypto/sha256"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// cache keeps the best compression of each body in a folder, by content hash, so
// that the next start has it at once. What is there is public text; losing it
// costs a few seconds of work.
type cache struct{ folder string }

// shelfLife is how long an entry that no page uses is kept.
const shelfLife = 30 * 24 * time.Hour

func (c *cache) file(hash, ext string) string { return filepath.Join(c.folder, hash+ext) }

// read fills a sheet from the folder and says whether it could. A file that is not
// what was written is not used: one cut short by a full disk must never reach a
// reader.
func (c *cache) read(s *Sheet) bool {
	if c.folder == "" || !s.squeezes() {
		return false
	}
	br, gz := c.get(s.etag, ".br"), c.get(s.etag, ".gz")
	if br == nil || gz == nil {
		return false
	}
	s.packed.Store(&packed{br: br, gz: gz})
	return true
}

// get gives one file without its checksum, and marks it as used today.
func (c *cache) get(hash, ext string) []byte {
	raw, err := os.ReadFile(c.file(hash, ext))
	if err != nil || len(raw) <= sha256.Size || sha256.Sum256(raw[sha256.Size:]) != [sha256.Size]byte(raw[:sha256.Size]) {
		return nil
	}
	now := time.Now()
	_ = os.Chtimes(c.file(hash, ext), now, now)
	return raw[sha256.Size:]
}

// write keeps a sheet. Each file appears whole or not at all.
func (c *cache) write(s *Sheet) error {
	if c.folder == "" || !s.squeezes() {
		return nil
	}
	if err := os.MkdirAll(c.folder, 0o700); err != nil {
		return err
	}
	p := s.packed.Load()
	return errors.Join(c.put(s.etag, ".br", p.br), c.put(s.etag, ".gz", p.gz))
}

func (c *cache) put(hash, ext string, body []byte) error {
	f, err := os.CreateTemp(c.folder, "new-*")
	if err != nil {
		return err
	}
	sum := sha256.Sum256(body)
	_, err = f.Write(append(sum[:], body...))
	err = errors.Join(err, f.Close())
	if err == nil {
		err = os.Rename(f.Name(), c.file(hash, ext))
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
	return err
}

// Sweep removes entries that no page has used for 30 days, and half-written ones.
func (p *Press) Sweep(now time.Time) error {
	if p.cache.folder == "" {
		return nil
	}
	entries, err := os.ReadDir(p.cache.folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	for _, e := range entries {
		info, err := e.Info()
		if err == nil && info.Mode().IsRegular() && now.Sub(info.ModTime()) > shelfLife {
			_ = os.Remove(filepath.Join(p.cache.folder, e.Name()))
		}
	}
	return nil
}
