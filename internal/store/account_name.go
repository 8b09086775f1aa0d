package store

import (
	"fmt"

	"plainwell/internal/redact"
	"plainwell/internal/worker"
)

// sealedAccount is what is sealed of an account.
type sealedAccount struct {
	Name  string `json:"n"`
	Email string `json:"e"`
}

func accountBind(id worker.AccountID) string { return fmt.Sprintf("account/%d/details", id) }

// accountName opens the name of an account. One that cannot be read, or is not
// there, has none: it must not take a date with it.
func (s *Store) accountName(id worker.AccountID, sealed []byte) redact.Text {
	if sealed == nil {
		return ""
	}
	var v sealedAccount
	if err := s.unsealJSON(sealed, accountBind(id), &v); err != nil {
		s.log.Error("the name of an account cannot be read", "error", err)
	}
	return redact.Text(v.Name)
}
