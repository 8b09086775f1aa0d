package app

import (
	"cmp"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"plainwell/internal/content"
	"plainwell/internal/seal"
	"plainwell/internal/store"
)

// Feedback prints what readers said of each page: a line for a page in a month, the
// newest month first, with the parts that they found hard; and then the words that they
// looked for in vain. It makes no file.
func Feedback(ctx context.Context, dataDir, contentDir string, out io.Writer) error {
	file := store.File(dataDir)
	if !store.Exists(file) {
		return fmt.Errorf("the database %s is not there yet: the first start of plainwell serve makes it", file)
	}
	keys, err := seal.Open(store.KeyFile(dataDir), rand.Reader)
	if err != nil {
		return err
	}
	own := settings{}
	if contentDir != "" {
		own.content = os.DirFS(contentDir)
	}
	words, err := readShelf(own.content)
	if err != nil {
		return err
	}
	db, err := store.Open(ctx, store.Options{Path: file, Keys: keys, Clock: time.Now, Random: rand.Reader})
	if err != nil {
		return err
	}
	counts, err := db.Feedback(ctx)
	missed, err2 := db.MissedSearches(ctx)
	if err = errors.Join(err, err2, db.Close()); err != nil {
		return err
	}
	return errors.Join(feedbackTable(out, counts, words.library), missedTable(out, missed))
}

// feedbackLine is what readers said of one page in one month.
type feedbackLine struct {
	month, page, lang string
	answers           map[string]int
	parts             map[int]int
}

func feedbackTable(out io.Writer, counts []store.FeedbackCount, library *content.Library) error {
	if len(counts) == 0 {
		_, err := fmt.Fprintln(out, "No reader has answered yet.")
		return err
	}
	var lines []*feedbackLine
	for _, c := range counts {
		i := slices.IndexFunc(lines, func(l *feedbackLine) bool { return l.month == c.Month && l.page == c.Page && l.lang == c.Lang })
		if i < 0 {
			i = len(lines)
			lines = append(lines, &feedbackLine{c.Month, c.Page, c.Lang, map[string]int{}, map[int]int{}})
		}
		lines[i].answers[c.Answer] += c.N
		if c.Part > 0 {
			lines[i].parts[c.Part] += c.N
		}
	}
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "month\tpage\tlanguage\tyes\ta bit\tno\thard parts")
	for _, l := range lines {
		fmt.Fprintf(w, "%s\t%s\t%s\t%d\t%d\t%d\t%s\n", l.month, l.page, l.lang,
			l.answers["yes"], l.answers["bit"], l.answers["no"], l.hardParts(library))
	}
	return w.Flush()
}

// hardParts names the headings that readers found hard, the most often named first.
func (l *feedbackLine) hardParts(library *content.Library) string {
	var headings []string
	if page, inLang := library.Page(l.lang, l.page); page != nil && inLang {
		headings = page.Parts()
	}
	var all []int
	for part := range l.parts {
		all = append(all, part)
	}
	slices.SortFunc(all, func(a, b int) int { return cmp.Or(l.parts[b]-l.parts[a], a-b) })
	var said []string
	for _, part := range all {
		name := "a heading that is gone"
		if part <= len(headings) {
			name = headings[part-1]
		}
		said = append(said, fmt.Sprintf("%d. %s (%d)", part, name, l.parts[part]))
	}
	return strings.Join(said, "; ")
}
