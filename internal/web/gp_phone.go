package web

import (
	"slices"

	"plainwell/internal/web/press"
)

// phoneDocs write the pages of the way to a GP that live on the phone: the answers to
// get ready and the card for the desk.
func (s *Server) phoneDocs(tag string) ([]press.Doc, error) {
	fill, err := s.fillDoc(tag)
	if err != nil {
		return nil, err
	}
	cards, err := s.cardDocs(tag)
	return slices.Concat([]press.Doc{fill}, cards), err
}
