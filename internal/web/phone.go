package web

import (
	"time"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/device"
	"plainwell/internal/fault"
	"plainwell/internal/redact"
)

// cookieLife is how long a phone is remembered without a visit. Browsers keep no
// cookie longer than 400 days.
const cookieLife = 400 * 24 * time.Hour

// phoneCookie is the name of the cookie. Over https the __Host- prefix makes the
// browser hold it to this one host.
func (s *Server) phoneCookie() string {
	if s.Site.secure() {
		return "__Host-pw"
	}
	return "pw"
}

// phone gives the phone that asks, and whether it is known. A cookie that means
// nothing here is the same as none.
func (s *Server) phone(c *fiber.Ctx) (device.Device, bool, error) {
	token := c.Cookies(s.phoneCookie())
	if token == "" || len(token) > 100 {
		return device.Device{}, false, nil
	}
	d, err := s.Phones.ByToken(c.UserContext(), redact.Text(token))
	if fault.Is(err, fault.NotFound) {
		return device.Device{}, false, nil
	}
	if err != nil {
		return device.Device{}, false, err
	}
	return d, true, s.Phones.Touch(c.UserContext(), d.ID, s.tag(c), s.Clock())
}

// knownOrNewPhone gives the phone that asks, and makes one where there is none.
func (s *Server) knownOrNewPhone(c *fiber.Ctx) (device.Device, error) {
	d, known, err := s.phone(c)
	if err != nil || known {
		return d, err
	}
	d, token, err := s.Phones.New(c.UserContext(), s.tag(c), s.Clock())
	if err != nil {
		return d, err
	}
	c.Cookie(&fiber.Cookie{
		Name: s.phoneCookie(), Value: token.Reveal(), Path: "/", MaxAge: int(cookieLife.Seconds()),
		Secure: s.Site.secure(), HTTPOnly: true, SameSite: fiber.CookieSameSiteLaxMode,
	})
	return d, nil
}
