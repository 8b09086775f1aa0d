package worker

import (
	"testing"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/remind"
)

// TestWhatAWorkerSeesOfHowADateReachesAPerson is the rule of ReachOf as a table. The
// date is two days away unless the line says otherwise.
func TestWhatAWorkerSeesOfHowADateReachesAPerson(t *testing.T) {
	now := time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)
	sent := func(minutes int, state remind.State, note string) Sent {
		return Sent{Due: now.Add(time.Duration(minutes) * time.Minute), State: state, Note: note}
	}
	on := func(s ...Sent) Phone { return Phone{Push: device.PushOn, Sent: s} }
	off := func(s ...Sent) Phone { return Phone{Push: device.PushNone, Sent: s} }
	gone := func(s ...Sent) Phone { return Phone{Push: device.PushGone, Sent: s} }
	later := sent(600, remind.Planned, "")
	for name, c := range map[string]struct {
		phones []Phone
		hours  int // until the date; 0 is 48
		said   remind.Said
		paused bool
		want   Reach
	}{
		"on no phone":                                       {want: ReachNone},
		"on no phone, with a day to go":                     {hours: 24, want: ReachMayNot},
		"on no phone, and it has begun":                     {hours: -1, want: ReachNone},
		"on a phone with reminders off":                     {phones: []Phone{off(later)}, want: ReachOff},
		"off, with a day to go":                             {phones: []Phone{off(later)}, hours: 24, want: ReachMayNot},
		"off, and a reminder was due":                       {phones: []Phone{off(sent(-5, remind.Muted, "muted"), later)}, want: ReachMayNot},
		"on, none was due yet":                              {phones: []Phone{on(later)}, want: ReachOn},
		"on, with no reminders at all, in a day":            {phones: []Phone{on()}, hours: 5, want: ReachOn},
		"handed over":                                       {phones: []Phone{on(sent(-5, remind.HandedOver, ""))}, want: ReachOn},
		"missed":                                            {phones: []Phone{on(sent(-5, remind.Missed, "http-500"), later)}, want: ReachMayNot},
		"too late":                                          {phones: []Phone{on(sent(-5, remind.TooLate, "expired"))}, want: ReachMayNot},
		"subscribed with an old key":                        {phones: []Phone{on(sent(-5, remind.Muted, "old-key"))}, want: ReachMayNot},
		"missed, then a later one was taken":                {phones: []Phone{on(sent(-90, remind.Missed, ""), sent(-5, remind.HandedOver, ""))}, want: ReachOn},
		"taken, then a later one was missed":                {phones: []Phone{on(sent(-90, remind.HandedOver, ""), sent(-5, remind.Missed, ""))}, want: ReachMayNot},
		"being tried for ten minutes":                       {phones: []Phone{on(sent(-10, remind.Planned, "http-503"))}, want: ReachOn},
		"being tried for an hour":                           {phones: []Phone{on(sent(-60, remind.Sending, ""))}, want: ReachMayNot},
		"the phone is gone":                                 {phones: []Phone{gone(sent(600, remind.Gone, "phone-gone"))}, want: ReachMayNot},
		"one of two phones is gone":                         {phones: []Phone{gone(sent(-5, remind.Gone, "gone")), on(later)}, want: ReachOn},
		"missed on one, taken on the other":                 {phones: []Phone{on(sent(-5, remind.Missed, "")), on(sent(-5, remind.HandedOver, ""))}, want: ReachOn},
		"missed on both":                                    {phones: []Phone{on(sent(-5, remind.Missed, "")), on(sent(-5, remind.Missed, ""))}, want: ReachMayNot},
		"missed, but they said that they come":              {phones: []Phone{on(sent(-5, remind.Missed, ""))}, said: remind.SaidGoing, want: ReachOn},
		"missed, but the date has begun":                    {phones: []Phone{on(sent(-5, remind.Missed, ""))}, hours: -1, want: ReachOn},
		"paused now":                                        {phones: []Phone{on(sent(-5, remind.Muted, remind.HoldPaused))}, paused: true, want: ReachOn},
		"was paused, and another is to come":                {phones: []Phone{on(sent(-5, remind.Muted, remind.HoldPaused), later)}, want: ReachOn},
		"was paused over the last reminder":                 {phones: []Phone{on(sent(-5, remind.Muted, remind.HoldPaused))}, want: ReachMayNot},
		"the person stopped and turned it on again in time": {phones: []Phone{on(sent(30, remind.Muted, ""), later)}, want: ReachOn},
	} {
		t.Run(name, func(t *testing.T) {
			if c.hours == 0 {
				c.hours = 48
			}
			a := remind.Appointment{UTC: now.Add(time.Duration(c.hours) * time.Hour), Answer: remind.Answer{Said: c.said}}
			if got := ReachOf(a, c.phones, c.paused, now); got != c.want {
				t.Errorf("it is %q, want %q", got, c.want)
			}
		})
	}
}
