// Package push sends one notice to one phone through the push service of its
// browser, and says in one word what became of it. The sending library is known
// here only.
package push

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"time"

	webpush "github.com/SherClockHolmes/webpush-go"

	"plainwell/internal/device"
	"plainwell/internal/outbound"
	"plainwell/internal/redact"
	"plainwell/internal/remind"
)

const (
	sendTime  = 10 * time.Second // for one send, from dial to the end of the answer
	drainTime = time.Second      // for reading the rest of an answer
	drainMost = 4 << 10          // bytes of an answer that are read, so that its connection can be used again
)

// Options are what a Sender is made of. Policy, Subject and the key pair are
// needed.
type Options struct {
	Client       *http.Client     // nil is the policy's own guarded client
	Policy       *outbound.Policy // where it may send
	Subject      string           // who to contact about this server: a mail address or an https address
	VAPIDPublic  string           // base64url, 65 bytes
	VAPIDPrivate redact.Text      // base64url, 32 bytes
	Clock        func() time.Time // nil is time.Now
	Timeout      time.Duration    // for one send; 0 is 10 seconds
	Log          *slog.Logger     // nil is silence; gets host, status and verdict of what was not taken
}

// Sender sends notices. It satisfies remind.Sender, and many goroutines may use
// it at once.
type Sender struct {
	client  *tokens
	policy  *outbound.Policy
	subject string
	public  string
	private redact.Text
	clock   func() time.Time
	timeout time.Duration
	log     *slog.Logger
}

var _ remind.Sender = (*Sender)(nil)

// New makes a Sender. Every option that cannot be used is reported, joined in one
// error, in words for the operator and without the private key.
func New(o Options) (*Sender, error) {
	subject, err := NormalSubject(o.Subject)
	err = errors.Join(err, checkPair(o.VAPIDPublic, o.VAPIDPrivate))
	if o.Policy == nil {
		err = errors.Join(err, errors.New("push: there is no list of allowed push services"))
	}
	if err != nil {
		return nil, err
	}
	s := &Sender{
		policy: o.Policy, subject: subject, public: o.VAPIDPublic, private: o.VAPIDPrivate,
		clock: o.Clock, timeout: o.Timeout, log: o.Log,
	}
	if s.clock == nil {
		s.clock = time.Now
	}
	if s.timeout <= 0 {
		s.timeout = sendTime
	}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	client := o.Client
	if client == nil {
		client = o.Policy.Client(s.timeout)
	}
	own := *client
	own.Timeout = 0 // send has its own, which costs less
	own.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	s.client = &tokens{client: &own, clock: s.clock, held: map[string]token{}}
	return s, nil
}

// Send sends one notice to one phone. What was not sent at all has Status 0 and
// is
//
//   - Refused: the endpoint is not on the list, or its keys are no keys;
//   - Later: the notice has expired meanwhile, or the network failed;
//   - OurFault: the notice is not one that may be sent (its Topic, Urgency, title
//     or address), which is a mistake of this program;
//   - TooBig: its text does not fit in one message.
func (s *Sender) Send(ctx context.Context, to device.Subscription, n remind.Notice) remind.Result {
	result, why := s.send(ctx, to, n)
	if result.Verdict != remind.Taken {
		s.log.LogAttrs(ctx, slog.LevelWarn, "push was not taken", slog.String("host", result.Host),
			slog.String("verdict", string(result.Verdict)), slog.Int("status", result.Status), slog.String("why", why))
	}
	return result
}

// send is Send with a word for the log, one of a closed set: the errors of HTTP
// and of the library hold the endpoint, so none of them leaves here.
func (s *Sender) send(ctx context.Context, to device.Subscription, n remind.Notice) (remind.Result, string) {
	u, err := s.policy.Check(to.Endpoint.Reveal())
	if err != nil {
		return remind.Result{Verdict: remind.Refused}, "endpoint-not-allowed"
	}
	result := remind.Result{Host: u.Host}
	not := func(v remind.Verdict, why string) (remind.Result, string) {
		result.Verdict = v
		return result, why
	}
	if !goodLength(to.Auth) {
		return not(remind.Refused, "keys-unusable")
	}
	if why := faulty(n); why != "" {
		return not(remind.OurFault, why)
	}
	body, size, ok := encode(n)
	if !ok {
		return not(remind.TooBig, "payload-too-big")
	}
	now := s.clock()
	seconds := ttl(n.Expires, now)
	if seconds == 0 {
		return not(remind.Later, "expired")
	}
	ctx, cancel := context.WithTimeout(ctx, s.timeout)
	defer cancel()
	resp, err := webpush.SendNotificationWithContext(ctx, body, &webpush.Subscription{
		Endpoint: u.String(),
		Keys:     webpush.Keys{P256dh: to.P256DH.Reveal(), Auth: to.Auth.Reveal()},
	}, &webpush.Options{
		HTTPClient:      s.client,
		RecordSize:      size,
		Subscriber:      s.subject,
		Topic:           n.Topic,
		TTL:             seconds,
		Urgency:         urgency(n.Urgency),
		VAPIDPublicKey:  s.public,
		VAPIDPrivateKey: s.private.Reveal(),
	})
	switch {
	case err != nil && !goodKeys(to): // looked at only now: it is slow
		return not(remind.Refused, "keys-unusable")
	case err != nil:
		return not(remind.Later, reason(err))
	}
	result.Status = resp.StatusCode
	result.Verdict = verdict(resp.StatusCode)
	if result.Verdict != remind.Taken {
		result.After = retryAfter(resp.Header.Get("Retry-After"), now)
	}
	finish(resp.Body, cancel)
	return result, "answer"
}

// finish reads the little that is left of an answer and closes it. The service is
// not trusted to be short or quick: the verdict is known by now.
func finish(body io.ReadCloser, cancel func()) {
	if body == http.NoBody {
		return
	}
	timer := time.AfterFunc(drainTime, cancel)
	defer timer.Stop()
	_, _ = io.CopyN(io.Discard, body, drainMost)
	_ = body.Close()
}
