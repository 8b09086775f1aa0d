package readability

import "testing"

func TestMeasuresOfTextsWorkedByHand(t *testing.T) {
	c := shipped(t)
	cases := []struct {
		name   string
		blocks []Block
		want   Measures
		age    float64
	}{
		{
			// You can join a GP surgery.  6 words: 1 1 1 1 1(GP) 3 = 8 syllables, surgery is long and on no list
			// It is free.                 3 words: 1 1 1 = 3
			// You do not need ID.         5 words: 1 1 1 1 1(ID) = 5
			// 14 words, 3 sentences, 16 syllables: 0.39 x 14/3 + 11.8 x 16/14 - 15.59 + 5 = 4.7157
			name:   "plain short sentences are far below every limit",
			blocks: []Block{{Kind: Paragraph, Text: "You can join a GP surgery. It is free. You do not need ID."}},
			want: Measures{
				Words: 14, Sentences: 3, Syllables: 16, AdjustedSyllables: 16, Long: 1, AdjustedLong: 1, Hard: 1,
				ParagraphWords: 14, ParagraphSentences: 3, LongestSentence: 6, LongestParagraph: 14,
			},
			age: 4.7157,
		},
		{
			// Get help now                                       heading, 3 words, 3 syllables
			// An appointment is made for you by the doctor.      9 words: 1 3 1 1 1 1 1 1 2 = 12; appointment is a term, so 11 adjusted; passive
			// You can:                                           lead-in, 2 words, 2 syllables, a fragment
			// ring 111 at any time                               item, 5 words: 1 1 1 2 1 = 6
			// go to A&E                                          item, 3 words, 3 syllables
			// 22 words, 5 sentences, 26 syllables: 0.39 x 22/5 + 11.8 x 26/22 - 15.59 + 5 = 5.0715
			name: "headings, lead-ins and items are sentences of their own",
			blocks: []Block{
				{Kind: Heading, Level: 2, Text: "Get help now"},
				{Kind: Paragraph, Text: "An appointment is made for you by the doctor."},
				{Kind: Lead, Text: "You can:", Leads: 1},
				{Kind: Item, Text: "ring 111 at any time", List: 1},
				{Kind: Item, Text: "go to A&E", List: 1},
			},
			want: Measures{
				Words: 22, Sentences: 5, Syllables: 26, AdjustedSyllables: 25, Long: 1, AdjustedLong: 0, Passive: 1, Fragments: 1,
				ParagraphWords: 9, ParagraphSentences: 1, LongestSentence: 9, LongestLeadItem: 7, LongestParagraph: 9,
			},
			age: 5.0715,
		},
		{
			// Call Samaritans on 116 123.     4 words: 1 4 1 1(a number) = 7; adjusted 1 2 1 1 = 5
			// It is not free: you need phone credit.   8 words: 1 1 1 1 1 1 1 2 = 9; credit is on no list
			// 12 words, 2 sentences, 16 syllables: 0.39 x 6 + 11.8 x 16/12 - 15.59 + 5 = 7.4833
			name:   "a phone number is one short word, and a name is short in adjusted figures",
			blocks: []Block{{Kind: Item, Text: "Call Samaritans on 116 123. It is not free: you need phone credit.", List: 1}},
			want: Measures{
				Words: 12, Sentences: 2, Syllables: 16, AdjustedSyllables: 14, Long: 1, AdjustedLong: 0, Hard: 1,
				LongestSentence: 8, LongestParagraph: 12,
			},
			age: 7.4833,
		},
		{name: "nothing has no figures", blocks: nil, want: Measures{}, age: 0},
	}
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			got := c.Measure(tc.blocks)
			if got != tc.want {
				t.Errorf("got  %+v\nwant %+v", got, tc.want)
			}
			if !near(got.ReadingAge(), tc.age) {
				t.Errorf("reading age %.4f, by hand %.4f", got.ReadingAge(), tc.age)
			}
		})
	}
}

func TestSharesOfATextWorkedByHand(t *testing.T) {
	m := Measures{Words: 50, Sentences: 8, Long: 4, AdjustedLong: 1, Hard: 2, Passive: 1, Fragments: 2, ParagraphWords: 24, ParagraphSentences: 4}
	for _, f := range []struct {
		name      string
		got, want float64
	}{
		{"mean sentence", m.MeanSentence(), 6.25}, {"paragraphs", m.MeanParagraphSentence(), 6}, {"long", m.LongShare(), 0.08},
		{"long adjusted", m.AdjustedLongShare(), 0.02}, {"hard", m.HardShare(), 0.04}, {"passive", m.PassiveShare(), 0.125}, {"fragments", m.FragmentShare(), 0.25},
	} {
		if !near(f.got, f.want) {
			t.Errorf("%s: %.4f, by hand %.4f", f.name, f.got, f.want)
		}
	}
	both := m.Add(Measures{Words: 1, Sentences: 1, LongestSentence: 9})
	if both.Words != 51 || both.Sentences != 9 || both.LongestSentence != 9 || both.Long != 4 {
		t.Errorf("put together: %+v", both)
	}
}

func TestPassivesAreFoundAndStatesAreNot(t *testing.T) {
	yes := []string{
		"The form is sent to the surgery.", "You will be given a card.", "It has been lost.", "You were not told.",
		"Were you given a tablet?", "Your notes are only seen by staff.", "You are being helped.", "It was slowly moved.", "The shop was closed by the police.",
	}
	no := []string{
		"You are worried.", "The surgery is closed.", "They need help.", "You need to be ready.", "He is in bed.", "There are a hundred.",
		"You have told them.", "They moved it.", "It is red.", "You are tired and scared.", "Be kind.",
	}
	for _, s := range yes {
		if !passive(Words(s)) {
			t.Errorf("%q is passive", s)
		}
	}
	for _, s := range no {
		if passive(Words(s)) {
			t.Errorf("%q is not passive", s)
		}
	}
}
