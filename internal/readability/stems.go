package readability

import "strings"

// The regular endings, as they are taken off by stems.
var (
	allEndings  = []string{"s", "ed", "ing", "er", "est", "ly"}
	verbEndings = []string{"s", "ed", "ing"}
)

// stems yields the words that w may be a regular form of, by the spelling rules of
// English: helps, goes, cries; called, used, cried, stopped; going, using,
// stopping, dying; safer, easier, bigger; safest; safely, easily, simply, fully.
// A stem has at least two letters, and before -er, -est and -ly three.
func stems(w string, endings []string) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for _, ending := range endings {
			for _, stem := range undo(w, ending) {
				if !yield(stem) {
					return
				}
			}
		}
	}
}

func undo(w, ending string) []string {
	stem, ok := strings.CutSuffix(w, ending)
	least := 2
	if len(ending) > 1 && ending != "ed" && ending != "ing" {
		least = 3
	}
	if !ok || len(stem) < least {
		return nil
	}
	switch ending {
	case "s":
		out := []string{stem}
		if before, ok := strings.CutSuffix(stem, "ie"); ok {
			out = append(out, before+"y")
		}
		if before, ok := strings.CutSuffix(stem, "e"); ok && hasSuffix(before, "s", "x", "z", "ch", "sh", "o") {
			out = append(out, before)
		}
		return out
	case "ly":
		out := []string{stem, stem + "le", stem + "l"}
		if before, ok := strings.CutSuffix(stem, "i"); ok {
			out = append(out, before+"y")
		}
		return out
	}
	out := []string{stem, stem + "e"}
	if before, ok := strings.CutSuffix(stem, "i"); ok {
		out = append(out, before+"y")
	}
	if n := len(stem); n > 2 && stem[n-1] == stem[n-2] {
		out = append(out, stem[:n-1])
	}
	if before, ok := strings.CutSuffix(stem, "y"); ok && ending == "ing" {
		out = append(out, before+"ie")
	}
	return out
}
