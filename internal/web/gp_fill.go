package web

import (
	"plainwell/internal/web/press"
)

// fillPath is the page on which a reader gets the answers ready that a surgery asks
// for. What is typed there never leaves the phone.
const fillPath = "gp/fill"

// The sorts of place to answer in.
const (
	fillLine  = "line"
	fillArea  = "area"
	fillPick  = "pick"
	fillTicks = "ticks"
)

// fillField is one thing that a surgery asks. Its words are messages that begin with
// gp.fill. and its ID: the question, .help for "What if I do not know?", .hint where
// there is one, and an option each.
type fillField struct {
	ID      string
	Sort    string
	Keys    string // the inputmode of a line, "" for plain text
	Options []string
	Hint    bool
	Licence bool // beside it stands what to do when a licence says where to live
}

// fillGroup is some fields under a heading.
type fillGroup struct {
	ID     string
	Fields []fillField
}

// fillGroups are the fields of the forms to join a surgery (GMS1 and PRF1), in the
// order in which a person can best tell them.
var fillGroups = []fillGroup{
	{"me", []fillField{
		{ID: "name-title", Sort: fillLine, Hint: true},
		{ID: "first", Sort: fillLine},
		{ID: "last", Sort: fillLine},
		{ID: "old", Sort: fillLine},
		{ID: "born", Sort: fillLine, Hint: true},
		{ID: "sex", Sort: fillPick, Options: []string{"female", "male", "say"}},
		{ID: "ethnic", Sort: fillLine},
	}},
	{"home", []fillField{
		{ID: "live", Sort: fillPick, Options: []string{"own", "stay", "surgery"}, Licence: true},
		{ID: "address", Sort: fillArea},
	}},
	{"reach", []fillField{
		{ID: "phone", Sort: fillLine, Keys: "tel"},
		{ID: "email", Sort: fillLine, Keys: "email"},
	}},
	{"before", []fillField{
		{ID: "nhs", Sort: fillLine, Keys: "numeric", Hint: true},
		{ID: "town", Sort: fillLine},
		{ID: "country", Sort: fillLine},
		{ID: "last-address", Sort: fillArea},
		{ID: "last-gp", Sort: fillArea, Hint: true},
	}},
	{"talk", []fillField{
		{ID: "language", Sort: fillLine},
		{ID: "interpreter", Sort: fillPick, Options: []string{"yes", "no"}},
		{ID: "needs", Sort: fillTicks, Options: []string{"easy", "large", "read", "sign", "time"}},
	}},
	{"health", []fillField{
		{ID: "conditions", Sort: fillArea},
		{ID: "medicines", Sort: fillArea},
		{ID: "allergies", Sort: fillArea, Hint: true},
		{ID: "carer", Sort: fillLine, Hint: true},
		{ID: "emergency", Sort: fillArea, Hint: true},
		{ID: "pharmacy", Sort: fillLine},
	}},
	{"choices", []fillField{
		{ID: "share", Sort: fillPick, Options: []string{"basic", "more", "no"}, Hint: true},
		{ID: "forces", Sort: fillPick, Options: []string{"yes", "no"}},
		{ID: "free", Sort: fillPick, Options: []string{"yes", "no", "unsure"}, Hint: true},
	}},
}

// fillDoc writes the page.
func (s *Server) fillDoc(tag string) (press.Doc, error) {
	return s.phoneDoc("gp_fill", tag, view{
		Title: "gp.fill.title", Describe: s.Bundle.For(tag).T("gp.fill.describe"), Path: fillPath,
		Canonical: "/" + tag + "/" + fillPath, Alternate: s.everyTag(), Data: fillGroups,
	})
}

// phoneDoc writes a page on which what is typed stays on the phone.
func (s *Server) phoneDoc(screen, tag string, v view) (press.Doc, error) {
	v.PhoneOnly = true
	body, err := s.write(screen, tag, v)
	return press.Doc{Path: "/" + tag + "/" + v.Path, Type: htmlType, Body: body, Policy: phonePolicy}, err
}
