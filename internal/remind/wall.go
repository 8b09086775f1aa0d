package remind

import "time"

// Wall is a time on the clock on the wall, with no zone.
type Wall struct {
	Year   int
	Month  time.Month
	Day    int
	Hour   int
	Minute int
}
