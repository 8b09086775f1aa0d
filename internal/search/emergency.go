package search

// alarm is one entry of the emergency words.
type alarm struct {
	kind  Danger
	words []string
}

// between is how many other words may stand between two words of an entry: "can't
// really breathe".
const between = 2

// dangers gives the kinds of emergency that the words speak of. It leans to one
// alarm too many: a card that is not needed does no harm.
func dangers(alarms []alarm, words []spelled, v *vocabulary) []Danger {
	found := map[Danger]bool{}
	for _, a := range alarms {
		if !found[a.kind] && sounds(a.words, words, v) {
			found[a.kind] = true
		}
	}
	var out []Danger
	for _, kind := range []Danger{Overdose, Body, Mind} {
		if found[kind] {
			out = append(out, kind)
		}
	}
	return out
}

// sounds says whether the words of an entry stand in the query, in order.
func sounds(entry []string, words []spelled, v *vocabulary) bool {
	for start := range words {
		if !alike(entry[0], words[start], v) {
			continue
		}
		at, ok := start, true
		for _, want := range entry[1:] {
			next := -1
			for i := at + 1; i < len(words) && i <= at+1+between; i++ {
				if alike(want, words[i], v) {
					next = i
					break
				}
			}
			if next < 0 {
				ok = false
				break
			}
			at = next
		}
		if ok {
			return true
		}
	}
	return false
}

// alike says whether a word of the query is, or may be, a word of an entry. A word
// that is known as another is that other.
func alike(want string, w spelled, v *vocabulary) bool {
	if want == w.typed || want == w.read || want == stem(w.typed) {
		return true
	}
	for _, other := range w.other {
		if want == other {
			return true
		}
	}
	if v.has(w.typed) || small[w.typed] || hasDigit(want) {
		return false
	}
	most := allowed(min(len(want), len(w.typed)))
	if len(want) == 3 && len(w.typed) == 3 {
		return false
	}
	if len(want) >= 4 && len(w.typed) >= 3 && want[0] == w.typed[0] {
		most = max(most, 1) // "kil"
	}
	if distance(want, w.typed, most) <= most {
		return true
	}
	return len(want) >= 5 && sound(v.lang, want) == sound(v.lang, w.typed) && distance(want, w.typed, most+1) <= most+1
}
