package worker

import (
	"slices"
	"unicode/utf8"
)

// PersonalKind is what a text seems to hold that could give a person away.
type PersonalKind string

// The kinds, the surest first: where two of them read the same characters, the first
// one counts.
const (
	PersonalEmail    PersonalKind = "email"
	PersonalNHS      PersonalKind = "nhs"
	PersonalPhone    PersonalKind = "phone"
	PersonalPostcode PersonalKind = "postcode"
	PersonalBirth    PersonalKind = "birth"
	PersonalName     PersonalKind = "name"
)

// Finding is one thing in a text that looks like a detail of a person. It holds no
// part of the text, so that it can be logged and counted.
type Finding struct {
	Kind     PersonalKind
	From, To int // bytes of the text: text[From:To] is what looks like it
}

// Key is the message key that says so: "kw.personal.nhs".
func (f Finding) Key() string { return "kw.personal." + string(f.Kind) }

// Personal looks in a text for what could give a person away: an email address, an
// NHS number (ten figures whose last one checks the others by modulus 11), a phone
// number, a whole postcode, a date with its year, which may be a birth date, and a
// full name (two words with capital letters, or initials and a word). The findings
// stand in the order of the text and do not overlap; no findings is no promise that
// the text names nobody. It never fails, whatever the text is. Of a text longer than
// 5,000 bytes, which is none of ours, the beginning is looked at.
func Personal(text string) []Finding {
	const most = 5000
	if n := most; len(text) > n {
		for n > most-utf8.UTFMax && !utf8.RuneStart(text[n]) {
			n--
		}
		text = text[:n]
	}
	f := fold(text)
	var out []Finding
	for _, look := range []func(folded) []Finding{emails, figures, postcodes, births, names} {
		for _, one := range look(f) {
			one = f.inText(one)
			if !slices.ContainsFunc(out, one.overlaps) {
				out = append(out, one)
			}
		}
	}
	slices.SortFunc(out, func(a, b Finding) int { return a.From - b.From })
	return out
}

func (f Finding) overlaps(other Finding) bool { return f.From < other.To && other.From < f.To }
