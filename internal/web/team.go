package web

import (
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/device"
	"plainwell/internal/fault"
	"plainwell/internal/i18n"
	"plainwell/internal/remind"
)

// teamRoutes are what a person does with the dates that a team made for them.
func (s *Server) teamRoutes() {
	s.app.Get("/a/:address/keep", s.dateScreen)
	s.app.Post("/a/:address/keep", s.keepDate)
	s.app.Get("/a/:address/let-go", s.dateScreen)
	s.app.Post("/a/:address/let-go", s.letGo)
	s.app.Get(codePath, func(c *fiber.Ctx) error { return c.Redirect("/"+s.tag(c)+codePath, fiber.StatusFound) })
	s.app.Get("/:lang"+codePath, s.inLanguage(s.dateCodeScreen))
}

// codePath is where a person types a code that was said to them: short enough to say.
const codePath = "/code"

// teamView is the team that made a date, as the person reads it.
type teamView struct {
	Team, Worker, Cover string
	Handed              bool // another worker took over
	Paused              bool
}

func teamOf(a remind.Appointment) *teamView {
	if a.By == nil {
		return nil
	}
	return &teamView{a.By.Team, a.By.Worker.Reveal(), a.By.Cover.Reveal(), !a.By.Since.IsZero(), a.By.Paused}
}

// own is held for what only whoever made a date may do.
func (s *Server) own(c *fiber.Ctx) (remind.Appointment, device.Device, error) {
	a, phone, err := s.held(c)
	if err == nil && a.By != nil {
		err = fault.New(fault.Forbidden, "date.error.team")
	}
	return a, phone, err
}

// keepDate puts a date that a team made on this phone, with the others of the person.
func (s *Server) keepDate(c *fiber.Ctx) error {
	if _, _, err := s.Dates.Find(c.UserContext(), c.Params("address"), 0); err != nil {
		return noDate(err) // before a phone is made for nothing
	}
	phone, err := s.knownOrNewPhone(c)
	if err != nil {
		return err
	}
	a, err := s.Dates.Keep(c.UserContext(), phone.ID, c.Params("address"))
	if err != nil {
		return noDate(err)
	}
	return c.Redirect(savedAt(c, s.tag(c), a, "kept", nil), fiber.StatusSeeOther)
}

// letGo takes every date of a team off this phone.
func (s *Server) letGo(c *fiber.Ctx) error {
	_, phone, err := s.held(c)
	if err != nil {
		return err
	}
	if err := s.Dates.LetGo(c.UserContext(), phone.ID, c.Params("address")); err != nil {
		return err
	}
	return c.Redirect("/"+s.tag(c)+"/dates?done=let-go", fiber.StatusSeeOther)
}

// dateCodeScreen is the page to type a code alone.
func (s *Server) dateCodeScreen(c *fiber.Ctx) error {
	return s.show(c, "code", view{Title: "code.title", Forms: true, Path: strings.TrimPrefix(codePath, "/"), Data: moveView{}})
}

// kindLine is a kind line that a worker left.
type kindLine struct{ Team, Words string }

// kindLines gives the kind lines for a phone. They are not worth an error page.
func (s *Server) kindLines(c *fiber.Ctx, say *i18n.Speaker, phone device.Device) (lines []kindLine) {
	words, err := s.Dates.KindWords(c.UserContext(), phone.ID)
	if err != nil {
		s.Log.Error("kind words cannot be read", "route", c.Route().Path, "cause", err)
	}
	for _, w := range words {
		text := w.Text.Reveal()
		if w.Key != "" {
			text = say.T(w.Key)
		}
		lines = append(lines, kindLine{w.Team, text})
	}
	return lines
}

// notesOf gives the notes about a date just saved that its address names.
func notesOf(c *fiber.Ctx) (notes []string) {
	asked := strings.Split(c.Query("note"), ".")
	for _, note := range remind.Notes {
		if slices.Contains(asked, noteName(note)) {
			notes = append(notes, string(note))
		}
	}
	return notes
}
