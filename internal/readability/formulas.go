package readability

import "math"

// FleschKincaid is the Flesch-Kincaid grade level, in US school grades:
// 0.39 words a sentence + 11.8 syllables a word - 15.59. Kincaid, Fishburne,
// Rogers and Chissom, "Derivation of New Readability Formulas for Navy Enlisted
// Personnel", Research Branch Report 8-75, 1975. It is 0 when there is nothing to
// count, and can be below 0 for very easy text.
func FleschKincaid(words, sentences, syllables int) float64 {
	if words == 0 || sentences == 0 {
		return 0
	}
	return perSentence*float64(words)/float64(sentences) + perSyllable*float64(syllables)/float64(words) - 15.59
}

// The weights of Flesch-Kincaid: of words in a sentence, and of syllables in a word.
const perSentence, perSyllable = 0.39, 11.8

// ReadingAge turns a US grade into years of age: the grade plus 5, a rule of thumb.
func ReadingAge(grade float64) float64 { return grade + 5 }

// SMOG is the SMOG grade: 1.0430 times the root of (polysyllables x 30 /
// sentences), + 3.1291. G. Harry McLaughlin, "SMOG Grading: a New Readability
// Formula", Journal of Reading 12(8), 1969. A polysyllable is a word of three
// syllables or more. It was made for 30 sentences: with fewer the figure is only a
// hint, so use it over many pages put together. It is 0 when there is no sentence.
func SMOG(polysyllables, sentences int) float64 {
	if sentences == 0 {
		return 0
	}
	return 1.0430*math.Sqrt(float64(polysyllables)*30/float64(sentences)) + 3.1291
}

// share is a part of a whole, 0 when there is no whole.
func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}
