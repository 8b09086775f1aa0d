package content

import (
	"strings"
	"unicode/utf8"
)

// welsh are the letters of the Welsh alphabet that are written with two signs, each
// with the sign that it follows in the order of the alphabet.
var welsh = map[string]string{"ch": "c", "dd": "d", "ff": "f", "ng": "g", "ll": "l", "ph": "p", "rh": "r", "th": "t"}

// plainLetters takes the marks off letters: they do not count in the order.
var plainLetters = strings.NewReplacer("â", "a", "ê", "e", "î", "i", "ï", "i", "ô", "o", "ö", "o", "û", "u", "ŵ", "w", "ŷ", "y")

// Initial is the letter that a word stands under in a list in a language, in small
// letters: "ll" in Welsh for "Llais".
func Initial(lang, word string) string {
	word = plainLetters.Replace(strings.ToLower(word))
	_, size := utf8.DecodeRuneInString(word)
	if lang == "cy" && len(word) >= 2 {
		if _, ok := welsh[word[:2]]; ok {
			size = 2
		}
	}
	return word[:size]
}

// alphabetical makes a text whose bytes put words into the order of a language's
// alphabet.
func alphabetical(lang, word string) string {
	var key strings.Builder
	for rest := plainLetters.Replace(strings.ToLower(word)); rest != ""; {
		letter := Initial(lang, rest)
		rest = rest[len(letter):]
		if after, ok := welsh[letter]; ok && lang == "cy" {
			letter = after + "\x7f" // after every word that goes on with another sign
		}
		key.WriteString(letter)
	}
	return key.String()
}
