package places

import (
	"archive/zip"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Bounds of what is read, so that a file made to do harm cannot fill the memory or
// run for ever. The largest real file, the postcode directory of the ONS, has 1.4 GB.
const (
	mostUnpacked = 4 << 30 // bytes of all files of an import together
	mostFiles    = 2000    // files in an archive or a folder
	mostRatio    = 200     // times that a file in an archive may be larger than it is packed
)

// Source is what an operator gave to be imported: a file, an archive or a folder.
type Source struct {
	Path string
	Hash []byte    // SHA-256 of all its bytes
	Date time.Time // when its newest file was written
	Size int64     // bytes that will be read, unpacked

	parts []part
	close func() error
}

// part is one file of a source.
type part struct {
	name string
	size int64
	date time.Time
	open func() (io.ReadCloser, error)
}

// OpenSource looks at a file, a zip archive or a folder of CSV files, and takes its
// fingerprint. Close it.
func OpenSource(path string) (*Source, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("%s cannot be read: %w", path, errors.Unwrap(err))
	}
	s := &Source{Path: path, close: func() error { return nil }}
	switch {
	case info.IsDir():
		err = s.folder()
	case strings.EqualFold(filepath.Ext(path), ".zip"):
		err = s.archive()
	default:
		s.parts = []part{plainFile(path, info)}
	}
	if err == nil {
		err = s.measure()
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", path, err), s.Close())
	}
	return s, nil
}

// Close lets go of the files.
func (s *Source) Close() error { return s.close() }

func plainFile(path string, info os.FileInfo) part {
	return part{filepath.Base(path), info.Size(), info.ModTime(), func() (io.ReadCloser, error) { return os.Open(path) }}
}

func (s *Source) folder() error {
	entries, err := os.ReadDir(s.Path)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.IsDir() || !strings.EqualFold(filepath.Ext(e.Name()), ".csv") {
			continue
		}
		info, err := e.Info()
		if err != nil {
			return err
		}
		s.parts = append(s.parts, plainFile(filepath.Join(s.Path, e.Name()), info))
	}
	return nil
}

// archive lists the CSV files of a zip. Their names are never used as paths.
func (s *Source) archive() error {
	z, err := zip.OpenReader(s.Path)
	if err != nil {
		return fmt.Errorf("it is no whole zip archive: %w", err)
	}
	s.close = z.Close
	if len(z.File) > mostFiles {
		return fmt.Errorf("it holds %d files; %d is the most", len(z.File), mostFiles)
	}
	for _, f := range z.File {
		if f.FileInfo().IsDir() || !strings.EqualFold(filepath.Ext(f.Name), ".csv") {
			continue
		}
		if f.UncompressedSize64 > mostRatio*max(f.CompressedSize64, 1<<10) || f.UncompressedSize64 > mostUnpacked {
			return fmt.Errorf("%s in it would unpack to %d MB", quoted(f.Name), f.UncompressedSize64>>20)
		}
		s.parts = append(s.parts, part{f.Name, int64(f.UncompressedSize64), f.Modified, f.Open})
	}
	return nil
}

// measure adds up sizes and dates and takes the fingerprint.
func (s *Source) measure() error {
	if len(s.parts) == 0 {
		return errors.New("it holds no CSV file")
	}
	if len(s.parts) > mostFiles {
		return fmt.Errorf("it holds %d files; %d is the most", len(s.parts), mostFiles)
	}
	hash := sha256.New()
	paths := []string{s.Path}
	if info, err := os.Stat(s.Path); err == nil && info.IsDir() {
		paths = paths[:0]
		for _, p := range s.parts {
			paths = append(paths, filepath.Join(s.Path, p.name))
		}
	}
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			return err
		}
		_, err = io.Copy(hash, f)
		if err = errors.Join(err, f.Close()); err != nil {
			return err
		}
	}
	s.Hash = hash.Sum(nil)
	s.keep(func(part) bool { return true })
	return nil
}

// keep leaves out the files that are not wanted.
func (s *Source) keep(wanted func(part) bool) {
	s.parts = slices.DeleteFunc(s.parts, func(p part) bool { return !wanted(p) })
	s.Size, s.Date = 0, time.Time{}
	for _, p := range s.parts {
		s.Size += p.size
		if p.date.After(s.Date) {
			s.Date = p.date
		}
	}
}

// Progress is told now and then how many bytes of how many were read. It may be nil.
type Progress func(done, total int64)

// each reads the files one after the other.
func (s *Source) each(say Progress, read func(name string, r io.Reader) error) error {
	left := &meter{left: mostUnpacked, total: s.Size, say: say}
	for _, p := range s.parts {
		f, err := p.open()
		if err != nil {
			return fmt.Errorf("%s: %w", p.name, err)
		}
		left.r = f
		err = read(filepath.Base(p.name), left)
		if err = errors.Join(err, f.Close()); err != nil {
			return err
		}
	}
	left.tell()
	return nil
}
