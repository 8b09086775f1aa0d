package web

import (
	"net/http"
	"strings"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/device"
	"plainwell/internal/seal"
	"plainwell/internal/web/openapi"
	"plainwell/internal/worker/partner"
)

// v1Give are the operations that bring an appointment to the person.
func (s *Server) v1Give() []v1Route {
	write := string(partner.AppointmentsWrite)
	return []v1Route{
		{openapi.Operation{ID: "giveAppointment", Method: http.MethodPost, Path: "/appointments/{id}/gift", Tag: tagAppointments, Scope: write, Out: v1Gift{}, Status: 201, Replay: true,
			Summary: "Give an appointment to the person", Text: "A link, a QR code of it, and a code to say aloud. With one of them the person puts the appointment on their phone, and all later ones of the team come to it. Each call ends the spoken code before."}, s.v1GiveAppointment},
		{openapi.Operation{ID: "createCalendar", Method: http.MethodPost, Path: "/people/{id}/calendar", Tag: tagPeople, Scope: write, Out: v1Calendar{}, Status: 201, Replay: true,
			Summary: "Make a calendar of a person's appointments", Text: "An address that a calendar can follow. The one before leads nowhere from then on."}, s.v1MakeCalendar},
		{openapi.Operation{ID: "removeCalendar", Method: http.MethodDelete, Path: "/people/{id}/calendar", Tag: tagPeople, Scope: write, Status: 204,
			Summary: "End the calendar of a person", Text: "Its address leads nowhere from then on. Without one nothing happens."}, s.v1EndCalendar},
	}
}

func (s *Server) v1GiveAppointment(c *v1Call) (v1Reply, error) {
	id, err := s.pathID(c, partner.AppointmentID)
	if err != nil {
		return v1Reply{}, err
	}
	gift, err := s.Desk.Give(c.ctx(), c.By, id)
	if err != nil {
		return v1Reply{}, err
	}
	url := s.Site.abs("/a/" + gift.Address.Reveal())
	code := gift.Code.Reveal()
	return v1Reply{Body: v1Gift{
		URL: url, QR: url + "/qr.svg", Code: seal.ShowCode(code), Spoken: spoken(code), Where: s.Site.abs("/" + s.tag(c.Ctx) + "/move"), Expires: gift.Expires.UTC(),
	}}, nil
}

func (s *Server) v1MakeCalendar(c *v1Call) (v1Reply, error) {
	id, err := s.pathID(c, partner.PersonID)
	if err == nil {
		_, err = s.Desk.Person(c.ctx(), c.By, device.ID(id))
	}
	if err != nil {
		return v1Reply{}, err
	}
	address, err := s.Feeds.NewFeed(c.ctx(), device.ID(id), s.Clock())
	return v1Reply{Body: v1Calendar{URL: s.Site.abs("/c/" + address.Reveal() + ".ics")}}, err
}

func (s *Server) v1EndCalendar(c *v1Call) (v1Reply, error) {
	id, err := s.pathID(c, partner.PersonID)
	if err == nil {
		_, err = s.Desk.Person(c.ctx(), c.By, device.ID(id))
	}
	if err == nil {
		err = s.Feeds.EndFeed(c.ctx(), device.ID(id), s.Clock())
	}
	return v1Reply{}, err
}

// dateCode answers with the QR code of the address of a date, as a picture.
func (s *Server) dateCode(c *fiber.Ctx) error {
	a, _, err := s.Dates.Find(c.UserContext(), c.Params("address"), 0)
	if err != nil {
		return err
	}
	code, err := codeOf(s.Site.abs("/a/" + a.Address.Reveal()))
	if err != nil {
		return err
	}
	setPrivate(c)
	c.Set(fiber.HeaderContentType, "image/svg+xml")
	return c.SendString(strings.Replace(string(code), "<svg ", `<svg xmlns="http://www.w3.org/2000/svg" `, 1))
}
