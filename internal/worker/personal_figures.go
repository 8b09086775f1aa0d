package worker

import "regexp"

var (
	emailShape = regexp.MustCompile(`(?i)[\p{L}\p{N}._%+'-]+ ?(?:@|\(at\)|\[at\]) ?[\p{L}\p{N}-]+(?: ?(?:\.|\(dot\)|\[dot\]) ?[\p{L}\p{N}-]+)+`)
	// The letters C, I, K, M, O and V stand in no second half of a postcode.
	postcodeShape = regexp.MustCompile(`(?i)\b[A-Z]{1,2}[0-9][A-Z0-9]?[ -]*[0-9][ABD-HJLNP-UW-Z]{2}\b`)
	clusterShape  = regexp.MustCompile(`(?:\+ ?)?\(?[0-9](?:[ .()+-]{0,3}[0-9])+`)
	groupShape    = regexp.MustCompile(`[0-9]+`)
)

func emails(f folded) []Finding {
	return f.all(PersonalEmail, emailShape.FindAllStringIndex(f.s, -1))
}

func postcodes(f folded) []Finding {
	return f.all(PersonalPostcode, postcodeShape.FindAllStringIndex(f.s, -1))
}

// figures finds NHS numbers and phone numbers: groups of figures that stand together.
func figures(f folded) []Finding {
	var out []Finding
	for _, c := range clusterShape.FindAllStringIndex(f.s, -1) {
		cluster := f.s[c[0]:c[1]]
		groups := groupShape.FindAllStringIndex(cluster, -1)
		for i := 0; i < len(groups); i++ {
			plus := i == 0 && cluster[0] == '+'
			kind, last := numberFrom(cluster, groups[i:], plus)
			if kind == "" {
				continue
			}
			from := c[0] + groups[i][0]
			if i == 0 {
				from = c[0] // with its plus or bracket
			}
			out = append(out, Finding{kind, from, c[0] + groups[i+last][1]})
			i += last
		}
	}
	return out
}

// numberFrom says what the groups are from the first one on, and which is its last.
// Where they can be read as both, the longer of two phone numbers counts.
func numberFrom(cluster string, groups [][]int, plus bool) (kind PersonalKind, last int) {
	var figures string
	for i, g := range groups {
		figures += cluster[g[0]:g[1]]
		switch {
		case len(figures) > 15:
			return kind, last
		case len(figures) == 10 && figures[0] != '0' && checksAsNHS(figures):
			return PersonalNHS, i
		case callable(figures, plus):
			kind, last = PersonalPhone, i
		}
	}
	return kind, last
}

// callable says whether figures can be a phone number: ten or eleven from 0 on, ten of
// a mobile phone whose 0 was left out, or a number with the code of a country.
func callable(figures string, plus bool) bool {
	n := len(figures)
	switch {
	case plus:
		return n >= 8
	case n > 4 && figures[:2] == "00":
		return n >= 11
	case figures[0] == '0':
		return n == 10 || n == 11
	case figures[:min(n, 2)] == "44":
		return n == 12
	}
	return n == 10 && figures[0] == '7'
}

// checksAsNHS says whether the last of ten figures is the check digit of the others:
// the NHS number's modulus 11, with weights of 10 down to 2.
func checksAsNHS(figures string) bool {
	sum := 0
	for i, c := range figures[:9] {
		sum += int(c-'0') * (10 - i)
	}
	check := 11 - sum%11
	if check == 11 {
		check = 0
	}
	return check == int(figures[9]-'0')
}
