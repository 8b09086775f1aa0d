package places

import "strings"

// TownKey writes the name of a town as it is compared: small letters, no signs, "St"
// for Saint, and without words that many leave out, such as those in
// Stockton-on-Tees and Newcastle upon Tyne.
func TownKey(name string) string {
	words := strings.FieldsFunc(strings.ToLower(plainLetters.Replace(name)), func(r rune) bool { return r < 'a' || r > 'z' })
	var kept []string
	for _, w := range words {
		switch w {
		case "on", "upon", "in", "the", "le", "by", "under", "next":
			continue
		case "saint":
			w = "st"
		case "s": // King's Lynn is typed Kings Lynn
			if len(kept) > 0 {
				kept[len(kept)-1] += w
				continue
			}
		}
		kept = append(kept, w)
	}
	return strings.Join(kept, " ")
}

// plainLetters are the letters of Welsh names, and the sign that many leave out.
var plainLetters = strings.NewReplacer("â", "a", "ê", "e", "î", "i", "ô", "o", "û", "u", "ŵ", "w", "ŷ", "y", "Â", "a", "Ê", "e",
	"Î", "i", "Ô", "o", "Û", "u", "Ŵ", "w", "Ŷ", "y", "'", "", "’", "")

// welshNames are towns that the file of surgeries writes in English.
var welshNames = map[string]string{
	"abertawe": "swansea", "caerdydd": "cardiff", "casnewydd": "newport", "wrecsam": "wrexham", "pontypwl": "pontypool",
	"y barri": "barry", "penybont ar ogwr": "bridgend", "pen y bont ar ogwr": "bridgend", "caerfyrddin": "carmarthen",
	"aberteifi": "cardigan", "y fenni": "abergavenny", "yr wyddgrug": "mold", "y rhyl": "rhyl", "aberhonddu": "brecon",
	"hwlffordd": "haverfordwest", "castell nedd": "neath", "caergybi": "holyhead", "y drenewydd": "newtown", "trefynwy": "monmouth",
	"merthyr tudful": "merthyr tydfil", "dinbych": "denbigh", "treffynnon": "holywell", "llanelwy": "st asaph",
}

// longestKey is the longest name that is compared letter by letter.
const longestKey = 60

// far is how many slips of the finger a name of some length may have.
func far(key string) int {
	switch n := len(key); {
	case n < 4:
		return 0
	case n < 7:
		return 1
	}
	return 2
}

// nearKeys gives the names that have the fewest slips, if few enough: compared whole,
// without their spaces, and by their first words alone (stocton for Stockton-on-Tees).
func nearKeys(key string, keys []string) []string {
	least := far(key)
	if least == 0 {
		return nil
	}
	joined, oneWord := strings.ReplaceAll(key, " ", ""), !strings.Contains(key, " ")
	var near []string
	for _, k := range keys {
		n := slipsBetween(key, k, least)
		if first, _, more := strings.Cut(k, " "); more {
			n = min(n, slipsBetween(joined, strings.ReplaceAll(k, " ", ""), least))
			if oneWord && len(first) > 4 {
				n = min(n, slipsBetween(key, first, least))
			}
		} else if !oneWord {
			n = min(n, slipsBetween(joined, k, least))
		}
		if n < least {
			least, near = n, nil
		}
		if n == least {
			near = append(near, k)
		}
	}
	return near
}

// slipsBetween counts the letters that differ between two names, as left out, put in,
// changed, or swapped with the next; it gives most+1 for all that is more than most.
func slipsBetween(a, b string, most int) int {
	if d := len(a) - len(b); d > most || -d > most {
		return most + 1
	}
	var rows [3][longestKey + 1]int // on the stack: this runs some thousand times a question
	if len(b) > longestKey {
		return most + 1
	}
	before, last, row := rows[0][:len(b)+1], rows[1][:len(b)+1], rows[2][:len(b)+1]
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		least := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least > most {
			return most + 1
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}
