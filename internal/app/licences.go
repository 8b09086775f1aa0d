package app

import (
	_ "embed"
	"strings"

	"plainwell/internal/web"
)

// licenceFile holds the notices of the Go libraries in the program: for each a line
// "== name version licence", then its text. scripts/licences writes it.
//
//go:embed licences.txt
var licenceFile string

// licences reads the notices for the About page.
func licences() []web.Licence {
	var all []web.Licence
	for part := range strings.SplitSeq(licenceFile, "\n== ") {
		head, text, _ := strings.Cut(strings.TrimPrefix(part, "== "), "\n")
		if f := strings.Fields(head); len(f) == 3 {
			all = append(all, web.Licence{Name: f[0], Version: f[1], Licence: f[2], Text: strings.TrimSpace(text)})
		}
	}
	return all
}
