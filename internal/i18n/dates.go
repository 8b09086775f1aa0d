package i18n

import (
	"strconv"
	"time"
)

// Times are shown as they stand in their own location: turn them with
// Time.In(zone) first. The shapes are those of facts.md 3.1, rules 17 and 18:
// the day's name and the month in full, no 24-hour clock, no "12pm".

// Date gives a date in words: "Wednesday 6 January 2027".
func (s *Speaker) Date(t time.Time) string {
	return s.T("time.date", "Weekday", s.weekday(t), "Day", t.Day(), "Month", s.month(t), "Year", t.Year())
}

// FullDate gives a date without the day's name: "6 January 2027".
func (s *Speaker) FullDate(t time.Time) string {
	return s.T("time.full-date", "Day", t.Day(), "Month", s.month(t), "Year", t.Year())
}

// ShortDate gives a date in words without its year: "Wednesday 6 January".
func (s *Speaker) ShortDate(t time.Time) string {
	return s.T("time.short-date", "Weekday", s.weekday(t), "Day", t.Day(), "Month", s.month(t))
}

// Time gives the time of day: "10:30am", "2pm", "midday", "midnight". Seconds are
// left out.
func (s *Speaker) Time(t time.Time) string {
	hour, minute := t.Hour(), t.Minute()
	switch {
	case hour == 0 && minute == 0:
		return s.T("time.midnight")
	case hour == 12 && minute == 0:
		return s.T("time.midday")
	}
	clock := strconv.Itoa((hour+11)%12 + 1)
	if minute != 0 {
		clock += t.Format(":04")
	}
	if hour < 12 {
		return s.T("time.am", "Clock", clock)
	}
	return s.T("time.pm", "Clock", clock)
}

// DateTime gives date and time: "Wednesday 6 January 2027 at 10:30am".
func (s *Speaker) DateTime(t time.Time) string {
	return s.T("time.at", "Date", s.Date(t), "Time", s.Time(t))
}

// DayTime gives date and time without the year, for notices: "Wednesday 6 January
// at 10:30am".
func (s *Speaker) DayTime(t time.Time) string {
	return s.T("time.at", "Date", s.ShortDate(t), "Time", s.Time(t))
}

// InDays says how far the day of to is from the day of from, by the calendar of
// to's location: "today", "tomorrow", "in 3 days", "yesterday", "3 days ago". For
// pages alone: a notice can arrive late, so it must not say this.
func (s *Speaker) InDays(from, to time.Time) string {
	switch days := dayNumber(to) - dayNumber(from.In(to.Location())); {
	case days == 0:
		return s.T("time.today")
	case days == 1:
		return s.T("time.tomorrow")
	case days == -1:
		return s.T("time.yesterday")
	case days > 0:
		return s.T("time.in-days", "Count", days)
	default:
		return s.T("time.days-ago", "Count", -days)
	}
}

// DayNames gives the days of the week in words, from Sunday.
func (s *Speaker) DayNames() []string {
	names := make([]string, 7)
	for i := range names {
		names[i] = s.T("time.day." + strconv.Itoa(i))
	}
	return names
}

// MonthNames gives the months in words, from January.
func (s *Speaker) MonthNames() []string {
	names := make([]string, 12)
	for i := range names {
		names[i] = s.T("time.month." + strconv.Itoa(i+1))
	}
	return names
}

func (s *Speaker) weekday(t time.Time) string {
	return s.T("time.day." + strconv.Itoa(int(t.Weekday())))
}

func (s *Speaker) month(t time.Time) string {
	return s.T("time.month." + strconv.Itoa(int(t.Month())))
}

// dayNumber counts calendar days from one fixed day, so that a day of 23 or 25
// hours counts as one.
func dayNumber(t time.Time) int64 {
	const secondsOfDay = 24 * 60 * 60
	noon := time.Date(t.Year(), t.Month(), t.Day(), 12, 0, 0, 0, time.UTC).Unix()
	return (noon - secondsOfDay/2) / secondsOfDay
}
