package readability

import (
	"strings"
	"testing"
)

func TestWordRulesFindSlipsOfStyle(t *testing.T) {
	c := shipped(t)
	cases := []struct{ name, text, rules string }{
		{"a negative contraction", "You don't need ID.", "contraction"},
		{"the same with a round apostrophe", "You can’t go.", "contraction"},
		{"should've", "They've gone.", "contraction"},
		{"you'll and we're are fine", "You'll see. We're here. It's free.", ""},
		{"cannot is fine", "You cannot go.", ""},
		{"should", "You should go.", "say"},
		{"eg", "Bring food, eg bread.", "say"},
		{"e.g.", "Bring food, e.g. bread.", "say"},
		{"ie", "Bring it, ie the card.", "say"},
		{"etc", "Bring pens, etc.", "say"},
		{"a doctor's word", "They urinate a lot.", "say"},
		{"its verb forms", "You may be urinating a lot.", "say"},
		{"nausea in brackets after the plain word", "You may be feeling sick (nausea).", ""},
		{"nausea alone", "You may get nausea.", "say"},
		{"practice", "Ring the practice now.", "say"},
		{"the practice manager has that name", "Ask for the practice manager.", ""},
		{"111 online with NHS", "Go to NHS 111 online.", ""},
		{"111 online alone", "Go to 111 online.", "say"},
		{"an addict", "He is an addict.", "say"},
		{"a name with such a word in it", "Go to Alcoholics Anonymous.", ""},
		{"block capitals", "You must NEVER stop.", "capitals"},
		{"unknown initials", "Ask your POM.", "capitals"},
		{"well-known initials and listed names", "NHS, GP, GPs, UK, ID, HIV, A&E, TB, HC1, SHOUT and OK.", ""},
		{"a size after a number", "It is 42 KB in all.", ""},
		{"a size alone", "Look at the KB here.", "capitals"},
		{"hyphens in capitals", "Type ABCD-EFGH here.", "capitals"},
		{"a percent sign", "It is 50% off.", "percent"},
		{"per cent", "Fifty per cent go.", "percent"},
		{"a 24-hour time", "Come at 14:30.", "clock"},
		{"a time with no am or pm", "Come at 9:30.", "clock"},
		{"a good time", "Come at 9:30am or 2pm.", ""},
		{"a time with a dot", "Come at 9.30am.", "clock"},
		{"12pm", "Come at 12pm.", "clock"},
		{"a price is no time", "Pay £9.90 now.", ""},
		{"a range with a dash", "Open 9am-5pm.", "range"},
		{"a range in words", "Open 9am to 5pm.", ""},
		{"a date in numbers", "Come on 06/08/26.", "numeric-date"},
		{"a date for machines", "Come on 2026-11-22.", "numeric-date"},
		{"a short day", "Come on Wed 6 August.", "short-date"},
		{"a date in words", "Come on Wednesday 6 August 2026.", ""},
		{"a number in words", "You need two forms.", "number-word"},
		{"one is no number word", "One day at a time.", ""},
		{"click here", "Click here to go on.", "link-words"},
		{"and/or", "Bring a pen and/or a book.", "and-or"},
		{"your GP", "Ask your GP.", "your-gp"},
		{"an idiom", "Keep an eye on them.", "say"},
		{"a semicolon", "Go now; come back.", "one-idea"},
		{"two ands", "You and he and I go.", "one-idea"},
		{"a plain sentence", "You can join for free.", ""},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			found := c.Check([]Block{{Kind: Paragraph, Text: tc.text}}, Limits{Words: true})
			if got := rulesOf(found); got != tc.rules {
				t.Errorf("%q: got %q, want %q: %v", tc.text, got, tc.rules, found)
			}
		})
	}
}

func TestNumberWordsAndIdiomsWarnAndTheOtherWordRulesFail(t *testing.T) {
	c := shipped(t)
	for text, fails := range map[string]bool{
		"You need two forms.": false, "Keep an eye on them.": false, "It is a disease.": false, "Ask your GP.": false,
		"You should go.": true, "You don't go.": true, "It is 5% off.": true, "Come at 14:30.": true, "NEVER go.": true, "Go, eg now.": true,
	} {
		found := c.Check([]Block{{Kind: Paragraph, Text: text}}, Limits{Words: true})
		if len(found) == 0 || Fails(found) != fails {
			t.Errorf("%q: fails %v, want %v: %v", text, Fails(found), fails, found)
		}
	}
}

func TestHeadingsAreStatementsInOrder(t *testing.T) {
	h := func(level int, text string) Block { return Block{Kind: Heading, Level: level, Text: text} }
	cases := []struct {
		name   string
		blocks []Block
		rules  string
	}{
		{"a question mark", []Block{h(1, "Need help?")}, "question-heading"},
		{"the order of a question", []Block{h(1, "How do I join")}, "question-heading"},
		{"a question with no question word", []Block{h(1, "Do you need ID")}, "question-heading"},
		{"how to, what to and who can are statements", []Block{h(1, "How to join"), h(2, "What to say"), h(2, "Who can help"), h(2, "What is kept")}, ""},
		{"a level left out", []Block{h(1, "Get help"), h(3, "Call now")}, "heading-level"},
		{"up again by more than one", []Block{h(1, "Get help"), h(2, "Call now"), h(3, "At night"), h(2, "Go there")}, ""},
		{"a long title", []Block{h(1, strings.Repeat("word ", 14))}, "title-length"},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			if got := rulesOf(headingFindings(tc.blocks)); got != tc.rules {
				t.Errorf("got %q, want %q", got, tc.rules)
			}
		})
	}
}

func TestLongListsOfBulletsWarnAndPictureLinesMayBeMany(t *testing.T) {
	c := shipped(t)
	for _, lines := range []bool{false, true} {
		var blocks []Block
		for range 7 {
			blocks = append(blocks, Block{Kind: Item, List: 1, Lines: lines, Text: "You can go there."})
		}
		found := c.Check(blocks, Limits{Words: true})
		if lines != (len(found) == 0) || Fails(found) {
			t.Errorf("picture lines %v: %v", lines, found)
		}
	}
}

func TestMessagesAreHeldToTheirOwnLimits(t *testing.T) {
	c := shipped(t)
	long := strings.Repeat("word ", 15) + "{{.Name}}."
	cases := []struct{ name, text, lang, rules string }{
		{"a short one", "Saved on {{.Date}}.", "en", ""},
		{"15 words and a placeholder are 16", long, "en", "sentence-length"},
		{"in another language 17 are allowed", long, "cy", ""},
		{"and 18 are not", "gair gair " + long, "cy", "sentence-length"},
		{"English word rules", "You shouldn't go.", "en-GB", "contraction"},
		{"no English word rules in Welsh", "NID IAWN, 50%, 14:30.", "cy", ""},
		{"a question is fine", "Did you see it?", "en", ""},
		{"two sentences after placeholders", "{{.A}}. {{.B}}.", "en", ""},
		{"nothing", "", "en", ""},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			found := c.CheckMessage(tc.text, tc.lang)
			if got := rulesOf(found); got != tc.rules {
				t.Errorf("got %q, want %q: %v", got, tc.rules, found)
			}
			for _, f := range found {
				if strings.Contains(f.String(), string(hole)) || strings.Contains(tc.text, "{{.Name}}") && !strings.Contains(f.Sentence, "{{.Name}}") {
					t.Errorf("the placeholder is not shown as it is: %q", f)
				}
			}
		})
	}
	if m := c.MeasureMessage("You have {{.Count}} dates. {{.Next}}"); m.Words != 5 || m.Sentences != 2 || m.Syllables != 5 {
		t.Errorf("%+v", m)
	}
}

// Staff know names in initials; nothing else is let through for them.
func TestKeyWorkersMayReadInitials(t *testing.T) {
	c := shipped(t)
	if found := c.CheckMessage("Save it as CSV.", "en"); len(found) == 0 {
		t.Error("a reader is left alone with CSV")
	}
	if found := c.CheckStaffMessage("Save it as CSV.", "en"); len(found) != 0 {
		t.Errorf("staff: %v", found)
	}
	if found := c.CheckStaffMessage("Utilise this; and that, and more, and then come back on 03/04/2027.", "en"); len(found) < 2 {
		t.Errorf("staff: %v", found)
	}
}
