package remind

import (
	"fmt"
	"sync"
	"time"
	_ "time/tzdata" // the same rules on every computer, with or without its own files
)

// zones holds the zones read so far; there are some 600 names in all.
var zones sync.Map

// Zone gives the time zone of an IANA name, such as "Europe/London". The empty
// name and "Local", which mean whatever the computer is set to, are refused.
func Zone(name string) (*time.Location, error) {
	if loc, ok := zones.Load(name); ok {
		return loc.(*time.Location), nil
	}
	if name == "" || name == "Local" {
		return nil, fmt.Errorf("remind: %q is not the name of a time zone", name)
	}
	loc, err := time.LoadLocation(name)
	if err != nil {
		return nil, fmt.Errorf("remind: %q is not the name of a time zone", name)
	}
	zones.Store(name, loc)
	return loc, nil
}

// Instant derives the UTC time of the start from the wall time and the zone.
func (d Details) Instant() (time.Time, error) {
	loc, err := Zone(d.Zone)
	if err != nil {
		return time.Time{}, err
	}
	at, _, err := d.Starts.In(loc)
	return at.UTC(), err
}
