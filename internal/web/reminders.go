package web

import (
	"github.com/gofiber/fiber/v2"

	"plainwell/internal/device"
)

// reminderRoutes are the page that explains what will come, and its two switches.
func (s *Server) reminderRoutes() {
	s.app.Get("/:lang/reminders", s.inLanguage(s.remindersScreen))
	s.app.Post("/:lang/reminders", s.inLanguage(s.changeReminders))
}

// remindersView is the page about reminders on this phone.
type remindersView struct {
	Push   device.PushState
	Detail bool
	Known  bool
	Dates  []dateLine // for the calendar files
	Done   string
	Makes  []phoneMake
}

func (s *Server) remindersScreen(c *fiber.Ctx) error {
	phone, known, err := s.phone(c)
	if err != nil {
		return err
	}
	v := remindersView{Push: device.PushNone, Known: known, Done: doneKey(c), Makes: phoneMakes}
	if known {
		v.Push, v.Detail = phone.Push, phone.Detail
		coming, _, err := s.dateLines(c, phone)
		if err != nil {
			return err
		}
		for _, line := range coming {
			if !line.Cancelled {
				v.Dates = append(v.Dates, line)
			}
		}
	}
	return s.show(c, "reminders", view{Title: "reminders.title", Forms: true, Path: "reminders", Data: v})
}

// changeReminders stops the notices of this phone, or turns detail in them on or
// off.
func (s *Server) changeReminders(c *fiber.Ctx) error {
	phone, known, err := s.phone(c)
	if err != nil {
		return err
	}
	back := "/" + s.tag(c) + "/reminders"
	if !known {
		return c.Redirect(back, fiber.StatusSeeOther)
	}
	switch c.FormValue("do") {
	case "stop":
		back += "?done=stopped"
		err = s.Phones.Unsubscribe(c.UserContext(), phone.ID, s.Clock())
	case "detail-on", "detail-off":
		back += "?done=detail"
		err = s.Phones.SetDetail(c.UserContext(), phone.ID, c.FormValue("do") == "detail-on")
	}
	if err != nil {
		return err
	}
	return c.Redirect(back, fiber.StatusSeeOther)
}
