package content

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"github.com/BurntSushi/toml"
)

// TopicsFile groups the pages for the list of all pages.
const TopicsFile = "topics.toml"

// More is the group of the pages that stand in no other.
const More = "more"

// Topic is one group of pages on the list of all pages.
type Topic struct {
	ID    string   // the end of the message key "topics.<id>"
	Slugs []string // in the order of the group
}

// readTopics reads the groups. A page named twice, or one that does not exist, is an
// error; a site with no such file has one group.
func readTopics(fsys fs.FS, known func(slug string) bool) ([]Topic, error) {
	raw, err := fs.ReadFile(fsys, TopicsFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var file struct {
		Group []struct {
			ID    string   `toml:"id"`
			Pages []string `toml:"pages"`
		} `toml:"group"`
	}
	if err := toml.Unmarshal(raw, &file); err != nil {
		return nil, fmt.Errorf("%s: %w", TopicsFile, err)
	}
	var topics []Topic
	var wrong []error
	seen := map[string]bool{}
	for _, g := range file.Group {
		for _, slug := range g.Pages {
			if !known(slug) {
				wrong = append(wrong, fmt.Errorf("%s: %s: there is no page %q", TopicsFile, g.ID, slug))
			}
			if seen[slug] {
				wrong = append(wrong, fmt.Errorf("%s: %s: the page %q stands there twice", TopicsFile, g.ID, slug))
			}
			seen[slug] = true
		}
		topics = append(topics, Topic{ID: g.ID, Slugs: g.Pages})
	}
	return topics, errors.Join(wrong...)
}

// Topics groups every page that a reader looks for: not those about the site, which
// have no picture line of their own in the list, and not those for staff.
func (l *Library) Topics() []Topic {
	var rest []string
	for _, slug := range l.Slugs() {
		page, _ := l.Page(english, slug)
		listed := slices.ContainsFunc(l.topics, func(t Topic) bool { return slices.Contains(t.Slugs, slug) })
		if !listed && !page.site() && !page.Staff() {
			rest = append(rest, slug)
		}
	}
	if len(rest) == 0 {
		return l.topics
	}
	return append(slices.Clone(l.topics), Topic{ID: More, Slugs: rest})
}

// site says whether a page is about the site itself.
func (p *Page) site() bool {
	return slices.Contains([]string{"about", "privacy", "accessibility", "install", "reminders-help"}, p.Slug)
}
