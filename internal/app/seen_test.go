package app_test

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"plainwell/internal/store"
)

func TestWhatAPhoneSaysOfANoticeIsCountedWithoutThePhone(t *testing.T) {
	site := start(t)
	p := site.person()
	say := func(body string, headers ...string) answer {
		t.Helper()
		return p.do("POST", "/api/v1/seen", strings.NewReader(body), append([]string{"Content-Type", "application/json"}, headers...)...)
	}
	for range 6 {
		if a := say(`{"what":"shown","why":"remind"}`); a.StatusCode != http.StatusNoContent || a.Header.Get("Set-Cookie") != "" {
			t.Fatalf("%d %s", a.StatusCode, a.Text)
		}
	}
	say(`{"what":"opened","why":"test"}`)
	for _, wrong := range []string{``, `{}`, `[]`, `{"what":"shown","why":"Rowan Surgery"}`, `{"what":"read","why":"remind"}`, `{"what":"shown","why":"remind","id":"` + strings.Repeat("x", 100) + `"}`} {
		if a := say(wrong); a.StatusCode != http.StatusUnprocessableEntity {
			t.Errorf("%.40s: %d", wrong, a.StatusCode)
		}
	}
	if a := say(`{"what":"shown","why":"remind"}`, "Sec-Fetch-Site", "cross-site"); a.StatusCode != http.StatusForbidden {
		t.Errorf("from another site: %d", a.StatusCode)
	}
	limited := false
	for range 150 {
		limited = limited || say(`{}`).StatusCode == http.StatusTooManyRequests
	}
	if !limited {
		t.Error("a flood is not slowed down")
	}
	site.Stop() // what waits in memory is written
	s, err := store.Glance(t.Context(), store.File(site.Config.DataDir), "", time.Now(), time.Now().AddDate(0, 0, -1))
	if err != nil {
		t.Fatal(err)
	}
	n := map[string]int{}
	for _, total := range s.Totals {
		n[string(total.Purpose)+"/"+total.What] += total.N
	}
	if n["remind/shown"] != 6 || n["test/opened"] != 1 || len(n) != 2 {
		t.Errorf("counted %v", n)
	}
	if s.Phones["none"]+s.Phones["on"] != 0 {
		t.Errorf("a phone was made: %v", s.Phones)
	}
}
