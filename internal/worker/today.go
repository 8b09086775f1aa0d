package worker

import (
	"cmp"
	"context"
	"slices"
	"time"

	"plainwell/internal/remind"
)

// Matter is what a worker deals with of a date.
type Matter string

// The matters. MatterToday is no matter that is dealt with: it passes with the day.
const (
	MatterAnswer Matter = "answer" // the person cannot go, or needs help
	MatterReach  Matter = "reach"  // it may not have arrived
	MatterToday  Matter = "today"
)

// matters are the matters in the order of the list.
var matters = []Matter{MatterAnswer, MatterReach, MatterToday}

// TodayLine is one line of the list of today.
type TodayLine struct {
	Made
	Why     Matter
	Person  Person
	Covered AccountID // the colleague whose person it is, where the reader stands in for them; else 0
}

// Times of the list of today.
const (
	ringAhead = 7 * 24 * time.Hour // how far ahead "may not have arrived" is listed
	dayBack   = 36 * time.Hour     // no day of any zone began longer ago
)

// Today gives what waits for an actor: answers "cannot go" and "need help" first, then
// what may not have arrived, then the dates of today, each soonest first. What was
// dealt with is left out until there is something new. A date stands there once.
func (d *Desk) Today(ctx context.Context, by Actor) ([]TodayLine, error) {
	people, err := d.People(ctx, by)
	if err != nil {
		return nil, err
	}
	now := d.now()
	dates, err := d.shelf.TeamDates(ctx, by.Team, now.Add(-dayBack), now.Add(ringAhead))
	if err != nil {
		return nil, err
	}
	var ids []int64
	for _, p := range people {
		for _, a := range dates[p.ID] {
			ids = append(ids, a.ID)
		}
	}
	phones, err := d.shelf.PhonesOf(ctx, ids)
	if err != nil {
		return nil, err
	}
	dealt, err := d.shelf.Dealt(ctx, ids)
	if err != nil {
		return nil, err
	}
	var lines []TodayLine
	for _, p := range people {
		for _, a := range dates[p.ID] {
			m := Made{a, p.ID, ReachOf(a, phones[a.ID], p.Paused, now)}
			why := m.why(phones[a.ID], dealt[a.ID], now)
			if why == "" {
				continue
			}
			line := TodayLine{Made: m, Why: why, Person: p}
			if by.Role != RoleLead && by.Account != 0 && p.Worker != by.Account {
				line.Covered = p.Worker
			}
			lines = append(lines, line)
		}
	}
	slices.SortStableFunc(lines, func(a, b TodayLine) int {
		return cmp.Or(cmp.Compare(slices.Index(matters, a.Why), slices.Index(matters, b.Why)), a.UTC.Compare(b.UTC))
	})
	return lines, nil
}

// why says what a date waits for, or "".
func (m Made) why(phones []Phone, dealt map[Matter]time.Time, now time.Time) Matter {
	said := m.Answer.Said
	switch {
	case !m.Cancelled && now.Before(m.UTC) && (said == remind.SaidCant || said == remind.SaidHelp) && dealt[MatterAnswer].Before(m.Answer.At):
		return MatterAnswer
	case m.Reach == ReachMayNot && m.UTC.Sub(now) <= ringAhead && m.newlyFailed(phones, dealt[MatterReach], now):
		return MatterReach
	case m.isToday(now):
		return MatterToday
	}
	return ""
}

// newlyFailed says that there is something to ring for that was not dealt with: the
// date changed since, or another reminder was due.
func (m Made) newlyFailed(phones []Phone, dealt, now time.Time) bool {
	if dealt.Before(m.Changed) {
		return true
	}
	for _, p := range phones {
		for _, s := range p.Sent {
			if !s.Due.After(now) && s.Due.After(dealt) {
				return true
			}
		}
	}
	return false
}

// isToday says that a date is on the day that it is now where it takes place.
func (m Made) isToday(now time.Time) bool {
	zone, err := remind.Zone(m.Zone)
	if err != nil {
		return false
	}
	return remind.WallOf(now.In(zone)).At(0, 0) == m.Starts.At(0, 0)
}

// DealtWith takes a date off the list of today until there is something new about it.
// A matter that is none is ErrNotYours.
func (d *Desk) DealtWith(ctx context.Context, by Actor, date int64, what Matter) error {
	m, err := d.Date(ctx, by, date)
	if err != nil {
		return err
	}
	if what != MatterAnswer && what != MatterReach {
		return ErrNotYours
	}
	return d.shelf.SetDealt(ctx, date, what, d.entry(by, "date-dealt", m.Person))
}
