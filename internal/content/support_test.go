package content

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"plainwell/internal/facts"
	"plainwell/internal/i18n"
)

// A page's words come straight from the messages.
var _ Words = (*i18n.Speaker)(nil)

// stubWords has words that name their key, in any language.
type stubWords struct{ tag string }

func (w stubWords) Tag() string { return w.tag }

func (w stubWords) T(key string, args ...any) string {
	english := map[string]string{
		keyEmergency: "Immediate action required:", keyUrgent: "Urgent advice:", keyAdvice: "Non-urgent advice:",
		keyNote: "Important:", keyFree: "It is free.", keyCredit: "This call uses your credit or minutes.",
		keyTextCredit: "This text uses your credit.", keySign: "sign language video",
		keyStaleNumber: "We have not checked this number lately.", keyStaleFact: "We have not checked this lately.",
		keyHardWords: "Hard words", keyInWales: "In Wales", keyInEngland: "In England",
	}
	switch {
	case key == keySMS:
		return args[1].(string) + " to " + args[3].(string)
	case w.tag == "en":
		return english[key]
	}
	return w.tag + " " + key
}

const factsFile = `
[phone.samaritans]
show = "116 123"
tel = "116123"
cost = "free"
hours = "They are there day & night."
relay = "18001 116 123"
sign = "https://sign.example/s?a=1&b=2"
name = "Samaritans"
source = "Samaritans"
checked = "2026-11-22"
next_check = "2027-02-22"
country = "both"
sure = "seen"
[phone.999]
show = "999"
tel = "999"
cost = "free"
name = "Emergency"
source = "x"
checked = "2026-11-22"
next_check = "2030-02-22"
country = "both"
sure = "seen"
[phone.costs]
show = "0300 330 1343"
tel = "03003301343"
cost = "credit"
name = "Costs"
source = "x"
checked = "2026-11-22"
next_check = "2030-02-22"
country = "both"
sure = "seen"
[phone.shout]
cost = "free"
sms = "85258"
sms_body = "SHOUT OUT"
text = "Text SHOUT to 85258."
name = "Shout"
source = "x"
checked = "2026-11-22"
next_check = "2030-02-22"
country = "both"
sure = "seen"
[phone.paid]
cost = "credit"
sms = "85259"
name = "Paid"
source = "x"
checked = "2026-11-22"
next_check = "2030-02-22"
country = "both"
sure = "seen"
[price.prescription]
show = "£9.90"
until = "2027-03-31"
name = "Prescription"
source = "x"
checked = "2026-11-22"
next_check = "2030-02-22"
country = "england"
sure = "seen"
[word.board]
show = "local NHS board"
name = "Board"
source = "x"
checked = "2026-11-22"
next_check = "2027-02-22"
country = "england"
sure = "seen"
`

func book(t testing.TB) *facts.Book {
	t.Helper()
	b, err := facts.Parse("facts.toml", factsFile)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// top is front matter with everything that a page must have: 8 lines with its
// fences, so a body written after it starts on line 9.
const top = `+++
title = "Join a GP surgery"
short = "Get a doctor"
description = "How to join."
checked = "2026-11-22"
next_check = "2027-02-22"
sources = ["NHS website"]
+++
`

// options has facts and words, and no pictures.
func options(t testing.TB) Options {
	return Options{
		Facts: book(t),
		Words: func(lang string) Words { return stubWords{lang} },
	}
}

// withPictures has a picture of every name that does not start with "unbuilt-".
func withPictures(o Options) Options {
	o.Picture = func(name string) (string, bool) {
		return `<path d="M0 0h1"/>`, !strings.HasPrefix(name, "unbuilt-")
	}
	return o
}

// files makes a file system out of names and texts.
func files(pages map[string]string) fstest.MapFS {
	m := fstest.MapFS{}
	for name, text := range pages {
		m[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return m
}

// load loads one English page "x" with this body, and a page "other".
func load(t testing.TB, body string, o Options) (*Library, error) {
	t.Helper()
	return Load(files(map[string]string{
		"en/pages/x.md":     top + body,
		"en/pages/other.md": strings.Replace(top, "+++\n", "+++\npath = \"gp\"\n", 1) + "Some words.\n",
	}), nil, o)
}

// noon is an ordinary day before anything has run out.
var noon = time.Date(2026, 12, 1, 12, 0, 0, 0, time.UTC)

// body renders page "x" of load.
func body(t *testing.T, md string, day time.Time, lines bool) string {
	t.Helper()
	lib, err := load(t, md, withPictures(options(t)))
	if err != nil {
		t.Fatal(err)
	}
	p, _ := lib.Page("en", "x")
	html, err := p.HTML(day, lines)
	if err != nil {
		t.Fatal(err)
	}
	return string(html)
}
