package readability

import (
	"fmt"
)

// pageFindings holds the figures of a whole page to their limits.
func (c *Checker) pageFindings(file string, m Measures, sentences []sentence, l Limits) []Finding {
	var out []Finding
	over := func(rule string, limit, value float64, advice string) {
		if limit > 0 && round(value) > round(limit) {
			out = append(out, Finding{File: file, Rule: rule, Advice: advice})
		}
	}
	over("reading-age", l.ReadingAge, m.ReadingAge(), fmt.Sprintf(
		"The reading age is %.1f. The limit is %.0f. Use shorter words and shorter sentences.%s", m.ReadingAge(), l.ReadingAge, longest(sentences, false)))
	over("reading-age-adjusted", l.AdjustedReadingAge, m.AdjustedReadingAge(), fmt.Sprintf(
		"The reading age without listed terms is %.1f. The limit is %.0f.%s", m.AdjustedReadingAge(), l.AdjustedReadingAge, longest(sentences, true)))
	over("mean-sentence", l.MeanSentence, m.MeanSentence(), fmt.Sprintf(
		"The mean sentence has %.2f words. The limit is %g. Split the long ones.", m.MeanSentence(), l.MeanSentence))
	over("mean-paragraph-sentence", l.MeanParagraph, m.MeanParagraphSentence(), fmt.Sprintf(
		"The mean sentence of the paragraphs has %.2f words. The limit is %g.", m.MeanParagraphSentence(), l.MeanParagraph))
	if l.MeanParagraphLeast > 0 && m.ParagraphSentences > 0 && round(m.MeanParagraphSentence()) < l.MeanParagraphLeast {
		out = append(out, Finding{File: file, Rule: "telegraph", Advice: fmt.Sprintf(
			"The mean sentence of the paragraphs has %.2f words. The least is %g. Write whole sentences.", m.MeanParagraphSentence(), l.MeanParagraphLeast)})
	}
	if l.MeanParagraphLeast > 0 && m.LineSentences > 0 && round(m.MeanLineSentence()) < l.MeanParagraphLeast {
		out = append(out, Finding{File: file, Rule: "telegraph", Severity: Advice, Advice: fmt.Sprintf(
			"The mean sentence of the picture lines has %.2f words. Under %g reads like a telegram.", m.MeanLineSentence(), l.MeanParagraphLeast)})
	}
	over("long-words", 100*l.LongShare, 100*m.LongShare(), fmt.Sprintf(
		"%.1f%% of the words have 3 syllables or more. The limit is %g%%.%s", 100*m.LongShare(), 100*l.LongShare, longest(sentences, false)))
	over("long-words-adjusted", 100*l.AdjustedLongShare, 100*m.AdjustedLongShare(), fmt.Sprintf(
		"%.1f%% of the words have 3 syllables or more and are no listed terms. The limit is %g%%.%s", 100*m.AdjustedLongShare(), 100*l.AdjustedLongShare, longest(sentences, true)))
	over("hard-words", 100*l.HardShare, 100*m.HardShare(), fmt.Sprintf(
		"%.1f%% of the words are hard. The limit is %g%%. The hard words: %s.", 100*m.HardShare(), 100*l.HardShare, hardest(sentences)))
	over("passive", 100*l.PassiveShare, 100*m.PassiveShare(), fmt.Sprintf(
		"%.1f%% of the sentences are passive. The limit is %g%%. Say who does it: %s", 100*m.PassiveShare(), 100*l.PassiveShare, passives(sentences)))
	over("fragments", 100*l.FragmentShare, 100*m.FragmentShare(), fmt.Sprintf(
		"%.1f%% of the sentences have under 3 words. The limit is %g%%. Write whole sentences.", 100*m.FragmentShare(), 100*l.FragmentShare))
	return out
}

// round keeps two decimals, as the table and the findings print at most, so that a
// page is not stopped by a figure that it cannot see.
func round(v float64) float64 { return float64(int64(v*100+0.5)) / 100 }
