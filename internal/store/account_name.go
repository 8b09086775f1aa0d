package store

import (
	"plainwell/internal/redact"
	"plainwell/internal/worker"
)

// accountName opens the name of an account. One that cannot be read, or is not
// there, has none: it must not take a date with it.
func (s *Store) accountName(id worker.AccountID, sealed []byte) redact.Text {
	if sealed == nil {
		return ""
	}
	var v accountSealed
	if err := s.unsealJSON(sealed, accountBind(id), &v); err != nil {
		s.log.Error("the name of an account cannot be read", "error", err)
	}
	return redact.Text(v.Name)
}
