package web

import (
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/i18n"
	"plainwell/internal/remind"
	"plainwell/internal/worker"
)

// deskTemplate is a date that workers often make. Its name is for workers alone: the
// person's phone says the kind, in words that give nobody away.
type deskTemplate struct {
	ID    string
	Kind  remind.Kind
	Bring bool // there are words about what to bring
}

// deskTemplates come with the program, in the order of the list.
var deskTemplates = []deskTemplate{
	{"gp", remind.KindDoctor, true},
	{"drug", remind.KindMeeting, true},
	{"dentist", remind.KindDentist, true},
	{"hospital", remind.KindHospital, true},
	{"pharmacy", remind.KindPharmacy, true},
	{"meeting", remind.KindMeeting, false},
	{"call", remind.KindCall, false},
	{"other", remind.KindDate, false},
}

// ownTemplate begins the name of a team's own template in an address.
const ownTemplate = "own-"

// pickView is the list of templates: the first tap of a new date.
type pickView struct {
	Nick      string // whom it is for, "" where the form asks
	Templates []choice
	Own       []choice
	Query     string // what of the address goes on to the form
}

func (s *Server) pickScreen(c *fiber.Ctx) error {
	v, say := pickView{}, s.speaker(c)
	if id, err := number(c.Query("person")); err == nil {
		p, err := s.Desk.Person(c.UserContext(), actor(c), worker.PersonID(id))
		if err != nil {
			return err
		}
		v.Nick, v.Query = p.Nick.Reveal(), "&person="+c.Query("person")
	}
	for _, t := range deskTemplates {
		v.Templates = append(v.Templates, choice{Value: t.ID, Words: say.T("kw.template." + t.ID)})
	}
	own, err := s.Desk.UsableWords(c.UserContext(), actor(c), worker.SortTemplate)
	if err != nil {
		return err
	}
	for _, w := range own {
		v.Own = append(v.Own, choice{Value: ownTemplate + strconv.FormatInt(w.ID, 10), Words: w.Name.Reveal()})
	}
	return s.show(c, "kw_pick", view{Title: "kw.new.title", Self: "/kw/new", Data: v})
}

// filled is the form of a new date as a template fills it. An unknown one is an empty
// form.
func (s *Server) filled(c *fiber.Ctx, say *i18n.Speaker, name string) (remind.Form, error) {
	form := remind.NewForm()
	for _, t := range deskTemplates {
		if t.ID != name {
			continue
		}
		form.Kind = string(t.Kind)
		if t.Bring {
			form.Bring = say.T("kw.bring." + t.ID)
		}
	}
	id, isOwn := strings.CutPrefix(name, ownTemplate)
	if !isOwn {
		return form, nil
	}
	own, err := s.Desk.UsableWords(c.UserContext(), actor(c), worker.SortTemplate)
	for _, w := range own {
		if strconv.FormatInt(w.ID, 10) == id {
			form.Kind, form.Place, form.Phone, form.Bring = string(w.Kind), w.Place.Reveal(), w.Phone.Reveal(), w.Bring.Reveal()
		}
	}
	return form, err
}
