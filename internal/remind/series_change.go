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
	if err := f.Details.Check(); err != nil {
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
	c.Made = s.Made
	told := c.tellOnce(s.Dates, now)
	if c.New, c.NewPlan, err = b.more(&next, upcoming(c.after(s.Dates), now), now); err != nil {
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
	c := SeriesChange{Made: s.Made, From: before.Number}
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
	a, err := b.own(ctx, holder, address)
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
	mixFields(reflect.ValueOf(&common).Elem(), reflect.ValueOf(before), reflect.ValueOf(after))
	return common
}

// mixFields goes field by field, so that a field which is new one day is reached
// too. What is embedded counts as fields of its own.
func mixFields(common, before, after reflect.Value) {
	for i := range common.NumField() {
		switch {
		case common.Type().Field(i).Anonymous:
			mixFields(common.Field(i), before.Field(i), after.Field(i))
		case !reflect.DeepEqual(before.Field(i).Interface(), after.Field(i).Interface()):
			common.Field(i).Set(after.Field(i))
		}
	}
}
