package store

import "plainwell/internal/remind"

// planColumns have no table before them, because RETURNING takes none; no other
// table of a query has columns of these names.
const planColumns = `purpose, days, hours, due, expires, silent`

// planRow is where the columns above are read into.
type planRow struct {
	remind.Plan
	due, expires int64
}

func (p *planRow) into() []any {
	return []any{&p.Purpose, &p.Offset.Days, &p.Offset.Hours, &p.due, &p.expires, &p.Silent}
}

func (p *planRow) plan() remind.Plan {
	p.Due, p.Expires = fromMS(p.due), fromMS(p.expires)
	return p.Plan
}
