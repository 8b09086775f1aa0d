package places

import (
	"regexp"
	"slices"
	"strings"
)

// Postcode is a whole postcode, or the first half of one with no Inward.
type Postcode struct{ Outward, Inward string }

var (
	outwardShape = regexp.MustCompile(`^[A-Z]{1,2}[0-9][0-9A-Z]?$`)
	inwardShape  = regexp.MustCompile(`^[0-9][A-Z]{2}$`)
)

// String writes it with its space: "TS18 1HU", "TS18", "".
func (p Postcode) String() string {
	return strings.TrimSpace(p.Outward + " " + p.Inward)
}

// Half is the first half alone.
func (p Postcode) Half() Postcode { return Postcode{Outward: p.Outward} }

// Area is the letters that it begins with: "TS" of "TS18".
func (p Postcode) Area() string {
	if i := strings.IndexAny(p.Outward, "0123456789"); i > 0 {
		return p.Outward[:i]
	}
	return p.Outward
}

// filed reads a whole postcode as files write it: "TS18 1HU", "TS181HU", "TS1  1HU".
func filed(text string) (Postcode, bool) {
	s := packedText(text)
	if len(s) < 5 || len(s) > 7 {
		return Postcode{}, false
	}
	p := Postcode{s[:len(s)-3], s[len(s)-3:]}
	return p, outwardShape.MatchString(p.Outward) && inwardShape.MatchString(p.Inward)
}

// packedText is a text in capitals with letters and digits alone.
func packedText(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z':
			return r - 'a' + 'A'
		case r >= 'A' && r <= 'Z', r >= '0' && r <= '9':
			return r
		}
		return -1
	}, text)
}

// Readings gives the postcodes that a typed text can mean, the likeliest first; none
// where it is no postcode. Spaces, capitals and signs do not matter. The letter O and
// the figure 0 are taken for each other where only one of them can stand, and so are
// I, L and 1. A whole postcode, a first half, and a first half with the beginning of
// the second are read.
func Readings(typed string) []Postcode {
	if len(typed) > 40 {
		return nil
	}
	// "TS18 1", "TS18 1H": the second half was not finished.
	if words := strings.Fields(typed); len(words) == 2 && len(packedText(words[1])) < 3 {
		if all := join(halves(packedText(words[0])), []string{""}); len(all) > 0 {
			return all
		}
	}
	s := packedText(typed)
	if len(s) >= 5 && len(s) <= 7 {
		return join(halves(s[:len(s)-3]), inwards(s[len(s)-3:]))
	}
	if len(s) <= 4 && hasFigure(s) { // HULL is a town, and not HU11
		return join(halves(s), []string{""})
	}
	return nil
}

func hasFigure(s string) bool { return strings.ContainsAny(s, "0123456789") }

func join(outward, inward []string) []Postcode {
	var all []Postcode
	for _, o := range outward {
		for _, i := range inward {
			all = append(all, Postcode{o, i})
		}
	}
	return all
}

// halves gives the first halves that a text can mean, those with the fewest changes
// first.
func halves(s string) []string {
	if len(s) < 2 || len(s) > 4 {
		return nil
	}
	type reading struct {
		text    string
		changes int
	}
	all := []reading{{}}
	for _, c := range []byte(s) {
		var longer []reading
		for _, r := range all {
			longer = append(longer, reading{r.text + string(c), r.changes})
			for _, other := range slips[c] {
				longer = append(longer, reading{r.text + string(other), r.changes + 1})
			}
		}
		all = longer
	}
	slices.SortStableFunc(all, func(a, b reading) int { return a.changes - b.changes })
	var out []string
	for _, r := range all {
		if outwardShape.MatchString(r.text) {
			out = append(out, r.text)
		}
	}
	return out
}

// slips are the signs that are typed for each other.
var slips = map[byte]string{'O': "0", '0': "O", 'I': "1", 'L': "1", '1': "IL"}

// inwards gives the second half that a text means, if any: a figure and two letters.
func inwards(s string) []string {
	b := []byte(s)
	if i := strings.IndexByte("OIL", b[0]); i >= 0 {
		b[0] = "011"[i]
	}
	for i := 1; i < 3; i++ {
		switch b[i] {
		case '0':
			b[i] = 'O'
		case '1':
			b[i] = 'I'
		}
	}
	if !inwardShape.Match(b) {
		return nil
	}
	return []string{string(b)}
}
