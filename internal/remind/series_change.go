package remind

import (
	"context"
	"reflect"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/fault"
)

// Following is a change of one date of a series and of all that follow it.
type Following struct {
	Address string
	Version int     // of the date that the person saw
	Series  int     // version of the series that the person saw
	Details Details // of the date itself; what differs from before is changed on those that follow
	Rule    *Rule   // a new rule, which must fall on Details.Starts; nil leaves it as it is
	Own     bool    // dates that were changed alone become like the others too
}

// ChangeFollowing changes one date and all that follow it, in one go. What was
// changed on the form is changed on all; what was not stays as each has it. Dates
// that were changed or cancelled alone stay as they are unless f.Own, and a
// cancelled date stays off either way. With a rule of another shape (weeks for
// months, say) they cannot stand for a date of the new rule, so they leave the
// series and stay. The phone is told once, by the nearest date that is news.
func (b *Book) ChangeFollowing(ctx context.Context, holder device.ID, f Following) (Appointment, error) {
	f.Details.Offsets = sortOffsets(f.Details.Offsets)
	if err := f.Details.check(); err != nil {
		return Appointment{}, err
	}
	s, before, err := b.following(ctx, holder, f.Address, f.Version, f.Series)
	if err != nil {
		return Appointment{}, err
	}
	if s.Ended {
		return Appointment{}, fault.New(fault.Conflict, "repeat.error.ended")
	}
	now := b.now()
	next := s.Series
	next.Version++
	shape := s.Rule
	if err := next.turn(s.Series, before, f); err != nil {
		return Appointment{}, err
	}
	c, err := next.reach(s.Dates, before, f, sameShape(shape, next.Rule), now)
	if err != nil {
		return Appointment{}, err
	}
	if len(c.Changed) == 0 && len(c.Left) == 0 && same(s.Details, next.Details) && sameRule(s.Rule, next.Rule) {
		return before.Appointment, nil // as it was: a second tap
	}
	told := c.tellOnce(s.Dates, now)
	var still []Occurrence // what is to come, as it will be
	for _, o := range c.Changed {
		if !o.Cancelled {
			still = append(still, o)
		}
	}
	if c.New, c.NewPlan, err = b.more(&next, upcoming(still, now), now); err != nil {
		return Appointment{}, err
	}
	onlyOne(told, c.Plans, c.NewPlan)
	return b.replaced(before)(b.shelf.ReplaceSeries(ctx, holder, next, c))
}

// CancelFollowing marks one date and all that follow it as off, and ends the
// series there. Dates that were changed alone are off too: somebody who stops a
// row of dates does not go to one of them.
func (b *Book) CancelFollowing(ctx context.Context, holder device.ID, address string, version, series int) (Appointment, error) {
	s, before, err := b.following(ctx, holder, address, version, series)
	if err != nil {
		return Appointment{}, err
	}
	now := b.now()
	next := s.Series
	next.Version, next.Ended, next.Extend = next.Version+1, true, time.Time{}
	var c SeriesChange
	for _, o := range s.Dates {
		if o.Number >= before.Number && !o.Cancelled && o.UTC.After(now) {
			off := o
			off.Cancelled = true
			c.change(o, off, now)
		}
	}
	c.tellOnce(s.Dates, now)
	return b.replaced(before)(b.shelf.ReplaceSeries(ctx, holder, next, c))
}

// following finds the date and its series, as the person saw them.
func (b *Book) following(ctx context.Context, holder device.ID, address string, version, series int) (s SeriesDates, before Occurrence, err error) {
	a, err := b.held(ctx, holder, address)
	if err != nil {
		return s, before, err
	}
	if s, err = b.shelf.SeriesOf(ctx, a.ID); err != nil {
		return s, before, err
	}
	before, found := s.find(a.ID)
	switch {
	case !found:
		return s, before, fault.New(fault.NotFound, "date.error.none")
	case before.Cancelled:
		return s, before, fault.New(fault.Conflict, "date.is-cancelled")
	case before.Version != version || s.Version != series:
		return s, before, fault.New(fault.Conflict, "date.changed-elsewhere")
	}
	return s, before, nil
}

// replaced gives the date that the person changed out of all that were.
func (b *Book) replaced(before Occurrence) func([]Appointment, error) (Appointment, error) {
	return func(changed []Appointment, err error) (Appointment, error) {
		if err != nil {
			return Appointment{}, err
		}
		b.wrote()
		for _, a := range changed {
			if a.ID == before.ID {
				return a, nil
			}
		}
		return before.Appointment, nil
	}
}

// turn makes the series count from the changed date on, with what was changed.
func (s *Series) turn(old Series, before Occurrence, f Following) error {
	base, ok := old.wallOf(before.Number)
	if !ok { // it is of an older rule: the newest one is laid on it as it stands
		base = before.Starts
		old.Rule = old.Rule.moved(old.Starts, base)
	}
	from, to := before.Starts, f.Details.Starts
	s.Details = mix(old.Details, before.Details, f.Details)
	s.Starts = base
	if to.At(0, 0) != from.At(0, 0) || f.Rule != nil {
		s.Starts = to.At(base.Hour, base.Minute)
	}
	if to.Hour != from.Hour || to.Minute != from.Minute {
		s.Starts = s.Starts.At(to.Hour, to.Minute)
	}
	gone := before.Number - old.From
	switch {
	case f.Rule != nil:
		s.Rule = *f.Rule
	case s.Starts.At(0, 0) != base.At(0, 0):
		s.Rule = old.Rule.moved(base, s.Starts)
	default:
		s.Rule = old.Rule
	}
	if f.Rule == nil && s.Rule.Times > 0 {
		s.Rule.Times = max(s.Rule.Times-gone, 1)
	}
	s.From = before.Number
	if !s.Rule.valid() || !s.Rule.fits(s.Starts) {
		return fault.Fields("date.error.form", fault.Field{Name: "repeat", Key: "repeat.error.unknown"})
	}
	if !s.Rule.Until.IsZero() && s.Starts.Compare(s.Rule.Until.At(23, 59)) > 0 {
		return fault.Fields("date.error.form", fault.Field{Name: "repeat-until", Key: "repeat.error.until-before"})
	}
	return nil
}

// mix gives what dates have in common, with what the form changed of one of them.
func mix(common, before, after Details) Details {
	c, b, a := reflect.ValueOf(&common).Elem(), reflect.ValueOf(before), reflect.ValueOf(after)
	for i := range c.NumField() {
		if !reflect.DeepEqual(b.Field(i).Interface(), a.Field(i).Interface()) {
			c.Field(i).Set(a.Field(i))
		}
	}
	return common
}

// reach works out what becomes of the dates that are made. s is the series as it
// will be; its Made is set to what is left of them.
func (s *Series) reach(dates []Occurrence, before Occurrence, f Following, sameShape bool, now time.Time) (c SeriesChange, err error) {
	walls, err := s.Rule.walls(s.Starts, s.Made-s.From+1, farWall)
	if err != nil {
		return c, err
	}
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
		other := before.Details
		other.Offsets = after.Offsets
		after.News = after.Cancelled || !same(other, after.Details) // other reminders alone are no news
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
		if !o.News {
			continue
		}
		before, _ := SeriesDates{Dates: were}.find(o.ID)
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
