package web

import (
	"html/template"
	"net/url"
	"strings"

	"plainwell/internal/gp"
	"plainwell/internal/i18n"
	"plainwell/internal/web/press"
)

// letterEnd is the end of the address of a letter, after that of its reason; the one
// for Wales has walesEnd after it.
const letterEnd = "/letter"

// letterView is a letter to a surgery that said no. Its blanks are filled on the
// phone, or by hand.
type letterView struct {
	Lang, Dir string // of the letter: surgeries in Wales read Welsh too
	Letter    letterWords
	Meaning   []string // what it says, in the reader's language; none where that is the letter's
	Email     template.URL
	Wales     bool
	Other     string // the letter for the other country
	Back      string
}

// letterWords is a letter in one language.
type letterWords struct {
	Surgery, Address, Date, Name string // names of the blanks
	Dear, Yours, Signed          string
	Lines                        []string
}

// letterOf writes the letter for a reason in one language.
func (s *Server) letterOf(say *i18n.Speaker, reason gp.Reason, wales bool) letterWords {
	own := "gp.letter." + string(reason) + "."
	keys := []string{own + "1", own + "england.1", own + "england.2", "gp.letter.england.writing", "gp.letter.thanks"}
	if wales {
		keys = []string{own + "1", own + "wales.1", "gp.letter.wales.writing", "gp.letter.thanks"}
	}
	l := letterWords{
		Surgery: say.T("gp.letter.surgery"), Address: say.T("gp.letter.address"), Date: say.T("gp.letter.date"), Name: say.T("gp.letter.name"),
		Dear: say.T("gp.letter.dear"), Yours: say.T("gp.letter.yours"), Signed: say.T("gp.letter.signed"),
	}
	for _, key := range keys {
		l.Lines = append(l.Lines, s.cardWords(say, key, say.Tag()))
	}
	return l
}

// plain is the letter as the text of an email, with nothing in its blanks.
func (l letterWords) plain() string {
	parts := []string{l.Surgery + ":", l.Address + ":", l.Date + ":", l.Dear}
	parts = append(append(parts, l.Lines...), l.Yours, l.Name+":")
	return strings.Join(parts, "\n\n")
}

// letterDoc writes the page of a letter.
func (s *Server) letterDoc(tag string, reason gp.Reason, wales bool) (press.Doc, error) {
	back := "/" + tag + "/" + gpNo + "/" + string(reason)
	v := &letterView{Lang: "en", Wales: wales, Back: back, Other: back + letterEnd}
	path := gpNo + "/" + string(reason) + letterEnd
	if wales {
		path += walesEnd
		if tag == "cy" {
			v.Lang = tag
		}
	} else {
		v.Other += walesEnd
	}
	say := s.Bundle.For(v.Lang)
	v.Dir, v.Letter = say.Dir(), s.letterOf(say, reason, wales)
	if v.Lang != tag {
		v.Meaning = s.letterOf(s.Bundle.For(tag), reason, wales).Lines
	}
	v.Email = template.URL("mailto:?body=" + url.PathEscape(v.Letter.plain()))
	return s.phoneDoc("gp_letter", tag, view{Title: "gp.write.title", Path: path, Data: v})
}

// phonePageDoc writes what stands beside the way to a GP on its own address: the
// letters and the sheets of cards. Few are ever asked for.
func (s *Server) phonePageDoc(tag, path string) (press.Doc, bool, error) {
	at, wales := strings.CutSuffix(path, walesEnd+printEnd)
	if !wales {
		at = strings.TrimSuffix(path, printEnd)
	}
	if at == cardPath && at != path {
		doc, err := s.cardDoc("gp_show_print", tag, wales)
		return doc, true, err
	}
	at, wales = strings.CutSuffix(path, walesEnd)
	rest, in := strings.CutPrefix(at, gpNo+"/")
	name, letter := strings.CutSuffix(rest, letterEnd)
	if !in || !letter || !gp.Reason(name).Known() {
		return press.Doc{}, false, nil
	}
	doc, err := s.letterDoc(tag, gp.Reason(name), wales)
	return doc, true, err
}
