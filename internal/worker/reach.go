package worker

import (
	"slices"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/remind"
)

// Reach is all that a worker sees of how a date reaches a person. It never says that
// somebody looked, and no value of it is proof that somebody was told.
type Reach string

// What a worker may see.
const (
	ReachNone   Reach = "none"    // on no phone yet
	ReachOff    Reach = "off"     // on a phone, with reminders off there
	ReachOn     Reach = "on"      // on a phone, with reminders on
	ReachMayNot Reach = "may-not" // it may not have arrived: ring them
)

// Key is the message key of the words for it.
func (r Reach) Key() string { return "kw.reach." + string(r) }

// Phone is a real phone that holds a date, as far as reaching it goes.
type Phone struct {
	Push device.PushState
	Sent []Sent // reminders of the newest version of the date, soonest due first
}

// Sent is what became of one reminder.
type Sent struct {
	Due   time.Time
	State remind.State
	Note  string // machine word for the outcome
}

// Times of the rule of ReachOf.
const (
	RingWithin = 24 * time.Hour // a date this near that no phone will ring for is one to ring for
	lateBy     = time.Hour      // a reminder this late is as good as not sent
)

// ReachOf works out what a worker sees of a date that starts at a time.
//
// The rule: on no phone it is none, with reminders off on every phone it is off, else
// it is on. It "may not have arrived" when the date is still to come, nobody has
// answered it as it stands, the person is not paused, and one of these holds:
//   - it starts within 24 hours, and no phone that holds it has reminders on;
//   - every phone that holds it is gone;
//   - on every phone the latest reminder that was due ended in another way than handed
//     over: missed, gone, too late, or muted because reminders are off there; or it has
//     been due for an hour and was not taken.
//
// A reminder that ended because the person was paused counts as not taken only when
// no other is to come. So a reminder that fails is told while there is time to ring.
func ReachOf(a remind.Appointment, phones []Phone, paused bool, now time.Time) Reach {
	plain, gone, taken := ReachNone, true, false
	for _, p := range phones {
		if plain == ReachNone {
			plain = ReachOff
		}
		if p.Push == device.PushOn {
			plain = ReachOn
		}
		gone = gone && p.Push == device.PushGone
		taken = taken || p.took(now)
	}
	if paused || a.Answer.Said != remind.SaidNothing || !now.Before(a.UTC) {
		return plain
	}
	near := a.UTC.Sub(now) <= RingWithin
	switch {
	case plain != ReachOn && near, len(phones) > 0 && gone, len(phones) > 0 && !taken:
		return ReachMayNot
	}
	return plain
}

// took says that nothing speaks against the latest reminder that was due on a phone:
// it was handed over, is still being tried, or none was due yet.
func (p Phone) took(now time.Time) bool {
	ok := true
	for _, s := range p.Sent {
		switch {
		case s.Due.After(now): // to come, or ended before its time
		case s.State == remind.Cancelled, s.State == remind.Superseded:
		case !s.State.Terminal():
			ok = now.Sub(s.Due) < lateBy
		case s.State == remind.Muted && s.Note == remind.HoldPaused:
			ok = p.waits()
		default:
			ok = s.State == remind.HandedOver
		}
	}
	return ok
}

// waits says that a reminder is still to come on a phone.
func (p Phone) waits() bool {
	return slices.ContainsFunc(p.Sent, func(s Sent) bool { return !s.State.Terminal() })
}
