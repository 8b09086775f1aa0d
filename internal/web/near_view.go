package web

import (
	"net/url"
	"strconv"
	"strings"

	"plainwell/internal/i18n"
	"plainwell/internal/places"
)

// nearView is the page that finds a surgery.
type nearView struct {
	Typed  string
	Asked  bool // something was posted
	Errors []formError

	None     bool // there are no surgeries on this site
	Nothing  bool // none is near
	Example  bool // they are made up
	Read     string
	Half     bool
	Measured bool
	Old      bool
	Facts    string // the day that the facts are from
	Year     int    // of the postcodes, for the notice of their makers; 0 for none
	OS       bool   // the postcodes come from OS itself
	List     []nearLine
	More     int // how many to ask for next, 0 for no more
	Closed   []string
	Choices  []nearChoice
	Wales    bool
}

// nearLine is one surgery.
type nearLine struct {
	Name, Away, Address string
	Tel, Phone          string // to dial and to read; "" for none
	Free                bool   // the call is free
	Map                 string // address of a map, "" for none
	Taking              string // whether it takes new patients, in words
	Link, Host          string // of its form to sign up
}

// nearChoice is one of several towns.
type nearChoice struct{ Value, Words string }

func (v *nearView) wrong(words string) { v.Errors = []formError{{"place", words}} }

// Error gives the words about what was typed, or "".
func (v nearView) Error() string {
	if len(v.Errors) == 0 {
		return ""
	}
	return v.Errors[0].Words
}

// fillNear puts an answer into words.
func (s *Server) fillNear(say *i18n.Speaker, v *nearView, a places.Answer) {
	switch a.Outcome {
	case places.NoData:
		v.None = true
		return
	case places.NotPlace:
		v.wrong(say.T("near.error.place"))
	case places.NotKnown:
		v.wrong(say.T("near.error.postcode", "Postcode", a.Read))
	case places.NothingBy:
		v.Nothing = true
	case places.Choose:
		for _, t := range a.Choices {
			v.Choices = append(v.Choices, nearChoice{t.Shown + " " + t.Outward, townWords(t)})
		}
	}
	v.Example, v.Read, v.Half, v.Measured, v.Old, v.Wales = a.Facts.Example, a.Read, a.Half, a.Measured, a.Old, a.Wales
	v.Facts = say.FullDate(a.Facts.Date)
	if a.Postal.Count > 0 {
		v.Year, v.OS = a.Postal.Date.Year(), strings.HasPrefix(a.Postal.Shape, "OS")
	}
	for _, n := range a.Near {
		v.List = append(v.List, nearLineOf(say, n))
	}
	for _, n := range a.Closed {
		v.Closed = append(v.Closed, n.Shown())
	}
	if a.More {
		v.More = len(a.Near) + places.FirstList
	}
}

// townWords tell a town from others of its name: "Newport, Gwent (NP20)".
func townWords(t places.Town) string {
	words := t.Shown
	if t.County != "" {
		words += ", " + t.County
	}
	return words + " (" + t.Outward + ")"
}

// mapAddress is a search for a postcode on a map that needs no app and asks no name. The
// reader's phone fetches it only when the link is pressed.
const mapAddress = "https://www.openstreetmap.org/search?query="

func nearLineOf(say *i18n.Speaker, n places.Near) nearLine {
	l := nearLine{Name: n.Shown(), Away: awayWords(say, n.Away), Address: strings.Join(n.Lines(), ", ")}
	l.Tel, l.Phone, l.Free = places.Dial(n.Phone)
	if p := n.Postcode.String(); p != "" {
		l.Map = mapAddress + url.QueryEscape(p)
	}
	switch asked := n.Service.Asked; {
	case n.Service.Taking == places.TakingYes && !asked.IsZero():
		l.Taking = say.T("near.taking.yes-on", "Date", say.FullDate(asked))
	case n.Service.Taking == places.TakingYes:
		l.Taking = say.T("near.taking.yes")
	case n.Service.Taking == places.TakingNo && !asked.IsZero():
		l.Taking = say.T("near.taking.no-on", "Date", say.FullDate(asked))
	case n.Service.Taking == places.TakingNo:
		l.Taking = say.T("near.taking.no")
	}
	if u, err := url.Parse(n.Service.Link); err == nil && u.Scheme == "https" {
		l.Link, l.Host = n.Service.Link, u.Hostname()
	}
	return l
}

// awayWords says how far a surgery is.
func awayWords(say *i18n.Speaker, a places.Away) string {
	switch a.Words {
	case "":
		return ""
	case "very-near":
		return say.T("near.away.very-near")
	case "quarter":
		return say.T("near.away.quarter")
	case "half":
		return say.T("near.away.half")
	case "three-quarters":
		return say.T("near.away.three-quarters")
	case "one":
		return say.T("near.away.one")
	}
	miles := strconv.Itoa(a.Halves / 2)
	if a.Halves%2 == 1 {
		miles += ".5"
	}
	return say.T("near.away.miles", "Miles", miles)
}
