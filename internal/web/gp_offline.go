package web

import (
	"strings"

	"plainwell/internal/gp"
)

// gpOffline lists the pages that a phone keeps when somebody opens their steps, so that
// they can go the whole way with no signal: addresses with spaces between.
func (s *Server) gpOffline(at gpPlace) string {
	country := ""
	if at.code.Answers.Has(gp.Wales) {
		country = walesEnd
	}
	list := []string{at.href(at.code, "")}
	for _, step := range gp.Steps(at.code.Answers) {
		list = append(list, at.href(at.code, step.Name()))
	}
	add := func(paths ...string) {
		for _, path := range paths {
			list = append(list, "/"+at.tag+"/"+path)
		}
	}
	add(nearPath, fillPath, cardPath+country, "gp/say", "gp/done", gpNo)
	for _, r := range gp.Reasons {
		add(gpNo+"/"+string(r), gpNo+"/"+string(r)+letterEnd+country)
	}
	return strings.Join(list, " ")
}
