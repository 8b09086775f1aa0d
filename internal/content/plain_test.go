package content

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"plainwell/internal/facts"
)

func TestThePlainWordsOfAPageAreTakenApart(t *testing.T) {
	page := strings.Join([]string{
		"+++", `title = "A page"`, `short = "Page"`, `description = "A page."`, `checked = "2026-11-22"`, `next_check = "2027-02-22"`, `sources = ["x"]`, "+++",
		"This is the lead.", "", "> [!EMERGENCY] Call 999 if:", ">", "> - it hurts", "", "## A heading", "",
		"- Call {phone:samaritans}. It helps.", "", "## Hard words", "", "- **GP** A doctor near you.", "",
	}, "\n")
	book, err := facts.Load(fstest.MapFS{"facts.toml": {Data: []byte(factsFile)}}, "facts.toml")
	if err != nil {
		t.Fatal(err)
	}
	l, err := Load(fstest.MapFS{"en/pages/a.md": {Data: []byte(page)}}, nil, Options{Facts: book, Words: func(tag string) Words { return stubWords{tag} }})
	if err != nil {
		t.Fatal(err)
	}
	p, _ := l.Page("en", "a")
	got := p.Plain(time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC))
	for where, c := range map[string]struct{ text, has, not string }{
		"headings": {got.Headings, "A heading", "lead"},
		"hard":     {got.Hard, "A doctor near you.", "heading"},
		"body":     {got.Body, "Call Samaritans. It helps.", "A doctor"},
		"card":     {got.Body, "it hurts", "116"},
	} {
		if !strings.Contains(c.text, c.has) || strings.Contains(c.text, c.not) {
			t.Errorf("%s: %q", where, c.text)
		}
	}
}
