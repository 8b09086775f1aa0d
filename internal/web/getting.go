package web

import (
	"net/url"
	"strings"

	"plainwell/internal/i18n"
	"plainwell/internal/remind"
)

// gettingView is what gets a person to a date, in words.
type gettingView struct {
	Bus, Company string // "" when it is not known
	Map          string // address of a map of the place, "" without one
	Cost         string // message key: what a call to the number costs; "" when nobody can say
}

// mapSite finds a place on a map. It is told the place by the reader's tap alone.
const mapSite = "https://www.openstreetmap.org/search?query="

func gettingOf(say *i18n.Speaker, a remind.Appointment) gettingView {
	v := gettingView{Bus: a.Bus.Reveal(), Cost: callCost(dial(a.Phone.Reveal()))}
	if a.Company != remind.CompanyUnknown {
		v.Company = say.T(a.Company.Key())
	}
	if place := strings.TrimSpace(a.Place.Reveal()); place != "" {
		v.Map = mapSite + url.QueryEscape(place)
	}
	return v
}

// freeCalls are how numbers begin that cost nothing to call from a British mobile
// (Ofcom: 0800, 0808, 116; emergency services and NHS 111).
var freeCalls = []string{"0800", "0808", "116"}

// callCost says whether a number is free to call, by its first digits. Any other
// number of this country may use credit; of a foreign one nobody can say.
func callCost(number string) string {
	if rest, ok := strings.CutPrefix(number, "+44"); ok {
		number = "0" + strings.TrimPrefix(rest, "0")
	}
	switch {
	case number == "999" || number == "112" || number == "111":
		return "page.cost.free"
	case strings.HasPrefix(number, "0") && !strings.HasPrefix(number, "00") || strings.HasPrefix(number, "116"):
		for _, free := range freeCalls {
			if strings.HasPrefix(number, free) {
				return "page.cost.free"
			}
		}
		return "page.cost.credit"
	}
	return ""
}

// companies are the radio buttons of "Can you bring someone?".
func companies(say *i18n.Speaker, typed string) []choice {
	var all []choice
	for _, c := range remind.Companies {
		value := string(c)
		if c == remind.CompanyUnknown {
			value = "unknown"
		}
		all = append(all, choice{value, say.T(c.Key()), typed == string(c) || typed == value})
	}
	return all
}

// MoreOpen says whether the part of the form about getting there is open: when
// something stands in it, or something in it is wrong.
func (f dateForm) MoreOpen() bool {
	for _, field := range []string{"place", "phone", "bus", "company", "bring"} {
		if f.Error(field) != "" {
			return true
		}
	}
	return f.Form.Place+f.Form.Phone+f.Form.Bus+f.Form.Bring != "" || f.Form.Company == string(remind.CompanyYes) || f.Form.Company == string(remind.CompanyNo)
}
