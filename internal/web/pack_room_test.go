package web

import (
	"context"
	"crypto/rand"
	"net/http"
	"net/url"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"plainwell/internal/fault"
	"plainwell/internal/readability"
	"plainwell/internal/redact"
	"plainwell/internal/share"
	"plainwell/internal/store"
	"plainwell/internal/worker"
	"plainwell/locales"
)

// packSite is the screens with packs in a real database, a clock that can be put on,
// and key workers who are signed in by a cookie that is their name.
type packSite struct {
	*roomSite
	packs *share.Packs

	mu     sync.Mutex
	now    time.Time
	cookie string
}

func (p *packSite) clock() time.Time {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.now
}

func (p *packSite) pass(d time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.now = p.now.Add(d)
}

// staff are the key workers: two teams, and each role.
var staff = fakeSessions{
	"ann":  {Account: 11, Team: 1, Role: worker.RoleWorker},
	"lea":  {Account: 12, Team: 1, Role: worker.RoleLead},
	"bob":  {Account: 21, Team: 2, Role: worker.RoleWorker},
	"lou":  {Account: 22, Team: 2, Role: worker.RoleLead},
	"pat":  {Account: 23, Team: 2, Role: worker.RolePublisher},
	"adam": {Account: 24, Team: 2, Role: worker.RoleAdmin},
}

type fakeSessions map[string]worker.Actor

func (f fakeSessions) Session(_ context.Context, token redact.Text) (worker.Actor, error) {
	if by, ok := f[token.Reveal()]; ok {
		return by, nil
	}
	return worker.Actor{}, fault.New(fault.NotFound, "error.not-found")
}

func packRoom(t *testing.T, change ...func(*Options)) *packSite {
	t.Helper()
	p := &packSite{now: morning}
	dir := filepath.Join(t.TempDir(), "data")
	keys, _, err := store.OpenKeys(dir, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(context.Background(), store.Options{Path: store.File(dir), Keys: keys, Clock: p.clock, Random: rand.Reader})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	plantStaff(t, store.File(dir))
	reader, err := readability.Load(locales.FS())
	if err != nil {
		t.Fatal(err)
	}
	p.roomSite = room(t, append([]func(*Options){func(o *Options) {
		p.packs = share.NewPacks(share.Options{
			Shelf: db, Known: Packable(o.Library), Langs: o.Bundle.Tags(), Words: worker.OwnWords{Reader: reader}, Clock: p.clock, Random: rand.Reader,
		})
		o.Packs, o.Sessions, o.Clock = p.packs, staff, p.clock
	}}, change...)...)
	return p
}

// as asks with the cookie of a key worker; "" is nobody.
func (p *packSite) as(who, method, path string, form url.Values) page {
	p.t.Helper()
	req, err := http.NewRequest(method, p.url+path, strings.NewReader(form.Encode()))
	if err != nil {
		p.t.Fatal(err)
	}
	if form != nil {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		req.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	return p.send(who, req)
}

func (p *packSite) send(who string, req *http.Request) page {
	p.t.Helper()
	if who != "" {
		req.AddCookie(&http.Cookie{Name: kwCookie, Value: who})
	}
	return p.do(req)
}

// made makes a pack and gives the address of its maker's page and its code.
func (p *packSite) made(who string, form url.Values) (maker, code string) {
	p.t.Helper()
	at := "/en/meet/pack"
	if who != "" {
		at = "/kw/pack"
	}
	if !form.Has("lang") {
		form.Set("lang", "en")
	}
	a := p.as(who, "POST", at, form)
	if a.StatusCode != http.StatusSeeOther {
		p.t.Fatalf("%d: %s", a.StatusCode, a.Text)
	}
	maker, _, _ = strings.Cut(a.Header.Get("Location"), "?")
	page := p.get(maker)
	_, code, _ = strings.Cut(page.Text, `<p class="code">`)
	code, _, _ = strings.Cut(code, "<")
	if len(code) != 9 {
		p.t.Fatalf("no code on the page of the maker: %d: %s", page.StatusCode, page.Text)
	}
	return maker, code
}
