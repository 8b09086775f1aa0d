package readability

import (
	"slices"
	"testing"
)

func TestWordsAreWhatAReaderCounts(t *testing.T) {
	cases := []struct {
		name, text string
		want       []string
	}{
		{"signs are no words", "Go – now! • Yes (please) & thanks.", []string{"Go", "now", "Yes", "please", "thanks"}},
		{"a hyphen joins", "Get same-day help for self-harm.", []string{"Get", "same-day", "help", "for", "self-harm"}},
		{"a dash or a slash parts", "day–night and/or a—b", []string{"day", "night", "and", "or", "a", "b"}},
		{"an apostrophe joins", "It's the doctor's, you’ll see", []string{"It's", "the", "doctor's", "you’ll", "see"}},
		{"A&E is one word", "Go to A&E.", []string{"Go", "to", "A&E"}},
		{"a phone number is one word", "Call 116 123 or 0300 123 4567 now", []string{"Call", "116 123", "or", "0300 123 4567", "now"}},
		{"two short numbers are two", "Press 1 2 times", []string{"Press", "1", "2", "times"}},
		{"a time, a price, a big number", "At 10:30am pay £9.90, not 1,000.", []string{"At", "10:30am", "pay", "9.90", "not", "1,000"}},
		{"an address is one word", "See www.nhs.uk/find-a-gp or help@example.org.", []string{"See", "www.nhs.uk/find-a-gp", "or", "help@example.org"}},
		{"a missing space after a stop parts", "Stop.Then go", []string{"Stop", "Then", "go"}},
		{"e.g. is one word", "food, e.g. soup", []string{"food", "e.g", "soup"}},
		{"quotation marks", "“Help” 'me'", []string{"Help", "me"}},
		{"Welsh", "Mae’r feddygfa’n rhad ac am ddim.", []string{"Mae’r", "feddygfa’n", "rhad", "ac", "am", "ddim"}},
		{"bytes that are no text", "a\xffb c", []string{"a", "b", "c"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, w := range Words(c.text) {
				got = append(got, w.Text)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestNumbersAddressesAndInitialsAreOneShortWord(t *testing.T) {
	want := map[string]Sort{
		"999": Number, "10:30am": Number, "HC1": Number, "£9.90": Number, "020-7946-0000": Number,
		"NHS": Initials, "A&E": Initials, "ADHD": Initials, "GP": Initials, "GP's": Initials,
		"www.nhs.uk": Address, "https://example.org/x": Address, "a@example.org": Address,
		"NHs": Plain, "DANGER": Plain, "I": Plain, "24-hour": Plain, "ABCD-EFGH": Plain,
	}
	for text, sort := range want {
		words := Words(text)
		if len(words) != 1 {
			t.Errorf("%q is %d words", text, len(words))
			continue
		}
		if w := words[0]; w.Sort != sort {
			t.Errorf("%q is of sort %d, want %d", text, w.Sort, sort)
		} else if sort != Plain && w.Syllables() != 1 {
			t.Errorf("%q has %d syllables", text, w.Syllables())
		}
	}
}
