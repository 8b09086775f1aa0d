package app

import (
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"slices"
	"strconv"
	"text/tabwriter"
	"time"

	"plainwell/internal/remind"
	"plainwell/internal/seal"
	"plainwell/internal/store"
)

// statusDays is how many days of totals the status goes back.
const statusDays = 7

// fewPhones is the number under which a count of what phones said is not told: in a
// small place it could be about one person.
const fewPhones = 5

// Status prints how the reminders stand in a data folder, beside the program that
// runs there, and changes nothing. well is false when the sending loop has not
// ticked for three intervals.
func Status(ctx context.Context, dataDir string, now time.Time, out io.Writer) (well bool, err error) {
	pushKey := ""
	if keys, err := seal.Open(store.KeyFile(dataDir), rand.Reader); err == nil {
		pushKey, _ = keys.VAPID()
	}
	s, err := store.Glance(ctx, store.File(dataDir), pushKey, now, now.AddDate(0, 0, 1-statusDays))
	if err != nil {
		return false, err
	}
	well = now.Sub(s.LastBeat) <= 3*tick
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	line := func(name, format string, args ...any) { fmt.Fprintf(w, name+":\t"+format+"\n", args...) }
	switch {
	case s.LastBeat.IsZero():
		line("Last tick", "never: no reminder is sent until the program runs")
	case !well:
		line("Last tick", "%s ago: no reminder is being sent", now.Sub(s.LastBeat).Round(time.Second))
	default:
		line("Last tick", "%s ago", now.Sub(s.LastBeat).Round(time.Second))
	}
	line("Planned", "%d, and %d being sent", s.States[remind.Planned], s.States[remind.Sending])
	if s.Late > 0 {
		line("Due now", "%d, the oldest for %s", s.Late, now.Sub(s.Oldest).Round(time.Second))
	} else {
		line("Due now", "none")
	}
	if !s.Next.IsZero() {
		line("Next due", "in %s", s.Next.Sub(now).Round(time.Second))
	}
	line("Phones", "%d with reminders on, %d off, %d gone", s.Phones["on"], s.Phones["none"], s.Phones["gone"])
	if s.OldKeys > 0 {
		line("Old push key", "%d phones get reminders again after their next visit", s.OldKeys)
	}
	if len(s.Resting) == 0 {
		line("Resting hosts", "none")
	}
	for _, b := range s.Resting {
		line("Resting host", "%s (%s) for another %s", b.Host, b.Cause, max(b.Until.Sub(now), 0).Round(time.Second))
	}
	if err := w.Flush(); err != nil {
		return well, err
	}
	return well, totalsTable(out, s.Totals)
}

// whats are the columns of the table of totals.
var whats = []struct{ what, name string }{
	{string(remind.HandedOver), "handed over"}, {remind.Shown, "shown"}, {remind.Opened, "opened"}, {string(remind.TooLate), "late"},
	{string(remind.Missed), "missed"}, {string(remind.Gone), "gone"}, {string(remind.Muted), "muted"},
	{string(remind.Superseded), "changed"}, {string(remind.Cancelled), "cancelled"},
}

// totalsTable prints a line for each day and purpose. Handed over means that a push
// service took it: whether it reached the phone nobody knows, but for the phones
// that said so.
func totalsTable(out io.Writer, totals []remind.Total) error {
	if len(totals) == 0 {
		_, err := fmt.Fprintln(out, "\nNo reminder has ended in these days.")
		return err
	}
	fmt.Fprintln(out, "\nHow reminders ended, by day (UTC):")
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprint(w, "day\tpurpose")
	for _, c := range whats {
		fmt.Fprint(w, "\t", c.name)
	}
	fmt.Fprintln(w)
	for len(totals) > 0 {
		first := totals[0]
		n := slices.IndexFunc(totals, func(t remind.Total) bool { return !t.Day.Equal(first.Day) || t.Purpose != first.Purpose })
		if n < 0 {
			n = len(totals)
		}
		fmt.Fprintf(w, "%s\t%s", first.Day.Format(time.DateOnly), first.Purpose)
		for _, c := range whats {
			cell := "0"
			for _, t := range totals[:n] {
				if t.What == c.what {
					cell = told(t)
				}
			}
			fmt.Fprint(w, "\t", cell)
		}
		fmt.Fprintln(w)
		totals = totals[n:]
	}
	return w.Flush()
}

// told writes a number, or that it is too small to be told.
func told(t remind.Total) string {
	if (t.What == remind.Shown || t.What == remind.Opened) && t.N < fewPhones {
		return "under " + strconv.Itoa(fewPhones)
	}
	return strconv.Itoa(t.N)
}
