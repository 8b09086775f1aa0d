package worker_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"plainwell/internal/worker"
)

// said writes the findings of a text as "kind:what it looks like".
func said(text string) string {
	var out []string
	for _, f := range worker.Personal(text) {
		out = append(out, string(f.Kind)+":"+text[f.From:f.To])
	}
	return strings.Join(out, " | ")
}

func TestPersonalFindsWhatGivesAPersonAway(t *testing.T) {
	for text, want := range map[string]string{
		// NHS numbers, with a right check digit only.
		"943 476 5919":          "nhs:943 476 5919",
		"9434765919":            "nhs:9434765919",
		"his is 943-476-5919.":  "nhs:943-476-5919",
		"943 476 5919 tomorrow": "nhs:943 476 5919",
		"９４３ ４７６ ５９１９":          "nhs:９４３ ４７６ ５９１９",
		"٩٤٣٤٧٦٥٩١٩":            "nhs:٩٤٣٤٧٦٥٩١٩",
		"943\u200b4765919":      "nhs:943\u200b4765919",
		"943 476 5918":          "",
		"case 94347659":         "",

		// Phones.
		"ring 07700 900123 now":   "phone:07700 900123",
		"(020) 7946 0018":         "phone:(020) 7946 0018",
		"+44 7700 900 123":        "phone:+44 7700 900 123",
		"0044 7700 900123":        "phone:0044 7700 900123",
		"7700 900123":             "phone:7700 900123",
		"it is 10 minutes, 2 men": "",
		"111":                     "",

		// Email.
		"write to sam.b@example.org":    "email:sam.b@example.org",
		"sam(at)example(dot)org":        "email:sam(at)example(dot)org",
		"sam＠example．org":               "email:sam＠example．org",
		"see you @ the office at three": "",

		// Postcodes.
		"he lives at SW1A 1AA":  "postcode:SW1A 1AA",
		"ts181hu":               "postcode:ts181hu",
		"M1-1AE":                "postcode:M1-1AE",
		"come at b1 1am":        "",
		"only the TS18 area":    "",
		"gate b12, 3rd on left": "",

		// Dates with a year.
		"3/4/80":                          "birth:3/4/80",
		"03.04.1980":                      "birth:03.04.1980",
		"03-04-1980":                      "birth:03-04-1980",
		"03 04 80":                        "birth:03 04 80",
		"4/25/1980":                       "birth:4/25/1980",
		"1980-04-03":                      "birth:1980-04-03",
		"1980/4/3":                        "birth:1980/4/3",
		"03041980":                        "birth:03041980",
		"19800403":                        "birth:19800403",
		"030480":                          "birth:030480",
		"3 April 1980":                    "birth:3 April 1980",
		"3rd of april 1980":               "birth:3rd of april 1980",
		"3rd Apr '80":                     "birth:3rd Apr '80",
		"3-Apr-80":                        "birth:3-Apr-80",
		"3apr80":                          "birth:3apr80",
		"April 3rd, 1980":                 "birth:April 3rd, 1980",
		"3 Ebrill 1980":                   "birth:3 Ebrill 1980",
		"3ydd o Ebrill 1980":              "birth:3ydd o Ebrill 1980",
		"the third of may nineteen fifty": "birth:may nineteen",
		"may two thousand and one":        "birth:may two thousand",
		"dob unknown":                     "birth:dob",
		"born in the spring":              "birth:born in",
		"Dyddiad geni":                    "birth:Dyddiad geni",
		"on 3 May at 10:30":               "",
		"on 3 May 10:30":                  "",
		"3 May 10.30am":                   "",
		"45/45/1980":                      "",
		"1/2":                             "",
		"see you in May":                  "",
		"Happy birthday":                  "",

		// Names.
		"John Smith":                    "name:John Smith",
		"ask John Smith about it":       "name:John Smith",
		"Ask John Smith":                "name:John Smith",
		"JOHN SMITH":                    "name:JOHN SMITH",
		"John SMITH":                    "name:John SMITH",
		"J Smith":                       "name:J Smith",
		"J. R. Smith":                   "name:J. R. Smith",
		"A. Smith":                      "name:A. Smith",
		"Mr Smith":                      "name:Mr Smith",
		"Mr. Smith":                     "name:Mr. Smith",
		"Miss Smith":                    "name:Miss Smith",
		"Dr Patel":                      "name:Dr Patel",
		"Smith, John":                   "name:Smith, John",
		"Anne-Marie O’Neill":            "name:Anne-Marie O’Neill",
		"Siân ap Rhys":                  "name:Siân ap Rhys",
		"Ludwig van der Berg is here":   "name:Ludwig van der Berg",
		"May Jones":                     "name:May Jones",
		"Łukasz Wiśniewski":             "name:Łukasz Wiśniewski",
		"Иван Петров":                   "name:Иван Петров",
		"John  Smith and Mary Jones":    "name:John  Smith | name:Mary Jones",
		"Well done. Sam says hello":     "",
		"Ask Sam":                       "",
		"Thank you. See Sam on Monday.": "",
		"Dave B":                        "",
		"Big Dave":                      "",
		"Sam":                           "",
		"blue coat 7":                   "",
		"Open the NHS App":              "",
		"Citizens Advice can help":      "",
		"Dewch ddydd Llun":              "",
		"Gofynnwch i Sam":               "",
		"I Hope":                        "",
		"RING THE SURGERY TODAY NOW":    "",
		"":                              "",

		// More than one kind.
		"John Smith 3/4/80 SW1A 1AA": "name:John Smith | birth:3/4/80 | postcode:SW1A 1AA",
	} {
		if got := said(text); got != want {
			t.Errorf("%q: %q, not %q", text, got, want)
		}
	}
}

func TestEachFindingHasItsWords(t *testing.T) {
	if got := (worker.Finding{Kind: worker.PersonalNHS}).Key(); got != "kw.personal.nhs" {
		t.Error(got)
	}
}

func TestAVeryLongTextIsLookedAtFromItsBeginning(t *testing.T) {
	long := "John Smith " + strings.Repeat("é Mary Jones ", 100_000)
	all := worker.Personal(long)
	if len(all) < 100 || all[0].To != len("John Smith") || all[len(all)-1].To > 5000 {
		t.Errorf("%d findings, the first %v", len(all), all[0])
	}
	worker.Personal(strings.Repeat("\x80", 6000)) // no beginning of a character to cut at
}

func FuzzPersonal(f *testing.F) {
	for _, seed := range []string{"John Smith 3/4/80 SW1A 1AA", "sam@example.org 943 476 5919", "٩٤٣ + 0044 J. R.", "\xff\u0301 Mr. é"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		last := 0
		for _, one := range worker.Personal(text) {
			if one.From < last || one.To <= one.From || one.To > len(text) {
				t.Fatalf("%q: %v after %d", text, one, last)
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[one.From:one.To]) {
				t.Fatalf("%q: %v cuts a character", text, one)
			}
			last = one.To
		}
	})
}
