package press

import (
	"bytes"
	"compress/gzip"
	"io"
	"math/bits"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/andybalholm/brotli"
)

// Sheet is one finished page.
type Sheet struct {
	Doc
	etag   string
	asked  sync.Once
	packed atomic.Pointer[packed]
}

// packed holds the compressed forms of a body; nil where compressing gains nothing.
type packed struct{ br, gz []byte }

// squeezes says whether a body of this sort gets smaller when compressed. PNG is
// compressed already.
func (d Doc) squeezes() bool { return d.Type != "image/png" }

// effort is how hard to compress: quick for the first who asks, best for ever after.
type effort struct{ brotli, gzip int }

var (
	quick = effort{brotli: 1, gzip: gzip.BestSpeed}
	best  = effort{brotli: 11, gzip: 9}
)

func newSheet(d Doc) *Sheet { return &Sheet{Doc: d, etag: Hash(d.Body)} }

// Hash is the content hash of the page.
func (s *Sheet) Hash() string { return s.etag }

func (s *Sheet) compress(e effort) error {
	if !s.squeezes() {
		s.packed.Store(&packed{})
		return nil
	}
	var br, gz bytes.Buffer
	w := brotli.NewWriterOptions(&br, brotli.WriterOptions{Quality: e.brotli, LGWin: windowFor(len(s.Body))})
	if _, err := w.Write(s.Body); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	if err := zip(&gz, s.Body, e.gzip); err != nil {
		return err
	}
	s.packed.Store(&packed{br: br.Bytes(), gz: gz.Bytes()})
	return nil
}

// windowFor gives the size of brotli's window, as a power of two (RFC 7932 section
// 9.1: it holds 16 bytes less), for a body of n bytes: the least that sees all of it.
// At its best the library takes 8 bytes of memory for each byte of the window, whatever
// it compresses: 32 MB for a page of 10 KB with the usual one.
func windowFor(n int) int { return min(max(bits.Len(uint(n+15)), 16), 22) }

// zippers are gzip writers by level, to be used again: a new one costs close to a
// megabyte.
var zippers [gzip.BestCompression + 1]sync.Pool

// zip writes a body compressed with gzip.
func zip(to io.Writer, body []byte, level int) error {
	w, ok := zippers[level].Get().(*gzip.Writer)
	if !ok {
		w, _ = gzip.NewWriterLevel(io.Discard, level) // the levels here are all in range
	}
	defer zippers[level].Put(w)
	w.Reset(to)
	if _, err := w.Write(body); err != nil {
		return err
	}
	return w.Close()
}

// Encoded gives the body for an Accept-Encoding header, the name of its encoding
// ("br", "gzip" or "") and its ETag. The three forms have three ETags, as RFC 9110
// section 8.8.3.3 asks.
func (s *Sheet) Encoded(accept string) (body []byte, encoding, etag string) {
	if p := s.packed.Load(); p != nil {
		switch {
		case p.br != nil && accepts(accept, "br"):
			return p.br, "br", `"` + s.etag + `-b"`
		case p.gz != nil && accepts(accept, "gzip"):
			return p.gz, "gzip", `"` + s.etag + `-g"`
		}
	}
	return s.Body, "", `"` + s.etag + `"`
}

// accepts says whether an Accept-Encoding header allows an encoding: named, and
// not with a weight of nought (RFC 9110 section 12.5.3). "*" does not count: a
// client that wants br says so.
func accepts(header, encoding string) bool {
	for part := range strings.SplitSeq(header, ",") {
		name, params, _ := strings.Cut(part, ";")
		if !strings.EqualFold(strings.TrimSpace(name), encoding) {
			continue
		}
		q, found := strings.CutPrefix(strings.ToLower(strings.TrimSpace(params)), "q=")
		return !found || strings.Trim(q, "0.") != ""
	}
	return false
}

// Weigh gives the size of a body on the wire, in bytes, quickly compressed: what
// "Keep this page" costs a reader.
func Weigh(body []byte) int64 {
	var n counter
	_ = zip(&n, body, gzip.BestSpeed) // a counter takes all
	return int64(n)
}

// counter counts what is written to it.
type counter int64

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}
