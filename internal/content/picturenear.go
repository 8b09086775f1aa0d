package content

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// unknown says what is wrong with a meaning that is not in the table, and which come
// near it.
func (t pictureTable) unknown(written string) string {
	for meaning, row := range t {
		if row.Picture == written {
			return "\"" + written + "\" is the file of a picture. Write what it means here: " + meaning + "."
		}
	}
	return "the picture \"" + written + "\" is not in locales/" + picturesFile + ". The nearest: " + strings.Join(t.near(written), ", ") + "."
}

// near gives the three meanings that are most like what was written: by their letters,
// or by a word that they share with it.
func (t pictureTable) near(written string) []string {
	far := func(meaning string) int {
		d := steps(written, meaning)
		if slices.ContainsFunc(strings.FieldsFunc(written, notLetter), func(w string) bool { return t[meaning].says(english, spaced(w)) }) {
			d = min(d, 1)
		}
		return d
	}
	all := slices.SortedFunc(maps.Keys(t), func(a, b string) int {
		return cmp.Or(cmp.Compare(far(a), far(b)), cmp.Compare(a, b))
	})
	return all[:min(len(all), 3)]
}

func notLetter(r rune) bool { return r < 'a' || r > 'z' }

// steps is how many letters have to be put in, taken out or changed to make b of a.
func steps(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, diagonal+1)
		}
	}
	return row[len(b)]
}
