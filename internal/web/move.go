package web

import (
	"slices"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/fault"
	"plainwell/internal/i18n"
	"plainwell/internal/remind"
	"plainwell/internal/seal"
)

// moveRoutes move the dates of this phone to another browser or to the installed
// app, which on an iPhone has a storage of its own.
func (s *Server) moveRoutes() {
	s.app.Get("/:lang/move", s.inLanguage(func(c *fiber.Ctx) error { return s.showMove(c, moveView{}, nil) }))
	s.app.Post("/:lang/move", s.inLanguage(s.makeMoveCode))
	s.app.Post("/:lang/move/here", s.inLanguage(s.moveHere))
}

// moveView is the page with both halves: make a code, use a code.
type moveView struct {
	Has    bool   // this phone has dates that could move
	Code   string // a code just made, shown once
	Typed  string
	Errors []formError
}

func (s *Server) showMove(c *fiber.Ctx, v moveView, err error) error {
	phone, known, perr := s.phone(c)
	if perr != nil {
		return perr
	}
	if known {
		list, lerr := s.Dates.List(c.UserContext(), phone.ID)
		if lerr != nil {
			return lerr
		}
		v.Has = len(list) > 0
	}
	if err != nil {
		f := fault.Of(err)
		c.Status(statuses[f.Code])
		if f.Code == fault.NotFound {
			c.Status(statuses[fault.Invalid])
		}
		v.Errors = codeErrors(s.speaker(c), f)
	}
	return s.show(c, "move", view{Title: "move.title", Forms: true, Path: "move", Data: v})
}

func codeErrors(say *i18n.Speaker, f *fault.Error) []formError {
	return []formError{{"code", say.T(f.Key, flat(f.Args)...)}}
}

// makeMoveCode shows a new code. The page is the answer to the POST itself: the
// code is shown once and stands in no address.
func (s *Server) makeMoveCode(c *fiber.Ctx) error {
	phone, known, err := s.phone(c)
	if err != nil {
		return err
	}
	if !known {
		return s.showMove(c, moveView{}, nil)
	}
	code, err := s.Phones.MoveCode(c.UserContext(), phone.ID, s.Clock())
	if err != nil {
		return err
	}
	return s.showMove(c, moveView{Code: seal.ShowCode(code.Reveal())}, nil)
}

func (s *Server) moveHere(c *fiber.Ctx) error {
	typed := c.FormValue("code")
	code, ok := seal.NormalCode(typed)
	if !ok {
		return s.showMove(c, moveView{Typed: typed}, fault.New(fault.Invalid, "move.wrong"))
	}
	phone, err := s.knownOrNewPhone(c)
	if err != nil {
		return err
	}
	_, shared, err := s.Phones.MoveHere(c.UserContext(), code, phone.ID, s.Clock())
	if err != nil {
		return s.showMove(c, moveView{Typed: typed}, err)
	}
	done := "moved"
	if shared {
		done = "shared"
		list, err := s.Dates.List(c.UserContext(), phone.ID)
		if err != nil {
			return err
		}
		if i := slices.IndexFunc(list, func(a remind.Appointment) bool { return a.By != nil && !a.UTC.Before(s.Clock()) }); i >= 0 {
			return c.Redirect(savedAt(c, s.tag(c), list[i], "kept", nil), fiber.StatusSeeOther)
		}
	}
	return c.Redirect("/"+s.tag(c)+"/dates?done="+done, fiber.StatusSeeOther)
}
