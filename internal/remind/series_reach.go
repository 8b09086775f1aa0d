package remind

import (
	"slices"
	"time"
)

// reach works out what becomes of the dates that are made. s is the series as it
// will be; its Made is set to what is left of them.
func (s *Series) reach(dates []Occurrence, before Occurrence, f Following, sameShape bool, now time.Time) (c SeriesChange, err error) {
	walls, err := s.Rule.walls(s.Starts, s.Made-s.From+1, farWall)
	if err != nil {
		return c, err
	}
	c.From = before.Number
	at, made := 0, s.From
	for _, o := range dates {
		if o.Number < before.Number {
			continue
		}
		if sameShape {
			at = o.Number - s.From
		}
		if o.ID != before.ID && (o.Cancelled || o.Own && !f.Own || !o.UTC.After(now)) {
			if sameShape && at < len(walls) {
				made = max(made, o.Number)
			} else {
				c.Left = append(c.Left, o.ID)
			}
			continue
		}
		after := o
		if at >= len(walls) { // the new rule has no such date any more
			after.Cancelled = true
			c.Left = append(c.Left, o.ID)
			c.change(o, after, now)
			continue
		}
		if after.Details, after.Forward, err = s.expected(walls[at]); err != nil {
			return c, err
		}
		after.Number, after.Own = s.From+at, false
		if o.ID == before.ID && !same(after.Details, f.Details) {
			after.Details, after.Own, after.Forward = f.Details, true, false
		}
		c.change(o, after, now)
		made = max(made, after.Number)
		at++
	}
	s.Made = made
	return c, nil
}

// after gives the dates of the series as they will be.
func (c *SeriesChange) after(dates []Occurrence) []Occurrence {
	var out []Occurrence
	for _, o := range dates {
		if slices.Contains(c.Left, o.ID) {
			continue
		}
		if now, changed := (SeriesDates{Dates: c.Changed}).find(o.ID); changed {
			o = now
		}
		out = append(out, o)
	}
	return out
}

// change notes what becomes of one date. One that stays as it is, is not noted; one
// that gets another number alone keeps its version.
func (c *SeriesChange) change(before, after Occurrence, now time.Time) {
	differs := before.Cancelled != after.Cancelled || !same(before.Details, after.Details)
	if !differs && before.Number == after.Number && before.Own == after.Own && before.Forward == after.Forward {
		return
	}
	var plans []Plan
	if differs {
		if utc, err := after.Instant(); err == nil {
			after.UTC = utc
		}
		after.Version, after.Changed = before.Version+1, now
		if before.News(after.Appointment) {
			after.Appointment = news(before.Appointment, after.Appointment, c.From, now)
		}
		plans = Plans(after.Appointment, now)
	}
	c.Changed, c.Plans = append(c.Changed, after), append(c.Plans, plans)
}

// tellOnce plans the one notice of a change: that of the date which is nearest, as
// it was or as it will be. It says whether there is one.
func (c *SeriesChange) tellOnce(were []Occurrence, now time.Time) bool {
	nearest := -1
	var when time.Time
	var was Appointment
	for i, o := range c.Changed {
		before, _ := SeriesDates{Dates: were}.find(o.ID)
		if !before.News(o.Appointment) {
			continue
		}
		for _, t := range []time.Time{before.UTC, o.UTC} {
			if now.Before(t) && (when.IsZero() || t.Before(when)) {
				nearest, when, was = i, t, before.Appointment
			}
		}
	}
	if nearest < 0 {
		return false
	}
	plans := withChanged(c.Plans[nearest], was, c.Changed[nearest].Appointment, now)
	c.Plans[nearest] = plans
	return len(plans) > 0 && plans[0].Purpose == PurposeChanged
}

// onlyOne leaves at most one notice that goes at once: none when the phone is told
// of a change anyway, else that of the first date which has one. With a date each
// day and a reminder a week before, six would go together.
func onlyOne(told bool, lists ...[][]Plan) {
	for _, plans := range lists {
		for i, list := range plans {
			var kept []Plan
			for _, p := range list {
				atOnce := p.Purpose == PurposeRemind && p.Offset == Offset{}
				if !atOnce || !told {
					kept = append(kept, p)
				}
				told = told || atOnce
			}
			plans[i] = kept
		}
	}
}
