package app_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"plainwell/internal/app"
	"plainwell/internal/standin"
)

// running is the real program on a free port, with a real file, and a stand-in
// push service that it may send to.
type running struct {
	t       *testing.T
	URL     string
	Log     *lockedBuffer
	Push    *standin.Service
	Config  app.Config
	App     *app.App
	stop    func() error
	stopped sync.Once
}

// lockedBuffer is a log that a test may read while it is written.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// config is what every test starts from.
func config(dir string) app.Config {
	return app.Config{
		Addr: "127.0.0.1:0", DataDir: dir, PublicURL: "http://localhost:8080", SiteName: "My guide", Timezone: "Europe/London",
		ExitURL: "https://www.example.org/weather", Contact: "The health team, 1 High Street", KeepDays: 30, TrustedProxies: []string{"127.0.0.1"},
	}
}

// start runs a program of its own until the test ends, for tests that stop it or look
// at all that it keeps. Such tests run side by side.
func start(t *testing.T) *running {
	t.Helper()
	return startBy(t, time.Now)
}

// atNoon is start by a clock that goes on from noon of today. A notice of a change
// waits in quiet hours: a test that waits for one must pass at night too.
func atNoon(t *testing.T) *running {
	t.Helper()
	now := time.Now()
	noon := time.Date(now.Year(), now.Month(), now.Day(), 12, 0, 0, 0, time.UTC)
	return startBy(t, func() time.Time { return noon.Add(time.Since(now)) })
}

func startBy(t *testing.T, clock func() time.Time) *running {
	t.Helper()
	t.Parallel()
	push, err := standin.Start(standin.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { push.Close() })
	c := config(t.TempDir())
	c.PushHosts = []string{push.URL()}
	return startAt(t, c, push, clock)
}

// common is the one program that the tests use which only visit it: to start one takes
// more than a second under the race detector.
var common struct {
	once sync.Once
	site *running
	err  error
	end  func()
}

// shared gives a test a view of the common program. Each person who visits it comes
// from an address of their own.
func shared(t *testing.T) *running {
	t.Helper()
	t.Parallel()
	common.once.Do(func() { common.site, common.end, common.err = startCommon() })
	if common.err != nil {
		t.Fatal(common.err)
	}
	return &running{t: t, URL: common.site.URL, Log: common.site.Log, Push: common.site.Push, Config: common.site.Config, App: common.site.App}
}

func startCommon() (*running, func(), error) {
	push, err := standin.Start(standin.Options{})
	if err != nil {
		return nil, nil, err
	}
	dir, err := os.MkdirTemp("", "plainwell-test-")
	if err != nil {
		return nil, nil, err
	}
	c := config(dir)
	c.PushHosts = []string{push.URL()}
	r := &running{Log: &lockedBuffer{}, Push: push, Config: c}
	ctx, cancel := context.WithCancel(context.Background())
	a, err := app.New(ctx, c, r.logger())
	if err != nil {
		cancel()
		return nil, nil, err
	}
	r.App = a
	ended := make(chan error, 1)
	go func() { ended <- a.Run(ctx, app.SendHere(c, r.logger(), time.Now)) }()
	r.URL = "http://" + a.Listening().String()
	return r, func() {
		cancel()
		<-ended
		push.Close()
		_ = os.RemoveAll(dir)
	}, nil
}

func TestMain(m *testing.M) {
	// The program closes a connection that was idle for a minute. One that a test takes up
	// in that moment ends with no answer: let go of them sooner.
	http.DefaultTransport.(*http.Transport).IdleConnTimeout = 20 * time.Second
	code := m.Run()
	if common.end != nil {
		common.end()
	}
	os.Exit(code)
}

// visitors numbers the people of all tests.
var visitors atomic.Int64

func startWith(t *testing.T, c app.Config, push *standin.Service) *running {
	t.Helper()
	return startAt(t, c, push, time.Now)
}

// startAt is startWith by another clock.
func startAt(t *testing.T, c app.Config, push *standin.Service, clock func() time.Time) *running {
	t.Helper()
	r := &running{t: t, Log: &lockedBuffer{}, Push: push, Config: c}
	ctx, cancel := context.WithCancel(context.Background())
	a, err := app.NewAt(ctx, c, r.logger(), clock)
	if err != nil {
		cancel()
		t.Fatal(err)
	}
	r.App = a
	ended := make(chan error, 1)
	go func() { ended <- a.Run(ctx, app.SendHere(c, r.logger(), clock)) }()
	r.URL = "http://" + a.Listening().String()
	r.stop = func() error { cancel(); return <-ended }
	t.Cleanup(r.Stop)
	return r
}

// logger writes everything that the program has to say, for tests that look for what
// must not be there.
func (r *running) logger() *slog.Logger {
	return slog.New(slog.NewJSONHandler(r.Log, &slog.HandlerOptions{Level: slog.LevelDebug}))
}

// Stop ends the program as a signal would, and fails the test if it did not end well.
func (r *running) Stop() {
	r.stopped.Do(func() {
		if err := r.stop(); err != nil {
			r.t.Errorf("the program did not stop well: %v", err)
		}
	})
}

// person is a browser with cookies that does not follow redirects.
type person struct {
	t    *testing.T
	site *running
	http *http.Client
	from string // address, as a proxy tells it
}

func (r *running) person() *person {
	jar, _ := cookiejar.New(nil)
	return &person{t: r.t, site: r, from: fmt.Sprintf("192.0.2.%d", visitors.Add(1)%250+1), http: &http.Client{
		Jar: jar, Timeout: 20 * time.Second,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

// answer is a response read to its end.
type answer struct {
	*http.Response
	Text string
}

func (p *person) do(method, path string, body io.Reader, headers ...string) answer {
	p.t.Helper()
	req, err := http.NewRequest(method, p.site.URL+path, body)
	if err != nil {
		p.t.Fatal(err)
	}
	if method != http.MethodGet && method != http.MethodHead {
		req.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	req.Header.Set("X-Forwarded-For", p.from)
	for i := 0; i+1 < len(headers); i += 2 {
		req.Header.Set(headers[i], headers[i+1])
		if headers[i+1] == "" {
			req.Header.Del(headers[i])
		}
	}
	res, err := p.http.Do(req)
	if err != nil {
		p.t.Fatal(err)
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		p.t.Fatal(err)
	}
	return answer{res, string(text)}
}

func (p *person) get(path string, headers ...string) answer {
	return p.do("GET", path, nil, headers...)
}

func (p *person) post(path string, form url.Values, headers ...string) answer {
	return p.do("POST", path, strings.NewReader(form.Encode()), append([]string{"Content-Type", "application/x-www-form-urlencoded"}, headers...)...)
}

// date is a form for a date at a moment, in London.
func date(at time.Time) url.Values {
	london, _ := time.LoadLocation("Europe/London")
	at = at.In(london)
	return url.Values{
		"kind": {"doctor"}, "day": {at.Format("2")}, "month": {at.Format("January")}, "year": {at.Format("2006")},
		"hour": {at.Format("3")}, "minute": {at.Format("04")}, "half": {at.Format("pm")}, "remind": {"1d", "2h"},
	}
}

// subscribe gives a phone a subscription at the stand-in push service.
func (p *person) subscribe() standin.Phone {
	p.t.Helper()
	phone, err := p.site.Push.Register()
	if err != nil {
		p.t.Fatal(err)
	}
	if a := p.do("PUT", "/api/v1/phone/subscription", bytes.NewReader(phone.JSON())); a.StatusCode != http.StatusNoContent {
		p.t.Fatalf("the subscription was not taken: %d %s", a.StatusCode, a.Text)
	}
	return phone
}

// add writes down a date and gives the path of its page.
func (p *person) add(form url.Values) string {
	p.t.Helper()
	a := p.post("/en/dates/new", form)
	if a.StatusCode != http.StatusSeeOther {
		p.t.Fatalf("the date was not saved: %d %s", a.StatusCode, a.Text)
	}
	path, _, _ := strings.Cut(a.Header.Get("Location"), "?")
	return path
}
