package content

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// maxSource is the most bytes that a page's file may have. An easy-read page has
// about 3,000; the cap keeps a wrong file from being read for a long time.
const maxSource = 64 << 10

// source is one page's file while it is read, and what was found wrong with it.
type source struct {
	file     string
	text     string
	front    string // the TOML, without its fences
	body     []byte // the Markdown
	bodyLine int    // the line of the file that the body starts on
	starts   []int  // where each line of the body starts

	problems []Problem
	warnings []Problem
}

// fence is the line before and after the front matter.
const fence = "+++"

// newSource takes a file apart. Problems that stop it from being read further leave
// the body empty.
func newSource(file string, raw []byte) *source {
	s := &source{file: file, bodyLine: 1}
	if len(raw) > maxSource {
		s.wrong(0, "the file is larger than 64 KB. A page is much shorter: split it.")
		return s
	}
	if !utf8.Valid(raw) {
		s.wrong(0, "the file is not UTF-8. Save it as UTF-8 text.")
		return s
	}
	s.text = strings.ReplaceAll(strings.TrimPrefix(string(raw), "\uFEFF"), "\r\n", "\n")
	for i, line := range strings.Split(s.text, "\n") {
		if strings.ContainsFunc(line, control) {
			s.wrong(i+1, "the line holds a control character that cannot be seen. Type the line again.")
		}
	}
	lines := strings.SplitAfter(s.text, "\n")
	end := slices.IndexFunc(lines[1:], isFence) + 1
	if !isFence(lines[0]) || end == 0 {
		s.wrong(1, "the page has to start with its front matter, between two lines of +++.")
		return s
	}
	s.front = strings.Join(lines[1:end], "")
	s.bodyLine = end + 2
	body := strings.Join(lines[end+1:], "")
	s.body = []byte(body)
	s.starts = []int{0}
	for i := range s.body {
		if s.body[i] == '\n' {
			s.starts = append(s.starts, i+1)
		}
	}
	return s
}

func isFence(line string) bool { return strings.TrimRight(line, " \t\n") == fence }

// control says that a character cannot be shown, or changes the direction of the
// text around it without being seen.
func control(r rune) bool {
	return r < ' ' && r != '\t' || r >= 0x7f && r < 0xa0 || r == utf8.RuneError ||
		r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 || r == 0xfffe || r == 0xffff || string(r) == gap
}

// line gives the line of the file for a place in the body.
func (s *source) line(offset int) int {
	i, found := slices.BinarySearch(s.starts, offset)
	if !found {
		i--
	}
	return s.bodyLine + max(i, 0)
}

func (s *source) wrong(line int, say string) {
	s.problems = append(s.problems, Problem{File: s.file, Line: line, Say: say})
}

func (s *source) warn(line int, say string) {
	s.warnings = append(s.warnings, Problem{File: s.file, Line: line, Say: say})
}
