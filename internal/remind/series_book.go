package remind

import (
	"context"
	"fmt"
	"slices"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/fault"
)

// MaxSeries is how many dates that repeat one phone may hold, those that ended and
// are not yet deleted too.
const MaxSeries = 20

// AddSeries writes down a date that repeats, with the first of its dates and their
// reminders, all or nothing. d.Starts is the first date, and the rule must fall on
// it. The same once more gives what is there. More than MaxSeries is fault.TooMany
// with key "repeat.too-many".
func (b *Book) AddSeries(ctx context.Context, holder device.ID, d Details, r Rule) (SeriesDates, error) {
	d.Offsets = sortOffsets(d.Offsets)
	if err := checkSeries(d, r); err != nil {
		return SeriesDates{}, err
	}
	list, of, err := b.shelf.ListSeries(ctx, holder)
	if err != nil {
		return SeriesDates{}, fmt.Errorf("listing series: %w", err)
	}
	for _, s := range list {
		if !s.Ended && s.From == 1 && same(s.Details, d) && sameRule(s.Rule, r) {
			return b.seriesWith(ctx, s.ID, of)
		}
	}
	if len(list) >= MaxSeries {
		return SeriesDates{}, fault.New(fault.TooMany, "repeat.too-many").With(map[string]any{"Max": MaxSeries})
	}
	now := b.now()
	s := Series{Details: d, Rule: r, Version: 1, From: 1}
	dates, plans, err := b.more(&s, nil, now)
	if err != nil {
		return SeriesDates{}, err
	}
	onlyOne(false, plans)
	made, err := b.shelf.AddSeries(ctx, holder, s, dates, plans)
	if err == nil {
		b.wrote()
	}
	return made, err
}

// Repeat makes a date that is kept the first of a series, with what is new in its
// details: it stays the same date, at the same address. version is the one that the
// person saw. The same once more gives the date as it is; a date that has come to
// repeat otherwise meanwhile is fault.Conflict with key "date.changed-elsewhere".
func (b *Book) Repeat(ctx context.Context, holder device.ID, address string, version int, d Details, r Rule) (Appointment, error) {
	d.Offsets = sortOffsets(d.Offsets)
	if err := checkSeries(d, r); err != nil {
		return Appointment{}, err
	}
	before, err := b.own(ctx, holder, address)
	if err != nil {
		return Appointment{}, err
	}
	list, of, err := b.shelf.ListSeries(ctx, holder)
	if err != nil {
		return Appointment{}, fmt.Errorf("listing series: %w", err)
	}
	of1 := slices.IndexFunc(list, func(s Series) bool { return s.ID == of[before.ID] && !s.Ended })
	switch {
	case before.Cancelled:
		return Appointment{}, fault.New(fault.Conflict, "date.is-cancelled")
	case of1 >= 0 && same(before.Details, d) && sameRule(list[of1].Rule, r):
		return before, nil // a second tap
	case of1 >= 0 || before.Version != version:
		return Appointment{}, fault.New(fault.Conflict, "date.changed-elsewhere")
	case len(list) >= MaxSeries:
		return Appointment{}, fault.New(fault.TooMany, "repeat.too-many").With(map[string]any{"Max": MaxSeries})
	}
	now := b.now()
	first := Occurrence{Appointment: before, Number: 1}
	dates, plans, told := first.with(d, now)
	s := Series{Details: d, Rule: r, Version: 1, From: 1, Made: 1}
	more, morePlans, err := b.more(&s, upcoming(dates, now), now)
	if err != nil {
		return Appointment{}, err
	}
	onlyOne(told, plans, morePlans)
	made, err := b.shelf.AddSeries(ctx, holder, s, append(dates, more...), append(plans, morePlans...))
	if err != nil {
		return Appointment{}, err
	}
	b.wrote()
	return made.Dates[0].Appointment, nil
}

// with gives a date with other details and its reminders, which are none where nothing
// is different. told says that the phone is told of it.
func (o Occurrence) with(d Details, now time.Time) (dates []Occurrence, plans [][]Plan, told bool) {
	after := o
	after.Details = d
	var c SeriesChange
	c.change(o, after, now)
	if len(c.Changed) == 0 {
		return []Occurrence{o}, [][]Plan{nil}, false
	}
	told = c.tellOnce([]Occurrence{o}, now)
	return c.Changed, c.Plans, told
}

// SeriesOf gives the series of a date that this phone holds. A date that does not
// repeat is fault.NotFound with key "error.not-found".
func (b *Book) SeriesOf(ctx context.Context, holder device.ID, address string) (SeriesDates, error) {
	a, err := b.held(ctx, holder, address)
	if err != nil {
		return SeriesDates{}, err
	}
	return b.shelf.SeriesOf(ctx, a.ID)
}

// Repeats gives, for each date of a phone that is of a series, that series.
func (b *Book) Repeats(ctx context.Context, holder device.ID) (map[int64]Series, error) {
	list, of, err := b.shelf.ListSeries(ctx, holder)
	if err != nil {
		return nil, err
	}
	out := make(map[int64]Series, len(of))
	for date, id := range of {
		if i := slices.IndexFunc(list, func(s Series) bool { return s.ID == id }); i >= 0 {
			out[date] = list[i]
		}
	}
	return out, nil
}

// extendAtOnce is how many series are read at once to be made longer.
const extendAtOnce = 50

// Extend makes the dates of series that have come near enough, and deletes series
// that are over. It gives how many dates were made. One series that cannot be made
// longer does not keep the others from it.
func (b *Book) Extend(ctx context.Context) (made int, err error) {
	now := b.now()
	for last := int64(0); ctx.Err() == nil; {
		short, looked, failed := b.shelf.ShortSeries(ctx, now, last, extendAtOnce)
		if failed != nil {
			return made, failed
		}
		for _, s := range short {
			n, bad := b.extend(ctx, s, now)
			if made += n; bad != nil {
				err = bad
			}
		}
		if last = looked; last == 0 {
			break
		}
	}
	if made > 0 {
		b.wrote()
	}
	if _, bad := b.shelf.PurgeSeries(ctx); bad != nil && err == nil {
		err = bad
	}
	return made, err
}

// extend makes one series as long as it is to be by now.
func (b *Book) extend(ctx context.Context, s SeriesDates, now time.Time) (made int, err error) {
	for due := true; due && ctx.Err() == nil; due = !s.Extend.IsZero() && !s.Extend.After(now) {
		dates, plans, err := b.more(&s.Series, upcoming(s.Dates, now), now)
		if err != nil {
			return made, err
		}
		onlyOne(false, plans)
		err = b.shelf.ExtendSeries(ctx, s.Series, dates, plans)
		if fault.Is(err, fault.Conflict) {
			return made, nil // it was changed at the same moment, which makes its dates too
		}
		if err != nil {
			return made, err
		}
		made += len(dates)
		s.Dates = append(s.Dates, dates...)
	}
	return made, nil
}

// more works out the dates that are to be made, with UIDs and reminders, and notes
// in the series that they are.
func (b *Book) more(s *Series, upcoming []time.Time, now time.Time) ([]Occurrence, [][]Plan, error) {
	dates, extend, err := s.ahead(upcoming, now)
	if err != nil {
		return nil, nil, err
	}
	plans := make([][]Plan, len(dates))
	for i := range dates {
		if dates[i].UID, err = newUID(b.random); err != nil {
			return nil, nil, err
		}
		plans[i] = Plans(dates[i].Appointment, now)
	}
	s.Made, s.Extend = s.Made+len(dates), extend
	return dates, plans, nil
}

// upcoming gives the starts of dates that are still to come, soonest first.
func upcoming(dates []Occurrence, now time.Time) []time.Time {
	var out []time.Time
	for _, o := range dates {
		if o.UTC.After(now) {
			out = append(out, o.UTC)
		}
	}
	slices.SortFunc(out, time.Time.Compare)
	return out
}

// seriesWith reads a series by one of its dates.
func (b *Book) seriesWith(ctx context.Context, id int64, of map[int64]int64) (SeriesDates, error) {
	for date, series := range of {
		if series == id {
			return b.shelf.SeriesOf(ctx, date)
		}
	}
	return SeriesDates{}, fault.New(fault.NotFound, "error.not-found")
}

// room says whether one more date fits. Those of a series do not count.
func (b *Book) room(ctx context.Context, holder device.ID, held int) (bool, error) {
	if held < MaxDates {
		return true, nil
	}
	_, of, err := b.shelf.ListSeries(ctx, holder)
	return held-len(of) < MaxDates, err
}

// checkSeries looks at a series that may not have come through a form.
func checkSeries(d Details, r Rule) error {
	if err := d.Check(); err != nil {
		return err
	}
	if !r.valid() || !r.fits(d.Starts) {
		return fault.Fields("date.error.form", fault.Field{Name: "repeat", Key: "repeat.error.unknown"})
	}
	return nil
}
