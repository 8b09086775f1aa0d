package places

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Words that stay in capitals, and words that stay small inside a name.
var (
	capitals = wordSet("NHS GP MC HC GMS PMS APMS PCN CIC LLP UK PCC SSP WIC UTC II III IV")
	small    = wordSet("OF AND THE ON IN AT BY FOR UPON LE NEXT UNDER WITH SUB YR Y CUM")
	titles   = wordSet("DR DRS")
)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// TitleCase puts a name in capitals into ordinary writing: "DR MCCARTHY & PARTNERS"
// becomes "Dr McCarthy & Partners", "STOCKTON-ON-TEES" "Stockton-on-Tees". A text
// with a small letter in it was written by somebody who meant it, and stays.
func TitleCase(name string) string {
	if strings.IndexFunc(name, unicode.IsLower) >= 0 {
		return strings.Join(strings.Fields(name), " ")
	}
	words := strings.Fields(name)
	afterTitle := false
	for i, word := range words {
		bare := strings.Trim(word, ".,()&'")
		switch {
		case afterTitle && len(bare) <= 2 && bare != "" && !small[bare] && !capitals[bare]:
			words[i] = word // initials: DR AB SMITH
		default:
			words[i] = titleWord(word, i == 0)
			afterTitle = titles[bare]
		}
	}
	return strings.Join(words, " ")
}

// titleWord writes one word, part by part between hyphens, slashes, dots and brackets.
func titleWord(word string, first bool) string {
	var b strings.Builder
	start := 0
	for i := 0; i <= len(word); i++ {
		if i < len(word) && !strings.ContainsRune("-/().,&", rune(word[i])) {
			continue
		}
		b.WriteString(titlePart(word[start:i], first))
		if i < len(word) {
			b.WriteByte(word[i])
			first = word[i] == '(' || first && start == i // after a bracket a name begins
		}
		start = i + 1
	}
	return b.String()
}

// titlePart writes a part with none of these signs in it.
func titlePart(part string, first bool) string {
	switch {
	case len(part) <= 1 || capitals[part]:
		return part
	case !first && small[part]:
		return strings.ToLower(part)
	case part[0] >= '0' && part[0] <= '9':
		return ordinal(part)
	case strings.HasPrefix(part, "MC") && len(part) > 4:
		return "Mc" + capital(part[2:])
	}
	// O'BRIEN and D'ARCY, but JAMES'S and MEN'S.
	if at := strings.IndexAny(part, "'’"); at == 1 {
		_, size := utf8.DecodeRuneInString(part[at:])
		if rest := part[at+size:]; len(rest) > 2 {
			return part[:at+size] + capital(rest)
		}
	}
	return capital(part)
}

// ordinal writes 1ST as 1st, and leaves 12A and 2000 as they are.
func ordinal(part string) string {
	digits := strings.TrimLeft(part, "0123456789")
	switch digits {
	case "ST", "ND", "RD", "TH":
		return strings.TrimSuffix(part, digits) + strings.ToLower(digits)
	}
	return part
}

// capital writes the first letter large and the others small.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(r)) + strings.ToLower(s[size:])
}
