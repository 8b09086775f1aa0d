package store

import "time"

// ms is how a time is kept: Unix milliseconds. The zero time is 0.
func ms(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

// fromMS is the time of a kept number, in UTC.
func fromMS(n int64) time.Time {
	if n == 0 {
		return time.Time{}
	}
	return time.UnixMilli(n).UTC()
}

// midnight is the start of t's day in UTC: no finer than needed to know when a
// phone was last seen.
func midnight(t time.Time) time.Time { return t.UTC().Truncate(24 * time.Hour) }
