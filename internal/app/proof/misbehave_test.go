package proof

import (
	"context"
	"crypto/tls"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/outbound"
	"plainwell/internal/push"
	"plainwell/internal/redact"
	"plainwell/internal/remind"
	"plainwell/internal/standin"
)

// bench is a site with one reminder for a phone at a push service that misbehaves,
// and one at a service that is well.
type bench struct {
	*site
	w    *watch
	log  *logs
	bad  *standin.Service
	good *standin.Service
	sick device.Device
	well device.Device
	mark standin.Phone
}

// quick is how long a send may take here, so that no test waits for the usual 10 s.
const quick = 150 * time.Millisecond

func newBench(t *testing.T) *bench {
	t.Helper()
	b := &bench{w: newWatch(noon), log: &logs{}}
	for _, s := range []**standin.Service{&b.bad, &b.good} {
		var err error
		if *s, err = standin.Start(standin.Options{}); err != nil {
			t.Fatal(err)
		}
		t.Cleanup((*s).Close)
	}
	b.site = newSite(t, t.TempDir(), b.good.URL(), b.w, b.log, time.Second)
	var err error
	if b.policy, err = outbound.NewPolicy([]string{b.good.URL(), b.bad.URL(), "example.com"}); err != nil {
		t.Fatal(err)
	}
	b.sick, b.mark = b.phone(t, b.bad)
	b.well, _ = b.phone(t, b.good)
	return b
}

// send plans one reminder for each of the two phones and ticks once. It gives how
// the sick phone's row stands, and fails when the other one did not go.
func (b *bench) send(t *testing.T, change func(*push.Options)) (sick remind.State) {
	t.Helper()
	before := len(b.good.Messages(""))
	a := b.date(t, b.sick.ID, 48*time.Hour, b.w.now())
	b.date(t, b.well.ID, 48*time.Hour, b.w.now())
	sender, err := b.sender(change)
	if err != nil {
		t.Fatal(err)
	}
	e, err := b.engine(b.Store, sender, nil)
	if err != nil {
		t.Fatal(err)
	}
	if n, err := e.Tick(t.Context()); err != nil || n < 1 {
		t.Fatal(n, err)
	}
	if n := len(b.good.Messages("")) - before; n != 1 {
		t.Errorf("the phone of the other service got %d messages", n)
	}
	for state := range b.counts(t) {
		if state != remind.HandedOver {
			sick = state
		}
	}
	if sick == "" {
		sick = remind.HandedOver
	}
	// The row is taken away, for the next case.
	if _, err := b.Replace(t.Context(), b.sick.ID, next(a), nil); err != nil {
		t.Error(err)
	}
	if _, err := b.Purge(t.Context(), b.w.now().Add(72*time.Hour)); err != nil {
		t.Error(err)
	}
	return sick
}

func next(a remind.Appointment) remind.Appointment {
	a.Version++
	return a
}

// TestAPushServiceThatMisbehavesHarmsOnlyItself is proof 4: what a service may answer,
// and how it may not answer, each with its outcome; the phone at another service
// gets its reminder every time.
func TestAPushServiceThatMisbehavesHarmsOnlyItself(t *testing.T) {
	var reached atomic.Int64
	private := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { reached.Add(1) }))
	defer private.Close()
	b := newBench(t)
	short := func(o *push.Options) { o.Timeout = quick }
	for _, c := range []struct {
		says   string
		answer http.HandlerFunc
		want   remind.State
	}{
		{"200", standin.Status(200), remind.HandedOver}, {"201", standin.Status(201), remind.HandedOver}, {"202", standin.Status(202), remind.HandedOver},
		{"204", standin.Status(204), remind.HandedOver}, {"400", standin.Status(400), remind.Planned}, {"401", standin.Status(401), remind.Planned},
		{"403", standin.Status(403), remind.Planned}, {"413", standin.Status(413), remind.Missed}, {"418", standin.Status(418), remind.Planned},
		{"429", standin.Status(429), remind.Planned}, {"429 with a time", standin.RetryAfter(429, "120"), remind.Planned},
		{"429 with nonsense", standin.RetryAfter(429, "tomorrow"), remind.Planned}, {"500", standin.Status(500), remind.Planned},
		{"502", standin.Status(502), remind.Planned}, {"503", standin.RetryAfter(503, "60"), remind.Planned}, {"504", standin.Status(504), remind.Planned},
		{"299", standin.Status(299), remind.HandedOver}, {"599", standin.Status(599), remind.Planned},
		{"a huge body", standin.Huge(201, 1<<30), remind.HandedOver}, {"a huge refusal", standin.Huge(500, 1<<30), remind.Planned},
		{"slowly, in time", b.bad.Slow(quick/5, standin.Status(201)), remind.HandedOver},
		{"too slowly", b.bad.Slow(10*quick, standin.Status(201)), remind.Planned},
		{"never", b.bad.Hang(), remind.Planned},
		{"a redirect to a private address", standin.Redirect(307, private.URL), remind.Planned},
		{"a redirect to this computer's own data", standin.Redirect(302, "http://169.254.169.254/latest"), remind.Planned},
		{"a cut connection", func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, remind.Planned},
		{"no HTTP at all", func(w http.ResponseWriter, _ *http.Request) {
			if conn, _, err := w.(http.Hijacker).Hijack(); err == nil {
				_, _ = conn.Write([]byte("\x16\x03\x01 hello \r\n\r\n"))
				_ = conn.Close()
			}
		}, remind.Planned},
	} {
		b.bad.Answer(b.mark.ID, c.answer)
		if got := b.send(t, short); got != c.want {
			t.Errorf("%s: %s, want %s", c.says, got, c.want)
		}
		if _, err := b.Subscription(t.Context(), b.sick.ID); err != nil {
			t.Errorf("%s: the subscription is gone: %v", c.says, err)
		}
	}
	if reached.Load() != 0 {
		t.Errorf("%d requests reached a private address", reached.Load())
	}
	for _, status := range []int{404, 410} { // last: these alone take the subscription away
		b.bad.Answer(b.mark.ID, standin.Status(status))
		if got := b.send(t, short); got != remind.Gone {
			t.Errorf("%d: %s", status, got)
		}
		if _, err := b.Subscription(t.Context(), b.sick.ID); err == nil {
			t.Errorf("%d: the subscription is still there", status)
		}
		public, _ := b.keys.VAPID()
		if err := b.Subscribe(t.Context(), b.sick.ID, b.mark.Subscription, public, b.w.now()); err != nil {
			t.Fatal(err)
		}
	}
	for _, secret := range []string{b.mark.ID, b.mark.Subscription.Auth.Reveal(), "Rowan", "/n/"} {
		if strings.Contains(b.log.String(), secret) {
			t.Errorf("the log holds %q", secret)
		}
	}
}

// named is the way to example.com, whose addresses the name server changes from
// one look to the next. Every dial ends at one server of this process.
type named struct {
	addresses []string // one a look; the last stays
	server    string
	good      string // address of the service that is well
	looks     int
	dialled   []string
}

func (n *named) net() outbound.Net {
	return outbound.Net{
		Lookup: func(context.Context, string) ([]netip.Addr, error) {
			at := n.addresses[min(n.looks, len(n.addresses)-1)]
			n.looks++
			return []netip.Addr{netip.MustParseAddr(at)}, nil
		},
		Dial: func(ctx context.Context, network, address string) (net.Conn, error) {
			if address == n.good {
				return (&net.Dialer{}).DialContext(ctx, network, address)
			}
			n.dialled = append(n.dialled, address)
			return (&net.Dialer{}).DialContext(ctx, network, n.server)
		},
	}
}

// TestBrokenTLSAndANameThatTurnsPrivate is the rest of proof 4: a certificate that
// nobody trusts, and a name that is public when first looked up and private when
// looked up again for the next reminder.
func TestBrokenTLSAndANameThatTurnsPrivate(t *testing.T) {
	b := newBench(t)
	var taken atomic.Int64
	secure := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		taken.Add(1)
		w.Header().Set("Connection", "close") // so that the next send looks the name up again
		w.WriteHeader(http.StatusCreated)
	}))
	secure.TLS = &tls.Config{}
	secure.Config.ErrorLog = log.New(io.Discard, "", 0)
	secure.StartTLS()
	defer secure.Close()

	sub := b.mark.Subscription
	sub.Endpoint = redact.Text("https://example.com/send/1")
	b.sick = b.phoneAt(t, sub)
	good := strings.TrimPrefix(b.good.URL(), "http://")
	roots := secure.Client().Transport.(*http.Transport).TLSClientConfig.RootCAs

	untrusted := &named{addresses: []string{"8.8.8.8"}, server: secure.Listener.Addr().String(), good: good}
	if got := b.send(t, func(o *push.Options) { o.Client = b.policy.ClientOver(untrusted.net(), nil, 10*time.Second) }); got != remind.Planned || taken.Load() != 0 {
		t.Errorf("a certificate that nobody trusts: %s, %d requests", got, taken.Load())
	}
	if !strings.Contains(b.log.String(), "why=certificate") {
		t.Errorf("the log does not say why:\n%s", b.log)
	}
	for _, private := range []string{"10.0.0.7", "127.0.0.1", "169.254.169.254", "::1", "fd00::7", "::ffff:192.168.1.1"} {
		taken.Store(0)
		turns := &named{addresses: []string{"8.8.8.8", private}, server: secure.Listener.Addr().String(), good: good}
		client := b.policy.ClientOver(turns.net(), roots, 10*time.Second)
		set := func(o *push.Options) { o.Client = client }
		first, second := b.send(t, set), b.send(t, set)
		if first != remind.HandedOver || second != remind.Planned || taken.Load() != 1 || fmt.Sprint(turns.dialled) != "[8.8.8.8:443]" {
			t.Errorf("%s: %s, then %s; %d requests, dialled %v", private, first, second, taken.Load(), turns.dialled)
		}
	}
	if _, err := b.Subscription(t.Context(), b.sick.ID); err != nil {
		t.Errorf("the subscription is gone: %v", err)
	}
}
