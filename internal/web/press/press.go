// Package press makes each public page into one finished slice of bytes with an ETag,
// before anybody asks for it, and compresses it once. A page's bytes depend on its
// address (which holds the language) and the encoding alone.
package press

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"
)

// Doc is one page to be pressed.
type Doc struct {
	Path  string // address, such as "/en/gp"
	Type  string // Content-Type
	Body  []byte
	Forms bool // the page posts a form, so it needs Referrer-Policy same-origin
	Fixed bool // its address changes with its content, so it may be kept for a year

	Policy string // Content-Security-Policy of this page alone; "" for that of all pages
}

// Source writes every public page as it reads on one day. It is called at start
// and at each local midnight.
type Source func(day time.Time) ([]Doc, error)

// Beside writes a page that stands beside another, such as its sheet for paper, when
// it is first asked for. It says no for any other address, quickly: every address
// that is not a finished page comes by here.
type Beside func(path string, day time.Time) (Doc, bool, error)

// Press holds the finished pages. Sheets are replaced all at once, so a reader
// never sees a mixture of two days.
type Press struct {
	source Source
	beside Beside
	cache  *cache
	log    *slog.Logger
	sheets atomic.Pointer[edition]
	making sync.Mutex
	polish polisher
}

// edition is the pages of one day: those made at once, and those made when first
// asked for.
type edition struct {
	day    time.Time
	sheets map[string]*Sheet
	more   sync.Map // path to *Sheet
}

// New makes a press. beside may be nil. folder keeps the best compression of each body by content
// hash; it may be "", then nothing is kept.
func New(source Source, beside Beside, folder string, log *slog.Logger) *Press {
	p := &Press{source: source, beside: beside, cache: &cache{folder: folder}, log: log}
	p.polish.init(p.better)
	p.sheets.Store(&edition{})
	return p
}

// Make writes every page as it reads on day. A page is compressed when it is first
// asked for. When the source fails, the pages of before stay and the error is returned.
func (p *Press) Make(day time.Time) error {
	p.making.Lock()
	defer p.making.Unlock()
	docs, err := p.source(day)
	if err != nil {
		return err
	}
	before := p.sheets.Load().sheets
	sheets := make(map[string]*Sheet, len(docs))
	for _, d := range docs {
		if _, twice := sheets[d.Path]; twice {
			return fmt.Errorf("two pages have the address %s", d.Path)
		}
		s := newSheet(d)
		if old, ok := before[d.Path]; ok && old.etag == s.etag && old.Forms == s.Forms && old.Policy == s.Policy {
			s = old
		}
		sheets[d.Path] = s
	}
	p.sheets.Store(&edition{day: day, sheets: sheets})
	return nil
}

// ready gives a sheet its compressed forms when it is first asked for: the best ones
// where the folder has them, else quick ones now and the best ones soon after. A sheet
// that cannot be compressed is sent as it is.
func (p *Press) ready(s *Sheet) *Sheet {
	s.asked.Do(func() {
		if p.cache.read(s) {
			return
		}
		if err := s.compress(quick); err != nil {
			p.log.Error("a page could not be compressed", "cause", err)
			return
		}
		if s.squeezes() {
			p.polish.add(s)
		}
	})
	return s
}

// better compresses a sheet as well as can be and keeps the result in the folder.
func (p *Press) better(s *Sheet) {
	if err := s.compress(best); err != nil {
		p.log.Warn("a page was not compressed further", "cause", err)
		return
	}
	if err := p.cache.write(s); err != nil {
		p.log.Warn("a compressed page was not kept", "cause", err)
	}
}

// Close waits for the background compression to end its page.
func (p *Press) Close() { p.polish.close() }

// Settle waits until every page that was asked for has its best compression.
func (p *Press) Settle() { p.polish.settle() }

// Get gives the page at an address.
func (p *Press) Get(path string) (*Sheet, bool) {
	now := p.sheets.Load()
	if s, ok := now.sheets[path]; ok {
		return p.ready(s), true
	}
	if s, ok := now.more.Load(path); ok {
		return p.ready(s.(*Sheet)), true
	}
	if p.beside == nil {
		return nil, false
	}
	doc, ok, err := p.beside(path, now.day)
	if !ok {
		return nil, false
	}
	if err != nil {
		p.log.Error("a page could not be made", "cause", err)
		return nil, false
	}
	s, _ := now.more.LoadOrStore(path, newSheet(doc))
	return p.ready(s.(*Sheet)), true
}

// Paths lists every address, in no order.
func (p *Press) Paths() []string {
	sheets := p.sheets.Load().sheets
	out := make([]string, 0, len(sheets))
	for path := range sheets {
		out = append(out, path)
	}
	return out
}

// Hash is the short content hash of a body, as used in ETags and in the list of
// pages that a phone keeps: 16 characters of base64url.
func Hash(body []byte) string {
	sum := sha256.Sum256(body)
	return base64.RawURLEncoding.EncodeToString(sum[:12])
}
