package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"slices"
	"time"

	"plainwell/internal/remind"
	"plainwell/internal/store"
)

// serveMetrics answers /metrics on a place of its own until ctx ends, in the text
// format of Prometheus: the numbers of `plainwell status`, and nothing about a person.
func (a *App) serveMetrics(ctx context.Context, l net.Listener) error {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /metrics", func(w http.ResponseWriter, r *http.Request) {
		now := a.clock()
		s, err := a.store.Status(r.Context(), now, now)
		if err != nil {
			a.log.Error("the metrics could not be read", "cause", err)
			http.Error(w, "not ready", http.StatusServiceUnavailable)
			return
		}
		w.Header().Set("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
		writeMetrics(w, s, now)
	})
	server := &http.Server{Handler: mux, ReadHeaderTimeout: 5 * time.Second, WriteTimeout: 10 * time.Second}
	stop := context.AfterFunc(ctx, func() { _ = server.Close() })
	defer stop()
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

func writeMetrics(w io.Writer, s store.Status, now time.Time) {
	gauge := func(name, help string) {
		fmt.Fprintf(w, "# HELP plainwell_%s %s\n# TYPE plainwell_%[1]s gauge\n", name, help)
	}
	gauge("reminders", "Reminders in each state.")
	for _, state := range []remind.State{remind.Planned, remind.Sending, remind.HandedOver, remind.Cancelled, remind.Superseded, remind.Muted, remind.TooLate, remind.Missed, remind.Gone} {
		fmt.Fprintf(w, "plainwell_reminders{state=%q} %d\n", state, s.States[state])
	}
	gauge("reminders_due", "Reminders whose time has come and that have not ended.")
	fmt.Fprintf(w, "plainwell_reminders_due %d\n", s.Late)
	gauge("oldest_due_seconds", "How long the oldest of them has been due.")
	age := 0.0
	if !s.Oldest.IsZero() {
		age = now.Sub(s.Oldest).Seconds()
	}
	fmt.Fprintf(w, "plainwell_oldest_due_seconds %.0f\n", age)
	gauge("last_tick_seconds", "Unix time of the last tick of the sending loop.")
	fmt.Fprintf(w, "plainwell_last_tick_seconds %d\n", max(s.LastBeat.Unix(), 0))
	gauge("resting_hosts", "Push services that are left alone for now.")
	for _, cause := range []string{"refuses-us", "no-answer", "slow-down"} {
		n := 0
		for _, b := range s.Resting {
			if b.Cause == cause {
				n++
			}
		}
		fmt.Fprintf(w, "plainwell_resting_hosts{cause=%q} %d\n", cause, n)
	}
	gauge("phones", "Phones by whether reminders are on.")
	for _, push := range []string{"on", "none", "gone"} {
		fmt.Fprintf(w, "plainwell_phones{push=%q} %d\n", push, s.Phones[push])
	}
	gauge("today", "What became of notices today (UTC). Counts of phones under 5 are left out.")
	for _, t := range s.Totals {
		if told(t) != fmt.Sprint(t.N) || !slices.ContainsFunc(whats, func(c struct{ what, name string }) bool { return c.what == t.What }) {
			continue
		}
		fmt.Fprintf(w, "plainwell_today{purpose=%q,what=%q} %d\n", t.Purpose, t.What, t.N)
	}
}
