package web

import (
	"slices"

	"plainwell/internal/facts"
	"plainwell/internal/search"
)

// signs says, for each kind of emergency, when to call 999.
var signs = map[search.Danger][]string{
	search.Overdose: {"find.card.took", "find.card.wake", "find.card.breathe"},
	search.Body:     {"find.card.wake", "find.card.breathe", "find.card.chest", "find.card.weak", "find.card.fit", "find.card.blood"},
	search.Mind:     {"find.card.soon", "find.card.hurt", "find.card.took"},
}

// findCard makes the emergency card for what a query speaks of.
func (s *Server) findCard(tag string, kinds []search.Danger) findCard {
	var card findCard
	for _, kind := range kinds {
		for _, sign := range signs[kind] {
			if !slices.Contains(card.Signs, sign) {
				card.Signs = append(card.Signs, sign)
			}
		}
	}
	card.Call, _ = s.Facts.Get(facts.Phone, "999")
	if page, _ := s.Library.Page(tag, "overdose"); page != nil && slices.Contains(kinds, search.Overdose) {
		card.Naloxone = page.Address()
	}
	if slices.Contains(kinds, search.Mind) {
		card.Talk = s.people([2]string{"crisis", "find.ask.crisis"}, [2]string{"samaritans", "find.ask.samaritans"}, [2]string{"shout", "find.ask.shout"})
	}
	return card
}
