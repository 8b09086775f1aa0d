package content

import (
	"fmt"
	"strings"
	"time"

	"plainwell/internal/facts"
)

// Unapproved gives the pages that hold a safety-critical point and that no named
// person has approved. A release waits for them.
func (l *Library) Unapproved() []Problem {
	var all []Problem
	for _, p := range l.all() {
		if len(p.Meta.Safety) > 0 && p.Meta.ApprovedBy == "" {
			points := strings.Trim(strings.Join(strings.Fields(fmt.Sprint(p.Meta.Safety)), ", "), "[]")
			all = append(all, Problem{p.Meta.File, 0,
				"the page holds safety-critical points (" + points + ") and nobody has approved it. A named clinician has to: approved_by."})
		}
	}
	return all
}

// Overdue gives the pages that were to be checked again before this day: late within
// the days of grace, failed after them.
func (l *Library) Overdue(day time.Time) (late, failed []Problem) {
	for _, p := range l.all() {
		next := p.Meta.NextCheck
		problem := Problem{p.Meta.File, 0,
			"the page was to be checked again by " + next.Format("2 January 2006") + ". Check it, then change checked and next_check."}
		switch facts.Age(next, day) {
		case facts.Overdue:
			late = append(late, problem)
		case facts.Stale:
			failed = append(failed, problem)
		}
	}
	return late, failed
}
