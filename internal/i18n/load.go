package i18n

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
	goi18n "github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

// Load reads every active.<tag>.toml in the root of fsys, in go-i18n's own format.
// All that is wrong is reported together: a file that is not TOML, a tag that is
// no language or for which go-i18n has no plural rule, a message without text, a
// template that is more than {{.Name}}. English must be there.
func Load(fsys fs.FS) (*Bundle, error) {
	names, err := fs.Glob(fsys, "active.*.toml")
	if err != nil {
		return nil, fmt.Errorf("messages: %w", err)
	}
	b := &Bundle{
		speakers: make(map[string]*Speaker), langs: make(map[string]Language),
		messages: make(map[string][]Message), missing: &missing{seen: make(map[string]struct{})},
	}
	voices := make(map[string]*goi18n.Localizer)
	var faults []error
	for _, name := range names {
		faults = append(faults, b.read(voices, fsys, name)...)
	}
	if len(b.messages[English]) == 0 {
		faults = append(faults, errors.New("messages: active.en.toml is missing or empty"))
	}
	if len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	b.settle(voices)
	return b, nil
}

// read adds one file to the bundle. Each language gets a library bundle of its own:
// in a shared one the library matches languages on each look-up, and takes a
// private tag such as en-x-easy for en.
func (b *Bundle) read(voices map[string]*goi18n.Localizer, fsys fs.FS, name string) []error {
	tag := strings.TrimSuffix(strings.TrimPrefix(name, "active."), ".toml")
	parsed, err := language.Parse(tag)
	if err != nil || parsed.String() != tag {
		return []error{fmt.Errorf("%s: %q is not a language tag in its usual form", name, tag)}
	}
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return []error{fmt.Errorf("%s: %w", name, err)}
	}
	found, err := goi18n.ParseMessageBytes(data, toml.Unmarshal)
	if err != nil {
		if strings.Contains(err.Error(), "reserved keys") {
			err = fmt.Errorf(`%w: a key whose last part is one of these words is written as a table of its own, such as [date.kind.other] with other = "Something else"`, err)
		}
		return []error{fmt.Errorf("%s: %w", name, err)}
	}
	lines := linesOf(string(data))
	var faults []error
	for _, m := range found {
		texts, bad := messagesOf(m, name, lines)
		b.messages[tag] = append(b.messages[tag], texts...)
		faults = append(faults, bad...)
	}
	library := goi18n.NewBundle(parsed)
	if err := library.AddMessages(parsed, found...); err != nil { // no plural rule for the tag
		faults = append(faults, fmt.Errorf("%s: %w", name, err))
	}
	slices.SortFunc(b.messages[tag], func(x, y Message) int {
		return cmp.Or(cmp.Compare(x.Line, y.Line), cmp.Compare(x.Key, y.Key))
	})
	b.tags = append(b.tags, tag)
	voices[tag] = goi18n.NewLocalizer(library, tag)
	return faults
}

// settle orders the languages and makes their speakers, once all files are read.
func (b *Bundle) settle(voices map[string]*goi18n.Localizer) {
	slices.Sort(b.tags)
	at := slices.Index(b.tags, English)
	b.tags = slices.Insert(slices.Delete(b.tags, at, at+1), 0, English)
	var parsed []language.Tag
	for _, tag := range b.tags {
		parsed = append(parsed, language.Make(tag))
		s := newSpeaker(tag, b.messages[tag], voices[tag], b.speakers[English])
		s.missing = b.missing
		b.speakers[tag] = s
		name := tag
		if s.Has("language.name") {
			name = s.T("language.name")
		}
		b.langs[tag] = Language{Tag: tag, Name: name, Dir: s.dir}
	}
	b.matcher = language.NewMatcher(parsed)
}
