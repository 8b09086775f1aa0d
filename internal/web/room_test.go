package web

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"plainwell/internal/content"
	"plainwell/internal/facts"
	"plainwell/internal/gp"
	"plainwell/internal/i18n"
	"plainwell/internal/readability"
	"plainwell/locales"
)

// told writes down what is counted.
type told struct {
	mu  sync.Mutex
	all []gp.Count
}

func (c *told) CountGP(_ context.Context, kind gp.Kind, reason gp.Reason, area string, now time.Time) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.all = append(c.all, gp.Count{Month: now.Format("2006-01"), Kind: kind, Reason: reason, Area: area})
	return nil
}

// roomSite is the screens with the shipped words and pages, with no database.
type roomSite struct {
	t    *testing.T
	url  string
	told *told
	log  *lockedLog
}

// lockedLog is a log that a test may read while it is written.
type lockedLog struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedLog) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedLog) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// morning is 10 on a Monday in November, in London.
var morning = time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)

// roomShelf reads what is only read, once for all tests.
var roomShelf = sync.OnceValues(func() (s struct {
	bundle  *i18n.Bundle
	facts   *facts.Book
	library *content.Library
	letters *readability.Letters
}, err error) {
	if s.bundle, err = i18n.Load(locales.FS()); err != nil {
		return s, err
	}
	if s.facts, err = facts.Load(locales.FS(), "facts.toml"); err != nil {
		return s, err
	}
	if s.letters, err = readability.LoadLetters(locales.FS()); err != nil {
		return s, err
	}
	s.library, err = content.Load(locales.FS(), nil, content.Options{
		Facts: s.facts, Words: func(tag string) content.Words { return s.bundle.For(tag) }, Root: "locales", Reserved: Reserved,
	})
	return s, err
})

// room serves them. change sets more of the options.
func room(t *testing.T, change ...func(*Options)) *roomSite {
	t.Helper()
	shelf, err := roomShelf()
	if err != nil {
		t.Fatal(err)
	}
	zone, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	r := &roomSite{t: t, told: &told{}, log: &lockedLog{}}
	o := Options{
		Site:   Site{Name: "My guide", PublicURL: &url.URL{Scheme: "http", Host: "guide.example"}, ExitURL: &url.URL{Scheme: "https", Host: "weather.example"}, Zone: zone},
		Bundle: shelf.bundle, Library: shelf.library, Facts: shelf.facts, Front: &Front{Icons: map[string]string{}}, GP: r.told, Letters: shelf.letters,
		Clock: func() time.Time { return morning }, Log: slog.New(slog.NewTextHandler(r.log, &slog.HandlerOptions{Level: slog.LevelDebug})),
	}
	for _, f := range change {
		f(&o)
	}
	s, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	r.url = "http://" + l.Addr().String()
	ended := make(chan error, 1)
	go func() { ended <- s.Serve(l) }()
	t.Cleanup(func() {
		if err := s.Shutdown(context.Background()); err != nil {
			t.Error(err)
		}
		<-ended
	})
	return r
}

// page is an answer read to its end.
type page struct {
	*http.Response
	Text string
}

func (r *roomSite) ask(method, path string, form url.Values) page {
	r.t.Helper()
	req, err := http.NewRequest(method, r.url+path, strings.NewReader(form.Encode()))
	if err != nil {
		r.t.Fatal(err)
	}
	if form != nil {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		req.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	return r.do(req)
}

// do sends a request and reads the answer to its end.
func (r *roomSite) do(req *http.Request) page {
	r.t.Helper()
	res, err := http.DefaultTransport.RoundTrip(req)
	if err != nil {
		r.t.Fatal(err)
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		r.t.Fatal(err)
	}
	return page{res, string(text)}
}

func (r *roomSite) get(path string) page { r.t.Helper(); return r.ask("GET", path, nil) }

func (r *roomSite) post(path string, form url.Values) page {
	r.t.Helper()
	return r.ask("POST", path, form)
}

var hrefs = regexp.MustCompile(`href="([^"]*)"`)

// link gives the address of the one link with these words behind it.
func link(t *testing.T, p page, words string) string {
	t.Helper()
	at := strings.Index(p.Text, words)
	if at < 0 {
		t.Fatalf("%q is not on the page %s", words, p.Text)
	}
	all := hrefs.FindAllStringSubmatch(p.Text[:at], -1)
	return all[len(all)-1][1]
}
