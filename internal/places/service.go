package places

import "time"

// Taking says whether a surgery takes new patients.
type Taking string

// The answers; "" is not known.
const (
	TakingYes Taking = "yes"
	TakingNo  Taking = "no"
)

// Service is what the NHS Directory of Healthcare Services says of a surgery beyond
// what the file of surgeries does (data-formats D.4).
type Service struct {
	Code   string
	Taking Taking
	Asked  time.Time // day that the surgery last said so; zero if not told
	Link   string    // https address of its sign-up form, or ""
}

// same says whether two rows say the same.
func (s Service) same(o Service) bool {
	return s.Taking == o.Taking && s.Asked.Equal(o.Asked) && s.Link == o.Link
}
