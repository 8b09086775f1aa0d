package facts

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"
)

// sourceDate is the form of source_date: a year, a year and month, or a day.
var sourceDate = regexp.MustCompile(`^\d{4}(-\d\d(-\d\d)?)?$`)

// table reads the fields of one table and gathers what is wrong with them.
type table struct {
	fields map[string]any
	wrong  []string
}

// read makes a fact out of one table, with everything that is wrong with it.
func read(kind, id string, fields map[string]any) (Fact, []string) {
	t := &table{fields: maps.Clone(fields)}
	f := Fact{Kind: kind, ID: id}
	f.Name = t.must("name", "say what it is")
	f.Source = t.must("source", "say where it was seen")
	f.SourceDate = t.text("source_date")
	if f.SourceDate != "" && !sourceDate.MatchString(f.SourceDate) {
		t.say("source_date is %q. Write a year, a month or a day: 2026, 2026-08 or 2026-08-20.", f.SourceDate)
	}
	f.Checked = t.day("checked", true)
	f.NextCheck = t.day("next_check", true)
	f.Until = t.day("until", kind == Price)
	if !f.Checked.IsZero() && !f.NextCheck.IsZero() && !f.NextCheck.After(f.Checked) {
		t.say("next_check has to be after checked.")
	}
	f.Country = t.one("country", "both", "england", "wales")
	f.Sure = t.one("sure", Seen, General)
	if kind == Phone {
		f.Show = t.text("show")
		t.phone(&f)
	} else {
		f.Show = t.must("show", "write what a reader sees")
	}
	for _, key := range slices.Sorted(maps.Keys(t.fields)) {
		t.say("%s is not a field of a %s.", key, kind)
	}
	return f, t.wrong
}

func (t *table) say(format string, args ...any) {
	t.wrong = append(t.wrong, fmt.Sprintf(format, args...))
}

// text takes a field that may be missing. What is left in fields at the end was
// asked for by nobody.
func (t *table) text(key string) string {
	v, ok := t.fields[key]
	delete(t.fields, key)
	s, isText := v.(string)
	switch {
	case ok && !isText:
		t.say("%s has to be text in quotation marks.", key)
	case s != strings.TrimSpace(s):
		t.say("%s has a space at an end. Take it away.", key)
	case strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r == 0x7f }):
		t.say("%s holds a line break or another control character.", key)
	}
	return s
}

func (t *table) must(key, do string) string {
	v, given := t.fields[key]
	s := t.text(key)
	if !given || v == "" {
		t.say("%s is missing: %s.", key, do)
	}
	return s
}

func (t *table) one(key string, of ...string) string {
	s := t.text(key)
	if !slices.Contains(of, s) {
		t.say("%s is %q. Use one of: %s.", key, s, strings.Join(of, ", "))
	}
	return s
}

func (t *table) day(key string, must bool) time.Time {
	s := t.text(key)
	if s == "" && !must {
		return time.Time{}
	}
	d, err := time.Parse(time.DateOnly, s)
	if err != nil {
		t.say("%s is %q. Write a day of the calendar in quotation marks, such as \"2027-02-22\".", key, s)
	}
	return d
}
