package search

// distance is how many letters have to be added, left out, changed or swapped with
// their neighbour to make one word of the other (Damerau and Levenshtein, each pair
// swapped once). More than most is given as most+1.
func distance(a, b string, most int) int {
	if d := len(a) - len(b); d > most || -d > most {
		return most + 1
	}
	// Longer words are rare; those are compared by their beginnings.
	const width = 32
	if len(a) >= width {
		a = a[:width-1]
	}
	if len(b) >= width {
		b = b[:width-1]
	}
	var rows [3][width]int
	before, last, row := &rows[0], &rows[1], &rows[2]
	for j := 0; j <= len(b); j++ {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		best := i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			d := min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, before[j-2]+1)
			}
			row[j] = d
			best = min(best, d)
		}
		if best > most {
			return most + 1
		}
		before, last, row = last, row, before
	}
	return min(last[len(b)], most+1)
}

// allowed is how many wrong letters a word of a length may have.
func allowed(length int) int {
	switch {
	case length <= 3:
		return 0
	case length <= 5:
		return 1
	case length <= 8:
		return 2
	}
	return 3
}

// letters has a bit for each letter of a word: two words that differ in more bits
// than two for each wrong letter need not be compared.
func letters(word string) (mask uint64) {
	for i := range len(word) {
		switch c := word[i]; {
		case c >= 'a' && c <= 'z':
			mask |= 1 << (c - 'a')
		case c >= '0' && c <= '9':
			mask |= 1 << (26 + c - '0')
		}
	}
	return mask
}
