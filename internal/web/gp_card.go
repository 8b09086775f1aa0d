package web

import (
	"plainwell/internal/i18n"
	"plainwell/internal/web/press"
)

// The card for the desk of a surgery, after /{lang}/: on a whole screen, and eight of
// it on a sheet. Wales has rules, and so words, of its own.
const (
	cardPath  = "gp/show"
	walesEnd  = "/wales"
	cardStaff = "staff." // in the keys of the words for staff
	cardsMost = 8        // cards of 85 by 55 mm on a sheet of A4
)

// The lines of the card in their order, as the ends of their keys. First what
// everybody shows, then what some have to say too, then the words for staff.
var (
	cardLinesOf = map[bool][]string{
		false: {"charter", "id", "address", "number", "form", "no"},
		true:  {"id", "address", "number", "form", "no"},
	}
	cardMore    = []string{"urgent", "interpreter"}
	cardStaffOf = map[bool][]string{
		false: {"charter", "manual", "urgent", "writing"},
		true:  {"form", "board"},
	}
	cardPaperOf = map[bool][]string{
		false: {"charter", "number", "form", "no"},
		true:  {"id", "address", "form", "no"},
	}
)

// cardLine is one line of the card: in English for the people at the desk, and the
// same in the reader's language beneath, "" where that is English.
type cardLine struct{ English, Own, Lang, Dir string }

// cardView is the card.
type cardView struct {
	Title, StaffTitle cardLine
	Lines, More       []cardLine
	Staff             []cardLine
	Other             string // the card for the other country
	OtherKey          string
	Print, Close      string
	Back              string // from the sheet to the card
	Sheet             []cardFace
}

// cardFace is one card of the sheet, in one language.
type cardFace struct {
	Lang, Dir, Title string
	Lines            []string
}

// cardOf writes the words of the card. In Wales Welsh is the second language of
// everybody whose own is not another.
func (s *Server) cardOf(tag string, wales bool) *cardView {
	prefix, own := "gp.card.", tag
	england := "/" + tag + "/" + cardPath
	v := &cardView{Back: england, Other: england + walesEnd, OtherKey: "gp.show.wales", Close: "/" + tag + "/" + gpStart}
	if wales {
		prefix += "wales."
		v.Back, v.Other, v.OtherKey = v.Other, v.Back, "gp.show.england"
		if own == "en" {
			own = "cy"
		}
	}
	v.Print = v.Back + printEnd
	english, second := s.Bundle.For("en"), s.Bundle.For(own)
	line := func(end string) cardLine {
		l := cardLine{English: s.cardWords(english, prefix+end, own)}
		if own != "en" {
			l.Own, l.Lang, l.Dir = s.cardWords(second, prefix+end, own), own, second.Dir()
		}
		return l
	}
	lines := func(part string, ends []string) (all []cardLine) {
		for _, end := range ends {
			all = append(all, line(part+end))
		}
		return all
	}
	v.Title, v.StaffTitle = line("title"), line(cardStaff+"title")
	v.Lines, v.More, v.Staff = lines("", cardLinesOf[wales]), lines("", cardMore), lines(cardStaff, cardStaffOf[wales])
	if tag != "en" {
		v.More = append(v.More, line("language"))
	}
	v.Sheet = cardSheet(v, lines("", cardPaperOf[wales]))
	return v
}

// cardWords says a line of the card with the names that it quotes.
func (s *Server) cardWords(say *i18n.Speaker, key, own string) string {
	return say.T(key, "Charter", s.wordFact("charter"), "Manual", s.wordFact("manual"), "Contract", s.wordFact("contract"),
		"Language", s.Bundle.Language(own).Name)
}

// wordFact is a name of facts.toml.
func (s *Server) wordFact(id string) string {
	fact, _ := s.Facts.Get("word", id)
	return fact.Show
}

// cardSheet lays the cards out. With a second language every other card is in it, so
// that a pair folds into one card with two sides.
func cardSheet(v *cardView, lines []cardLine) []cardFace {
	english := cardFace{Lang: "en", Dir: "ltr", Title: v.Title.English}
	other := cardFace{Lang: v.Title.Lang, Dir: v.Title.Dir, Title: v.Title.Own}
	for _, l := range lines {
		english.Lines, other.Lines = append(english.Lines, l.English), append(other.Lines, l.Own)
	}
	if v.Title.Own == "" {
		other = english
	}
	var sheet []cardFace
	for range cardsMost / 2 {
		sheet = append(sheet, english, other)
	}
	return sheet
}

// cardDocs write the card for the screen, for England and for Wales.
func (s *Server) cardDocs(tag string) ([]press.Doc, error) {
	var docs []press.Doc
	for _, wales := range []bool{false, true} {
		doc, err := s.cardDoc("gp_show", tag, wales)
		if err != nil {
			return nil, err
		}
		docs = append(docs, doc)
	}
	return docs, nil
}

func (s *Server) cardDoc(screen, tag string, wales bool) (press.Doc, error) {
	v := view{Title: "gp.show.title", Path: cardPath, Alone: screen == "gp_show", Data: s.cardOf(tag, wales)}
	if wales {
		v.Path += walesEnd
	}
	if !v.Alone {
		v.Path += printEnd
	}
	body, err := s.write(screen, tag, v)
	return press.Doc{Path: "/" + tag + "/" + v.Path, Type: htmlType, Body: body}, err
}
