package facts

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
)

// common is what every kind of fact has.
const common = `
name = "A line"
source = "Its own site"
source_date = "2026-08"
checked = "2026-11-22"
next_check = "2027-02-22"
country = "both"
sure = "seen"
`

const line = "[phone.samaritans]\nshow = \"116 123\"\ntel = \"116123\"\ncost = \"free\"\n" + common

func parse(t *testing.T, text string) *Book {
	t.Helper()
	b, err := Parse("facts.toml", text)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestEveryKindOfFactIsRead(t *testing.T) {
	b := parse(t, line+`
hours = "They are there day and night."
relay = "18001 116 123"
sms = "85258"
sms_body = "SHOUT"
sign = "https://sign.example/samaritans"
[price.prescription]
show = "£9.90"
until = "2027-03-31"
`+common+"[date.vote]\nshow = \"5 May\"\n"+common+"[word.board]\nshow = \"the local NHS board\"\n"+common)

	f, ok := b.Get(Phone, "samaritans")
	if !ok || f.Show != "116 123" || f.Tel != "116123" || f.Cost != Free || f.Relay != "18001 116 123" || f.SMSBody != "SHOUT" {
		t.Errorf("got %+v", f)
	}
	if got := f.Checked.Format("2 January 2006"); got != "22 November 2026" {
		t.Errorf("checked is %s", got)
	}
	if p, _ := b.Get(Price, "prescription"); p.Show != "£9.90" || p.Until.Format("2006-01-02") != "2027-03-31" {
		t.Errorf("got %+v", p)
	}
	var keys []string
	for _, f := range b.All() {
		keys = append(keys, f.Key())
	}
	if got := strings.Join(keys, " "); got != "date.vote phone.samaritans price.prescription word.board" {
		t.Errorf("all are %s", got)
	}
	if _, ok := b.Get(Word, "samaritans"); ok {
		t.Error("a phone fact was found as a word")
	}
}

func TestEveryMistakeIsReportedWithTheNameOfItsTable(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"a missing source":                 {strings.Replace(line, `source = "Its own site"`, "", 1), "facts.toml:1: [phone.samaritans]: source is missing"},
		"an empty name":                    {strings.Replace(line, `"A line"`, `""`, 1), "name is missing"},
		"a number instead of text":         {strings.Replace(line, `"116123"`, `116123`, 1), "tel has to be text"},
		"a date without quotation marks":   {strings.Replace(line, `"2026-11-22"`, `2026-11-22`, 1), "checked has to be text"},
		"a day that does not exist":        {strings.Replace(line, "2027-02-22", "2027-02-31", 1), `next_check is "2027-02-31"`},
		"a next check before the last":     {strings.Replace(line, "2027-02-22", "2026-11-22", 1), "next_check has to be after checked"},
		"a country that there is none of":  {strings.Replace(line, `"both"`, `"uk"`, 1), "both, england, wales"},
		"sureness by another word":         {strings.Replace(line, `"seen"`, `"sure"`, 1), "seen, general"},
		"a source date that is a sentence": {strings.Replace(line, `"2026-08"`, `"Aug 2026"`, 1), "source_date"},
		"a field that there is none of":    {line + "fax = \"1\"\n", "fax is not a field of a phone"},
		"a price without an end":           {"[price.x]\nshow = \"£1\"\n" + common, "until is"},
		"a price with a telephone number":  {"[price.x]\nshow = \"£1\"\nuntil = \"2027-03-31\"\ntel = \"1\"\n" + common, "tel is not a field of a price"},
		"a kind that there is none of":     {"[fax.x]\n", "no such kind of fact"},
		"a field outside every table":      {"phone = 3\n", "stands outside every table"},
		"a fact that is not a table":       {"[phone]\nx = 3\n", "[phone.x]: this has to be a table"},
		"a name with a capital":            {"[phone.Samaritans]\n", "small letters"},
		"a line break in words":            {line + `hours = "a\nb"` + "\n", "control character"},
		"a space at an end":                {line + `hours = "Always. "` + "\n", "space at an end"},
		"text that is not TOML":            {"\n[phone.", "facts.toml:2: this is not TOML"},
		"a table written twice":            {line + line, "this is not TOML"},

		"other digits in show and tel":  {strings.Replace(line, `"116123"`, `"116124"`, 1), "digits have to be the same"},
		"letters in a number":           {strings.Replace(line, `"116 123"`, `"116 GET"`, 1), "groups with one space between"},
		"a space in tel":                {strings.Replace(line, `"116123"`, `"116 123"`, 1), "3 to 15 digits"},
		"digits that run together":      {strings.NewReplacer(`"116 123"`, `"08001116123"`, `"116123"`, `"08001116123"`).Replace(line), "Write it in groups"},
		"no cost":                       {strings.Replace(line, `cost = "free"`, "", 1), "cost is"},
		"no number at all":              {"[phone.x]\ncost = \"free\"\n" + common, "neither tel nor sms"},
		"tel without show":              {strings.Replace(line, `show = "116 123"`, "", 1), "groups with one space between"},
		"a relay of another number":     {line + "relay = \"18001 116 124\"\n", "Write 18001"},
		"18000 for a number not 999":    {line + "relay = \"18000\"\n", "for 999 write 18000"},
		"a word to send to no number":   {line + "sms_body = \"SHOUT\"\n", "sms_body"},
		"a text number with a space":    {line + "sms = \"852 58\"\n", "sms is"},
		"a sign address without https":  {line + "sign = \"http://sign.example\"\n", "https://"},
		"a web address with a password": {line + "web = \"https://a:b@sign.example\"\n", "https://"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Parse("facts.toml", c.text)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Fatalf("want %q, got %v", c.want, err)
			}
			if _, ok := errors.AsType[Mistakes](err); !ok {
				t.Errorf("the error is a %T", err)
			}
		})
	}
}

func TestMistakesOfSeveralTablesComeTogetherInTheOrderOfTheFile(t *testing.T) {
	text := "[phone.b]\ncost = \"dear\"\n" + common + "\n[ phone . a ] # a remark\n" + common
	_, err := Parse("facts.toml", text)
	got := strings.Split(err.Error(), "\n")
	want := []string{
		`facts.toml:1: [phone.b]: cost is "dear"`, "facts.toml:1: [phone.b]: it has neither",
		`facts.toml:12: [phone.a]: cost is ""`, "facts.toml:12: [phone.a]: it has neither",
	}
	if len(got) != len(want) {
		t.Fatalf("got %d mistakes:\n%v", len(got), err)
	}
	for i := range want {
		if !strings.HasPrefix(got[i], want[i]) {
			t.Errorf("mistake %d is %q, want %q", i, got[i], want[i])
		}
	}
}

func TestAFileThatIsNotThereSaysSo(t *testing.T) {
	if _, err := Load(fstest.MapFS{}, "facts.toml"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v", err)
	}
	b, err := Load(fstest.MapFS{"facts.toml": {Data: []byte(line)}}, "facts.toml")
	if err != nil || len(b.All()) != 1 {
		t.Errorf("got %v, %v", b, err)
	}
}

func TestALineForTextsOnlyNeedsNoNumberToRing(t *testing.T) {
	b := parse(t, "[phone.shout]\ncost = \"free\"\nsms = \"85258\"\nsms_body = \"SHOUT\"\n"+common)
	if f, ok := b.Get(Phone, "shout"); !ok || f.Tel != "" || f.SMS != "85258" {
		t.Errorf("got %+v", f)
	}
	shown := "[phone.shout]\nshow = \"85258\"\ncost = \"free\"\nsms = \"85258\"\n" + common
	parse(t, shown)
	if _, err := Parse("facts.toml", strings.Replace(shown, "show = \"85258\"", "show = \"85259\"", 1)); err == nil {
		t.Error("a text number that is shown wrongly was let through")
	}
}

func FuzzParseNeverPanicsAndKeepsOnlySoundNumbers(f *testing.F) {
	f.Add(line)
	f.Add("[price.x]\nshow = \"£1\"\n")
	f.Add("[phone]\nx = [1, {a = 2}]\n")
	f.Fuzz(func(t *testing.T, text string) {
		b, err := Parse("facts.toml", text)
		if err != nil {
			return
		}
		for _, fact := range b.All() {
			if fact.Kind == Phone && fact.Tel != "" && strings.ReplaceAll(fact.Show, " ", "") != fact.Tel {
				t.Errorf("%s shows %q and dials %q", fact.Key(), fact.Show, fact.Tel)
			}
			if fact.Kind == Phone && fact.Tel == "" && fact.SMS == "" {
				t.Errorf("%s can be neither rung nor texted", fact.Key())
			}
			if fact.NextCheck.IsZero() || fact.Source == "" {
				t.Errorf("%s has no next check or source", fact.Key())
			}
		}
	})
}
