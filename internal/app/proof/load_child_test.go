package proof

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"sync"
	"syscall"
	"time"

	"plainwell/internal/app"
)

// The processes of the load proof: the push services, and the whole program.
const (
	loadReceive = "PLAINWELL_PROOF_RECEIVE" // how many hosts
	loadServe   = "PLAINWELL_PROOF_SERVE"   // data folder, then the origins of the push services
	loadSend    = "PLAINWELL_PROOF_SEND"    // anything
)

// loadHosts is how many push services there are.
const loadHosts = 4

// received is what the push services tell of what came.
type received struct {
	N           int
	First, Last time.Time
}

// beReceiver is the push services: each takes everything. It prints their origins in
// one line, and ends with its input.
func beReceiver(string) error {
	var mu sync.Mutex
	var got received
	mux := http.NewServeMux()
	mux.HandleFunc("POST /push/{id}", func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.Copy(io.Discard, r.Body)
		now := time.Now()
		mu.Lock()
		if got.N++; got.N == 1 {
			got.First = now
		}
		got.Last = now
		mu.Unlock()
		w.WriteHeader(http.StatusCreated)
	})
	mux.HandleFunc("GET /stats", func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		defer mu.Unlock()
		_ = json.NewEncoder(w).Encode(got)
		if r.URL.RawQuery == "reset" {
			got = received{}
		}
	})
	var origins []string
	for range loadHosts {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			return err
		}
		origins = append(origins, "http://"+l.Addr().String())
		go func() { _ = http.Serve(l, mux) }()
	}
	fmt.Println(strings.Join(origins, " "))
	_, err := io.Copy(io.Discard, os.Stdin)
	return err
}

// beProgram is the whole program, pages and all. It prints its address, and at its end
// the most memory that it held.
func beProgram(order string) error {
	dir, origins, _ := strings.Cut(order, " ")
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	c, log := configOf(dir, strings.Fields(origins)), errorsOnly()
	a, err := app.New(ctx, c, log)
	if err != nil {
		return err
	}
	app.BoundMemory()
	fmt.Println("http://" + a.Listening().String())
	return a.Run(ctx, app.SendApart(c, log, sendCommand))
}

// configOf are settings for a folder.
func configOf(dir string, pushHosts []string) app.Config {
	return app.Config{
		Addr: "127.0.0.1:0", DataDir: dir, PublicURL: "http://localhost:8080", SiteName: "My guide", Timezone: "Europe/London",
		ExitURL: "https://www.example.org/weather", PushHosts: pushHosts, PushSubject: "help@example.org", KeepDays: 30,
	}
}

func errorsOnly() *slog.Logger {
	return slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelError}))
}

// sendCommand starts the half of the program that sends.
func sendCommand() *exec.Cmd {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), loadSend+"=yes")
	return cmd
}

// beSender is the half of the program that sends, as the program starts it.
func beSender(string) error {
	return app.BeSender(context.Background(), os.Stdin, errorsOnly())
}
