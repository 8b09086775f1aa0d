package store

import (
	"bytes"
	"encoding/json"
	"strconv"
)

// padTo is what the length of a sealed text is rounded up to, in bytes, so that it
// tells little of what was written.
const padTo = 64

// sealJSON seals a value for one place. Spaces after JSON mean nothing, so they
// are the padding.
func (s *Store) sealJSON(v any, bind string) ([]byte, error) {
	text, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	if over := len(text) % padTo; over > 0 {
		text = append(text, bytes.Repeat([]byte(" "), padTo-over)...)
	}
	return s.keys.Seal(text, bind)
}

// unsealJSON opens what sealJSON made for the same place. Its errors hold nothing
// of what is inside.
func (s *Store) unsealJSON(sealed []byte, bind string, v any) error {
	text, err := s.keys.Unseal(sealed, bind)
	if err != nil {
		return err
	}
	return json.Unmarshal(text, v)
}

// bind names the place of a sealed value in a row of a table, such as
// "appointment/12/details".
func bind(table string, id int64, what string) string {
	return table + "/" + strconv.FormatInt(id, 10) + "/" + what
}
