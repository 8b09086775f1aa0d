package web

import (
	"encoding/json"
	"strconv"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/fault"
	"plainwell/internal/i18n"
	"plainwell/internal/remind"
)

// answerRoutes take what a person says of a date: going, cannot go, need help.
func (s *Server) answerRoutes() {
	// After an error the browser shows this address, and the language links lead to it.
	s.app.Get("/a/:address/answer", s.dateScreen)
	s.app.Post("/a/:address/answer", s.answerDate)
}

// answerView is what was answered, and what the page says of it.
type answerView struct {
	Said    remind.Said
	Key     string // "You said: …", "" without an answer
	Cleared bool   // there was one before the date changed
	Unsaved bool   // a button was pressed, and the answer did not reach us
	Version int    // that an answer is to
}

func answerOf(c *fiber.Ctx, a remind.Appointment) answerView {
	v := answerView{Said: a.Answer.Said, Key: a.Answer.Said.Key(), Cleared: a.Answer.Cleared, Version: a.Version}
	if pressed := c.Query("unsaved"); pressed != "" {
		v.Unsaved = remind.Said(pressed) != a.Answer.Said // it may have reached us all the same
	}
	return v
}

// saidWords is an answer in words, "" for none.
func saidWords(say *i18n.Speaker, a remind.Answer) string {
	if key := a.Said.Key(); key != "" {
		return say.T(key)
	}
	return ""
}

func (s *Server) answerDate(c *fiber.Ctx) error {
	_, phone, err := s.held(c)
	if err != nil {
		return err
	}
	version, _ := strconv.Atoi(c.FormValue("version"))
	a, err := s.Dates.Answer(c.UserContext(), phone.ID, c.Params("address"), version, remind.Said(c.FormValue("answer")))
	if err != nil {
		return err
	}
	return c.Redirect(savedAt(c, s.tag(c), a, "answered", nil)+"#answer", fiber.StatusSeeOther)
}

// apiAnswer takes the answer of a notice's button. The notice stands in the body,
// not in the address.
func (s *Server) apiAnswer(c *fiber.Ctx) error {
	var pressed struct{ Notice, Answer string }
	if err := json.Unmarshal(c.Body(), &pressed); err != nil {
		return fault.New(fault.BadRequest, "answer.error.unknown")
	}
	phone, known, err := s.phone(c)
	if err != nil {
		return err
	}
	if !known {
		return errNoDate
	}
	if _, err := s.Dates.AnswerNotice(c.UserContext(), phone.ID, pressed.Notice, remind.Said(pressed.Answer)); err != nil {
		return noDate(err)
	}
	return noContent(c)
}
