package standin

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"
)

func TestServeSaysWhereItIsAndStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	read, write := io.Pipe()
	ended := make(chan error, 1)
	go func() {
		ended <- Serve(ctx, "127.0.0.1:0", slog.New(slog.NewTextHandler(write, nil)))
		_ = write.Close()
	}()
	line := make([]byte, 4096)
	n, err := read.Read(line)
	if err != nil {
		t.Fatal(err)
	}
	base := regexp.MustCompile(`http://127\.0\.0\.1:\d+`).FindString(string(line[:n]))
	if base == "" || !strings.Contains(string(line[:n]), "PLAINWELL_PUSH_HOSTS="+base) {
		t.Fatalf("log line %s", line[:n])
	}
	resp, err := http.Post(base+"/register", "application/json", nil)
	if err != nil {
		t.Fatal(err)
	}
	got, _ := io.ReadAll(resp.Body)
	_ = resp.Body.Close()
	if !bytes.Contains(got, []byte(base+"/push/")) {
		t.Errorf("subscription %s", got)
	}
	cancel()
	select {
	case err := <-ended:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("it did not stop")
	}
	http.DefaultClient.CloseIdleConnections()
	if resp, err := http.Get(base); err == nil {
		_ = resp.Body.Close()
		t.Error("it still answers")
	}
}

func TestAPortInUseIsAnError(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if err := Serve(t.Context(), l.Addr().String(), nil); err == nil {
		t.Error("no error")
	}
}

func TestTheAddressToCallIsOneThatCanBeCalled(t *testing.T) {
	got := &net.TCPAddr{IP: net.IPv6zero, Port: 9000}
	for asked, want := range map[string]string{
		":0":             "127.0.0.1:9000",
		"0.0.0.0:0":      "127.0.0.1:9000",
		"[::]:9000":      "127.0.0.1:9000",
		"localhost:9000": "localhost:9000",
		"[::1]:9000":     "[::1]:9000",
	} {
		if r := reachable(asked, got); r != want {
			t.Errorf("%s: %s, want %s", asked, r, want)
		}
	}
}

func TestABaseThatIsNoOriginIsRefused(t *testing.T) {
	for _, base := range []string{"", "127.0.0.1:9000", "ftp://x", "http://x/path", "http://x?y", "http://x#y", "http://me@x", "http://"} {
		if _, err := New(Options{Base: base}); err == nil {
			t.Errorf("%q was accepted", base)
		}
	}
	if s, err := New(Options{Base: "http://127.0.0.1:9000/"}); err != nil || s.URL() != "http://127.0.0.1:9000" {
		t.Errorf("a slash at the end: %v", err)
	}
}

func TestCloseLetsHangingAnswersGo(t *testing.T) {
	s, err := Start(Options{})
	if err != nil {
		t.Fatal(err)
	}
	entered := make(chan struct{})
	s.mux.HandleFunc("GET /hang", func(w http.ResponseWriter, r *http.Request) {
		close(entered)
		s.Hang()(w, r)
	})
	ended := make(chan error, 1)
	go func() {
		resp, err := http.Get(s.URL() + "/hang")
		if err == nil {
			_ = resp.Body.Close()
		}
		ended <- err
	}()
	<-entered
	s.Close()
	if err := <-ended; err == nil {
		t.Error("a hanging answer ended as if all were well")
	}
}

func TestThePageShowsPhonesAndMessagesAndRefreshes(t *testing.T) {
	b := newBench(t)
	b.do(b.request(`{"notification":{"title":"<script>alert(1)</script>"}}`))
	get := func(path string) string {
		w := b.do(httptest.NewRequest("GET", path, nil))
		if w.Code != 200 || !strings.Contains(w.Header().Get("Content-Security-Policy"), "default-src 'none'") {
			t.Errorf("%s: %d %v", path, w.Code, w.Header())
		}
		return w.Body.String()
	}
	page := get("/")
	for _, part := range []string{`http-equiv="refresh"`, b.phone.ID, "PLAINWELL_PUSH_HOSTS=" + origin, "m1, delivered", "&lt;script&gt;alert"} {
		if !strings.Contains(page, part) {
			t.Errorf("the page has no %s", part)
		}
	}
	if strings.Contains(page, "<script>") {
		t.Error("a message is taken for HTML")
	}
	if strings.Contains(get("/?still"), `http-equiv="refresh"`) {
		t.Error("it refreshes when asked not to")
	}
	if w := b.do(httptest.NewRequest("POST", "/", nil)); w.Code != 303 || len(b.order) != 2 {
		t.Errorf("the button: %d, %d phones", w.Code, len(b.order))
	}
	if w := b.do(httptest.NewRequest("GET", "/unknown", nil)); w.Code != 404 {
		t.Errorf("an unknown page: %d", w.Code)
	}
}
