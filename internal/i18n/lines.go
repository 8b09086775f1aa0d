package i18n

import (
	"regexp"
	"strings"
)

var (
	tableLine = regexp.MustCompile(`^\s*\[\s*([^\[\]]+?)\s*\]`)
	valueLine = regexp.MustCompile(`^\s*([A-Za-z0-9_."'-]+(?:\s*\.\s*[A-Za-z0-9_"'-]+)*)\s*=`)
)

// linesOf finds the line on which each key of a TOML file is set, by its full
// dotted name. The TOML reader does not tell; findings need it. It knows tables,
// dotted keys and texts over several lines, which is all that these files use.
func linesOf(text string) map[string]int {
	lines := make(map[string]int)
	table, open := "", ""
	for i, line := range strings.Split(text, "\n") {
		if open != "" { // inside a text over several lines
			if strings.Contains(line, open) {
				open = ""
			}
			continue
		}
		if m := tableLine.FindStringSubmatch(line); m != nil {
			table = dotted(m[1]) + "."
			lines[dotted(m[1])] = i + 1
			continue
		}
		m := valueLine.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		lines[table+dotted(m[1])] = i + 1
		for _, quote := range []string{`"""`, `'''`} {
			if strings.Count(line, quote)%2 == 1 {
				open = quote
			}
		}
	}
	return lines
}

// dotted takes quotes and blanks out of a TOML key.
func dotted(key string) string {
	return strings.NewReplacer(`"`, "", `'`, "", " ", "", "\t", "").Replace(key)
}

// lineOf gives the line of one form of a message, or of the message; 0 if unknown.
func lineOf(lines map[string]int, key, form string) int {
	if n, ok := lines[key+"."+form]; ok {
		return n
	}
	return lines[key]
}
