package search

import "strings"

// sound gives a key that words which sound alike share. English unless the
// language has rules of its own.
func sound(lang, word string) string {
	if lang == "cy" {
		return key(word, welshSounds)
	}
	return key(word, englishSounds)
}

// englishSounds rewrites spellings to one letter a sound, longest first. It is a
// small relation of Metaphone, made for how people who read little spell.
var englishSounds = strings.NewReplacer(
	"sthm", "sm", "tion", "Sn", "sion", "Sn", "cian", "Sn", "xious", "kSs", "xiet", "ksit", "cious", "Ss", "tious", "Ss",
	"ough", "o", "augh", "o", "eigh", "a", "igh", "i", "tch", "C", "sch", "sk", "chl", "kl", "chr", "kr",
	"ssu", "Su", "dge", "j", "ts", "s", "tz", "s", "ph", "f", "gh", "", "kn", "n", "gn", "n", "wr", "r", "psy", "sy", "pneu", "nu", "wh", "w", "rh", "r", "mb", "m", "ck", "k",
	"sh", "S", "ch", "C", "th", "t", "qu", "kw", "ce", "se", "ci", "si", "cy", "si", "ge", "je", "gi", "ji", "gy", "ji",
	"x", "ks", "c", "k", "q", "k", "z", "s", "v", "f")

// welshSounds does the same for Welsh, whose spelling is nearly its sound: what
// people who write it seldom mix up, and English spellings of Welsh sounds.
var welshSounds = strings.NewReplacer(
	"ngh", "N", "mh", "m", "nh", "n", "ng", "N", "ph", "f", "ff", "f", "dd", "D", "th", "D", "ll", "l", "rh", "r", "ch", "x",
	"si", "s", "sh", "s", "f", "v", "c", "k", "q", "k", "z", "s", "ts", "C", "tsi", "C", "j", "C")

// key rewrites the word, then leaves out vowels but the first letter, h, and
// letters said twice.
func key(word string, rules *strings.Replacer) string {
	said := rules.Replace(word)
	out := make([]byte, 0, len(said))
	var before byte
	for i := range len(said) {
		c := said[i]
		switch c {
		case 'a', 'e', 'i', 'o', 'u', 'y', 'w', 'h':
			if i == 0 {
				out = append(out, 'a')
			}
			before = 0
			continue
		}
		if c != before {
			out = append(out, c)
		}
		before = c
	}
	return string(out)
}
