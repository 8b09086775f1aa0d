package app

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/url"
	"os"
	"path"
	"strings"
	"time"

	"plainwell/internal/content"
	"plainwell/internal/facts"
	"plainwell/internal/i18n"
	"plainwell/internal/readability"
	"plainwell/internal/web"
	"plainwell/internal/web/press"
	"plainwell/locales"
)

// CheckOptions say what the reading check looks at and how strict it is.
type CheckOptions struct {
	ContentDir string    // the operator's own pages and facts; "" for none
	Timezone   string    // whose day decides what has ended or is overdue
	Release    bool      // a safety-critical page with no named approver fails too
	Quiet      bool      // print only what is wrong
	Day        time.Time // zero means now
	Out        io.Writer
}

// Check measures every page and message, looks at every date that ages, prints what
// is wrong with file, line, sentence and what to do, and a table a page. It says
// whether all is within the limits; an error means that it could not look.
func Check(o CheckOptions) (bool, error) {
	zone, err := time.LoadLocation(o.Timezone)
	if err != nil {
		return false, fmt.Errorf("PLAINWELL_TIMEZONE: %q is not the name of a time zone", o.Timezone)
	}
	if o.Day.IsZero() {
		o.Day = time.Now()
	}
	c := &checking{CheckOptions: o, ok: true, day: o.Day.In(zone)}
	if c.reader, err = readability.Load(locales.FS()); err != nil {
		return false, err
	}
	own := settings{}
	if o.ContentDir != "" {
		own.content = os.DirFS(o.ContentDir)
	}
	words, err := readShelf(own.content)
	if mistakes, ok := errors.AsType[content.Problems](err); ok {
		for _, m := range mistakes {
			c.fail("%s", m)
		}
		return false, nil
	}
	if err != nil {
		return false, err
	}
	c.pages(words, zone)
	c.messages(words.bundle)
	c.pictures(words)
	c.ages(words)
	return c.end()
}

// checking is one run of the check.
type checking struct {
	CheckOptions
	day      time.Time
	reader   *readability.Checker
	site     readability.Site
	ok       bool
	limits   int
	warnings int
	err      error
}

func (c *checking) fail(format string, args ...any) {
	c.ok = false
	c.limits++
	fmt.Fprintf(c.Out, "LIMIT   "+format+"\n", args...)
}

func (c *checking) warn(format string, args ...any) {
	c.warnings++
	if !c.Quiet {
		fmt.Fprintf(c.Out, "warning "+format+"\n", args...)
	}
}

func (c *checking) findings(all []readability.Finding) {
	for _, f := range all {
		if f.Severity == readability.Limit {
			c.fail("%s", f)
		} else {
			c.warn("%s", f)
		}
	}
}

// pages measures the finished HTML of every page in the site map, and the way to a GP
// as each sort of person sees it.
func (c *checking) pages(words shelf, zone *time.Location) {
	o := web.Options{
		Site:   web.Site{Name: "My guide", PublicURL: &url.URL{Scheme: "https", Host: "example.org"}, ExitURL: &url.URL{}, Zone: zone},
		Bundle: words.bundle, Library: words.library, Facts: words.facts, Front: words.front,
		Clock: func() time.Time { return c.day }, Log: slog.New(slog.DiscardHandler),
	}
	docs, err := web.Drafts(o, c.day)
	if err != nil {
		c.err = err
		return
	}
	files := sources(words)
	for _, doc := range docs {
		c.page(doc, files[doc.Path])
	}
	c.findings(c.site.Check(readability.Middle()))
	c.journey(o)
}

// sources says which Markdown file each address comes from.
func sources(words shelf) map[string]string {
	files := map[string]string{}
	for _, slug := range words.library.Slugs() {
		for _, tag := range words.library.Langs(slug) {
			page, _ := words.library.Page(tag, slug)
			files[page.Address()] = page.Meta.File
		}
	}
	return files
}

func (c *checking) page(doc press.Doc, file string) {
	if file == "" {
		file = "the page " + doc.Path
	}
	tag, rest, _ := strings.Cut(strings.TrimPrefix(doc.Path, "/"), "/")
	limits := readability.OtherLanguage()
	switch {
	case tag == "en" && (strings.HasPrefix(rest, "staff") || rest == "meet" || strings.HasPrefix(rest, "meet/")):
		limits = readability.Staff()
	case tag == "en" && rest == "words":
		limits = readability.WordList()
	case tag == "en":
		limits = readability.English()
	}
	blocks, err := readability.FromHTML(doc.Body, file)
	if err != nil {
		c.fail("%s: %v", file, err)
		return
	}
	c.findings(c.reader.Check(blocks, limits))
	measures := c.reader.Measure(blocks)
	if measures.Words == 0 {
		c.fail("%s: the page %s has no words that count", file, doc.Path)
	}
	c.site.Add(doc.Path, measures, limits)
	if staff, err := readability.StaffFromHTML(doc.Body, file); err == nil && len(staff) > 0 {
		c.findings(c.reader.Check(staff, readability.Staff()))
	}
}

// messages measures every text of the interface in every language.
func (c *checking) messages(bundle *i18n.Bundle) {
	for _, tag := range bundle.Tags() {
		for _, m := range bundle.Messages(tag) {
			check := c.reader.CheckMessage
			if forStaff(m.Key) {
				check = c.reader.CheckStaffMessage
			}
			for _, f := range check(m.Text, tag) {
				f.File, f.Line = path.Join("locales", m.File), m.Line
				c.findings([]readability.Finding{f})
			}
		}
	}
}

// forStaff says whether a message stands on the screens of key workers alone, or is
// read by those who connect another system.
func forStaff(key string) bool {
	return strings.HasPrefix(key, "kw.") || strings.HasPrefix(key, "api.")
}

// ages looks at what grows old: facts and pages past their next check, and pages
// that nobody has approved.
func (c *checking) ages(words shelf) {
	for _, f := range words.facts.Overdue(c.day) {
		say := fmt.Sprintf("locales/facts.toml: [%s] was to be checked again by %s. Look at its source, and move its dates on.", f.Key(), f.NextCheck.Format(time.DateOnly))
		if facts.Age(f.NextCheck, c.day) == facts.Stale {
			c.fail("%s", say)
		} else {
			c.warn("%s", say)
		}
	}
	late, failed := words.library.Overdue(c.day)
	for _, p := range failed {
		c.fail("%s", p)
	}
	for _, p := range late {
		c.warn("%s", p)
	}
	for _, p := range words.library.Unapproved() {
		if c.Release {
			c.fail("%s", p)
		}
	}
	for _, p := range words.library.Warnings() {
		c.warn("%s", p)
	}
}

// end prints the table and the last line.
func (c *checking) end() (bool, error) {
	if c.err != nil {
		return false, c.err
	}
	if !c.Quiet {
		fmt.Fprintln(c.Out)
		if err := c.site.Table(c.Out, readability.Middle()); err != nil {
			return false, err
		}
		fmt.Fprintln(c.Out)
	}
	verdict := "Every page and message is within the limits."
	if !c.ok {
		verdict = "The check has failed."
	}
	fmt.Fprintf(c.Out, "%d over a limit, %d warnings. %s\n", c.limits, c.warnings, verdict)
	return c.ok, nil
}
