package push

import (
	"net/http"
	"strconv"
	"strings"
	"time"

	"plainwell/internal/remind"
)

// verdict says what an answer means. Only 404 and 410 say that the phone is gone:
// all else may be a bad hour of the service, or our own mistake.
func verdict(status int) remind.Verdict {
	switch {
	case status >= 200 && status < 300:
		return remind.Taken
	case status == http.StatusNotFound, status == http.StatusGone:
		return remind.NoPhone
	case status == http.StatusRequestEntityTooLarge:
		return remind.TooBig
	case status == http.StatusTooManyRequests,
		status == http.StatusNotAcceptable: // what Windows' service says for "slow down"
		return remind.SlowDown
	case status == http.StatusRequestTimeout, status == http.StatusMisdirectedRequest,
		status == http.StatusTooEarly, status == http.StatusProxyAuthRequired:
		return remind.Later
	case status >= 400 && status < 500:
		return remind.OurFault
	}
	// 5xx; and a redirect, which is not followed: push services send none, but a
	// network that wants a log-in does, for a while.
	return remind.Later
}

// maxAfter is the longest that a Retry-After is honoured.
const maxAfter = 24 * time.Hour

// retryAfter reads a Retry-After header (RFC 9110 section 10.2.3): seconds, or a
// date, which is held against now. What cannot be read or has passed is 0.
func retryAfter(value string, now time.Time) time.Duration {
	value = strings.TrimSpace(value)
	if value != "" && strings.Trim(value, "0123456789") == "" {
		seconds, err := strconv.ParseInt(value, 10, 32)
		if err != nil {
			return maxAfter // digits, but more than fit
		}
		return min(time.Duration(seconds)*time.Second, maxAfter)
	}
	at, err := http.ParseTime(value)
	if err != nil {
		return 0
	}
	return max(0, min(at.Sub(now), maxAfter))
}
