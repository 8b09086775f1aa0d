package proof

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"text/tabwriter"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/remind"
	"plainwell/internal/store"
)

// The size of the load proof. PLAINWELL_LOAD=small is a tenth of what is stored and a
// quarter of what is due, to try it out: with less, too few pages are asked for while
// it is sent to tell the slowest hundredth.
var (
	loadStored = 1_000_000 // planned reminders on file
	loadDue    = 100_000   // of them due in the same minute
	loadBare   = 20_000    // sends of the bare loop, before and after
	loadPhones = 1_000
)

const (
	leastRate  = 0.80 // of the bare loop's
	mostMemory = 150  // MB
	unquiet    = 1.25 // how far the rates of two bare loops may be apart
	mostSlower = 3.0  // 99th percentile of pages while sending, against idle
)

// How long after the file was planted the reminders fall due, and how much of that at
// least is for pages while the program is idle.
const (
	untilDue = 45 * time.Second
	idleTime = 25 * time.Second
)

// BenchmarkLoad is proof 7. It prints a table and fails when one of its lines does
// not hold.
func BenchmarkLoad(b *testing.B) {
	if os.Getenv("PLAINWELL_LOAD") == "small" {
		loadStored, loadDue, loadBare = loadStored/10, loadDue/4, loadBare/2
	}
	for range b.N {
		newLoad(b).run(b)
	}
	b.ReportMetric(0, "ns/op")
}

// load is the proof under way.
type load struct {
	dir     string
	hosts   []string
	subs    []device.Subscription
	public  string
	private string
	table   *tabwriter.Writer
	failed  bool
}

func (l *load) line(b *testing.B, holds bool, what, format string, args ...any) {
	mark := "ok"
	if !holds {
		mark, l.failed = "NOT HELD", true
	}
	fmt.Fprintf(l.table, "%s\t%s\t%s\n", what, fmt.Sprintf(format, args...), mark)
}

func newLoad(b *testing.B) *load {
	return &load{dir: b.TempDir(), table: tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)}
}

func (l *load) run(b *testing.B) {
	receiver := childBehind(b, loadReceive+"=4")
	l.hosts = strings.Fields(receiver.line(b))
	began := time.Now()
	idle := l.plant(b)
	l.line(b, true, "planned reminders on file", "%d, of them %d due in one minute (planted in %s)", loadStored, loadDue, time.Since(began).Round(time.Second))
	l.ticks(b, idle)

	l.warm(b)
	before := l.bare(b)
	due := l.dueSoon(b, untilDue)
	site := child(b, loadServe+"="+l.dir+" "+strings.Join(l.hosts, " "))
	url := site.line(b)
	ready(b, url)
	l.stats(b, true)
	site.settle(b, due.Add(-idleTime))
	if got := site.priorities(b); !slices.Equal(got, []string{"0", strconv.Itoa(standBack)}) {
		b.Fatalf("the priorities of the program are %v", got)
	}
	start := site.peak(b)
	quiet := l.pages(b, url, func() bool { return time.Until(due) > 2*time.Second })
	rest := site.resident(b)
	for l.stats(b, false).N == 0 {
		time.Sleep(5 * time.Millisecond)
	}
	worked := site.work(b)
	busy := l.pages(b, url, func() bool { return l.stats(b, false).N < loadDue*98/100 })
	var got received
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		if got = l.stats(b, false); got.N >= loadDue {
			break
		}
	}
	worked = site.work(b) - worked
	memory := site.peak(b)
	site.stop(b)
	after := l.bare(b)
	bare := 2 / (1/before.rate + 1/after.rate)
	own, theirs := worked/time.Duration(max(got.N, 1)), (before.work+after.work)/2
	rate := float64(got.N-1) / got.Last.Sub(got.First).Seconds()
	l.line(b, true, "bare webpush-go loop, keep-alive", "%d at once: %.0f a second before, %.0f after", bareAtOnce, before.rate, after.rate)
	l.line(b, got.N == loadDue, "sent by the program", "%d of %d in %s", got.N, loadDue, got.Last.Sub(got.First).Round(10*time.Millisecond))
	// On a computer that others use meanwhile a rate says little; what the processor
	// did for each send says it.
	quietHere := max(before.rate, after.rate) < unquiet*min(before.rate, after.rate)
	l.line(b, rate >= leastRate*bare || !quietHere, "rate of the program", "%.0f a second: %.0f%% of the bare loop (at least %.0f%%)", rate, 100*rate/bare, 100*leastRate)
	if !quietHere {
		l.line(b, true, "", "the two bare loops differ by more than %.0f%%: this computer was not quiet, so the next line decides", 100*(unquiet-1))
	}
	l.line(b, float64(theirs) >= leastRate*float64(own) || quietHere, "processor time of one send", "program %s, pages and all; bare loop %s: %.0f%%",
		own.Round(time.Microsecond), theirs.Round(time.Microsecond), 100*float64(theirs)/float64(own))
	l.line(b, memory < mostMemory, "most memory of the whole program while sending", "%d MB (under %d MB); %d MB at rest before, %d MB at most at start", memory, mostMemory, rest, start)
	slower := float64(busy.p99) / float64(quiet.p99)
	l.line(b, slower <= mostSlower, "pages, 99th percentile", "idle %s (%d pages), while sending %s (%d pages): %.1f times (at most %.0f)",
		quiet.p99.Round(time.Microsecond), quiet.n, busy.p99.Round(time.Microsecond), busy.n, slower, mostSlower)
	l.line(b, true, "pages, middle", "idle %s, while sending %s", quiet.p50.Round(time.Microsecond), busy.p50.Round(time.Microsecond))
	l.ended(b)
	fmt.Println()
	_ = l.table.Flush()
	b.ReportMetric(rate, "sends/s")
	b.ReportMetric(rate/bare, "of-bare")
	b.ReportMetric(float64(memory), "MB")
	b.ReportMetric(slower, "p99-busy/idle")
	if l.failed {
		b.Error("the load proof does not hold: see the table")
	}
}

// ended looks at the file after all: what was sent has ended, and nothing else has.
func (l *load) ended(b *testing.B) {
	s, err := store.Glance(context.Background(), store.File(l.dir), "", time.Now(), time.Now())
	if err != nil {
		b.Fatal(err)
	}
	l.line(b, s.States[remind.HandedOver] == loadDue && s.States[remind.Planned] == loadStored-loadDue, "on file afterwards", "%v", s.States)
}
