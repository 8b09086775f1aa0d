package readability

// Measures holds the counts of one text, or of many put together. Shares go from
// 0 to 1, ages are in years, lengths in words.
type Measures struct {
	Words     int
	Sentences int // headings, list items and cells are sentences of their own

	Syllables         int // raw
	AdjustedSyllables int // listed terms counted as two at most
	Long              int // words of three syllables or more, raw
	AdjustedLong      int
	Hard              int // words on no list
	Passive           int // sentences with a passive
	Fragments         int // sentences under three words

	ParagraphWords     int // words in sentences of paragraphs
	ParagraphSentences int

	LineWords     int // words in sentences of picture lines
	LineSentences int

	LongestSentence  int
	LongestLeadItem  int // a lead-in line and the first sentence of one item after it
	LongestParagraph int // paragraphs and list items
}

// Measure counts the blocks of one page.
func (c *Checker) Measure(blocks []Block) Measures { return measure(blocks, c.read(blocks)) }

func measure(blocks []Block, sentences []sentence) Measures {
	var m Measures
	perBlock := make([]int, len(blocks))
	for _, s := range sentences {
		n := len(s.words)
		m.Sentences++
		m.Words += n
		perBlock[s.block] += n
		m.LongestSentence = max(m.LongestSentence, n)
		if n < 3 {
			m.Fragments++
		}
		if s.passive {
			m.Passive++
		}
		if s.kind == Paragraph {
			m.ParagraphSentences++
			m.ParagraphWords += n
		}
		if blocks[s.block].Lines && s.kind == Item {
			m.LineSentences++
			m.LineWords += n
		}
		for i := range s.words {
			m.Syllables += s.raw[i]
			m.AdjustedSyllables += s.adj[i]
			m.Long += one(s.raw[i] >= 3)
			m.AdjustedLong += one(s.adj[i] >= 3)
			m.Hard += one(s.hard[i])
		}
	}
	for i, b := range blocks {
		if b.Kind == Paragraph || b.Kind == Lead || b.Kind == Item {
			m.LongestParagraph = max(m.LongestParagraph, perBlock[i])
		}
	}
	for _, p := range leadPairs(blocks, sentences) {
		m.LongestLeadItem = max(m.LongestLeadItem, p.words())
	}
	return m
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// Grade is the raw Flesch-Kincaid grade.
func (m Measures) Grade() float64 { return FleschKincaid(m.Words, m.Sentences, m.Syllables) }

// ReadingAge is the raw Flesch-Kincaid reading age in years.
func (m Measures) ReadingAge() float64 { return age(m.Words, m.Grade()) }

// AdjustedReadingAge is the same with listed terms counted as short words.
func (m Measures) AdjustedReadingAge() float64 {
	return age(m.Words, FleschKincaid(m.Words, m.Sentences, m.AdjustedSyllables))
}

func age(words int, grade float64) float64 {
	if words == 0 {
		return 0
	}
	return ReadingAge(grade)
}

// MeanSentence is the mean length of all sentences.
func (m Measures) MeanSentence() float64 { return share(m.Words, m.Sentences) }

// MeanParagraphSentence is the mean length of the sentences of paragraphs.
func (m Measures) MeanParagraphSentence() float64 {
	return share(m.ParagraphWords, m.ParagraphSentences)
}

// MeanLineSentence is the mean length of the sentences of picture lines.
func (m Measures) MeanLineSentence() float64 { return share(m.LineWords, m.LineSentences) }

// LongShare is the share of words of three syllables or more, raw.
func (m Measures) LongShare() float64 { return share(m.Long, m.Words) }

// AdjustedLongShare is the same with listed terms counted as short words.
func (m Measures) AdjustedLongShare() float64 { return share(m.AdjustedLong, m.Words) }

// HardShare is the share of words that are on no list.
func (m Measures) HardShare() float64 { return share(m.Hard, m.Words) }

// PassiveShare is the share of sentences with a passive.
func (m Measures) PassiveShare() float64 { return share(m.Passive, m.Sentences) }

// FragmentShare is the share of sentences under three words.
func (m Measures) FragmentShare() float64 { return share(m.Fragments, m.Sentences) }

// SMOG is the SMOG grade of the text. Under 30 sentences it is only a hint.
func (m Measures) SMOG() float64 { return SMOG(m.Long, m.Sentences) }

// Add puts two texts together: counts are summed, and the longest of each kept.
func (m Measures) Add(o Measures) Measures {
	return Measures{
		Words: m.Words + o.Words, Sentences: m.Sentences + o.Sentences,
		Syllables: m.Syllables + o.Syllables, AdjustedSyllables: m.AdjustedSyllables + o.AdjustedSyllables,
		Long: m.Long + o.Long, AdjustedLong: m.AdjustedLong + o.AdjustedLong,
		Hard: m.Hard + o.Hard, Passive: m.Passive + o.Passive, Fragments: m.Fragments + o.Fragments,
		ParagraphWords: m.ParagraphWords + o.ParagraphWords, ParagraphSentences: m.ParagraphSentences + o.ParagraphSentences,
		LineWords: m.LineWords + o.LineWords, LineSentences: m.LineSentences + o.LineSentences,
		LongestSentence: max(m.LongestSentence, o.LongestSentence), LongestLeadItem: max(m.LongestLeadItem, o.LongestLeadItem),
		LongestParagraph: max(m.LongestParagraph, o.LongestParagraph),
	}
}
