package content

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/BurntSushi/toml"
)

// front reads the fields of a page's front matter and says what is wrong with each,
// on the line that it stands on.
type front struct {
	src    *source
	fields map[string]any
}

// readFront reads the TOML; false if it cannot be read at all.
func readFront(src *source) (*front, bool) {
	f := &front{src: src, fields: map[string]any{}}
	if _, err := toml.Decode(src.front, &f.fields); err != nil {
		line, say := 1, err.Error()
		if p, ok := errors.AsType[toml.ParseError](err); ok {
			line, say = p.Position.Line+1, p.Message
		}
		src.wrong(line, "the front matter is not TOML: "+say+".")
		return nil, false
	}
	return f, true
}

// wrong reports a problem with a field, on its line.
func (f *front) wrong(key, format string, args ...any) {
	f.src.wrong(f.line(key), key+": "+fmt.Sprintf(format, args...))
}

// line is the line of the file that a field is on; 1 if it is not there.
func (f *front) line(key string) int {
	for i, s := range strings.Split(f.src.front, "\n") {
		name, _, _ := strings.Cut(s, "=")
		if strings.Trim(name, " \t\"'[]") == key {
			return i + 2
		}
	}
	return 1
}

// take gives a field and strikes it off, so that what is left was asked for by
// nobody.
func (f *front) take(key string) (any, bool) {
	v, ok := f.fields[key]
	delete(f.fields, key)
	return v, ok
}

// rest reports the fields that no page has.
func (f *front) rest() {
	for _, key := range slices.Sorted(maps.Keys(f.fields)) {
		f.wrong(key, "there is no such field. Take it out, or look at its spelling.")
	}
}

func (f *front) text(key string) string {
	v, ok := f.take(key)
	s, isText := v.(string)
	if ok && !isText {
		f.wrong(key, "write text in quotation marks.")
	}
	return f.clean(key, s)
}

func (f *front) clean(key, s string) string {
	if strings.ContainsFunc(s, func(r rune) bool { return r == '\t' || control(r) }) {
		f.wrong(key, "write it on one line, with nothing that cannot be seen.")
	}
	return strings.TrimSpace(s)
}

// must is a text that may not be missing or empty; do says what to write.
func (f *front) must(key, do string) string {
	v, ok := f.fields[key]
	s := f.text(key)
	if _, isText := v.(string); s == "" && (!ok || isText) {
		f.wrong(key, "it is missing. %s", do)
	}
	return s
}

func (f *front) flag(key string) bool {
	v, ok := f.take(key)
	b, isFlag := v.(bool)
	if ok && !isFlag {
		f.wrong(key, "write true or false, without quotation marks.")
	}
	return b
}

func (f *front) number(key string, least, most int64) int {
	v, ok := f.take(key)
	n, isNumber := v.(int64)
	if ok && (!isNumber || n < least || n > most) {
		f.wrong(key, "write a whole number from %d to %d.", least, most)
		return int(least)
	}
	return int(n)
}

func (f *front) day(key string) time.Time {
	v, _ := f.take(key)
	s, _ := v.(string)
	d, err := time.Parse(time.DateOnly, s)
	if err != nil {
		f.wrong(key, `write a day of the calendar in quotation marks, such as "2027-02-22".`)
	}
	return d
}

func (f *front) texts(key string) []string {
	v, ok := f.take(key)
	list, isList := v.([]any)
	all := make([]string, 0, len(list))
	for _, one := range list {
		s, isText := one.(string)
		isList = isList && isText && strings.TrimSpace(s) != ""
		all = append(all, f.clean(key, s))
	}
	if ok && !isList {
		f.wrong(key, `write a list of texts, such as ["NHS website"], none of them empty.`)
	}
	return all
}

func (f *front) numbers(key string, least, most int64) []int {
	v, ok := f.take(key)
	list, isList := v.([]any)
	var all []int
	for _, one := range list {
		n, isNumber := one.(int64)
		isList = isList && isNumber && n >= least && n <= most && !slices.Contains(all, int(n))
		all = append(all, int(n))
	}
	if ok && !isList {
		f.wrong(key, "write a list of whole numbers from %d to %d, each once, such as [1, 4].", least, most)
	}
	return all
}
