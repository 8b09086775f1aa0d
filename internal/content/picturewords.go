package content

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
)

// fits says what is wrong with a picture for words of a language: a meaning that the
// table does not have, or words that do not say what it means. "" if nothing is. A
// meaning with no words in the language fits all of it.
func (t pictureTable) fits(meaning, lang, words string) string {
	if t == nil {
		return ""
	}
	row, ok := t[meaning]
	if !ok {
		return t.unknown(meaning)
	}
	if row.Any != "" || len(row.words[lang]) == 0 || row.says(lang, spaced(words)) {
		return ""
	}
	say := fmt.Sprintf("the picture %q is for: %s The words here say none of: %s.", meaning, row.For, strings.Join(row.words[lang], ", "))
	if others := t.fitting(lang, words); len(others) > 0 {
		say += " What fits: " + strings.Join(others, ", ") + "."
	}
	return say
}

// says says whether words, as spaced gives them, hold one of the row's.
func (r pictureRow) says(lang, words string) bool {
	return slices.ContainsFunc(r.words[lang], func(w string) bool {
		if stem, ok := strings.CutSuffix(w, "*"); ok {
			return strings.Contains(words, strings.TrimSuffix(spaced(stem), " "))
		}
		return strings.Contains(words, spaced(w))
	})
}

// spaced are the words of a text in small letters, with one space before, between
// and after them, so that a word can be looked for as a whole.
func spaced(text string) string {
	text = strings.ReplaceAll(strings.ToLower(text), "’", "'")
	all := strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '&' && r != '\''
	})
	if len(all) == 0 {
		return " "
	}
	return " " + strings.Join(all, " ") + " "
}

// fitting gives up to five meanings that words fit, those with fewer words first: they
// say more.
func (t pictureTable) fitting(lang, words string) []string {
	words = spaced(words)
	var all []string
	for _, meaning := range slices.Sorted(maps.Keys(t)) {
		if t[meaning].says(lang, words) {
			all = append(all, meaning)
		}
	}
	slices.SortStableFunc(all, func(a, b string) int {
		return cmp.Compare(len(t[a].words[lang]), len(t[b].words[lang]))
	})
	return all[:min(len(all), 5)]
}

// said gives what a reader sees of words: a fact as it stands, but not what it costs,
// which stands beside numbers of every sort.
func said(all []inline) string {
	var b strings.Builder
	eachInline(all, func(in inline) {
		switch {
		case in.kind == textKind:
			b.WriteString(in.text)
		case in.kind != factKind || in.form == "cost":
		case in.form == "hours":
			b.WriteString(in.fact.Hours)
		case in.form == "text":
			b.WriteString(in.fact.Text)
		default:
			b.WriteString(in.fact.Show)
		}
	})
	return b.String()
}

// saidBy gives what a whole line says, its later paragraphs too.
func saidBy(b block) string {
	all := b.alt + " " + said(b.words)
	for _, p := range b.inner {
		all += " " + said(p.words)
	}
	return all
}
