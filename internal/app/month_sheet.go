package app

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"text/tabwriter"
	"time"

	"plainwell/internal/gp"
	"plainwell/internal/i18n"
)

// mostAreas is how many areas fit on one sheet of A4.
const mostAreas = 30

// monthSheet is a month as it is printed.
type monthSheet struct {
	gp.Report
	Name    string // November 2026
	Made    string // the day on which it was printed
	Unended bool   // the month is not over
	Top     []sheetLine
	Said    []sheetLine
	Where   []sheetLine
	More    int // areas that did not fit
}

// sheetLine is one number with its name.
type sheetLine struct{ Name, N string }

func newMonthSheet(say *i18n.Speaker, r gp.Report, first, now time.Time) monthSheet {
	m := monthSheet{Report: r, Name: first.Format("January 2006"), Made: say.FullDate(now), Unended: now.Before(first.AddDate(0, 1, 0))}
	m.Top = []sheetLine{{"Joined a surgery", shown(r.Joined)}, {"Still trying", shown(r.Trying)}}
	if !r.NoTotal {
		m.Top = append(m.Top, sheetLine{"A surgery said no", shown(r.Refused)})
	}
	for _, l := range r.Reasons {
		m.Said = append(m.Said, sheetLine{say.T("gp.no." + l.Name), shown(l.Figure)})
	}
	// The largest first. Hidden numbers stay in the order of their names: any other
	// order would tell which is larger.
	areas := slices.Clone(r.Areas)
	slices.SortStableFunc(areas, func(a, b gp.Line) int { return cmp.Compare(b.N, a.N) })
	if len(areas) > mostAreas {
		areas, m.More = areas[:mostAreas], len(areas)-mostAreas
	}
	for _, l := range areas {
		m.Where = append(m.Where, sheetLine{cmp.Or(l.Name, "no area given"), shown(l.Figure)})
	}
	return m
}

// shown is a number as it is printed.
func shown(f gp.Figure) string {
	if f.Hidden {
		return "under 5"
	}
	return strconv.Itoa(f.N)
}

// text prints the sheet for a terminal, and where the file went.
func (m monthSheet) text(out io.Writer, file string) error {
	w := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "Joining a GP surgery: %s\n", m.Name)
	if m.Unended {
		fmt.Fprintln(w, "This month has not ended yet.")
	}
	if m.Anything {
		for _, list := range []struct {
			title string
			lines []sheetLine
		}{{"", m.Top}, {"What the surgery said", m.Said}, {"Where a surgery said no", m.Where}} {
			if len(list.lines) == 0 {
				continue
			}
			fmt.Fprintf(w, "\n%s\n", list.title)
			for _, l := range list.lines {
				fmt.Fprintf(w, "  %s\t%s\n", l.Name, l.N)
			}
		}
		for _, note := range m.Notes() {
			fmt.Fprintf(w, "\n%s\n", note)
		}
	} else {
		fmt.Fprintln(w, "\nNobody has told us anything in this month.")
	}
	if file != "" {
		fmt.Fprintf(w, "\nThe sheet for the team is in %s.\n", file)
	}
	return w.Flush()
}

// Notes say what is left out, and why.
func (m monthSheet) Notes() []string {
	notes := []string{"Numbers from 1 to 4 are shown as \"under 5\", so that nobody can be known by them."}
	if m.NoTotal {
		notes = append(notes, "How often a surgery said no in all is left out: it would tell a small number.")
	}
	if m.NoAreas {
		notes = append(notes, "The list of areas is left out: it would tell a small number.")
	}
	if m.More > 0 {
		notes = append(notes, fmt.Sprintf("%d more areas are not shown.", m.More))
	}
	return notes
}
