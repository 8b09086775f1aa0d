package worker

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// folded is a text in which what looks alike is alike: every decimal figure is one of
// 0 to 9, every dash a hyphen, every space a space, every apostrophe a straight one,
// and characters that nobody sees are gone.
type folded struct {
	s  string
	at []int // for each byte of s, and for its end, the byte of the text that it stands for
}

func fold(text string) folded {
	var f folded
	var b strings.Builder
	for i, r := range text {
		if r = alike(r); r < 0 {
			continue
		}
		n, _ := b.WriteRune(r)
		for range n {
			f.at = append(f.at, i)
		}
	}
	f.s = b.String()
	f.at = append(f.at, len(text))
	return f
}

// alike gives what a character is read as, or -1 where it cannot be seen.
func alike(r rune) rune {
	switch {
	case r < utf8.RuneSelf && r > ' ':
		return r
	case unicode.IsSpace(r):
		return ' '
	case unicode.In(r, unicode.Cf, unicode.Cc, unicode.Mn):
		// A mark that goes with a letter changes no rule here.
		return -1
	case unicode.Is(unicode.Pd, r), r == '\u2212':
		return '-'
	case r == '‘', r == '’', r == 'ʼ', r == '´':
		return '\''
	case r == '\uff20':
		return '@'
	case r == '\uff0e':
		return '.'
	case r == '\uff0f', r == '\u2044', r == '\u2215':
		return '/'
	case r == '\uff0b':
		return '+'
	case r >= 'Ａ' && r <= 'Ｚ', r >= 'ａ' && r <= 'ｚ':
		return r - 'Ａ' + 'A'
	case unicode.Is(unicode.Nd, r):
		return '0' + figure(r)
	}
	return r
}

// figure is what a decimal figure of any script is worth. They stand in runs that
// begin with a zero and whose lengths are multiples of ten.
func figure(r rune) rune {
	first := r
	for unicode.Is(unicode.Nd, first-1) {
		first--
	}
	return (r - first) % 10
}

// inText turns places in the folded text into places in the text.
func (f folded) inText(one Finding) Finding {
	one.From, one.To = f.at[one.From], f.at[one.To]
	return one
}

// all gives what each match of a pattern is a finding of.
func (f folded) all(kind PersonalKind, matches [][]int) []Finding {
	var out []Finding
	for _, m := range matches {
		out = append(out, Finding{kind, m[0], m[1]})
	}
	return out
}
