package i18n

import (
	"strings"
	"testing"
	"testing/fstest"
)

// files makes a file system of message files: name, text, name, text.
func files(pairs ...string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for i := 0; i < len(pairs); i += 2 {
		fsys["active."+pairs[i]+".toml"] = &fstest.MapFile{Data: []byte(pairs[i+1])}
	}
	return fsys
}

func load(t *testing.T, pairs ...string) *Bundle {
	t.Helper()
	b, err := Load(files(pairs...))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

const hello = "[greet]\nhello = \"Hello\"\n"

func TestWhatCannotBeReadIsReportedInWords(t *testing.T) {
	for name, c := range map[string]struct {
		fsys fstest.MapFS
		want string
	}{
		"no file at all":                        {files(), "active.en.toml is missing"},
		"English is missing":                    {files("cy", hello), "active.en.toml is missing"},
		"English is empty":                      {files("en", ""), "active.en.toml is missing or empty"},
		"a file that is not TOML":               {files("en", "[greet\n"), "active.en.toml: toml: line 2"},
		"a key that is there twice":             {files("en", "[a]\nb = \"1\"\nb = \"2\"\n"), "active.en.toml: toml: line 3"},
		"a language without plural rules":       {files("en", hello, "prs", hello), "active.prs.toml: no plural rule registered for prs"},
		"a tag that is no language":             {files("en", hello, "not_a-tag-at-all", hello), "is not a language tag in its usual form"},
		"a tag that is not in its usual form":   {files("en", hello, "iw", hello), `"iw" is not a language tag in its usual form`},
		"a message without text":                {files("en", "[greet]\nhello = \"\"\n"), "active.en.toml:2: greet.hello: there is no text"},
		"a plural without the form other":       {files("en", "[days.left]\none = \"1 day\"\n"), `active.en.toml:1: days.left: there is no text (a plural needs`},
		"a key of one part":                     {files("en", "hello = \"Hello\"\n"), "active.en.toml:1: hello: a key has at least two parts"},
		"a key with capitals":                   {files("en", "[Greet]\nhello = \"Hello\"\n"), "active.en.toml:2: Greet.hello: a key has"},
		"a template with a condition":           {files("en", "[greet]\nhello = \"{{if .Name}}x{{end}}\"\n"), "active.en.toml:2: greet.hello: only {{.Name}} can be filled in"},
		"a template that is cut off":            {files("en", "[greet]\nhello = \"Hello {{.Name\"\n"), "only {{.Name}} can be filled in"},
		"other delimiters":                      {files("en", "[greet.hello]\nleftDelim = \"<<\"\nother = \"<<.Name>>\"\n"), "other delimiters"},
		"a number where a text belongs":         {files("en", "[greet]\nhello = 3\n"), "active.en.toml"},
		"a last part that is a word of go-i18n": {files("en", "[date.kind]\ndoctor = \"Doctor\"\nother = \"Other\"\n"), "written as a table of its own, such as [date.kind.other]"},
	} {
		t.Run(name, func(t *testing.T) {
			b, err := Load(c.fsys)
			if err == nil {
				t.Fatalf("it was read, with %d messages", len(b.Messages(English)))
			}
			if !strings.Contains(err.Error(), c.want) {
				t.Errorf("the error is %q, and does not hold %q", err, c.want)
			}
		})
	}
}

func TestAllMistakesAreReportedTogether(t *testing.T) {
	_, err := Load(files("en", "[greet]\nhello = \"\"\nbye = \"{{end}}\"\n", "prs", hello))
	if err == nil {
		t.Fatal("no error")
	}
	if n := len(strings.Split(err.Error(), "\n")); n != 3 {
		t.Errorf("%d mistakes are reported, not 3:\n%v", n, err)
	}
}

func TestAKeyMayEndInAWordOfTheLibraryWhenItIsATable(t *testing.T) {
	b := load(t, "en", "[date.kind]\ndoctor = \"Doctor\"\n[date.kind.other]\nother = \"Something else\"\n")
	if got := b.For("en").T("date.kind.other"); got != "Something else" {
		t.Errorf("got %q", got)
	}
}

func TestAKeyMayBeTheBeginningOfAnotherWhenItIsQuoted(t *testing.T) {
	b := load(t, "en", "[remind]\nwhat = \"What\"\n\"what.free\" = \"It is free\"\n")
	if what, free := b.For("en").T("remind.what"), b.For("en").T("remind.what.free"); what != "What" || free != "It is free" {
		t.Errorf("got %q and %q", what, free)
	}
	if m := b.Messages("en")[1]; m.Key != "remind.what.free" || m.Line != 3 {
		t.Errorf("got %s on line %d", m.Key, m.Line)
	}
}

func TestLanguagesThatTheProjectMayNeedLoad(t *testing.T) {
	tags := []string{"ar", "so", "ti", "ps", "fa-AF", "ckb", "ku", "zh-Hant", "yue", "uk", "pl", "ro", "cy", "bn", "pa-Arab", "en-x-easy"}
	pairs := []string{"en", hello}
	for _, tag := range tags {
		pairs = append(pairs, tag, "[greet]\nhello = \"Hello in "+tag+"\"\nname = \""+tag+" {{.Name}}\"\n")
	}
	b := load(t, pairs...)
	if got := b.Tags(); got[0] != "en" || len(got) != len(tags)+1 {
		t.Errorf("the languages are %v", got)
	}
	for _, tag := range tags {
		if got, want := b.For(tag).T("greet.hello"), "Hello in "+tag; got != want {
			t.Errorf("%s: got %q, want %q", tag, got, want)
		}
		// Through the library's own matching, too.
		if got, want := b.For(tag).T("greet.name", "Name", "Ann"), tag+" Ann"; got != want {
			t.Errorf("%s: got %q, want %q", tag, got, want)
		}
	}
	for tag, want := range map[string]string{"ar": "rtl", "ps": "rtl", "fa-AF": "rtl", "ckb": "rtl", "pa-Arab": "rtl", "so": "ltr", "cy": "ltr", "zh-Hant": "ltr"} {
		if got := b.Language(tag).Dir; got != want {
			t.Errorf("%s runs %s, not %s", tag, got, want)
		}
	}
}

func TestEachTextKnowsItsLine(t *testing.T) {
	b := load(t, "en", "# A note\n\n[a]\nb = \"\"\"\nc = \"no key\"\n\"\"\"\nd = \"D\"\n[a.days]\none = \"1\"\nother = \"{{.Count}}\"\n"+
		"[e]\nf.g = \"dotted\"\n\"h\" = \"quoted\"\n[a.kind.other]\nother = \"O\"\n")
	want := map[string]int{"a.b other": 4, "a.d other": 7, "a.days one": 9, "a.days other": 10, "e.f.g other": 12, "e.h other": 13, "a.kind.other other": 15}
	for _, m := range b.Messages("en") {
		if got := m.Key + " " + m.Form; want[got] != m.Line {
			t.Errorf("%s is said to be on line %d, not %d", got, m.Line, want[got])
		}
	}
	if n := len(b.Messages("en")); n != len(want) {
		t.Errorf("there are %d texts, not %d", n, len(want))
	}
}

func FuzzLoad(f *testing.F) {
	for _, seed := range []string{hello, "[a.b]\none = \"x\"\nother = \"{{.Count}}\"\n", "a.b = '''\n'''\n", "[[a]]\nb=1", "\"\" = \"x\"", "a = [\"b\"]"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		b, err := Load(files("en", text))
		if err != nil {
			return
		}
		for _, m := range b.Messages("en") { // what loads can be said
			b.For("en").T(m.Key, "Name", "x", "Count", 2)
		}
	})
}
