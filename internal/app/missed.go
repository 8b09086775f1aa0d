package app

import (
	"fmt"
	"io"
	"text/tabwriter"

	"plainwell/internal/search"
	"plainwell/internal/store"
)

// missedTable prints what readers looked for in vain, the most wanted first. It prints
// words alone: who asked, and when, is kept nowhere.
func missedTable(out io.Writer, missed []store.MissedSearch) error {
	if len(missed) == 0 {
		_, err := fmt.Fprintf(out, "\nNothing was looked for in vain %d times or more.\n", search.TallyAfter)
		return err
	}
	fmt.Fprintln(out, "\nLooked for, and no page was found:")
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "times\tlanguage\twords")
	for _, m := range missed {
		fmt.Fprintf(w, "%d\t%s\t%s\n", m.Times, m.Lang, m.Words)
	}
	return w.Flush()
}
