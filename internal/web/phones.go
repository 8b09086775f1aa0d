package web

import (
	"strings"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/seal"
)

// phonesRoutes put one date on another phone too, and take it off this one.
func (s *Server) phonesRoutes() {
	s.app.Get("/a/:address/phones", func(c *fiber.Ctx) error { return s.showPhones(c, "") })
	s.app.Post("/a/:address/phones", s.makeShareCode)
	s.app.Get("/a/:address/drop", s.dateScreen)
	s.app.Post("/a/:address/drop", s.dropDate)
}

// phonesView is the page about the phones of one date.
type phonesView struct {
	Address, When string
	Phones        int
	Team          string // that made the date, "" for a person's own
	Code          string // a code just made, shown once
	Spoken        string // the same to say on the phone
}

func (s *Server) showPhones(c *fiber.Ctx, code string) error {
	a, _, err := s.held(c)
	if err != nil {
		return err
	}
	v := phonesView{Address: a.Address.Reveal(), When: s.dateLine(s.speaker(c), a, s.Clock()).When, Code: seal.ShowCode(code), Spoken: spoken(code)}
	if v.Phones, err = s.Dates.Phones(c.UserContext(), a.ID); err != nil {
		return err
	}
	if a.By != nil {
		v.Team = a.By.Team
	}
	return s.show(c, "phones", view{Title: "phones.title", Forms: true, Self: "/a/" + v.Address + "/phones", Data: v})
}

// makeShareCode shows a new code. The page is the answer to the POST itself: the
// code is shown once and stands in no address.
func (s *Server) makeShareCode(c *fiber.Ctx) error {
	_, phone, err := s.held(c)
	if err != nil {
		return err
	}
	code, err := s.Dates.ShareCode(c.UserContext(), phone.ID, c.Params("address"))
	if err != nil {
		return err
	}
	return s.showPhones(c, code.Reveal())
}

// dropDate takes a date off this phone. Others keep it.
func (s *Server) dropDate(c *fiber.Ctx) error {
	_, phone, err := s.held(c)
	if err != nil {
		return err
	}
	if err := s.Dates.Drop(c.UserContext(), phone.ID, c.Params("address")); err != nil {
		return err
	}
	return c.Redirect("/"+s.tag(c)+"/dates?done=dropped", fiber.StatusSeeOther)
}

// alphabet is how letters are said on the phone (ICAO), the same in each language.
const alphabet = "Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu"

// spoken writes a code as it is said out loud: letters by their words, digits as
// they are.
func spoken(code string) string {
	words := strings.Fields(alphabet)
	var out []string
	for _, r := range code {
		if r >= 'A' && r <= 'Z' {
			out = append(out, words[r-'A'])
		} else {
			out = append(out, string(r))
		}
	}
	return strings.Join(out, ", ")
}
