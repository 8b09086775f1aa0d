package remind

import "strings"

// halves are the words after a number that say which half of the day is meant,
// dots and spaces left out. The Welsh ones are y bore, y prynhawn and yr hwyr.
var halves = map[string]string{
	"": "", "oclock": "", "o'clock": "", "o’clock": "",
	"a": "am", "am": "am", "yb": "am", "ybore": "am", "midnight": "am",
	"p": "pm", "pm": "pm", "yp": "pm", "yh": "pm", "yprynhawn": "pm", "midday": "pm", "noon": "pm",
}

// names are times that need no number.
var names = map[string]string{
	"midday": "12pm", "noon": "12pm", "canol dydd": "12pm", "hanner dydd": "12pm",
	"midnight": "12am", "hanner nos": "12am", "canol nos": "12am",
}

// clock reads the time of day. A number from 1 to 12 without a half could be
// either, and a wrong guess would cost the person the date, so it is asked for.
func (p *parser) clock(f Form) (hour, minute int, ok bool) {
	typed, minutes, half := tidy(f.Hour), tidy(f.Minute), tidy(f.Half)
	if typed == "" {
		p.refuse("hour", "date.error.time-missing", nil)
		return 0, 0, false
	}
	t, ok := readClock(typed)
	chosen, known := halves[strings.ReplaceAll(half, ".", "")]
	if !ok || !known || !t.add(minutes) {
		p.refuse("hour", "date.error.time-unknown", nil)
		return 0, 0, false
	}
	said := t.half != "" && t.half != chosen && chosen != ""
	if t.half == "" {
		t.half = chosen
	}
	hour, key := t.hour24()
	if key != "" {
		p.refuse("hour", key, nil)
		return 0, 0, false
	}
	// What was written is clear by itself; the choice was likely left as it was.
	switch contrary := said || t.half != "" && (t.half == "pm") != (hour >= 12); {
	case contrary && hour < 12:
		p.note(NoteMorning)
	case contrary:
		p.note(NoteAfternoon)
	}
	return hour, t.minute, true
}

// clockTime is a time as it was written.
type clockTime struct {
	hour, minute int
	minutes      bool   // the minutes were written with the hour
	zero         bool   // "09": the writing of the 24-hour clock
	half         string // "am", "pm" or ""
}

func readClock(s string) (t clockTime, ok bool) {
	if name, found := names[s]; found {
		s = name
	}
	end := strings.LastIndexAny(s, "0123456789") + 1
	after := strings.NewReplacer(".", "", " ", "").Replace(s[end:])
	if t.half, ok = halves[after]; !ok || end == 0 {
		return t, false
	}
	parts := strings.FieldsFunc(s[:end], func(r rune) bool { return strings.ContainsRune(":.,;h- ", r) })
	if len(parts) == 1 && (len(parts[0]) == 3 || len(parts[0]) == 4) {
		at := len(parts[0]) - 2
		parts = []string{parts[0][:at], parts[0][at:]}
	}
	if len(parts) == 3 && parts[2] == "00" {
		parts = parts[:2] // seconds, from a time picker
	}
	if len(parts) > 2 {
		return t, false
	}
	t.hour, ok = number(parts[0], 2)
	t.zero = ok && len(parts[0]) == 2 && parts[0][0] == '0'
	if ok && len(parts) == 2 {
		t.minutes = true
		t.minute, ok = number(parts[1], 2)
		ok = ok && len(parts[1]) == 2
	}
	return t, ok && t.hour <= 23 && t.minute <= 59
}

// add takes the minutes of their own field; they must not speak against minutes
// that were written with the hour.
func (t *clockTime) add(minutes string) bool {
	if minutes == "" {
		return true
	}
	n, ok := number(minutes, 2)
	if t.minutes {
		return ok && (n == 0 || n == t.minute)
	}
	t.minute = n
	return ok && n <= 59
}

// hour24 gives the hour from 0 to 23, or the key of what is wrong with it.
func (t clockTime) hour24() (int, string) {
	switch {
	case t.hour > 12, t.half == "" && (t.hour == 0 || t.zero):
		return t.hour, ""
	case t.hour == 0 && t.half == "pm":
		return 0, "date.error.time-unknown"
	case t.half == "":
		return 0, "date.error.half-missing"
	case t.half == "pm":
		return t.hour%12 + 12, ""
	}
	return t.hour % 12, ""
}
