package worker

import (
	"regexp"
	"strings"
	"unicode"
)

var (
	wordShape = regexp.MustCompile(`[\p{L}]+(?:['-][\p{L}]+)*`)
	// Between the words of one name: spaces, or a full stop and spaces after initials.
	gapShape   = regexp.MustCompile(`^ +$`)
	dottedGap  = regexp.MustCompile(`^\. *$`)
	backwards  = regexp.MustCompile(`^ *\p{Lu}[\p{L}'-]+, *\p{Lu}[\p{L}'-]+(?: \p{Lu}[\p{L}'-]*)? *$`)
	sentenceAt = regexp.MustCompile(`(?:^|[.!?:;,"“(]) *$`)
)

// nameWord is one word of a text, with what its letters say of it.
type nameWord struct {
	from, to int
	low      string
	kind     wordKind
}

type wordKind int

// What a word can be in a name. A loud one is all in capitals.
const (
	plainWord wordKind = iota
	initial
	capital
	loud
	title
	linking
)

// names finds full names: runs of two or more words with capital letters that are not
// words that often have one. In a language without capital letters it finds none.
func names(f folded) []Finding {
	if backwards.MatchString(f.s) {
		from := strings.IndexFunc(f.s, unicode.IsLetter)
		return []Finding{{PersonalName, from, len(strings.TrimRight(f.s, " "))}}
	}
	var out []Finding
	var run []nameWord
	end := func() {
		if from, to, ok := nameIn(run, f.s); ok {
			out = append(out, Finding{PersonalName, from, to})
		}
		run = run[:0]
	}
	words := wordShape.FindAllStringIndex(f.s, -1)
	// A sentence in capitals is a loud sentence, not a long name.
	shouted := len(words) > 3 && strings.IndexFunc(f.s, unicode.IsLower) < 0
	for _, at := range words {
		w := newNameWord(f.s, at)
		if w.kind == loud && shouted {
			w.kind = plainWord
		}
		if n := len(run); n > 0 && !joined(run[n-1], f.s[run[n-1].to:w.from]) {
			end()
		}
		if w.kind == plainWord || w.kind == linking && len(run) == 0 {
			end()
			continue
		}
		run = append(run, w)
	}
	end()
	return out
}

func newNameWord(s string, at []int) nameWord {
	w := nameWord{from: at[0], to: at[1]}
	text := s[at[0]:at[1]]
	w.low = strings.ToLower(text)
	letters := []rune(text)
	first, others := unicode.IsUpper(letters[0]), strings.IndexFunc(text, unicode.IsLower) >= 0
	switch {
	case linkingWords[w.low]:
		w.kind = linking
	case neverNames[w.low]:
	case titleWords[w.low] && first:
		w.kind = title
	case first && len(letters) == 1:
		w.kind = initial
	case first && others:
		w.kind = capital
	case first && len(letters) > 2 && !shortNames[w.low]:
		w.kind = loud
	}
	return w
}

func joined(before nameWord, gap string) bool {
	return gapShape.MatchString(gap) || dottedGap.MatchString(gap) && (before.kind == initial || before.kind == title)
}

// beginsSentence says whether a word has its capital letter from its place alone. A
// letter with a full stop after it is an initial: "A. Smith".
func beginsSentence(w nameWord, s string) bool {
	return sentenceWords[w.low] && w.kind != title && !strings.HasPrefix(s[w.to:], ".") && sentenceAt.MatchString(s[:w.from])
}

// nameIn finds the name in a run: what is left without a word that only begins a
// sentence, and without linking words at its end.
func nameIn(run []nameWord, s string) (from, to int, ok bool) {
	for len(run) > 0 && run[len(run)-1].kind == linking {
		run = run[:len(run)-1]
	}
	if len(run) > 0 && beginsSentence(run[0], s) {
		run = run[1:]
	}
	var whole, others int
	for _, w := range run {
		switch w.kind {
		case capital, loud:
			whole++
		case initial, title:
			others++
		}
	}
	// "Dave B" is how people keep a name short; "B Smith" and "Mr Smith" are not.
	if whole < 2 && (whole == 0 || others == 0 || run[0].kind != initial && run[0].kind != title) {
		return 0, 0, false
	}
	return run[0].from, run[len(run)-1].to, true
}
