package remind

import (
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"plainwell/internal/i18n"
)

// TestTheRealWordsFitOnALockScreen writes every notice of every language for every
// day of a year, with the words that are shipped.
func TestTheRealWordsFitOnALockScreen(t *testing.T) {
	bundle, err := i18n.Load(os.DirFS("../../locales"))
	if err != nil {
		t.Fatal(err)
	}
	w := words{bundle: bundle, title: "My guide", base: "https://example.org", said: &said{}}
	day := due(t, "2026-11-24T10:30")
	day.Appointment.Place = ""
	clock := regexp.MustCompile(`10:30|hanner|midday`)
	longest := 0
	for _, tag := range bundle.Tags() {
		say := bundle.For(tag)
		late := regexp.MustCompile(`(?i)\b(` + say.T("time.today") + `|` + say.T("time.tomorrow") + `|today|tomorrow)\b`)
		for i := range 366 {
			d := day
			d.Device.Lang = tag
			d.Appointment.Starts = day.Appointment.Starts.AddDays(i)
			for _, detail := range []bool{false, true} {
				for _, purpose := range []Purpose{PurposeRemind, PurposeChanged} {
					for _, kind := range Kinds {
						d.Device.Detail, d.Plan.Purpose, d.Appointment.Kind = detail, purpose, kind
						n := w.notice(d, false, sunday)
						length := utf8.RuneCountInString(n.Body)
						longest = max(longest, length)
						if length > maxBody || length == 0 || n.Lang != tag || late.MatchString(n.Body) {
							t.Fatalf("%s, %d characters in %q: %q", tag, length, n.Lang, n.Body)
						}
						if purpose == PurposeRemind && !clock.MatchString(n.Body) {
							t.Fatalf("%s: no time in %q", tag, n.Body)
						}
						if named := strings.Contains(n.Body, say.T(kind.Key())); detail && !named && kind != KindDate {
							t.Fatalf("%s: the person asked for detail, and gets %q", tag, n.Body)
						}
					}
				}
			}
		}
		for _, n := range []Notice{w.test(day.Device, sunday), w.short(Notice{}, tag)} {
			if n.Body == "" || utf8.RuneCountInString(n.Body) > maxBody {
				t.Errorf("%s: %q", tag, n.Body)
			}
		}
	}
	if missing := bundle.Missing(); len(missing) > 0 {
		t.Errorf("not in the words: %v", missing)
	}
	t.Logf("the longest body has %d characters", longest)
}

// TestTheRealWordsSayWhatIsWrong looks whether each refusal and note has words.
func TestTheRealWordsSayWhatIsWrong(t *testing.T) {
	bundle, err := i18n.Load(os.DirFS("../../locales"))
	if err != nil {
		t.Fatal(err)
	}
	for _, tag := range bundle.Tags() {
		say := bundle.For(tag)
		for _, n := range Notes {
			if !say.Has(string(n)) {
				t.Errorf("%s has no %s", tag, n)
			}
		}
		for _, o := range OffsetChoices {
			if !say.Has(o.Key()) {
				t.Errorf("%s has no %s", tag, o.Key())
			}
		}
		for _, k := range Kinds {
			if !say.Has(k.Key()) {
				t.Errorf("%s has no %s", tag, k.Key())
			}
		}
	}
}
