package proof

import (
	"bufio"
	"context"
	"crypto/ecdh"
	"crypto/rand"
	"database/sql"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"net/http"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"text/tabwriter"
	"time"

	webpush "github.com/SherClockHolmes/webpush-go"
	_ "github.com/mattn/go-sqlite3"

	"plainwell/internal/device"
	"plainwell/internal/redact"
	"plainwell/internal/remind"
	"plainwell/internal/store"
)

// The size of the load proof. PLAINWELL_LOAD=small is a tenth, to try it out.
var (
	loadStored = 1_000_000 // planned reminders on file
	loadDue    = 100_000   // of them due in the same minute
	loadBare   = 20_000    // sends of the bare loop, before and after
	loadPhones = 1_000
)

const (
	leastRate  = 0.80 // of the bare loop's
	mostMemory = 150  // MB
	mostSlower = 3.0  // 99th percentile of pages while sending, against idle
)

// BenchmarkLoad is proof 7. It prints a table and fails when one of its lines does
// not hold.
func BenchmarkLoad(b *testing.B) {
	if os.Getenv("PLAINWELL_LOAD") == "small" {
		loadStored, loadDue, loadBare = loadStored/10, loadDue/10, loadBare/4
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
	receiver := child(b, loadReceive+"=4")
	l.hosts = strings.Fields(receiver.line(b))
	began := time.Now()
	idle := l.plant(b)
	l.line(b, true, "planned reminders on file", "%d, of them %d due in one minute (planted in %s)", loadStored, loadDue, time.Since(began).Round(time.Second))
	l.ticks(b, idle)

	before := l.bare(b)
	due := l.dueSoon(b, 25*time.Second)
	site := child(b, loadServe+"="+l.dir+" "+strings.Join(l.hosts, " "))
	url := site.line(b)
	ready(b, url)
	l.stats(b, true)
	start := site.peak(b)
	quiet := l.pages(b, url, func() bool { return time.Until(due) > 2*time.Second })
	rest := site.resident(b)
	for l.stats(b, false).N == 0 {
		time.Sleep(5 * time.Millisecond)
	}
	busy := l.pages(b, url, func() bool { return l.stats(b, false).N < loadDue*98/100 })
	var got received
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		if got = l.stats(b, false); got.N >= loadDue {
			break
		}
	}
	memory := site.peak(b)
	site.stop(b)
	after := l.bare(b)
	bare := 2 / (1/before + 1/after)
	rate := float64(got.N-1) / got.Last.Sub(got.First).Seconds()
	l.line(b, true, "bare webpush-go loop, 16 at once, keep-alive", "%.0f a second before, %.0f after", before, after)
	l.line(b, got.N == loadDue, "sent by the program", "%d of %d in %s", got.N, loadDue, got.Last.Sub(got.First).Round(10*time.Millisecond))
	l.line(b, rate >= leastRate*bare, "rate of the program", "%.0f a second: %.0f%% of the bare loop (at least %.0f%%)", rate, 100*rate/bare, 100*leastRate)
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

// zoneOfDay is a zone whose clock shows the middle of the day now, whenever that is:
// in quiet hours reminders would wait.
func zoneOfDay() string {
	off := 12 - time.Now().UTC().Hour() // from -11 to 12
	if off == 0 {
		return "Etc/GMT"
	}
	return fmt.Sprintf("Etc/GMT%+d", -off) // these names have their sign the other way round
}

// plant writes what is planned: dates of their own for all that will be due, through
// the store, and the rest in bulk. It measures an idle tick on the way.
func (l *load) plant(b *testing.B) (idle map[int]time.Duration) {
	s, err := openSite(l.dir, l.hosts[0], func() time.Time { return time.Now().UTC() }, io.Discard, 5*time.Second)
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	var private redact.Text
	l.public, private = s.keys.VAPID()
	l.private = private.Reveal()
	var phones []device.ID
	for i := range loadPhones {
		l.subs = append(l.subs, randomSubscription(b, fmt.Sprintf("%s/push/%d", l.hosts[i%len(l.hosts)], i)))
		phones = append(phones, s.phoneAt(b, l.subs[i]).ID)
	}
	zone := zoneOfDay()
	place, err := remind.Zone(zone)
	if err != nil {
		b.Fatal(err)
	}
	starts := time.Now().Add(26 * time.Hour).Truncate(time.Minute)
	far := time.Now().Add(300 * 24 * time.Hour)
	var last remind.Appointment
	for i := range loadDue {
		last, err = s.Add(b.Context(), phones[i%len(phones)], remind.Appointment{
			Details: remind.Details{
				Kind: remind.KindDoctor, Starts: remind.WallOf(starts.In(place)), Zone: zone, Place: "Rowan Surgery, 4 Mill Lane, Lincoln",
				Phone: "01632 960123", Bring: "the blue letter", Offsets: []remind.Offset{{Days: 1}, {Hours: 2}},
			},
			Version: 1, UTC: starts.UTC(), UID: strconv.Itoa(i), Made: time.Now(), Changed: time.Now(),
		}, []remind.Plan{{Purpose: remind.PurposeRemind, Offset: remind.Offset{Days: 1}, Due: far, Expires: starts.UTC()}})
		if err != nil {
			b.Fatal(err)
		}
	}
	idle = map[int]time.Duration{loadDue: idleTick(b, s.Store)}
	db := l.open(b)
	defer db.Close()
	if _, err := db.Exec(`WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < ?1)
		INSERT INTO reminder (appointment, phone, version, purpose, days, hours, due, expires, silent, address, state, at)
		SELECT ?2, ?3, 1, 'remind', 0, i, ?4 + i * 20000, ?4 + i * 20000 + 86400000, 0, randomblob(16), 'planned', ?4 + i * 20000 FROM c`,
		loadStored-loadDue, last.ID, phones[0], time.Now().Add(40*24*time.Hour).UnixMilli()); err != nil {
		b.Fatal(err)
	}
	if _, err := db.Exec(`PRAGMA wal_checkpoint(TRUNCATE)`); err != nil {
		b.Fatal(err)
	}
	idle[loadStored] = idleTick(b, s.Store)
	return idle
}

// idleTick is the middle of the times of a claim that finds nothing.
func idleTick(b *testing.B, s *store.Store) time.Duration {
	var all []time.Duration
	for range 301 {
		began := time.Now()
		if due, err := s.Claim(b.Context(), time.Now(), time.Minute, 100); err != nil || len(due) != 0 {
			b.Fatal(len(due), err)
		}
		all = append(all, time.Since(began))
	}
	slices.Sort(all)
	return all[len(all)/2]
}

// ticks shows that a tick costs by what is due, not by what is stored.
func (l *load) ticks(b *testing.B, idle map[int]time.Duration) {
	few, many := idle[loadDue], idle[loadStored]
	l.line(b, float64(many) < 2*float64(few)+float64(100*time.Microsecond), "a tick with nothing due", "%s with %d stored, %s with %d", few, loadDue, many, loadStored)
}

// bare gives the rate of the library's own call, as many at once as the program
// sends, over kept connections, with nothing around it.
func (l *load) bare(b *testing.B) float64 {
	message := []byte(`{"web_push":8030,"notification":{"title":"My guide","body":"You have a date on Sunday 22 November at 2pm. Tap to see.","navigate":"https://localhost:8080/n/0123456789012345678901234567890123456789012","lang":"en","dir":"ltr","silent":false,"tag":"0123456789ab","timestamp":1800000000000,"app_badge":"1","data":{"url":"https://localhost:8080/n/0123456789012345678901234567890123456789012","id":"0123456789ab","v":1,"group":"0123456789ab","exp":1800000000}},"app_badge":1,"v":1,"exp":1800000000}`)
	client := &http.Client{Timeout: 10 * time.Second, Transport: &http.Transport{MaxIdleConns: 100, MaxIdleConnsPerHost: 16}}
	defer client.CloseIdleConnections()
	var next atomic.Int64
	var wg sync.WaitGroup
	began := time.Now()
	for range 16 {
		wg.Go(func() {
			for {
				i := int(next.Add(1))
				if i > loadBare {
					return
				}
				sub := l.subs[i%len(l.subs)]
				res, err := webpush.SendNotificationWithContext(b.Context(), append([]byte(nil), message...), &webpush.Subscription{
					Endpoint: sub.Endpoint.Reveal(), Keys: webpush.Keys{P256dh: sub.P256DH.Reveal(), Auth: sub.Auth.Reveal()},
				}, &webpush.Options{
					HTTPClient: client, RecordSize: 1024, Subscriber: "help@example.org", Topic: "012345678901234567890123", TTL: 3600,
					Urgency: webpush.UrgencyNormal, VAPIDPublicKey: l.public, VAPIDPrivateKey: l.private,
				})
				if err != nil || res.StatusCode != http.StatusCreated {
					b.Error(res, err)
					return
				}
				_, _ = io.Copy(io.Discard, res.Body)
				_ = res.Body.Close()
			}
		})
	}
	wg.Wait()
	return float64(loadBare) / time.Since(began).Seconds()
}

// dueSoon makes what was planted for it due in a while, all in one minute.
func (l *load) dueSoon(b *testing.B, in time.Duration) time.Time {
	db := l.open(b)
	defer db.Close()
	at := time.Now().Add(in)
	res, err := db.Exec(`UPDATE reminder SET due = ?1 + id % 1000, at = ?1 + id % 1000 WHERE days = 1`, at.UnixMilli())
	if err != nil {
		b.Fatal(err)
	}
	if n, _ := res.RowsAffected(); int(n) != loadDue {
		b.Fatal(n)
	}
	return at
}

// ended looks at the file after all: what was sent has ended, and nothing else has.
func (l *load) ended(b *testing.B) {
	s, err := store.Glance(context.Background(), store.File(l.dir), "", time.Now(), time.Now())
	if err != nil {
		b.Fatal(err)
	}
	l.line(b, s.States[remind.HandedOver] == loadDue && s.States[remind.Planned] == loadStored-loadDue, "on file afterwards", "%v", s.States)
}

func (l *load) open(b *testing.B) *sql.DB {
	db, err := sql.Open("sqlite3", "file:"+store.File(l.dir)+"?_busy_timeout=10000&_journal_mode=WAL")
	if err != nil {
		b.Fatal(err)
	}
	return db
}

func (l *load) stats(b *testing.B, reset bool) (got received) {
	url := l.hosts[0] + "/stats"
	if reset {
		url += "?reset"
	}
	res, err := http.Get(url)
	if err != nil {
		b.Fatal(err)
	}
	defer res.Body.Close()
	if err := json.NewDecoder(res.Body).Decode(&got); err != nil {
		b.Fatal(err)
	}
	return got
}

// times are those of pages.
type times struct {
	n        int
	p50, p99 time.Duration
}

// pages asks for pages, one after the other and 100 a second, while more says so.
func (l *load) pages(b *testing.B, url string, more func() bool) times {
	paths := []string{"/en/", "/en/gp", "/en/topics", "/cy/", "/en/dates", "/en/help-now"}
	var all []time.Duration
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for i := 0; i%25 != 0 || more(); i++ {
		<-tick.C
		began := time.Now()
		res, err := http.Get(url + paths[i%len(paths)])
		if err != nil {
			b.Fatal(err)
		}
		_, _ = io.Copy(io.Discard, res.Body)
		res.Body.Close()
		all = append(all, time.Since(began))
		if res.StatusCode != http.StatusOK {
			b.Fatal(paths[i%len(paths)], res.StatusCode)
		}
	}
	slices.Sort(all)
	at := func(share float64) time.Duration { return all[int(math.Ceil(share*float64(len(all))))-1] }
	return times{len(all), at(0.50), at(0.99)}
}

func ready(b *testing.B, url string) {
	for range 600 {
		if res, err := http.Get(url + "/readyz"); err == nil {
			res.Body.Close()
			if res.StatusCode == http.StatusOK {
				return
			}
		}
		time.Sleep(50 * time.Millisecond)
	}
	b.Fatal("the program is not ready")
}

func randomSubscription(b *testing.B, endpoint string) device.Subscription {
	key, err := ecdh.P256().GenerateKey(rand.Reader)
	if err != nil {
		b.Fatal(err)
	}
	auth := make([]byte, 16)
	_, _ = rand.Read(auth)
	text := base64.RawURLEncoding.EncodeToString
	return device.Subscription{Endpoint: redact.Text(endpoint), P256DH: redact.Text(text(key.PublicKey().Bytes())), Auth: redact.Text(text(auth))}
}

// process is a child of the proof.
type process struct {
	*exec.Cmd
	out *bufio.Scanner
	in  io.Closer
}

func child(b *testing.B, order string) *process {
	p := &process{Cmd: exec.Command(os.Args[0])}
	p.Env = append(os.Environ(), order)
	p.Stderr = os.Stderr
	out, err := p.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	if p.in, err = p.StdinPipe(); err != nil {
		b.Fatal(err)
	}
	if err := p.Start(); err != nil {
		b.Fatal(err)
	}
	p.out = bufio.NewScanner(out)
	b.Cleanup(func() { _ = p.Process.Kill(); _ = p.Wait() })
	return p
}

func (p *process) line(b *testing.B) string {
	if !p.out.Scan() {
		b.Fatal("a child said nothing")
	}
	return p.out.Text()
}

// resident is the memory that the process holds now, in MB.
func (p *process) resident(b *testing.B) int { return p.memory(b, "VmRSS:") }

// peak is the most memory that the process held since it was last asked, in MB.
func (p *process) peak(b *testing.B) int {
	most := p.memory(b, "VmHWM:")
	if err := os.WriteFile(fmt.Sprintf("/proc/%d/clear_refs", p.Process.Pid), []byte("5"), 0); err != nil { // starts it anew
		b.Fatal(err)
	}
	return most
}

func (p *process) memory(b *testing.B, name string) int {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.Process.Pid))
	if err != nil {
		b.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if rest, ok := strings.CutPrefix(line, name); ok {
			kib, _ := strconv.Atoi(strings.Fields(rest)[0])
			return kib >> 10
		}
	}
	b.Fatal("no " + name)
	return 0
}

func (p *process) stop(b *testing.B) {
	_ = p.Process.Signal(syscall.SIGTERM)
	if err := p.Wait(); err != nil {
		b.Error("the program did not stop well:", err)
	}
}
