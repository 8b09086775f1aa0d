package push

import (
	"net/url"
	"strings"
	"time"

	webpush "github.com/SherClockHolmes/webpush-go"

	"plainwell/internal/remind"
)

// maxTTL is the longest that a message is left with a push service. Apple keeps
// none over 30 days.
const maxTTL = 28 * 24 * time.Hour

// ttl is the TTL header: whole seconds from now until the notice is of no more
// use, at least 1 and at most 28 days; 0 when that time has come. Without it,
// webpush-go sends TTL 0, and a phone that is off gets nothing.
func ttl(expires, now time.Time) int {
	left := expires.Sub(now)
	if left <= 0 {
		return 0
	}
	return int(max(min(left, maxTTL)/time.Second, 1))
}

// urgency is the Urgency header; none is normal. webpush-go drops one it does not
// know without a word, so faulty looks first.
func urgency(u string) webpush.Urgency {
	if u == "" {
		return webpush.UrgencyNormal
	}
	return webpush.Urgency(u)
}

// faulty says, in one word for the log, why a notice may not be sent; "" is that
// it may. webpush-go sends a Topic unchecked, and push services answer a bad one
// with 400.
func faulty(n remind.Notice) string {
	switch n.Urgency {
	case "", "low", "normal", "high":
	default:
		return "urgency-unknown"
	}
	if len(n.Topic) > 32 || strings.Trim(n.Topic, base64url) != "" {
		return "topic-unusable"
	}
	if strings.TrimSpace(n.Title) == "" {
		return "title-empty"
	}
	u, err := url.Parse(n.Navigate)
	if err != nil || (u.Scheme != "https" && u.Scheme != "http") || u.Host == "" {
		return "navigate-not-absolute"
	}
	return ""
}

const base64url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
