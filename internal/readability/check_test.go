package readability

import (
	"strings"
	"testing"
)

// rulesOf gives the rules that findings break, in their order, once each.
func rulesOf(findings []Finding) string {
	var out []string
	seen := map[string]bool{}
	for _, f := range findings {
		if !seen[f.Rule] {
			seen[f.Rule] = true
			out = append(out, f.Rule)
		}
	}
	return strings.Join(out, " ")
}

func TestEachLimitStopsAPageThatIsOverIt(t *testing.T) {
	c := shipped(t)
	text := Block{Kind: Paragraph, File: "gp.md", Line: 7, Text: "The practitioner is informed by the receptionist. Stop. Go."}
	// practitioner is 4 long, informed 2, receptionist 4; 9 words, 3 sentences of 7, 1 and 1 words
	cases := []struct {
		name   string
		limits Limits
		rule   string
	}{
		{"longest sentence", Limits{LongestSentence: 6}, "sentence-length"},
		{"paragraph", Limits{Paragraph: 8}, "paragraph-length"},
		{"reading age", Limits{ReadingAge: 8}, "reading-age"},
		{"reading age, adjusted", Limits{AdjustedReadingAge: 8}, "reading-age-adjusted"},
		{"mean sentence", Limits{MeanSentence: 2.9}, "mean-sentence"},
		{"mean sentence of paragraphs", Limits{MeanParagraph: 2.9}, "mean-paragraph-sentence"},
		{"telegraph style", Limits{MeanParagraphLeast: 4}, "telegraph"},
		{"long words", Limits{LongShare: 0.22}, "long-words"},
		{"long words, adjusted", Limits{AdjustedLongShare: 0.22}, "long-words-adjusted"},
		{"hard words", Limits{HardShare: 0.2}, "hard-words"},
		{"passives", Limits{PassiveShare: 0.3}, "passive"},
		{"fragments", Limits{FragmentShare: 0.5}, "fragments"},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			found := c.Check([]Block{text}, tc.limits)
			if rulesOf(found) != tc.rule || !Fails(found) || found[0].File != "gp.md" {
				t.Errorf("%v", found)
			}
		})
	}
	t.Run("no limits, no findings", func(t *testing.T) {
		if found := c.Check([]Block{text}, Limits{}); len(found) != 0 {
			t.Errorf("%v", found)
		}
	})
	t.Run("at the limit is not over it", func(t *testing.T) {
		l := Limits{LongestSentence: 7, Paragraph: 9, MeanSentence: 3, MeanParagraph: 3, MeanParagraphLeast: 3, HardShare: 3.0 / 9, PassiveShare: 1.0 / 3, FragmentShare: 2.0 / 3}
		if found := c.Check([]Block{text}, l); len(found) != 0 {
			t.Errorf("%v", found)
		}
	})
}

func TestALongSentenceIsShownWithItsPlaceAndWhereToSplitIt(t *testing.T) {
	c := shipped(t)
	b := Block{Kind: Item, File: "gp.md", Line: 12, Text: "Ask the person at the desk for a form and then sit down and fill it in with a pen."}
	found := c.Check([]Block{b}, Limits{LongestSentence: 15})
	want := "gp.md:12: limit: sentence-length: This sentence has 20 words. The limit is 15. Split it at \"and\".\n\t\"Ask the person at the desk for a form and then sit down and fill it in with a pen.\""
	if len(found) != 1 || found[0].String() != want {
		t.Errorf("got %v\nwant %s", found, want)
	}
}

func TestALeadInLineIsReadWithEachItemAfterIt(t *testing.T) {
	c := shipped(t)
	blocks := []Block{
		{Kind: Heading, Level: 2, Text: "Call 999 now if you or a friend has any of these:", Leads: 1}, // 12 words
		{Kind: Item, Text: "blue lips", List: 1},
		{Kind: Item, Line: 5, Text: "a fit that does not stop. Stay there.", List: 1}, // 6 words in its first sentence
		{Kind: Item, Line: 6, Text: "a head that hurts very much indeed", List: 1},    // 7 words
		{Kind: Item, Text: "a list with a number of its own is not read on", List: 2},
	}
	found := c.Check(blocks, Limits{LeadItem: 18})
	if len(found) != 1 || found[0].Line != 6 || found[0].Rule != "lead-and-item" || !strings.Contains(found[0].Advice, "19 words") {
		t.Errorf("%v", found)
	}
	if m := c.Measure(blocks); m.LongestLeadItem != 19 {
		t.Errorf("longest %d, by hand 19", m.LongestLeadItem)
	}
}

func TestThePublishedLimitsAreThoseOfTheWritingRules(t *testing.T) {
	if l := English(); l.ReadingAge != 9 || l.AdjustedReadingAge != 8 || l.MeanSentence != 8 || l.MeanParagraphLeast != 4 || l.MeanParagraph != 9 ||
		l.LongestSentence != 15 || l.LeadItem != 18 || l.LongShare != 0.08 || l.AdjustedLongShare != 0.03 || l.HardShare != 0.05 ||
		l.PassiveShare != 0.08 || l.Paragraph != 35 || l.FragmentShare != 0.2 || !l.Words {
		t.Errorf("English: %+v", l)
	}
	if l := Staff(); l.ReadingAge != 12 || l.MeanSentence != 15 {
		t.Errorf("staff: %+v", l)
	}
	if l := OtherLanguage(); l.MeanSentence != 9 || l.LongestSentence != 17 || l.ReadingAge != 0 || l.Words {
		t.Errorf("other: %+v", l)
	}
	if l := Middle(); l != (SiteLimits{7, 7, 8, 0.02, 0.025, 0.04, 7}) {
		t.Errorf("site: %+v", l)
	}
}

func TestPictureLinesInTelegraphStyleAreAWarning(t *testing.T) {
	c := shipped(t)
	line := Block{Kind: Item, Lines: true, List: 1, Text: "Bring ID. Form first. Ring."} // 5 words, 3 sentences
	found := c.Check([]Block{line}, Limits{MeanParagraphLeast: 4})
	if rulesOf(found) != "telegraph" || Fails(found) || !strings.Contains(found[0].Advice, "1.67 words") {
		t.Errorf("%v", found)
	}
}

func TestAPageNamesItsHardAndLongWordsTheMostFrequentFirst(t *testing.T) {
	c := shipped(t)
	blocks := []Block{{Kind: Paragraph, Text: "The receptionist has proof. The receptionist met a notary and a doctor in the hospital."}}
	if got := c.HardWords(blocks); len(got) != 3 || got[0] != (Count{"receptionist", 2}) || got[1] != (Count{"notary", 1}) || got[2] != (Count{"proof", 1}) {
		t.Errorf("hard: %v", got)
	}
	if got := c.LongWords(blocks); len(got) != 2 || got[0].Word != "receptionist" || got[1].Word != "notary" {
		t.Errorf("long: %v", got)
	}
	found := c.Check(blocks, Limits{HardShare: 0.01})
	if len(found) != 1 || !strings.Contains(found[0].Advice, "receptionist (2), notary, proof.") {
		t.Errorf("%v", found)
	}
}

func TestAnEasyPageHasNoFindings(t *testing.T) {
	c := shipped(t)
	blocks := []Block{
		{Kind: Heading, Level: 1, Text: "Join a GP surgery"},
		{Kind: Paragraph, Text: "You can join for free. You do not need ID."},
		{Kind: Heading, Level: 2, Text: "What to do"},
		{Kind: Item, Lines: true, List: 1, Text: "Go to the desk. Say you want to join."},
		{Kind: Item, Lines: true, List: 1, Text: "Fill in the form. Ask for help if you need it."},
		{Kind: Item, Lines: true, List: 1, Text: "You can say where you sleep. It can be a friend's house."},
		{Kind: Heading, Level: 2, Text: "Get help to join"},
		{Kind: Paragraph, Text: "Call 111 at any time. It is free to call."},
	}
	if found := c.Check(blocks, English()); len(found) != 0 {
		t.Errorf("%v", found)
	}
}
