package search

import "strings"

// mutations lists how a Welsh word may begin and what its beginning was before the
// word in front of it changed it: soft, nasal and aspirate, longest first.
var mutations = []struct {
	now string
	was []string
}{
	{"ngh", []string{"c"}}, {"mh", []string{"p"}}, {"nh", []string{"t"}}, {"ng", []string{"g"}},
	{"ph", []string{"p"}}, {"th", []string{"t"}}, {"ch", []string{"c"}}, {"dd", []string{"d"}},
	{"f", []string{"m", "b"}}, {"b", []string{"p"}}, {"d", []string{"t"}}, {"g", []string{"c"}},
	{"m", []string{"b"}}, {"n", []string{"d"}}, {"l", []string{"ll"}}, {"r", []string{"rh"}},
}

// unmutated gives the words that a Welsh word may be the changed form of:
// "ddeintydd" is "deintydd".
func unmutated(word string) []string {
	var out []string
	for _, m := range mutations {
		if rest, ok := strings.CutPrefix(word, m.now); ok && len(rest) > 1 {
			for _, was := range m.was {
				out = append(out, was+rest)
			}
		}
	}
	if len(word) > 2 {
		out = append(out, "g"+word) // g falls away
		if word[0] == 'h' {
			out = append(out, word[1:]) // "ei hiechyd"
		}
	}
	return out
}
