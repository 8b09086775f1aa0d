package app

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"plainwell/internal/remind"
)

// half is the sending half of the program on a file of its own, with no pages: it
// starts in no time.
type half struct {
	*App
	engine *remind.Engine
}

func small(t testing.TB) (*half, string) {
	t.Helper()
	dir := t.TempDir()
	s, err := config(dir).read()
	if err != nil {
		t.Fatal(err)
	}
	a := &App{settings: s, clock: time.Now, log: slog.New(slog.DiscardHandler)}
	file, err := s.open(t.Context(), a.log, a.clock)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = file.store.Close() })
	a.store = file.store
	o := s.reminders(file)
	if o.Bundle, err = builtInWords(); err != nil {
		t.Fatal(err)
	}
	return &half{a, remind.NewEngine(o)}, dir
}

// config is a set of settings that are good.
func config(dir string) Config {
	return Config{Addr: ":0", DataDir: dir, PublicURL: "http://localhost:8080", SiteName: "My guide", Timezone: "Europe/London", ExitURL: "https://www.example.org/", KeepDays: 30}
}

func TestItIsReadyOnlyWhileTheLoopTicks(t *testing.T) {
	a, _ := small(t)
	if err := a.Ready(t.Context()); err == nil {
		t.Error("ready before the first tick")
	}
	if _, err := a.engine.Tick(t.Context()); err != nil {
		t.Fatal(err)
	}
	at, err := a.store.LastBeat(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for after, well := range map[time.Duration]bool{0: true, 3 * tick: true, 3*tick + time.Second: false, time.Hour: false, -time.Hour: true} {
		a.clock = func() time.Time { return at.Add(after) }
		if err := a.Ready(t.Context()); (err == nil) != well {
			t.Errorf("%s after the last tick: %v", after, err)
		}
	}
}

func TestTheStatusIsPrintedBesideTheRunningProgram(t *testing.T) {
	a, dir := small(t)
	var out bytes.Buffer
	now := time.Now()
	if well, err := Status(t.Context(), dir, now, &out); err != nil || well || !strings.Contains(out.String(), "never") {
		t.Errorf("before the first tick: well %v, %v\n%s", well, err, &out)
	}
	if _, err := a.engine.Tick(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := a.store.AddTotals(t.Context(), []remind.Total{
		{Day: now, Purpose: remind.PurposeRemind, What: remind.Shown, N: 4}, {Day: now, Purpose: remind.PurposeRemind, What: remind.Opened, N: 5},
		{Day: now, Purpose: remind.PurposeRemind, What: string(remind.Missed), N: 1},
	}); err != nil {
		t.Fatal(err)
	}
	out.Reset()
	well, err := Status(t.Context(), dir, time.Now(), &out)
	if err != nil || !well {
		t.Errorf("well %v, %v", well, err)
	}
	for _, want := range []string{"Last tick:", "0 planned", "handed over", "under 5", "Resting hosts:"} {
		if want == "0 planned" {
			want = "0, and 0 being sent"
		}
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %q in\n%s", want, &out)
		}
	}
	if strings.Contains(out.String(), " 4 ") {
		t.Errorf("a small count of phones is told:\n%s", &out)
	}
	out.Reset()
	if well, err := Status(t.Context(), dir, time.Now().Add(time.Minute), &out); err != nil || well || !strings.Contains(out.String(), "no reminder is being sent") {
		t.Errorf("when the loop has stopped: well %v, %v\n%s", well, err, &out)
	}
	if _, err := Status(t.Context(), t.TempDir(), time.Now(), &out); err == nil || !strings.Contains(err.Error(), "not there yet") {
		t.Errorf("with no database: %v", err)
	}
}

func TestMetricsAreTheNumbersOfTheStatus(t *testing.T) {
	a, _ := small(t)
	if _, err := a.engine.Tick(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := a.store.AddTotals(t.Context(), []remind.Total{{Day: a.clock(), Purpose: remind.PurposeTest, What: remind.Shown, N: 4}, {Day: a.clock(), Purpose: remind.PurposeRemind, What: remind.Shown, N: 6}}); err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- a.serveMetrics(ctx, l) }()
	res, err := http.Get("http://" + l.Addr().String() + "/metrics")
	if err != nil {
		t.Fatal(err)
	}
	var text bytes.Buffer
	_, _ = text.ReadFrom(res.Body)
	res.Body.Close()
	for _, want := range []string{`plainwell_reminders{state="planned"} 0`, "plainwell_reminders_due 0", "plainwell_last_tick_seconds 1", `plainwell_resting_hosts{cause="refuses-us"} 0`, `plainwell_today{purpose="remind",what="shown"} 6`} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("no %s in\n%s", want, &text)
		}
	}
	if strings.Contains(text.String(), `purpose="test"`) {
		t.Errorf("a small count of phones is told:\n%s", &text)
	}
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

func TestTheOutsideIsToldOnlyWhileAllIsWell(t *testing.T) {
	calls := 0
	status := http.StatusOK
	outside := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		calls++
		if r.URL.Path != "/secret" || r.Header.Get("Cookie") != "" {
			t.Errorf("called %s", r.URL)
		}
		w.Header().Set("Location", "http://127.0.0.1:1/elsewhere")
		w.WriteHeader(status)
	}))
	defer outside.Close()
	var ill error
	s, err := newAliveSwitch(outside.URL+"/secret", func(context.Context) error { return ill })
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		ill    error
		status int
		calls  int
		fails  bool
	}{{nil, 200, 1, false}, {errors.New("no tick"), 200, 1, false}, {nil, 204, 2, false}, {nil, 500, 3, true}, {nil, 302, 4, true}, {nil, 200, 5, false}} {
		ill, status = c.ill, c.status
		err := s.tell(t.Context())
		if (err != nil) != c.fails || calls != c.calls || err != nil && strings.Contains(err.Error(), "secret") {
			t.Errorf("%+v: %v after %d calls", c, err, calls)
		}
	}
}

func TestSettingsForTheOperatorAreChecked(t *testing.T) {
	c := config(t.TempDir())
	c.AliveURL, c.MetricsAddr = "ftp://example.org/secret", "nowhere"
	_, err := c.read()
	if err == nil || !strings.Contains(err.Error(), "PLAINWELL_ALIVE_URL") || !strings.Contains(err.Error(), "PLAINWELL_METRICS_ADDR") || strings.Contains(err.Error(), "secret") {
		t.Errorf("got %v", err)
	}
	c.AliveURL, c.MetricsAddr = "https://example.org/secret", "127.0.0.1:0"
	if _, err := c.read(); err != nil {
		t.Error(err)
	}
}

func TestTheMemoryOfBothProcessesIsBound(t *testing.T) {
	before, percent := debug.SetMemoryLimit(-1), debug.SetGCPercent(100)
	debug.SetGCPercent(percent)
	defer func() { debug.SetMemoryLimit(before); debug.SetGCPercent(percent) }()
	for name, bind := range map[string]func(){"pages": BoundMemory, "sending": boundSender} {
		t.Setenv("GOMEMLIMIT", "")
		bind()
		if got := debug.SetMemoryLimit(-1); got < 16<<20 || got > 400<<20 { // tests hold more than the program
			t.Errorf("%s: held to %d bytes", name, got)
		}
		debug.SetMemoryLimit(12345 << 20)
		t.Setenv("GOMEMLIMIT", "12345MiB")
		bind()
		if got := debug.SetMemoryLimit(-1); got != 12345<<20 {
			t.Errorf("%s: the operator's own bound was replaced by %d", name, got)
		}
	}
}
