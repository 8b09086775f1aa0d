package readability

import (
	"slices"
	"strings"
	"testing"
	"unicode"
)

func TestSentencesEndWhereAReaderStops(t *testing.T) {
	cases := []struct {
		name, text string
		want       []string
	}{
		{"three plain ones", "You can join. It is free. You do not need ID.", []string{"You can join.", "It is free.", "You do not need ID."}},
		{"a text with no stop is one", "Call 999 if:", []string{"Call 999 if:"}},
		{"a time with a dot does not end one", "Come at 10.30. Bring a pen.", []string{"Come at 10.30.", "Bring a pen."}},
		{"A&E runs on", "Go to A&E. Go now.", []string{"Go to A&E.", "Go now."}},
		{"e.g. and i.e. run on", "Bring food, e.g. Soup. Eat it, i.e. All of it.", []string{"Bring food, e.g. Soup.", "Eat it, i.e. All of it."}},
		{"Dr. and Mrs. run on", "See Dr. Khan or Mrs. Jones. Then go.", []string{"See Dr. Khan or Mrs. Jones.", "Then go."}},
		{"No. before a number runs on", "Take bus No. 5 now.", []string{"Take bus No. 5 now."}},
		{"No. as an answer ends one", "Do I need ID? No. You do not.", []string{"Do I need ID?", "No.", "You do not."}},
		{"an initial of a name runs on", "J. P. Smith is here. Say hello.", []string{"J. P. Smith is here.", "Say hello."}},
		{"a letter at the end ends one", "It is hepatitis C. You can get tested.", []string{"It is hepatitis C.", "You can get tested."}},
		{"I at the end ends one", "So do I. You too.", []string{"So do I.", "You too."}},
		{"a stop in quotation marks ends one", "Say “I need help.” Then wait.", []string{"Say “I need help.”", "Then wait."}},
		{"a quotation that runs on does not", "She said \"Stop!\" and left.", []string{"She said \"Stop!\" and left."}},
		{"brackets", "Ask (it is free). Go in.", []string{"Ask (it is free).", "Go in."}},
		{"a number may start one", "Ring first. 10 minutes is enough.", []string{"Ring first.", "10 minutes is enough."}},
		{"a brand in small letters may start one", "Open it. iPhone users tap here.", []string{"Open it.", "iPhone users tap here."}},
		{"a web address", "Go to www.nhs.uk. Then read.", []string{"Go to www.nhs.uk.", "Then read."}},
		{"dots that trail off", "Wait… Now go.", []string{"Wait…", "Now go."}},
		{"Arabic", "هل تحتاج؟ نعم.", []string{"هل تحتاج؟", "نعم."}},
		{"Chinese needs no space", "你好。请打电话。", []string{"你好。", "请打电话。"}},
		{"nothing", " \n\t ", nil},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := Sentences(c.text); !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// countedRunes is what no splitter may lose.
func countedRunes(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

func FuzzSplittersLoseNoWord(f *testing.F) {
	for _, s := range []string{
		"You can join. It is free.", "Dr. A. Khan at 10.30am, No. 5.", "Call 116 123 or 0300 123 4567.", "a&e A&E and/or x–y", "“Hm…” ‘no’ n't 's",
		"你好。请打电话。", "x\u00ad\u200by é e\u0301", "www.nhs.uk/a?b=c me@x.org", "\xff\xfe a\xff.b", "24-hour ABCD-EFGH +44 (0)20 7946 0000",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		sentences := Sentences(s)
		if got, want := countedRunes(strings.Join(sentences, " ")), countedRunes(s); got != want {
			t.Fatalf("sentences hold %q, the text %q", got, want)
		}
		for _, sentence := range sentences {
			var words strings.Builder
			end := 0
			for _, w := range Words(sentence) {
				if w.At < end || sentence[w.At:w.At+len(w.Text)] != w.Text {
					t.Fatalf("%q is not at %d of %q", w.Text, w.At, sentence)
				}
				end = w.At + len(w.Text)
				words.WriteString(w.Text)
				if n := w.Syllables(); n < 1 {
					t.Fatalf("%q has %d syllables", w.Text, n)
				}
			}
			if got, want := countedRunes(words.String()), countedRunes(sentence); got != want {
				t.Fatalf("words hold %q, the sentence %q", got, want)
			}
		}
	})
}
