package web

import (
	"time"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/device"
	"plainwell/internal/fault"
)

// apiInternal are the beginnings of what the scripts of these pages ask for. They stand
// beside the interface for other systems (v1.go) and are no part of it: no key opens
// them, and they may change with the scripts.
var apiInternal = []string{"/api/v1/push", "/api/v1/phone", "/api/v1/seen"}

// apiRoutes are what the scripts of these pages ask for. They know the phone by its
// cookie and nothing else.
func (s *Server) apiRoutes() {
	api := s.app.Group("/api/v1")
	api.Get("/push", func(c *fiber.Ctx) error { return sendJSON(c, fiber.Map{"key": s.PushKey}) })
	api.Get("/phone", s.apiPhone)
	api.Put("/phone/subscription", s.apiSubscribe)
	api.Delete("/phone/subscription", s.apiUnsubscribe)
	api.Post("/phone/test", s.apiTest)
	api.Get("/phone/dates", s.apiDates)
	api.Post("/seen", s.apiSeen)
	api.Post("/phone/answer", s.apiAnswer)
}

// phoneState is what a phone may know of itself, to see whether its subscription
// is still the one that is held here.
type phoneState struct {
	Push     device.PushState `json:"push"`
	Endpoint string           `json:"endpoint"` // first 16 hex digits of the SHA-256 of the endpoint, "" without one
	VAPID    string           `json:"vapid"`    // the key that a subscription has to be made with
	Detail   bool             `json:"detail"`
}

func (s *Server) apiPhone(c *fiber.Ctx) error {
	state := phoneState{Push: device.PushNone, VAPID: s.PushKey}
	phone, known, err := s.phone(c)
	if err != nil {
		return err
	}
	if known {
		state.Push, state.Detail = phone.Push, phone.Detail
		if phone.Push == device.PushOn {
			sub, err := s.Phones.Subscription(c.UserContext(), phone.ID)
			if err != nil {
				return err
			}
			state.Endpoint = sub.Mark()
		}
	}
	return sendJSON(c, state)
}

func (s *Server) apiSubscribe(c *fiber.Ctx) error {
	sub, err := device.ParseSubscription(c.Body(), s.Policy)
	if err != nil {
		return err
	}
	phone, err := s.knownOrNewPhone(c)
	if err != nil {
		return err
	}
	if err := s.Phones.Subscribe(c.UserContext(), phone.ID, sub, s.PushKey, s.Clock()); err != nil {
		return err
	}
	return noContent(c)
}

func (s *Server) apiUnsubscribe(c *fiber.Ctx) error {
	phone, known, err := s.phone(c)
	if err != nil {
		return err
	}
	if known {
		if err := s.Phones.Unsubscribe(c.UserContext(), phone.ID, s.Clock()); err != nil {
			return err
		}
	}
	return noContent(c)
}

// apiTest sends the test notice to the phone that asks.
func (s *Server) apiTest(c *fiber.Ctx) error {
	phone, known, err := s.phone(c)
	if err != nil {
		return err
	}
	if !known || phone.Push != device.PushOn {
		return fault.New(fault.Conflict, "reminders.error.off")
	}
	sub, err := s.Phones.Subscription(c.UserContext(), phone.ID)
	if err != nil {
		return err
	}
	return sendJSON(c, fiber.Map{"verdict": s.Tester.Test(c.UserContext(), phone, sub).Verdict})
}

// savedDate is one date as a phone keeps it, after a yes, to be read with no signal.
type savedDate struct {
	URL       string `json:"url"`
	When      string `json:"when"`
	Starts    int64  `json:"starts"` // Unix seconds
	Kind      string `json:"kind"`
	Place     string `json:"place"`
	Phone     string `json:"phone"`
	Bring     string `json:"bring"`
	Note      string `json:"note"`
	Bus       string `json:"bus"`
	Company   string `json:"company"` // in words, "" when it is not known
	Said      string `json:"said"`    // what the person answered, in words
	Group     string `json:"group"`   // of its notices
	Cancelled bool   `json:"cancelled"`
}

func (s *Server) apiDates(c *fiber.Ctx) error {
	say, dates := s.speaker(c), []savedDate{}
	phone, known, err := s.phone(c)
	if err != nil {
		return err
	}
	if known {
		list, err := s.Dates.List(c.UserContext(), phone.ID)
		if err != nil {
			return err
		}
		for _, a := range list {
			line, getting := s.dateLine(say, a, s.Clock()), gettingOf(say, a)
			dates = append(dates, savedDate{
				URL: line.Href, When: line.When, Starts: a.UTC.Unix(), Kind: line.Kind, Place: line.Place,
				Phone: a.Phone.Reveal(), Bring: a.Bring.Reveal(), Note: a.Note.Reveal(), Cancelled: a.Cancelled,
				Bus: getting.Bus, Company: getting.Company, Said: saidWords(say, a.Answer), Group: a.Group(),
			})
		}
	}
	return sendJSON(c, fiber.Map{"dates": dates, "saved": say.FullDate(s.today()), "at": s.today().Format(time.RFC3339)})
}

func noContent(c *fiber.Ctx) error {
	setPrivate(c)
	return c.SendStatus(fiber.StatusNoContent)
}
