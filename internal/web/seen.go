package web

import (
	"encoding/json"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/fault"
)

// seenMost is the longest word of a phone about a notice, in bytes.
const seenMost = 100

// apiSeen takes in that some phone showed or opened a notice. The worker sends it
// without a cookie, and it names the purpose alone: whose phone, which date and
// which notice never come here, so that no count can be used against a person.
func (s *Server) apiSeen(c *fiber.Ctx) error {
	var said struct {
		Why  string `json:"why"`
		What string `json:"what"`
	}
	if s.Receipts == nil {
		return noContent(c)
	}
	if len(c.Body()) > seenMost || json.Unmarshal(c.Body(), &said) != nil || !s.Receipts.Count(said.Why, said.What) {
		return fault.New(fault.Invalid, "error.bad-request")
	}
	return noContent(c)
}
