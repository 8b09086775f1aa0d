package remind

import (
	"strconv"
	"strings"
	"time"

	"plainwell/internal/fault"
)

// months are the names of the months, January first, as people here write them:
// English, then Welsh. Three letters of a name are enough.
var months = [12][2]string{
	{"january", "ionawr"}, {"february", "chwefror"}, {"march", "mawrth"}, {"april", "ebrill"},
	{"may", "mai"}, {"june", "mehefin"}, {"july", "gorffennaf"}, {"august", "awst"},
	{"september", "medi"}, {"october", "hydref"}, {"november", "tachwedd"}, {"december", "rhagfyr"},
}

// ordinals are the endings of "24th" and of its Welsh sisters.
var ordinals = []string{"st", "nd", "rd", "th", "af", "ail", "ydd", "fed", "eg", "ain"}

// day reads the date; ok is false when it was refused.
func (p *parser) day(f Form) (w Wall, ok bool) {
	d, m, y := wholeDate(tidy(f.Day), tidy(f.Month), tidy(f.Year))
	switch {
	case d == "" && m == "" && y == "":
		p.refuse("day", "date.error.day-missing", nil)
		return w, false
	case d == "":
		p.refuse("day", "date.error.number-missing", nil)
		return w, false
	case m == "":
		p.refuse("day", "date.error.month-missing", nil)
		return w, false
	case y == "":
		p.refuse("day", "date.error.year-missing", nil)
		return w, false
	}
	number, okDay := dayNumber(d)
	month, okMonth := monthNumber(m)
	year, okYear := yearNumber(y)
	switch {
	case !okDay:
		p.refuse("day", "date.error.day-unknown", nil)
	case !okMonth:
		p.refuse("day", "date.error.month-unknown", nil)
	case !okYear:
		p.refuse("day", "date.error.year-unknown", nil)
	default:
		w = Wall{Year: year, Month: month, Day: number}
		if ok = w.Real(); !ok {
			p.refuse("day", "date.error.day-not-real", map[string]any{"Day": number, "Month": int(month), "Year": year})
		}
	}
	return w, ok
}

// wholeDate takes apart a date that was typed into the field of the day: day
// first, as people write it here, or year first with a year of four digits.
func wholeDate(d, m, y string) (day, month, year string) {
	if m != "" {
		return d, m, y
	}
	parts := strings.FieldsFunc(d, func(r rune) bool { return strings.ContainsRune(" /.-,", r) })
	if len(parts) > 1 && digits(parts[0]) == 0 {
		parts = parts[1:] // the name of the weekday
	}
	switch {
	case len(parts) == 3 && y == "" && len(parts[0]) == 4:
		return parts[2], parts[1], parts[0]
	case len(parts) == 3 && y == "":
		return parts[0], parts[1], parts[2]
	case len(parts) == 2:
		return parts[0], parts[1], y
	}
	return d, m, y
}

func dayNumber(s string) (int, bool) {
	for _, end := range ordinals {
		if cut, found := strings.CutSuffix(s, end); found {
			s = strings.TrimSpace(cut)
			break
		}
	}
	return number(s, 2)
}

func monthNumber(s string) (time.Month, bool) {
	if n, ok := number(s, 2); ok {
		return time.Month(n), n >= 1 && n <= 12
	}
	s = strings.TrimSuffix(s, ".")
	if len(s) < 3 {
		return 0, false
	}
	for i, names := range months {
		for _, name := range names {
			if strings.HasPrefix(name, s) {
				return time.Month(i + 1), true
			}
		}
	}
	return 0, false
}

// yearNumber takes four digits, or two for a year of this century.
func yearNumber(s string) (int, bool) {
	n, ok := number(s, 4)
	switch {
	case !ok || len(s) == 3 || len(s) == 1:
		return 0, false
	case len(s) == 2:
		return 2000 + n, true
	}
	return n, true
}

// number reads up to most plain digits and nothing else.
func number(s string, most int) (int, bool) {
	if s == "" || len(s) > most || strings.Trim(s, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil
}

// ParseDay reads the day of a form alone. What is wrong is fault.Invalid at the field
// "day".
func ParseDay(f Form, today time.Time) (Wall, error) {
	p := parser{now: today, today: WallOf(today).At(0, 0), loc: today.Location()}
	w, _ := p.day(f)
	return w, fault.Fields("date.error.form", p.wrong...)
}
