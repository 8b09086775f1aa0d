package web

import (
	"net/url"
	"strings"
	"testing"
)

func TestAPosterIsMadeForTheOfficeAndGivesNobodyAway(t *testing.T) {
	r := room(t)
	for _, p := range posterFors {
		a := r.post("/en/meet/poster", url.Values{"for": {p.ID}, "lang": {"both"}, "size": {"a3"}, "line": {"desk"}, "words": {"Riverside Hall"}})
		if a.StatusCode != 200 || a.Header.Get("Cache-Control") != "private, no-store" || strings.Count(a.Text, `<svg class="qr"`) != 2 {
			t.Fatalf("%s: %d with %d codes", p.ID, a.StatusCode, strings.Count(a.Text, `<svg class="qr"`))
		}
		poster := a.Text[strings.Index(a.Text, "<article"):strings.Index(a.Text, "</article>")]
		for _, want := range []string{"poster--a3", "Riverside Hall", "guide.example/<wbr>en", "guide.example/<wbr>cy", "No phone? Ask at the desk", "Dim ffôn?"} {
			if !strings.Contains(poster, want) {
				t.Errorf("%s: the poster has no %q", p.ID, want)
			}
		}
		for _, word := range []string{"prison", "probation", "offen", "drug", "clinic", "carchar", "prawf"} {
			if strings.Contains(strings.ToLower(poster), word) {
				t.Errorf("%s: %q stands on the poster", p.ID, word)
			}
		}
		// The code leads to a page that there is.
		if got := r.get("/cy/" + p.Path); got.StatusCode != 200 && p.Path != "reminders" {
			t.Errorf("%s leads to %s: %d", p.ID, p.Path, got.StatusCode)
		}
	}
}

func TestOwnWordsOfAPosterHoldNoPersonNoLinkAndNoNumber(t *testing.T) {
	r := room(t)
	for words, want := range map[string]string{
		"Room 12": "Leave out the numbers.", "Ring ٣": "Leave out the numbers.", "See www dot x": "Leave out the link.", "bit.ly here": "Leave out the link.",
		"me@home": "Leave out the link.", "Ask Mr Smith": "Leave out the name of a person.", "Nurse Jones": "Leave out the name of a person.", "see DR. jones": "Leave out the name of a person.",
		strings.Repeat("ŵ", 61): "Write 60 letters or less.",
	} {
		a := r.post("/en/meet/poster", url.Values{"for": {"gp"}, "words": {words}, "size": {"a3"}})
		if a.StatusCode != 422 || !strings.Contains(a.Text, want) || !strings.Contains(a.Text, `value="`+words+`"`) || !strings.Contains(a.Text, `id="size-a3" name="size" value="a3" checked`) {
			t.Errorf("%q: %d", words, a.StatusCode)
		}
	}
	for _, words := range []string{"", "The Bridge, first floor (left)", "St. Mary's Hall", "The nurse room", "Dre-fach & Felindre", strings.Repeat("ŵ", 60)} {
		if a := r.post("/en/meet/poster", url.Values{"for": {"gp"}, "words": {words}}); a.StatusCode != 200 {
			t.Errorf("%q: %d", words, a.StatusCode)
		}
	}
	if a := r.post("/en/meet/poster", url.Values{"for": {"gp"}, "words": {`<script>alert("x")</script>`}}); a.StatusCode != 422 || strings.Contains(a.Text, `<script>alert`) {
		t.Errorf("a script: %d", a.StatusCode)
	}
	if a := r.post("/en/meet/poster", url.Values{"words": {"The Bridge"}}); a.StatusCode != 422 || !strings.Contains(a.Text, "Pick what the poster is for.") {
		t.Errorf("for nothing: %d", a.StatusCode)
	}
}
