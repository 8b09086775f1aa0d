package press

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/andybalholm/brotli"
)

// cache keeps the best compression of each body in a folder, by content hash, so
// that the next start has it at once. What is there is public text; losing it
// costs a few seconds of work.
type cache struct{ folder string }

// shelfLife is how long an entry that no page uses is kept.
const shelfLife = 30 * 24 * time.Hour

func (c *cache) file(hash, ext string) string { return filepath.Join(c.folder, hash+ext) }

// read fills a sheet from the folder and says whether it could. An entry that
// does not unpack to the very body is not used: a file cut short by a full disk
// must never reach a reader.
func (c *cache) read(s *Sheet) bool {
	if c.folder == "" || !s.squeezes() {
		return false
	}
	br, err1 := os.ReadFile(c.file(s.etag, ".br"))
	gz, err2 := os.ReadFile(c.file(s.etag, ".gz"))
	if err1 != nil || err2 != nil || !unpacks(br, gz, s.Body) {
		return false
	}
	now := time.Now()
	_ = os.Chtimes(c.file(s.etag, ".br"), now, now)
	_ = os.Chtimes(c.file(s.etag, ".gz"), now, now)
	s.packed.Store(&packed{br: br, gz: gz})
	return true
}

// unpacks says whether both compressed forms hold body.
func unpacks(br, gz, body []byte) bool {
	fromBrotli, err := io.ReadAll(brotli.NewReader(bytes.NewReader(br)))
	if err != nil || !bytes.Equal(fromBrotli, body) {
		return false
	}
	r, err := gzip.NewReader(bytes.NewReader(gz))
	if err != nil {
		return false
	}
	fromGzip, err := io.ReadAll(r)
	return err == nil && bytes.Equal(fromGzip, body)
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
	_, err = f.Write(body)
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
