package share

import "slices"

// Line is one of the kind lines that may stand above a pack. Its words are a message,
// so that each is reviewed and there in every language.
type Line string

// Lines are the kind lines in the order of the form.
var Lines = []Line{
	"today", "well-done", "step", "small", "ask", "alone", "pace", "again", "matters", "one-page", "trust", "questions",
}

// Known says whether the line is one of Lines, or none.
func (l Line) Known() bool { return l == "" || slices.Contains(Lines, l) }

// Key is the message key of the line's words.
func (l Line) Key() string { return "made.line." + string(l) }
