package readability

import "strings"

// compound holds words that come second in a compound, after a silent e:
// some-thing, home-sick, nine-teen.
var compound = tableOf(map[int]string{
	1: `thing where time times self selves work works room land man men wife one place bone boat cake line
		lines book books side ball foot sick back top teen bud walk way ways yard fruit shoe free care guard town long
		style hold load mate piece ship storm bow point proof keep port light life lives wood list some ty`,
	2: `body worker workers father mother berry cracker giver table paper market holder keeper maker taker breaker`,
})

// suffixes are endings of one syllable or two that leave the word before them as
// it is said alone: careless-ness, safe-ly.
var suffixes = []struct {
	text string
	n    int
}{{"fully", 2}, {"ments", 1}, {"ment", 1}, {"ness", 1}, {"less", 1}, {"ful", 1}, {"ly", 1}}

func vowel(c byte) bool { return strings.IndexByte("aeiouy", c) >= 0 }

// byRule counts a word that is in no table: bare without its apostrophe, whole
// with it.
func byRule(bare, whole string) int {
	if stem, ok := strings.CutSuffix(whole, "n't"); ok { // did-n't
		return max(byRule(stem, stem), 1) + 1
	}
	for _, end := range suffixes {
		if stem, ok := strings.CutSuffix(bare, end.text); ok && len(stem) >= 3 && strings.IndexFunc(stem, isVowel) >= 0 {
			return syllables(stem) + end.n
		}
	}
	for i := len(bare) - 2; i >= 3; i-- {
		if n := compound[bare[i:]]; n > 0 && bare[i-1] == 'e' && !vowel(bare[i-2]) && strings.IndexFunc(bare[:i-1], isVowel) >= 0 {
			return syllables(bare[:i]) + n
		}
	}
	n := groups(bare)
	n += apart(bare)
	n -= silent(bare)
	return max(n, 1)
}

func isVowel(r rune) bool { return strings.ContainsRune("aeiouy", r) }

// groups counts runs of vowels. A y before a vowel at the start of a word is none;
// letters outside a to z count as consonants, but for accented vowels.
func groups(w string) int {
	n, in := 0, false
	for i, r := range w {
		v := isVowel(r) || strings.ContainsRune("áàâäãåéèêëíìîïóòôöõúùûüŵŷ", r)
		if r == 'y' && i+1 < len(w) && vowel(w[i+1]) {
			v = false // yes, beyond, lawyer: a consonant
		}
		if r == 'u' && i > 0 && w[i-1] == 'q' {
			v = false // quick
		}
		if v && !in {
			n++
		}
		in = v
	}
	return n
}

// apart counts the vowels that stand side by side but are said apart.
func apart(w string) int {
	n := 0
	for i := 0; i+1 < len(w); i++ {
		rest := w[i:]
		before := byte(0)
		if i > 0 {
			before = w[i-1]
		}
		switch {
		case strings.HasPrefix(rest, "ia") && !strings.ContainsRune("ctsg", rune(before)) && !hasPrefix(rest, "iage"):
			n++ // diary, material; but not special, Asia, marriage
		case strings.HasPrefix(rest, "io") && !strings.ContainsRune("ctsgxnh", rune(before)):
			n++ // period, radio; but not nation, religion, fashion
		case rest == "io", rest == "ios":
			n++ // ratio
		case strings.HasPrefix(rest, "iu") && before != 'g':
			n++ // medium
		case hasPrefix(rest, "iet", "ience", "ient") && !strings.ContainsRune("cts", rune(before)):
			n++ // quiet, society, audience; but not patient
		case hasPrefix(rest, "eo") && !hasPrefix(rest, "eou", "eop", "eon"):
			n++ // video, geography
		case hasPrefix(rest, "ua") && !strings.ContainsRune("qg", rune(before)):
			n++ // actual, manual
		case hasPrefix(rest, "uou", "uity", "uen", "uet") && !strings.ContainsRune("qg", rune(before)):
			n++ // continuous, fluent
		case hasPrefix(rest, "eing", "oing", "uing", "iing", "eist"):
			n++ // being, going
		case (rest == "ying" || rest == "yer" || rest == "yers") && !vowel(before) && before != 'w' && before != 0:
			n++ // lying, dryer
		case hasPrefix(rest, "eate", "eative", "eation", "eator") && before == 'r':
			n++ // create
		case rest == "ism" || rest == "isms", rest == "thm":
			n++ // autism, rhythm
		}
	}
	return n
}

func hasPrefix(s string, any ...string) bool {
	for _, prefix := range any {
		if strings.HasPrefix(s, prefix) {
			return true
		}
	}
	return false
}

// silent counts the vowel groups at the end of a word that are not said.
func silent(w string) int {
	if len(w) < 3 {
		return 0
	}
	end := len(w)
	switch {
	case strings.HasSuffix(w, "ed"):
		if alone(w, end-2) && !strings.ContainsRune("td", rune(w[end-3])) && !consonantL(w[:end-1]) {
			return 1 // helped, but not wanted
		}
		if consonantL(w[:end-1]) {
			return 0 // handled: the l is said
		}
	case strings.HasSuffix(w, "es"):
		if alone(w, end-2) && !strings.ContainsRune("sxzcg", rune(w[end-3])) && !hasSuffix(w, "ches", "shes") && !consonantL(w[:end-1]) {
			return 1 // times, but not houses
		}
	case hasSuffix(w, "gue", "que"):
		return 1 // vague, unique
	case strings.HasSuffix(w, "e"):
		if alone(w, end-1) && !consonantL(w) {
			return 1 // time, but not table
		}
	}
	return 0
}

// alone says whether the vowel at i is a group of its own and another group stands
// before it.
func alone(w string, i int) bool {
	if vowel(w[i-1]) && !(w[i-1] == 'u' && i > 1 && w[i-2] == 'q') && !(w[i-1] == 'y') {
		return false
	}
	return true
}

// consonantL says whether w ends in a consonant and then le or re, as table and
// metre do: that e marks a syllable.
func consonantL(w string) bool {
	n := len(w)
	return n >= 3 && w[n-1] == 'e' && (w[n-2] == 'l' && w[n-3] != 'l' || w[n-2] == 'r' && w[n-3] != 'r') && !vowel(w[n-3])
}
