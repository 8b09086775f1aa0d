package content

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/BurntSushi/toml"
)

// HardWord is one entry of a language's list of hard words, words.<tag>.toml.
type HardWord struct {
	ID    string `toml:"-"` // the name of its table, for the address #word-<id>
	Word  string // as it is written
	Means string // one plain sentence
	// Also are other forms that mean the same: "hep C".
	Also []string
	// Exact says that capitals count: "Shout" is a service, "shout" is a word.
	Exact bool
	// Common says that pages do not open the word: nearly everybody knows it.
	Common bool
}

// forms are all the ways that the word may be written.
func (w HardWord) forms() []string { return append([]string{w.Word}, w.Also...) }

// Glossary is the list of hard words of one language. It does not change after it is
// read.
type Glossary struct {
	words []HardWord // in the order of the alphabet
	find  *regexp.Regexp
	hints map[string]bool // the longest word of each form, in small letters
	short []string        // forms too short for that, in small letters
	exact map[string]int  // form to index in words, as written
	any   map[string]int  // form in small letters to index
}

// Words gives the entries in the order of the alphabet.
func (g *Glossary) Words() []HardWord {
	if g == nil {
		return nil
	}
	return slices.Clone(g.words)
}

// glossaryFile is the name of a language's list under the root.
func glossaryFile(lang string) string { return "words." + lang + ".toml" }

// glossaries reads the list of every language that has one; an operator's entries
// take the place of ours.
func (l *loader) glossaries(fsys, overlay fs.FS) {
	l.lib.glossary = map[string]*Glossary{}
	read := map[string]map[string]HardWord{}
	for _, from := range []struct {
		files fs.FS
		root  string
	}{{fsys, l.o.Root}, {overlay, l.o.OverlayRoot}} {
		if from.files == nil {
			continue
		}
		names, _ := fs.Glob(from.files, glossaryFile("*"))
		for _, name := range names {
			lang := strings.TrimSuffix(strings.TrimPrefix(name, "words."), ".toml")
			if read[lang] == nil {
				read[lang] = map[string]HardWord{}
			}
			maps.Copy(read[lang], l.hardWords(from.files, name, path.Join(from.root, name)))
		}
	}
	for lang, words := range read {
		l.lib.glossary[lang] = newGlossary(lang, words)
	}
}

// hardWords reads one file of hard words.
func (l *loader) hardWords(fsys fs.FS, name, file string) map[string]HardWord {
	var words map[string]HardWord
	meta, err := toml.DecodeFS(fsys, name, &words)
	if err != nil {
		l.wrong(file, 0, "the list of hard words cannot be read: %v", err)
		return nil
	}
	for _, key := range meta.Undecoded() {
		l.wrong(file, 0, "[%s]: there is no such field. A hard word has word, means, also, exact and common.", key)
	}
	seen := map[string]string{}
	for _, id := range slices.Sorted(maps.Keys(words)) {
		w := words[id]
		w.ID = id
		words[id] = w
		switch {
		case !slugShape.MatchString(id):
			l.wrong(file, 0, "[%s]: name it with small letters, digits and hyphens.", id)
		case strings.TrimSpace(w.Word) == "" || strings.TrimSpace(w.Means) == "":
			l.wrong(file, 0, "[%s]: it needs word and means.", id)
		case !strings.HasSuffix(w.Means, "."):
			l.wrong(file, 0, "[%s]: means is one sentence, and ends with a full stop.", id)
		}
		for _, f := range w.forms() {
			if other := seen[strings.ToLower(f)]; other != "" {
				l.wrong(file, 0, "[%s]: %q is explained in [%s] too.", id, f, other)
			}
			seen[strings.ToLower(f)] = id
		}
	}
	return words
}

func newGlossary(lang string, words map[string]HardWord) *Glossary {
	g := &Glossary{exact: map[string]int{}, any: map[string]int{}}
	g.words = slices.SortedFunc(maps.Values(words), func(a, b HardWord) int {
		return cmp.Or(cmp.Compare(alphabetical(lang, a.Word), alphabetical(lang, b.Word)), cmp.Compare(a.ID, b.ID))
	})
	var all []string
	for i, w := range g.words {
		for _, f := range w.forms() {
			if w.Exact {
				g.exact[f] = i
			} else {
				g.any[strings.ToLower(f)] = i
			}
			all = append(all, f)
		}
	}
	g.hint(all)
	g.find = finder(all)
	return g
}

// hint notes the longest word of each form, or the form itself where that is short:
// a text with none of them holds no hard word, and most texts do not.
func (g *Glossary) hint(forms []string) {
	g.hints = map[string]bool{}
	for _, f := range forms {
		longest := ""
		for _, w := range wordsOf(strings.ToLower(f)) {
			if len(w) > len(longest) {
				longest = w
			}
		}
		if len(longest) > 2 {
			g.hints[longest] = true
		} else {
			g.short = append(g.short, strings.ToLower(f))
		}
	}
}

func wordsOf(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// may says whether a text could hold a hard word.
func (g *Glossary) may(text string) bool {
	text = strings.ToLower(text)
	return slices.ContainsFunc(wordsOf(text), func(w string) bool { return g.hints[w] || g.hints[strings.TrimSuffix(w, "s")] }) ||
		slices.ContainsFunc(g.short, func(form string) bool { return strings.Contains(text, form) })
}

// finder matches any of the forms as a whole word, with a plain plural or possessive;
// the longest first. Group 1 is the form. Nil for no forms.
func finder(forms []string) *regexp.Regexp {
	if len(forms) == 0 {
		return nil
	}
	slices.SortFunc(forms, func(a, b string) int { return cmp.Or(len(b)-len(a), strings.Compare(a, b)) })
	for i, f := range forms {
		forms[i] = regexp.QuoteMeta(f)
	}
	return regexp.MustCompile(`(?i)(?:^|[^\pL\pN-])((` + strings.Join(forms, "|") + `)(?:['’]?s)?)(?:$|[^\pL\pN-])`)
}

// found is one use of a hard word in a text.
type found struct {
	from, to int
	word     HardWord
}

// in finds every use of a hard word in a text, in order.
func (g *Glossary) in(text string) []found {
	if g == nil || g.find == nil || !g.may(text) {
		return nil
	}
	var all []found
	for at := 0; at < len(text); {
		m := g.find.FindStringSubmatchIndex(text[at:])
		if m == nil {
			break
		}
		form := text[at+m[4] : at+m[5]]
		i, ok := g.exact[form]
		if !ok {
			i, ok = g.any[strings.ToLower(form)]
		}
		if ok {
			all = append(all, found{at + m[2], at + m[3], g.words[i]})
		}
		at += m[3]
	}
	return all
}

// Word gives the entry with an id, the end of its address.
func (g *Glossary) Word(id string) (HardWord, bool) {
	i := slices.IndexFunc(g.Words(), func(w HardWord) bool { return w.ID == id })
	if i < 0 {
		return HardWord{}, false
	}
	return g.words[i], true
}

// has says whether a form has an entry, whatever its capitals.
func (g *Glossary) has(form string) bool {
	return g != nil && slices.ContainsFunc(g.words, func(w HardWord) bool {
		return slices.ContainsFunc(w.forms(), func(f string) bool { return strings.EqualFold(f, form) })
	})
}

// termsFile is the closed list of the words that a page may use though they are hard.
const termsFile = "terms.en.json"

// unexplained gives the listed terms and names that have no entry in the English list
// of hard words.
func (l *loader) unexplained(fsys fs.FS) []string {
	raw, err := fs.ReadFile(fsys, termsFile)
	if err != nil {
		return nil // the reading check, which needs the list, says so
	}
	var listed struct{ Term, Name []string }
	if err := json.Unmarshal(raw, &listed); err != nil {
		l.wrong(path.Join(l.o.Root, termsFile), 0, "the list of terms cannot be read: %v", err)
		return nil
	}
	var missing []string
	for _, t := range append(listed.Term, listed.Name...) {
		if !l.lib.glossary[english].has(t) {
			missing = append(missing, t)
		}
	}
	return missing
}

// Glossary gives the hard words of a language; if it has no list, the English one,
// and inLang is false.
func (l *Library) Glossary(lang string) (g *Glossary, inLang bool) {
	if g := l.glossary[lang]; g != nil {
		return g, true
	}
	return l.glossary[english], false
}

// wordAddress is the address of a hard word's meaning.
func wordAddress(lang, id string) string { return fmt.Sprintf("/%s/words#word-%s", lang, id) }
