package proof

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"plainwell/internal/app"
	"plainwell/internal/device"
	"plainwell/internal/remind"
	"plainwell/internal/standin"
)

// apart is a file with one phone, and the sending half of the program in a process of
// its own, as the program starts it.
type apart struct {
	*site
	service *standin.Service
	phone   device.ID
	at      standin.Phone
	zone    string
	log     *logs
	wake    chan struct{}
	stop    context.CancelFunc
	ended   chan error
}

func startApart(t *testing.T) *apart {
	t.Helper()
	service, err := standin.Start(standin.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(service.Close)
	a := &apart{service: service, zone: zoneOfDay(), log: &logs{}, wake: make(chan struct{}, 1), ended: make(chan error, 1)}
	dir := filepath.Join(t.TempDir(), "data")
	a.site = newSite(t, dir, service.URL(), newWatch(time.Now()), a.log, 10*time.Second)
	d, at := a.site.phone(t, service)
	a.phone, a.at = d.ID, at
	ctx, stop := context.WithCancel(t.Context())
	a.stop = stop
	send := app.SendApart(configOf(dir, []string{service.URL()}), slog.New(slog.NewTextHandler(a.log, nil)), sendCommand)
	go func() { a.ended <- send(ctx, a.wake) }()
	t.Cleanup(func() { stop(); a.over(t) })
	return a
}

// over waits until the sending is at an end.
func (a *apart) over(t *testing.T) {
	t.Helper()
	select {
	case err := <-a.ended:
		if err != nil {
			t.Error(err)
		}
		a.ended <- nil
	case <-time.After(30 * time.Second):
		t.Fatal("the sending does not end")
	}
}

// soon writes down dates whose reminders are due in a moment, and says so.
func (a *apart) soon(t *testing.T, n int) {
	t.Helper()
	for range n {
		a.dateIn(t, a.zone, a.phone, 48*time.Hour, a.clock().Add(300*time.Millisecond))
	}
	a.wake <- struct{}{}
}

// children are the processes that a process has started and that have not ended.
func children(t testing.TB, pid int) []int {
	t.Helper()
	p := &process{Cmd: sendCommand()}
	p.Process = &os.Process{Pid: pid}
	return slices.DeleteFunc(p.pids(t)[1:], func(pid int) bool { return !alive(pid) })
}

func alive(pid int) bool { return syscall.Kill(pid, 0) == nil }

func within(t *testing.T, what string, f func() bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	until(t, ctx, what, f)
}

func TestTheSendingProcessIsStartedAgainAndEverythingIsSent(t *testing.T) {
	a := startApart(t)
	ours := os.Getpid()
	within(t, "it runs", func() bool { last, err := a.LastBeat(t.Context()); return err == nil && !last.IsZero() })
	first := children(t, ours)
	if len(first) != 1 {
		t.Fatalf("%d processes send", len(first))
	}
	a.service.AnswerOnce(a.at.ID, a.service.Hang()) // it holds rows as it ends
	a.soon(t, 30)
	within(t, "it sends", func() bool { return a.service.Attempts(a.at.ID) > 0 })
	if err := syscall.Kill(first[0], syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	within(t, "another one sends", func() bool {
		now := children(t, ours)
		return len(now) == 1 && now[0] != first[0]
	})
	if !strings.Contains(a.log.String(), "is started again") || !strings.Contains(a.log.String(), "signal: killed") {
		t.Errorf("the log says:\n%s", a.log)
	}
	// What it held when it was killed is under its lease, as after any crash (proof 1 waits
	// for that); all else goes at once.
	a.soon(t, 10)
	within(t, "new ones are sent", func() bool {
		c := a.counts(t)
		return c[remind.HandedOver] >= 10 && c[remind.HandedOver]+c[remind.Sending] == 40
	})
	a.stop()
	a.over(t)
	if left := children(t, ours); len(left) != 0 {
		t.Errorf("%d processes still run after the end", len(left))
	}
}

func TestTheSendingProcessHearsOfWhatWasWritten(t *testing.T) {
	a := startApart(t)
	within(t, "it runs", func() bool { last, err := a.LastBeat(t.Context()); return err == nil && !last.IsZero() })
	began := time.Now()
	a.soon(t, 1)
	within(t, "it is sent", func() bool { return a.counts(t)[remind.HandedOver] == 1 })
	if took := time.Since(began); took > 8*time.Second { // its own next look would be after 15
		t.Errorf("it took %s", took)
	}
}

func TestTheSendingProcessFinishesWhatItIsSending(t *testing.T) {
	a := startApart(t)
	a.service.AnswerOnce(a.at.ID, a.service.Slow(2*time.Second, standin.Status(201)))
	a.soon(t, 1)
	within(t, "it is on its way", func() bool { return a.service.Attempts(a.at.ID) == 1 })
	a.stop()
	a.over(t)
	if c := a.counts(t); c[remind.HandedOver] != 1 || c[remind.Sending] != 0 {
		t.Errorf("%v", c)
	}
}

// sendParent is a process that does nothing but have reminders sent: a data folder.
const sendParent = "PLAINWELL_PROOF_APART"

func beSendParent(dir string) error {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	fmt.Println("it runs")
	return app.SendApart(configOf(dir, nil), errorsOnly(), sendCommand)(ctx, nil)
}

// parent starts one and gives it with the process that sends for it.
func parent(t *testing.T) (p *process, sender int) {
	t.Helper()
	p = child(t, sendParent+"="+t.TempDir())
	p.line(t)
	// Go starts a process for a moment to see what the system can do, so one that is there is
	// not enough.
	within(t, "its other half stands behind it, with each thread", func() bool {
		return slices.Equal(p.priorities(t), []string{"0", strconv.Itoa(standBack)})
	})
	return p, children(t, p.Process.Pid)[0]
}

func TestTheSendingProcessEndsWithAProgramThatWasKilled(t *testing.T) {
	p, sender := parent(t)
	if err := p.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = p.Wait()
	within(t, "it ends too", func() bool { return !alive(sender) })
}

func TestTheSendingProcessStandsBehindAndEndsWhenItIsTold(t *testing.T) {
	p, sender := parent(t)
	p.stop(t)
	if alive(sender) {
		t.Error("it goes on")
	}
}

func TestTheSendingProcessIsToldNoSecretsOfOthers(t *testing.T) {
	c := app.Config{OIDCIssuer: "https://login.example.org", OIDCClientID: "guide", OIDCSecret: "between-us", AliveURL: "https://example.org/between-us"}
	text, err := json.Marshal(c.ForSending())
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(text), "between-us") {
		t.Errorf("%s", text)
	}
}
