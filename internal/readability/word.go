package readability

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sort says how a word is counted.
type Sort int

// The sorts of word.
const (
	Plain    Sort = iota // letters, perhaps with hyphens or apostrophes inside
	Number               // a number, time, price, phone number or code: one short word
	Address              // a web or mail address: one short word
	Initials             // capitals said one by one, such as NHS or A&E: one short word
)

// Word is one counted word.
type Word struct {
	Text string // as written, without the signs around it
	Key  string // lower-case, straight apostrophes: what the lists are asked for
	Sort Sort
	At   int // byte offset in the sentence
}

// hole stands for a placeholder of a message: see CheckMessage.
const hole = '\uE000'

var (
	addressLike = regexp.MustCompile(`(?i)^(https?://\S+|mailto:\S+|[^\s@]+@[^\s@]+\.[a-z]{2,}|www\.\S+|([a-z0-9-]+\.)+([a-z]{2,}/\S*|uk|com|org|net|gov|wales|info|eu))$`)
	dotted      = regexp.MustCompile(`(?i)^[a-z](\.[a-z])+\.?$`) // e.g, i.e, a.m
	ampersand   = regexp.MustCompile(`(?i)^[a-z]&[a-z]$`)        // A&E
	groupsOnly  = regexp.MustCompile(`^[0-9+()-]+$`)
)

// Words gives the words of a text in their order. A word with a hyphen or an
// apostrophe inside is one word; a dash or a slash parts words. A phone number in
// groups is one word. Signs that hold no letter and no digit are no words.
func Words(s string) []Word {
	var out []Word
	for start, end := range chunks(s) {
		out = append(out, split(s, start, end)...)
	}
	return joinNumbers(s, out)
}

// chunks yields the start and end of each run without white space.
func chunks(s string) func(func(int, int) bool) {
	return func(yield func(int, int) bool) {
		start := -1
		for i, r := range s {
			if unicode.IsSpace(r) {
				if start >= 0 && !yield(start, i) {
					return
				}
				start = -1
			} else if start < 0 {
				start = i
			}
		}
		if start >= 0 {
			yield(start, len(s))
		}
	}
}

// counts says whether a rune makes a chunk a word.
func counts(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == hole }

// inner says whether a rune inside a word belongs to it. A full stop, comma or
// colon does between digits: 10:30am, 1,000.
func inner(r, before, after rune) bool {
	switch r {
	case '-', '‐', '‑', '\'', '’', 'ʼ', '\u200d', '\u200c', '\u00ad':
		return true
	case '.', ',', ':':
		return unicode.IsDigit(before) && unicode.IsDigit(after)
	}
	return unicode.IsMark(r)
}

// split makes the words of one chunk.
func split(s string, start, end int) []Word {
	chunk := s[start:end]
	lead := strings.IndexFunc(chunk, counts)
	if lead < 0 {
		return nil
	}
	tail := strings.LastIndexFunc(chunk, counts)
	_, size := utf8.DecodeRuneInString(chunk[tail:])
	tail += size
	for tail < len(chunk) { // an accent that stands behind its letter is part of it
		r, size := utf8.DecodeRuneInString(chunk[tail:])
		if !unicode.IsMark(r) {
			break
		}
		tail += size
	}
	core := chunk[lead:tail]
	if addressLike.MatchString(core) && !dotted.MatchString(core) {
		return []Word{{Text: core, Key: strings.ToLower(core), Sort: Address, At: start + lead}}
	}
	if ampersand.MatchString(core) {
		return []Word{{Text: core, Key: strings.ToLower(core), Sort: Initials, At: start + lead}}
	}
	if dotted.MatchString(core) {
		return []Word{{Text: core, Key: strings.ToLower(core), At: start + lead}}
	}
	var out []Word
	from := -1
	flush := func(to int) {
		if from < 0 {
			return
		}
		piece := strings.TrimRightFunc(core[from:to], func(r rune) bool { return !counts(r) && !unicode.IsMark(r) })
		if strings.IndexFunc(piece, counts) >= 0 {
			out = append(out, Word{Text: piece, Key: key(piece), Sort: sortOf(piece), At: start + lead + from})
		}
		from = -1
	}
	var before rune
	for i, r := range core {
		_, size := utf8.DecodeRuneInString(core[i:])
		after, _ := utf8.DecodeRuneInString(core[i+size:])
		switch {
		case counts(r) && from < 0:
			from = i
		case counts(r), from >= 0 && inner(r, before, after):
		default:
			flush(i)
		}
		before = r
	}
	flush(len(core))
	return out
}

// key is the form of a word that lists are asked for.
func key(s string) string {
	return strings.ToLower(strings.Map(func(r rune) rune {
		switch r {
		case '’', 'ʼ':
			return '\''
		case '‐', '‑':
			return '-'
		case '\u00ad', '\u200c', '\u200d':
			return -1
		}
		return r
	}, s))
}

// sortOf tells numbers and initials from plain words.
func sortOf(s string) Sort {
	s = strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "’s")
	letters, upper, figures, joined := 0, 0, 0, false
	for _, r := range s {
		switch {
		case r == hole || unicode.IsDigit(r):
			figures++
		case unicode.IsUpper(r):
			letters, upper = letters+1, upper+1
		case unicode.IsLetter(r):
			letters++
		case r == '-' || r == '‑' || r == '\'' || r == '’':
			joined = true // 24-hour and ABCD-EFGH are read in their parts
		}
	}
	switch {
	case figures > 0 && (letters == 0 || !joined):
		return Number
	case !joined && upper == letters && letters >= 2 && letters <= 4:
		return Initials
	}
	return Plain
}

// joinNumbers makes one word of the groups of a phone number, such as 116 123 or
// 0300 123 4567: groups of digits side by side, with five digits or more in all.
func joinNumbers(s string, words []Word) []Word {
	out := words[:0:0]
	for i := 0; i < len(words); i++ {
		w := words[i]
		last := i
		for last+1 < len(words) && group(words[last].Text) && group(words[last+1].Text) && sideBySide(s, words[last], words[last+1]) {
			last++
		}
		if last > i {
			end := words[last].At + len(words[last].Text)
			if whole := s[w.At:end]; digits(whole) >= 5 {
				w.Text, w.Key, w.Sort = whole, key(whole), Number
				i = last
			}
		}
		out = append(out, w)
	}
	return out
}

func group(s string) bool { return groupsOnly.MatchString(s) }

// sideBySide says whether only spaces, brackets or a plus sign part two words.
func sideBySide(s string, a, b Word) bool {
	gap := s[a.At+len(a.Text) : b.At]
	return strings.Trim(gap, " \u00a0()+") == "" && len(gap) <= 4
}

func digits(s string) int {
	n := 0
	for _, r := range s {
		if unicode.IsDigit(r) {
			n++
		}
	}
	return n
}
