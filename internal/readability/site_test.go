package readability

import (
	"strings"
	"testing"
)

// threePages are pages of 10 sentences: of 50, 60 and 90 words, with 0, 1 and 9
// long words that are hard too.
func threePages() *Site {
	var s Site
	for _, p := range []struct {
		name        string
		words, long int
	}{{"gp", 60, 1}, {"dentist", 50, 0}, {"rights", 90, 9}} {
		s.Add(p.name, Measures{
			Words: p.words, Sentences: 10, Syllables: p.words + 2*p.long, AdjustedSyllables: p.words + 2*p.long, Long: p.long, AdjustedLong: p.long,
			Hard: p.long, ParagraphWords: p.words, ParagraphSentences: 10, LongestSentence: 12, LongestParagraph: 30,
		}, English())
	}
	s.Add("cy/gp", Measures{Words: 500, Sentences: 10, Long: 500, LongestSentence: 50}, OtherLanguage())
	return &s
}

func TestTheSiteIsMeasuredByItsMiddleEnglishPageAndBySMOGOfAll(t *testing.T) {
	f := threePages().Figures()
	// the middle page is gp: 0.39 x 6 + 11.8 x 62/60 - 15.59 + 5 = 3.9433
	// SMOG of 10 long words in 30 sentences: 1.0430 x root of 10 + 3.1291 = 6.4274
	if f.Pages != 3 || f.Sentences != 30 || !near(f.MeanSentence, 6) || !near(f.ReadingAge, 3.9433) || !near(f.HardShare, 1.0/60) || !near(f.SMOG, 6.4274) {
		t.Errorf("%+v", f)
	}
	var two Site
	two.Add("a", Measures{Words: 4, Sentences: 1}, English())
	two.Add("b", Measures{Words: 8, Sentences: 1}, English())
	if f := two.Figures(); !near(f.MeanSentence, 6) {
		t.Errorf("of two pages the middle is between them: %+v", f)
	}
	if f := (&Site{}).Figures(); f != (Figures{}) {
		t.Errorf("no pages: %+v", f)
	}
}

func TestEachLimitOfTheSiteStopsIt(t *testing.T) {
	s := threePages()
	if found := s.Check(Middle()); len(found) != 0 {
		t.Errorf("within the limits: %v", found)
	}
	cases := map[string]SiteLimits{
		"site-reading-age":             {ReadingAge: 3.9},
		"site-mean-sentence":           {MeanSentence: 5.9},
		"site-mean-paragraph-sentence": {MeanParagraph: 5.9},
		"site-long-words-adjusted":     {AdjustedLongShare: 0.016},
		"site-hard-words":              {HardShare: 0.016},
		"site-smog":                    {SMOG: 6.4},
	}
	for rule, l := range cases {
		if found := s.Check(l); rulesOf(found) != rule || !Fails(found) {
			t.Errorf("%s: %v", rule, found)
		}
	}
	var passive Site
	passive.Add("a", Measures{Words: 5, Sentences: 1, Passive: 1, Long: 5}, English())
	if got := rulesOf(passive.Check(Middle())); got != "site-passive" {
		t.Errorf("one page, too short for SMOG: %q", got)
	}
}

func TestTheTableIsAlignedAndMarksWhatIsOver(t *testing.T) {
	s := threePages()
	s.Add("bad", Measures{Words: 90, Sentences: 10, Syllables: 300, AdjustedSyllables: 300, Fragments: 3, Passive: 1, ParagraphWords: 30, ParagraphSentences: 10, LongestSentence: 16, LongestParagraph: 36, LongestLeadItem: 19}, English())
	var b strings.Builder
	if err := s.Table(&b, Middle()); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimRight(b.String(), "\n"), "\n")
	if len(lines) != 8 {
		t.Fatalf("%d lines:\n%s", len(lines), b.String())
	}
	for _, line := range lines[:6] {
		if len(line) != len(lines[0]) {
			t.Fatalf("not aligned:\n%s", b.String())
		}
	}
	for _, figure := range []string{"9.00*", "3.00*", " 16*", " 19*", " 36*", "10.0%*", "30.0%*"} {
		if !strings.Contains(lines[5], figure) {
			t.Errorf("%s is not in %q", figure, lines[5])
		}
	}
	if strings.Contains(lines[2], "*") {
		t.Errorf("nothing is over in %q", lines[2])
	}
	if !strings.HasPrefix(lines[6], "middle English page") || !strings.HasPrefix(lines[7], "SMOG, 4 English pages together: ") {
		t.Errorf("%q %q", lines[6], lines[7])
	}
	if !strings.Contains(lines[4], "50*") || !strings.Contains(lines[4], "-") {
		t.Errorf("another language: %q", lines[4])
	}
}
