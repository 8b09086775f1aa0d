package web

import (
	"strconv"

	"plainwell/internal/i18n"
	"plainwell/internal/remind"
)

// againDays is in how many days somebody asks a surgery again.
const againDays = 2

// formFor fills in the form of a new date for one purpose, named in ?for=. Nothing is
// saved, and any other name gives the plain form.
func (s *Server) formFor(purpose string, say *i18n.Speaker) remind.Form {
	f := remind.NewForm()
	switch purpose {
	case "gp-again":
		day := s.today().AddDate(0, 0, againDays)
		f.Kind, f.Note = string(remind.KindCall), say.T("gp.date.again")
		f.Day, f.Month, f.Year = strconv.Itoa(day.Day()), strconv.Itoa(int(day.Month())), strconv.Itoa(day.Year())
	case "medicine":
		// The day that it runs out is for the reader to fill in.
		f.Kind, f.Note = string(remind.KindPharmacy), say.T("gp.date.medicine")
		f.Offsets = []string{remind.Offset{Days: 3}.String(), remind.Offset{Days: 1}.String()}
	default:
		return f
	}
	f.Hour, f.Minute, f.Half = "10", "00", "am"
	return f
}
