package app_test

import (
	"bytes"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"plainwell/internal/app"
)

func check(t *testing.T, o app.CheckOptions) (bool, string) {
	t.Helper()
	var out bytes.Buffer
	o.Out = &out
	if o.Timezone == "" {
		o.Timezone = "Europe/London"
	}
	if o.Day.IsZero() {
		o.Day = time.Date(2026, 12, 1, 12, 0, 0, 0, time.UTC)
	}
	ok, err := app.Check(o)
	if err != nil {
		t.Fatal(err)
	}
	return ok, out.String()
}

func TestEveryPageAndMessageIsWithinTheLimits(t *testing.T) {
	t.Parallel()
	ok, out := check(t, app.CheckOptions{})
	if !ok {
		t.Errorf("the check fails:\n%s", out)
	}
	for _, want := range []string{"/en/gp ", "/en/help-now ", "/cy/ ", "middle English page", "SMOG"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not in the table:\n%s", want, out)
		}
	}
}

func TestAPageThatIsTooHardFailsWithFileLineSentenceAndAdvice(t *testing.T) {
	t.Parallel()
	own := t.TempDir()
	page := readFile(t, "../../locales/en/pages/dentist.md")
	hard := "Individuals experiencing considerable difficulties accessing appropriate dental services notwithstanding repeated attempts may subsequently be eligible for additional assistance."
	front, body, _ := strings.Cut(strings.TrimPrefix(page, "+++\n"), "+++\n")
	writeFile(t, filepath.Join(own, "en/pages/dentist.md"), "+++\n"+front+"+++\n"+hard+"\n\n"+body)
	ok, out := check(t, app.CheckOptions{ContentDir: own})
	line := strings.Count(front, "\n") + 3
	if ok || !strings.Contains(out, "dentist.md:"+strconv.Itoa(line)) || !strings.Contains(out, "The limit is 15") || !strings.Contains(out, "Individuals experiencing") {
		t.Errorf("want a failure at line %d:\n%s", line, out)
	}
}

func TestWhatIsOverdueWarnsThenFails(t *testing.T) {
	t.Parallel()
	late := time.Date(2027, 2, 23, 12, 0, 0, 0, time.UTC)
	if ok, out := check(t, app.CheckOptions{Day: late}); !ok || !strings.Contains(out, "warning locales/facts.toml: [phone.999]") {
		t.Errorf("the day after the next check is a warning and no failure:\n%s", out)
	}
	if ok, out := check(t, app.CheckOptions{Day: late.AddDate(0, 0, 31)}); ok || !strings.Contains(out, "LIMIT   locales/facts.toml: [phone.999]") || !strings.Contains(out, "help-now.md") {
		t.Errorf("a month later it is a failure:\n%s", out)
	}
}

func TestAReleaseWaitsForANamedApprover(t *testing.T) {
	t.Parallel()
	if ok, out := check(t, app.CheckOptions{Release: true}); ok || !strings.Contains(out, "overdose.md") {
		t.Errorf("a release went out with no approver:\n%s", out)
	}
}
