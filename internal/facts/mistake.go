package facts

import (
	"fmt"
	"strings"
)

// Mistake is one thing wrong in the file.
type Mistake struct {
	File  string
	Line  int    // where the table starts; 0 if that is not known
	Table string // the table's name, "phone.samaritans"; empty for the file as a whole
	Say   string // what is wrong and what to do
}

// Error is the mistake in one line: file, line, table, what to do.
func (m Mistake) Error() string {
	at := m.File
	if m.Line > 0 {
		at = fmt.Sprintf("%s:%d", m.File, m.Line)
	}
	if m.Table != "" {
		at += ": [" + m.Table + "]"
	}
	return at + ": " + m.Say
}

// Mistakes is every mistake of a file, as one error.
type Mistakes []Mistake

// Error is one line for each mistake.
func (ms Mistakes) Error() string {
	lines := make([]string, len(ms))
	for i, m := range ms {
		lines[i] = m.Error()
	}
	return strings.Join(lines, "\n")
}
