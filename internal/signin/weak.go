package signin

import (
	"bufio"
	"bytes"
	"compress/gzip"
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"
)

// commonFile lists passwords that are tried first, one a line, in small letters: those
// of 5 characters and more of @zxcvbn-ts/language-common 4.1.3 (MIT).
//
//go:embed common.txt.gz
var commonFile []byte

// leet undoes what people put in the place of letters.
var leet = strings.NewReplacer("0", "o", "1", "l", "3", "e", "4", "a", "5", "s", "7", "t", "@", "a", "$", "s", "!", "i")

// rows are runs of keys and of the alphabet. A password that is cut out of them, to
// and fro, is soon guessed.
var rows = []string{
	"abcdefghijklmnopqrstuvwxyz", "01234567890123456789", "qwertyuiopasdfghjklzxcvbnm", "qwertyuiop[]", "asdfghjkl;'#", "zxcvbnm,./", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "!\"£$%^&*()_+", "!@#$%^&*()_+",
}

// common says whether a password is one that is tried first: it is on the list, or
// what is left of it on the list is all that is in it, or it is a piece said over and
// over, or a run of keys. password is in small letters.
func common(password string) bool {
	forms := map[string]bool{}
	for _, form := range []string{password, leet.Replace(password)} {
		forms[form] = true
		core := strings.TrimFunc(form, func(r rune) bool { return !unicode.IsLetter(r) })
		forms[core] = true
		for _, whole := range []string{form, core} {
			piece := repeated(whole)
			if utf8.RuneCountInString(piece) <= 4 {
				return true
			}
			forms[piece] = true
			forms[strings.TrimFunc(piece, func(r rune) bool { return !unicode.IsLetter(r) })] = true
		}
	}
	for form := range forms {
		if run(form) {
			return true
		}
	}
	return listed(forms)
}

// repeated gives the shortest piece that a text is made of when said over and over,
// the last time perhaps cut short.
func repeated(text string) string {
	runes := []rune(text)
	for n := 1; n <= len(runes)/2; n++ {
		same := true
		for i := n; same && i < len(runes); i++ {
			same = runes[i] == runes[i-n]
		}
		if same {
			return string(runes[:n])
		}
	}
	return text
}

// run says whether a text is made of three or fewer pieces of the rows, forwards or
// backwards.
func run(text string) bool {
	if text == "" {
		return true
	}
	for pieces := 0; pieces < 3; pieces++ {
		n := longestRun(text)
		if n < 3 {
			return false
		}
		if text = text[n:]; text == "" {
			return true
		}
	}
	return false
}

// longestRun gives how many bytes at the start of a text stand in one of the rows.
func longestRun(text string) int {
	longest := 0
	for _, row := range rows {
		for _, way := range []string{row, reversed(row)} {
			n := len(text)
			for n > longest && !strings.Contains(way, text[:n]) {
				n--
			}
			longest = max(longest, n)
		}
	}
	return longest
}

func reversed(text string) string {
	runes := []rune(text)
	for i, j := 0, len(runes)-1; i < j; i, j = i+1, j-1 {
		runes[i], runes[j] = runes[j], runes[i]
	}
	return string(runes)
}

// listed says whether one of the forms is on the list. The list is unpacked each time:
// a password is chosen seldom.
func listed(forms map[string]bool) bool {
	file, err := gzip.NewReader(bytes.NewReader(commonFile))
	if err != nil {
		return true // the program is damaged; a test would have said so
	}
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		if forms[lines.Text()] {
			return true
		}
	}
	return lines.Err() != nil
}
