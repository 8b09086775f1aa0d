package i18n_test

import (
	"strings"
	"testing"
)

// madeAtRunTime are the beginnings of keys that the program puts together while it
// runs, so that no source holds them whole. Each says what it is made of.
var madeAtRunTime = map[string]string{
	"gp.card.":                "and a line of the card; .wales. before it for Wales",
	"gp.letter.":              "and a reason, with .england. or .wales., and the number of a part",
	"gp.fill.":                "and the name of a field, with .help, .hint and the name of an option",
	"gp.answer.":              "and the name of an answer",
	"gp.no.":                  "and what a surgery said",
	"kw.bring.":               "and the name of a template of dates",
	"kw.template.":            "and the name of a template of dates",
	"kw.files.order.":         "and which number of a date comes first",
	"kw.files.shape.":         "and how a file is written",
	"kw.import.act.":          "and what becomes of a line of a file",
	"kw.today.":               "and why a date waits",
	"kw.callbacks.kind.":      "and the kind of an event",
	"kw.callbacks.state.":     "and how a callback stands",
	"kw.keys.days.":           "and how many days a key works",
	"kw.keys.scope.":          "and what a key may do",
	"kw.reach.":               "and what a worker sees of how a date reaches a person",
	"gp.stay.":                "and how long somebody stays in a hostel",
	"gp.step.":                "and the name of a step",
	"kw.personal.":            "and the kind of a detail of a person",
	"kw.audit.":               "and what somebody did, as the trail names it",
	"kw.how.":                 "and how somebody signed in",
	"kw.role.":                "and the name of a role, and .does",
	"kw.packs.":               "and the role of who reads the list",
	"made.line.":              "and the name of a kind line of packs",
	"meet.letter.verdict.":    "and the verdict, with .says",
	"meet.poster.":            "and what a poster is for, with .title and the number of a line",
	"meet.poster.line.":       "and the name of a line of a poster",
	"meet.poster.size.":       "and a size of paper",
	"meet.ring.is.":           "and the name of an answer",
	"meet.ring.say.":          "and a line to say on the phone; wales. before it where Wales has words of its own",
	"meet.tool.":              "and the name of a tool, with .says",
	"pack.":                   "and the name of a pack of pages, and .lead",
	"settings.":               "and the name of a comfort setting, with the number of its value",
	"tile.":                   "and the slug of a page, where a tile has words of its own",
	"time.day.":               "and the number of the day of the week",
	"time.month.":             "and the number of the month",
	"topics.":                 "and the name of a group in topics.toml",
	"repeat.ordinal.":         "and the day of the month",
	"repeat.words.month-day.": "and the week of the month",
}

// notKeys are words in the sources that look like a key and are none.
var notKeys = map[string]string{
	"api.service.nhs.uk": "a host",
}

// TestEveryKeyIsUsedAndEveryUsedKeyIsThere holds messages and sources together.
func TestEveryKeyIsUsedAndEveryUsedKeyIsThere(t *testing.T) {
	keys := real(t).Keys("en")
	used, err := scan(top)
	if err != nil {
		t.Fatal(err)
	}
	if len(used.literals) < 100 {
		t.Fatalf("only %d texts were found in the sources: are they read at all?", len(used.literals))
	}
	for _, key := range unused(keys, used, madeAtRunTime) {
		t.Errorf("%s is in active.en.toml, and nothing says it", key)
	}
	for beginning := range madeAtRunTime {
		if _, ok := used.literals[beginning]; !ok {
			t.Errorf("madeAtRunTime: no source holds %q", beginning)
		}
		if !hasPrefix(keys, beginning) {
			t.Errorf("madeAtRunTime: no key begins with %q", beginning)
		}
	}
	for word := range notKeys {
		if _, ok := used.literals[word]; !ok {
			t.Errorf("notKeys: no source holds %q", word)
		}
	}
	if !used.templates {
		return // no screen yet, so nothing that is said to a reader could be missing
	}
	for _, m := range absent(keys, used, notKeys) {
		t.Errorf("%s says %q, which is not in active.en.toml", m.where, m.key)
	}
}

// TestTheScanFindsWhatIsWrong is the negative control of the test above.
func TestTheScanFindsWhatIsWrong(t *testing.T) {
	used := newUses()
	err := used.goSource("a.go", `package a
func f() {
	s.T("date.form.day"); s.T("date.kind." + kind)
	_ = fault.New(fault.NotFound, "error.not-here")
	_ = fault.Field{Name: "day", Key: "nobody.knows-this"}
	notes = append(notes, "date.note.twice")
	open("date.ics"); open("plainwell.db")
}`)
	if err != nil {
		t.Fatal(err)
	}
	used.template("b.html", `<p class="date.form">{{t "date.form.time"}} {{ .Say.T "date.gone" }} {{if eq .Kind "date"}}{{end}}`)
	keys := []string{"date.form.day", "date.form.time", "date.form.place", "date.kind.doctor", "error.internal"}

	if got := unused(keys, used, map[string]string{"date.kind.": ""}); strings.Join(got, " ") != "date.form.place error.internal" {
		t.Errorf("unused: %q", got)
	}
	var got []string
	for _, m := range absent(keys, used, map[string]string{"date.note.twice": ""}) {
		got = append(got, m.where+" "+m.key)
	}
	if strings.Join(got, ", ") != "a.go:4 error.not-here, a.go:5 nobody.knows-this, b.html:1 date.gone" {
		t.Errorf("absent: %q", got)
	}
}
