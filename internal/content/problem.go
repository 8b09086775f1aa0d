package content

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Problem is one thing to put right in a page: where it is, and what to do.
type Problem struct {
	File string
	Line int // 1 for the first line; 0 for the file as a whole
	Say  string
}

// String is the problem in one line: file, line, what to do.
func (p Problem) String() string {
	if p.Line == 0 {
		return p.File + ": " + p.Say
	}
	return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Say)
}

// Problems is everything that is wrong in the pages, as one error.
type Problems []Problem

// Error is one line for each problem.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

// ordered puts problems in the order of file and line.
func ordered(ps []Problem) []Problem {
	slices.SortStableFunc(ps, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	return ps
}
