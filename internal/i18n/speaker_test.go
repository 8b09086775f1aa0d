package i18n

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"plainwell/internal/redact"
)

const english = `[greet]
plain = "Hello"
name = "Hello {{.Name}}, you are {{.Age}}"
only = "Only English {{.Name}}"
mark = "a < b & \"c\""
[days.left]
one = "{{.Count}} day left"
other = "{{.Count}} days left"
`

const welsh = `[greet]
plain = "Helo"
name = "Helo {{.Name}} ({{.Age}})"
[days.left]
zero = "zero {{.Count}}"
one = "one {{.Count}}"
two = "two {{.Count}}"
few = "few {{.Count}}"
other = "other {{.Count}}"
`

func TestMessagesAreSaidInTheirLanguage(t *testing.T) {
	b := load(t, "en", english, "cy", welsh)
	for name, c := range map[string]struct {
		tag, key string
		args     []any
		want     Text
	}{
		"a plain message":                             {"cy", "greet.plain", nil, Text{"Helo", "cy"}},
		"values are filled in by name":                {"cy", "greet.name", []any{"Age", 30, "Name", "Ann"}, Text{"Helo Ann (30)", "cy"}},
		"values may come in a map":                    {"en", "greet.name", []any{map[string]any{"Age": 2027, "Name": "Ann"}}, Text{"Hello Ann, you are 2027", "en"}},
		"English stands in, and says so":              {"cy", "greet.only", []any{"Name", "Ann"}, Text{"Only English Ann", "en"}},
		"an unknown language is English":              {"xx", "greet.plain", nil, Text{"Hello", "en"}},
		"text is not escaped":                         {"en", "greet.mark", nil, Text{`a < b & "c"`, "en"}},
		"the count chooses the English form one":      {"en", "days.left", []any{"Count", 1}, Text{"1 day left", "en"}},
		"the count chooses the English form other":    {"en", "days.left", []any{"Count", int64(1500)}, Text{"1,500 days left", "en"}},
		"Welsh has a form for 0":                      {"cy", "days.left", []any{"Count", 0}, Text{"zero 0", "cy"}},
		"Welsh has a form for 2":                      {"cy", "days.left", []any{"Count", uint8(2)}, Text{"two 2", "cy"}},
		"Welsh has a form for 3":                      {"cy", "days.left", []any{"Count", 3}, Text{"few 3", "cy"}},
		"a form that is missing is said as other":     {"cy", "days.left", []any{"Count", 6}, Text{"other 6", "cy"}},
		"a plural without a count is said as other":   {"en", "days.left", []any{"Count", "many"}, Text{"many days left", "en"}},
		"a key that nobody has is empty":              {"cy", "greet.nothing", nil, Text{"", "cy"}},
		"a value that is not given is empty":          {"en", "greet.name", []any{"Name", "Ann"}, Text{"Hello Ann, you are ", "en"}},
		"a value of nil is empty":                     {"en", "greet.name", []any{"Name", nil, "Age", 3}, Text{"Hello , you are 3", "en"}},
		"a name without a value does no harm":         {"en", "greet.name", []any{"Age", 3, "Name"}, Text{"Hello , you are 3", "en"}},
		"a value without a name does no harm":         {"en", "greet.name", []any{3, "Age", 3, "Name", "Ann"}, Text{"Hello Ann, you are 3", "en"}},
		"a secret stays hidden":                       {"en", "greet.name", []any{"Name", redact.Text("Ann"), "Age", 3}, Text{"Hello <redacted>, you are 3", "en"}},
		"a value is not taken for a template":         {"en", "greet.name", []any{"Name", "{{.Age}}", "Age", 3}, Text{"Hello {{.Age}}, you are 3", "en"}},
		"values that nothing asks for are left alone": {"en", "greet.plain", []any{"Name", "Ann", 7}, Text{"Hello", "en"}},
	} {
		t.Run(name, func(t *testing.T) {
			if got := b.For(c.tag).Text(c.key, c.args...); got != c.want {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
			if got := b.For(c.tag).T(c.key, c.args...); got != c.want.String {
				t.Errorf("T gives %q, want %q", got, c.want.String)
			}
		})
	}
}

func TestWhatIsMissingIsRemembered(t *testing.T) {
	b := load(t, "en", english, "cy", welsh)
	s := b.For("cy")
	s.T("greet.plain")
	s.T("greet.only", "Name", "Ann")
	if got := b.Missing(); len(got) != 0 {
		t.Fatalf("nothing is missing, and it says %q", got)
	}
	s.T("greet.nothing")
	s.T("greet.nothing")
	s.T("greet.name", "Name", "Ann")
	s.T("days.left", "Count", 6) // Welsh has "many" for 6, and this file does not
	s.T("days.left", 6)
	got := b.Missing()
	for _, want := range []string{"greet.nothing", "greet.name .Age", "days.left .Count", `days.left: message "days.left" has no plural form "many"`} {
		if !slices.Contains(got, want) {
			t.Errorf("%q is not in %q", want, got)
		}
	}
	if !slices.ContainsFunc(got, func(s string) bool { return strings.HasPrefix(s, "days.left: an argument of type int") }) {
		t.Errorf("the argument without a name is not in %q", got)
	}
}

func TestASpeakerKnowsItsOwnKeys(t *testing.T) {
	b := load(t, "en", english, "cy", welsh)
	for key, want := range map[string]bool{"greet.plain": true, "greet.only": false, "greet.nothing": false} {
		if got := b.For("cy").Has(key); got != want {
			t.Errorf("Has(%q) is %t", key, got)
		}
	}
	if got, want := b.Keys("cy"), []string{"days.left", "greet.name", "greet.plain"}; !slices.Equal(got, want) {
		t.Errorf("the keys of Welsh are %q, not %q", got, want)
	}
	if b.Keys("xx") != nil {
		t.Error("an unknown language has keys")
	}
	if s := b.For("cy"); s.Tag() != "cy" || s.Dir() != "ltr" {
		t.Errorf("tag %q, dir %q", s.Tag(), s.Dir())
	}
}

func TestManyMaySpeakAtOnce(t *testing.T) {
	b := load(t, "en", english, "cy", welsh)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for n := range 200 {
				for _, tag := range b.Tags() {
					b.For(tag).T("days.left", "Count", n)
					b.For(tag).T("greet.nothing")
					b.Match("cy, en;q=0.5")
					b.For(tag).Size(int64(n) * 12345)
				}
			}
		})
	}
	wait.Wait()
}

func TestAPlainMessageAllocatesNothing(t *testing.T) {
	s := load(t, "en", english).For("en")
	if n := testing.AllocsPerRun(100, func() { s.T("greet.plain") }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkPlain(b *testing.B) {
	bundle, err := Load(files("en", english))
	if err != nil {
		b.Fatal(err)
	}
	s := bundle.For("en")
	for b.Loop() {
		s.T("greet.plain")
	}
}

func BenchmarkPlural(b *testing.B) {
	bundle, err := Load(files("en", english))
	if err != nil {
		b.Fatal(err)
	}
	s := bundle.For("en")
	for b.Loop() {
		s.T("days.left", "Count", 3)
	}
}
