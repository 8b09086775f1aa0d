package app_test

import (
	"bytes"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"plainwell/internal/app"
)

// month prints the present month of a site and gives the text and the sheet.
func month(t *testing.T, site *running, month string, now time.Time) (text, sheet string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "month.html")
	var out bytes.Buffer
	if err := app.Month(t.Context(), app.MonthOptions{DataDir: site.Config.DataDir, Timezone: "Europe/London", Month: month, File: file, Out: &out, Now: now}); err != nil {
		t.Fatal(err)
	}
	html, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return out.String(), string(html)
}

func TestTheTeamGetsASheetOfTheMonthThatTellsOfNobody(t *testing.T) {
	site := start(t)
	p := site.person()
	told := func(path string, form url.Values, times int, to string) {
		for range times {
			if a := p.post(path, form); a.StatusCode != http.StatusSeeOther || a.Header.Get("Location") != to {
				t.Fatalf("%s: %d to %q: %s", path, a.StatusCode, a.Header.Get("Location"), a.Text)
			}
		}
	}
	told("/en/gp/done/count", url.Values{"kind": {"joined"}}, 6, "/en/gp/done#counted")
	told("/cy/gp/done/count", url.Values{"kind": {"trying"}, "area": {"cf10 1ab"}}, 2, "/cy/gp/done#counted")
	told("/en/gp/no/id/count", url.Values{"area": {"LS1"}}, 7, "/en/gp/no/id#counted")
	told("/en/gp/no/area/count", url.Values{"area": {"ls2"}}, 3, "/en/gp/no/area#counted")
	now := time.Now()
	text, sheet := month(t, site, now.Format("2006-01"), now)
	for _, want := range []string{now.Format("January 2006"), "This month has not ended yet.", "Joined a surgery", "under 5", "You need ID", "You live in the wrong area"} {
		if !strings.Contains(text, want) || !strings.Contains(sheet, want) && !strings.Contains(sheet, strings.ReplaceAll(want, `"`, "&#34;")) {
			t.Errorf("%q is not on both sheets:\n%s", want, text)
		}
	}
	// 7 for want of ID and 10 in all, or 10 in one area, would tell the 3.
	if strings.Contains(text, "10") || strings.Contains(text, "said no  ") || strings.Contains(text, "LS ") {
		t.Errorf("a hidden number can be worked out:\n%s", text)
	}
	text, _ = month(t, site, "", time.Date(2026, 3, 31, 12, 0, 0, 0, time.UTC))
	if !strings.Contains(text, "Nobody has told us anything in this month.") || strings.Contains(text, "not ended") || !strings.Contains(text, "February 2026") {
		t.Errorf("an empty month says:\n%s", text)
	}
}

func TestAMonthThatCannotBePrintedSaysWhatToWrite(t *testing.T) {
	dir := t.TempDir()
	for name, c := range map[string]struct {
		o    app.MonthOptions
		want string
	}{
		"no database": {app.MonthOptions{DataDir: dir, Timezone: "Europe/London"}, "is not there yet"},
		"no month":    {app.MonthOptions{DataDir: dir, Timezone: "Europe/London", Month: "November"}, "write the year and the month, such as 20"},
		"no zone":     {app.MonthOptions{DataDir: dir, Timezone: "Nowhere"}, "is not the name of a time zone"},
	} {
		if err := app.Month(t.Context(), c.o); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Errorf("it left %v", left)
	}
}
