package search

import (
	"strings"
	"unicode"
)

// What is read of a query. People type a few words; the rest is noise.
const (
	mostRunes = 200
	mostWords = 12
)

// Words takes a text apart into small letters and digits: accents, apostrophes and
// signs are gone, so that "Can't" is "cant".
func Words(text string) []string {
	var b strings.Builder
	for _, r := range text {
		r = unicode.ToLower(r)
		if plain, ok := folded[r]; ok {
			b.WriteString(plain)
			continue
		}
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(r)
		case r == '\'' || r == '’' || r == '‘' || r == '`' || unicode.Is(unicode.Mn, r):
			// "can't" and "cant" are one word.
		default:
			b.WriteByte(' ')
		}
	}
	return strings.Fields(b.String())
}

// query gives the words of a query, capped.
func query(text string) []string {
	if runes := []rune(text); len(runes) > mostRunes {
		text = string(runes[:mostRunes])
	}
	words := Words(text)
	if len(words) > mostWords {
		words = words[:mostWords]
	}
	for i, w := range words {
		words[i] = squash(w)
	}
	return words
}

// squash makes three or more of one letter two: "heeelp" is typed in need.
func squash(word string) string {
	var out []rune
	for _, r := range word {
		if n := len(out); n >= 2 && out[n-1] == r && out[n-2] == r && unicode.IsLetter(r) {
			continue
		}
		out = append(out, r)
	}
	return string(out)
}

// folded gives letters with accents as the letters that a phone shows first.
var folded = map[rune]string{
	'à': "a", 'á': "a", 'â': "a", 'ä': "a", 'ã': "a", 'å': "a", 'ç': "c", 'è': "e", 'é': "e", 'ê': "e", 'ë': "e",
	'ì': "i", 'í': "i", 'î': "i", 'ï': "i", 'ñ': "n", 'ò': "o", 'ó': "o", 'ô': "o", 'ö': "o", 'õ': "o",
	'ù': "u", 'ú': "u", 'û': "u", 'ü': "u", 'ŵ': "w", 'ẁ': "w", 'ẃ': "w", 'ẅ': "w", 'ŷ': "y", 'ỳ': "y", 'ý': "y", 'ÿ': "y",
	'ß': "ss", 'æ': "ae", 'œ': "oe", '&': " and ",
}

// stem takes the plural off an English word, so that "doctors" and "doctor" are one.
func stem(word string) string {
	n := len(word)
	switch {
	case n > 4 && strings.HasSuffix(word, "ies"):
		return word[:n-3] + "y"
	case n > 4 && (strings.HasSuffix(word, "shes") || strings.HasSuffix(word, "ches") || strings.HasSuffix(word, "xes") || strings.HasSuffix(word, "sses")):
		return word[:n-2]
	case n > 3 && word[n-1] == 's' && word[n-2] != 's' && word[n-2] != 'u' && word[n-2] != 'i':
		return word[:n-1]
	}
	return word
}

// small are words that say nothing of what is looked for. They count where a
// called thing has them ("go on"), and not by themselves.
var small = set(`a an and any are as at be been being but by can could did do does for from get getting give go
 going gone got had has have how i if im in is it its ive just like me my need needs no not of off on or our out please
 should so some someone that the their them there they this to up us want was we what when where which who why will with
 would you your yes tell about after again am cos because really very bit thing stuff where find wanna gonna gotta dont cant wont
 y yr yn i o ar am at fy ei eich eu mae sut ble beth pwy pryd dw dwi wedi gyda gan oes ydy eisiau isio angen cael fi ti rwy rwyf
 ac neu heb dim ddim yw ydw oddi methu`)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}
