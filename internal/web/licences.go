package web

import (
	"fmt"
	"slices"
	"strings"

	"plainwell/internal/web/press"
)

// Licence is the notice of one library whose work is in the product.
type Licence struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	Licence string `json:"licence"` // SPDX name, such as "MIT"
	Text    string `json:"text"`
}

// licences lists the notices of the pictures first, then those of the program.
func (s *Server) licences() []Licence { return slices.Concat(s.Front.Licences, s.Licences) }

// licencesDoc holds every notice in full. It is a file of its own: the About page
// names each library and links to it.
func (s *Server) licencesDoc() press.Doc {
	var b strings.Builder
	for _, l := range s.licences() {
		fmt.Fprintf(&b, "%s %s (%s)\n\n%s\n\n----\n\n", l.Name, l.Version, l.Licence, l.Text)
	}
	return press.Doc{Path: "/licences.txt", Type: "text/plain; charset=utf-8", Body: []byte(b.String())}
}
