package readability

import "strings"

// Letter is what was found in a letter. Every place in it is one of the text that was
// read.
type Letter struct {
	English   bool // grades and words are measured in English alone
	Limits    Limits
	Measures  Measures // of the counted sentences
	Sentences []LetterSentence
	Changes   []Change // what helps most, the best first, three at most
}

// LetterSentence is one counted sentence of a letter.
type LetterSentence struct {
	Span
	Words   int
	Over    int    // words over the limit, 0 for none
	Split   string // the joining word nearest to its middle, where it is over; "" for none
	Passive bool
	Marks   []Mark // hard words, in their order; none lies in another
	swaps   []swap
}

// Mark is a hard word or phrase of a letter with what helps.
type Mark struct {
	Span
	Key  string // the word in small letters, as lists have it
	Say  string // a simpler word, or ""
	Note string // what to do or what the word means, or ""
}

// LetterLimits gives the limits of a letter: those of the pages of this site, as far as
// they can be said of a letter.
func LetterLimits(english bool) Limits {
	from := OtherLanguage()
	if english {
		from = English()
	}
	return Limits{
		Name: "Letter", ReadingAge: from.ReadingAge, AdjustedReadingAge: from.AdjustedReadingAge,
		MeanSentence: max(from.MeanSentence, from.MeanParagraph), LongestSentence: from.LongestSentence,
	}
}

// Read measures a letter. Lines that stand alone and are no sentences, such as an
// address or a greeting, are left out. In another language than English only the length
// of sentences is looked at.
func (l *Letters) Read(text string, english bool) Letter {
	out := Letter{English: english, Limits: LetterLimits(english)}
	var blocks []Block
	var read []sentence
	for _, piece := range pieces(text) {
		blocks = append(blocks, Block{Kind: Paragraph})
		for _, stretch := range stretches(text[piece.Start:piece.End]) {
			for i := range stretch.at {
				stretch.at[i] += piece.Start
			}
			s, ok := l.sentence(stretch.text())
			if !ok {
				continue
			}
			s.block = len(blocks) - 1
			read = append(read, s)
			out.Sentences = append(out.Sentences, l.found(s, stretch, english, out.Limits))
		}
	}
	out.Measures = measure(blocks, read)
	out.Changes = out.changes()
	return out
}

// found says what is hard in one sentence.
func (l *Letters) found(s sentence, at stretch, english bool, limits Limits) LetterSentence {
	out := LetterSentence{Span: at.span(), Words: len(s.words), Over: max(0, len(s.words)-limits.LongestSentence)}
	if !english {
		return out
	}
	out.Passive = s.passive
	if out.Over > 0 {
		out.Split = joint(s.words)
	}
	out.Marks, out.swaps = l.marks(s, at)
	return out
}

// In is the piece of a text that a span points at.
func (s Span) In(text string) string { return text[s.Start:s.End] }

// Long counts the sentences that are over the limit.
func (l Letter) Long() int {
	n := 0
	for _, s := range l.Sentences {
		n += one(s.Over > 0)
	}
	return n
}

// Verdict says in one word how hard a letter is.
type Verdict string

// The verdicts, the best first.
const (
	VerdictNone  Verdict = "none"  // there is no sentence in it
	VerdictEasy  Verdict = "easy"  // every figure is within the limits
	VerdictClose Verdict = "close" // a few changes are enough
	VerdictHard  Verdict = "hard"
	VerdictVery  Verdict = "very" // few of its readers can read it
)

// How many years of reading age, and words of the mean sentence, over its limit make a
// letter hard, and very hard.
const (
	hardYears, veryYears = 2, 5
	hardWords, veryWords = 4, 9
)

// Verdict weighs the figures of a letter.
func (l Letter) Verdict() Verdict {
	m := l.Measures
	words := round(m.MeanSentence()) - l.Limits.MeanSentence
	years := 0.0
	if l.English {
		years = max(round(m.ReadingAge())-l.Limits.ReadingAge, round(m.AdjustedReadingAge())-l.Limits.AdjustedReadingAge)
	}
	switch {
	case m.Sentences == 0:
		return VerdictNone
	case years > veryYears || words > veryWords:
		return VerdictVery
	case years > hardYears || words > hardWords:
		return VerdictHard
	case years > 0 || words > 0 || l.Long() > 0:
		return VerdictClose
	}
	return VerdictEasy
}

// quiet says whether a piece is a line that is no sentence: it is short and ends with
// no stop.
func quiet(piece string) bool {
	bare := strings.TrimRight(strings.TrimSpace(piece), closers)
	return len(strings.Fields(bare)) <= 6 && !strings.ContainsRune(stops+":;", lastRune(bare))
}
