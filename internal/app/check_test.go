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

// late is the day after the next check of a fact.
var late = time.Date(2027, 2, 23, 12, 0, 0, 0, time.UTC)

// One run looks at all pages, which takes a while under the race detector: so it is
// asked all that its day allows.
func TestEveryPageAndMessageIsWithinTheLimitsAndWhatIsOverdueIsAWarning(t *testing.T) {
	t.Parallel()
	ok, out := check(t, app.CheckOptions{Day: late})
	if !ok {
		t.Errorf("the check fails:\n%s", out)
	}
	for _, want := range []string{"/en/gp ", "/en/help-now ", "/cy/ ", "middle English page", "SMOG", "warning locales/facts.toml: [phone.999]"} {
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

func TestAMonthLaterWhatIsOverdueFailsAndAReleaseWaitsForANamedApprover(t *testing.T) {
	t.Parallel()
	ok, out := check(t, app.CheckOptions{Day: late.AddDate(0, 0, 31), Release: true})
	if ok || !strings.Contains(out, "LIMIT   locales/facts.toml: [phone.999]") || !strings.Contains(out, "help-now.md") {
		t.Errorf("a month later it is no failure:\n%s", out)
	}
	if !strings.Contains(out, "overdose.md: the page holds safety-critical points") {
		t.Errorf("a release went out with no approver:\n%s", out)
	}
}
