package places

import (
	"errors"
	"fmt"
	"strings"
)

// RowError says which row and column of a file cannot be used, for the operator.
type RowError struct {
	File    string
	Row     int    // from 1
	Column  int    // from 1; 0 for the whole row
	Name    string // what the column holds
	Problem string
}

func (e *RowError) Error() string {
	if e.Column == 0 {
		return fmt.Sprintf("%s, row %d: %s", e.File, e.Row, e.Problem)
	}
	return fmt.Sprintf("%s, row %d, column %d (%s): %s", e.File, e.Row, e.Column, e.Name, e.Problem)
}

// mostRowErrors is how many wrong rows are told of: more say no more.
const mostRowErrors = 20

// rowErrors gathers what is wrong with a file.
type rowErrors struct {
	first []error
	more  int
}

func (r *rowErrors) add(e *RowError) {
	if len(r.first) == mostRowErrors {
		r.more++
		return
	}
	r.first = append(r.first, e)
}

// err is everything together, or nil.
func (r *rowErrors) err() error {
	if len(r.first) == 0 {
		return nil
	}
	all := r.first
	if r.more > 0 {
		all = append(all, fmt.Errorf("and %d more", r.more))
	}
	return errors.Join(all...)
}

// quoted shows a value of a file, cut where it is long.
func quoted(s string) string {
	if r := []rune(s); len(r) > 30 {
		s = string(r[:30]) + "…"
	}
	return "\"" + strings.ToValidUTF8(s, "?") + "\""
}
