package web

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/device"
	"plainwell/internal/fault"
	"plainwell/internal/i18n"
	"plainwell/internal/remind"
)

// repeatFields are the part of a date's form that asks how it repeats, and, for a
// date that does, whether one is to be changed or all that follow.
type repeatFields struct {
	Form    remind.RepeatForm
	Repeats []choice
	Days    []choice
	Open    bool // the part with more is open, because something stands in it
	Asked   bool // the whole is open, because something was said or is wrong

	Series int // version of the series; 0 for a date that does not repeat
	Scope  string
	Own    bool // tick: those changed alone too
	AnyOwn bool // there are such
}

// scopeFollow is the answer "this date and all after it".
const scopeFollow = "follow"

// repeatKeys name the answers in words.
var repeatKeys = map[string]string{
	remind.RepeatNo: "repeat.no", remind.RepeatDay: "repeat.day", remind.RepeatWeek: "repeat.week",
	remind.RepeatFortnight: "repeat.fortnight", remind.RepeatWeeks: "repeat.weeks", remind.RepeatMonth: "repeat.month",
	remind.RepeatMonthDay: "repeat.month-day", remind.RepeatMonthLast: "repeat.month-last",
}

// readRepeat takes that part of the form as it was typed.
func readRepeat(c *fiber.Ctx) *repeatFields {
	r := &repeatFields{Scope: c.FormValue("scope"), Own: c.FormValue("own") != ""}
	r.Form.Repeat, r.Form.Weeks, r.Form.Times = c.FormValue("repeat"), c.FormValue("repeat-weeks"), c.FormValue("repeat-times")
	r.Form.Until.Day, r.Form.Until.Month, r.Form.Until.Year = c.FormValue("until-day"), c.FormValue("until-month"), c.FormValue("until-year")
	for _, d := range c.Context().PostArgs().PeekMulti("repeat-days") {
		r.Form.Days = append(r.Form.Days, string(d))
	}
	r.Series, _ = strconv.Atoi(c.FormValue("series"))
	return r
}

// fill makes the choices in the words of a language.
func (r *repeatFields) fill(say *i18n.Speaker, errors []formError) {
	for _, answer := range remind.Repeats {
		if r.Series > 0 && answer == remind.RepeatNo {
			continue
		}
		r.Repeats = append(r.Repeats, choice{answer, say.T(repeatKeys[answer]), r.Form.Repeat == answer})
	}
	names := say.DayNames()
	for _, d := range remind.Weekdays() {
		word := remind.DayWord(d)
		r.Days = append(r.Days, choice{word, names[d], slices.Contains(r.Form.Days, word)})
	}
	u := r.Form.Until
	r.Asked = r.Series == 0 && r.Form.On() ||
		slices.ContainsFunc(errors, func(e formError) bool { return strings.HasPrefix(e.Field, "repeat") || e.Field == "scope" })
	r.Open = r.Form.Weeks+r.Form.Times+u.Day+u.Month+u.Year != "" || len(r.Form.Days) > 0 ||
		slices.ContainsFunc(errors, func(e formError) bool { return strings.HasPrefix(e.Field, "repeat-") })
}

// rule reads how a date repeats, after the rest of the form was read with this
// error: what is wrong in either is told together.
func (r *repeatFields) rule(starts remind.Wall, err error) (*remind.Rule, error) {
	rule, more := remind.ParseRepeat(r.Form, starts)
	if err == nil || more == nil {
		return rule, firstOf(err, more)
	}
	both, other := fault.Of(err), fault.Of(more)
	if both.Code != fault.Invalid || other.Code != fault.Invalid {
		return nil, err
	}
	return nil, fault.Fields(both.Key, append(slices.Clone(both.Fields), other.Fields...)...)
}

func firstOf(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// addOneOrMany saves a new date, or the first of those that repeat.
func addOneOrMany(ctx context.Context, book dateBook, holder device.ID, d remind.Details, rule *remind.Rule) (remind.Appointment, error) {
	if rule == nil {
		return book.Add(ctx, holder, d)
	}
	made, err := book.AddSeries(ctx, holder, d, *rule)
	if err != nil {
		return remind.Appointment{}, err
	}
	if len(made.Dates) == 0 {
		return remind.Appointment{}, fault.New(fault.Internal, "error.internal")
	}
	return made.Dates[0].Appointment, nil
}

// ofSeries gives the fields for a date that is kept. One whose series has ended does
// not repeat.
func ofSeries(ctx context.Context, book dateBook, holder device.ID, a remind.Appointment) (*repeatFields, error) {
	series, err := book.SeriesOf(ctx, holder, a.Address.Reveal())
	if fault.Is(err, fault.NotFound) || err == nil && series.Ended {
		return &repeatFields{}, nil
	}
	if err != nil {
		return nil, err
	}
	r := &repeatFields{Series: series.Version}
	number := 0
	for _, o := range series.Dates {
		if o.ID == a.ID {
			number = o.Number
		} else if number > 0 && o.Own && !o.Cancelled {
			r.AnyOwn = true
		}
	}
	r.Form = remind.RepeatFormOf(series.Rule, number-series.From)
	return r, nil
}

// changes says what a form does to a date that is kept as asked: "repeats" when the date
// did not repeat as the form was opened and is to from now on, "changed-all" when all
// that follow change too, else "changed".
func (r *repeatFields) changes(asked *repeatFields) string {
	switch {
	case r.Series == 0 && r.Form.On():
		return "repeats"
	case asked.Series > 0 && r.Scope == scopeFollow:
		return "changed-all"
	default:
		return "changed"
	}
}

// changeOneOrMany saves a change of one date, of all that follow too, or makes it
// repeat. asked is what the form holds now, as the date is kept; typed is what came
// back.
func changeOneOrMany(ctx context.Context, book dateBook, holder device.ID, address string, version int, d remind.Details, typed, asked *repeatFields) (remind.Appointment, error) {
	changed := !typed.Form.Same(asked.Form)
	switch typed.changes(asked) {
	case "repeats":
		rule, err := typed.must(d.Starts)
		if err != nil {
			return remind.Appointment{}, err
		}
		return book.Repeat(ctx, holder, address, version, d, *rule)
	case "changed-all":
		f := remind.Following{Address: address, Version: version, Series: typed.Series, Details: d, Own: typed.Own}
		if changed {
			rule, err := typed.must(d.Starts)
			if err != nil {
				return remind.Appointment{}, err
			}
			f.Rule = rule
		}
		return book.ChangeFollowing(ctx, holder, f)
	}
	if asked.Series > 0 && typed.Form.Repeat != "" && changed {
		return remind.Appointment{}, fault.Fields("date.error.form", fault.Field{Name: "scope", Key: "repeat.error.scope"})
	}
	return book.Change(ctx, holder, address, version, d)
}

// must reads how a date repeats that is to repeat.
func (r *repeatFields) must(starts remind.Wall) (*remind.Rule, error) {
	rule, err := remind.ParseRepeat(r.Form, starts)
	if err == nil && rule == nil {
		err = fault.Fields("date.error.form", fault.Field{Name: "repeat", Key: "repeat.error.unknown"})
	}
	return rule, err
}
