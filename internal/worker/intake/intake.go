package intake

import (
	"context"
	"reflect"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/remind"
	"plainwell/internal/worker"
	"plainwell/internal/worker/partner"
)

// Shelf remembers which date came as what. The store satisfies it.
type Shelf interface {
	partner.RefShelf
	// External finds the date that came to a team under an id of another system, and
	// says whether it came with this very mark. Unknown is fault.NotFound.
	External(ctx context.Context, team worker.TeamID, id, mark redact.Text) (date int64, same bool, err error)
	// SetExternal notes it.
	SetExternal(ctx context.Context, team worker.TeamID, id, mark redact.Text, date int64) error
}

// Intake takes dates in.
type Intake struct {
	shelf Shelf
	desk  *worker.Desk
}

// New makes an intake over a team's desk.
func New(shelf Shelf, desk *worker.Desk) *Intake { return &Intake{shelf, desk} }

// Act is what becomes of one row.
type Act string

// What a row can lead to.
const (
	ActMake   Act = "make"
	ActChange Act = "change"
	ActCancel Act = "cancel"
	ActSame   Act = "same" // it stands here as it is there
	ActPast   Act = "past"
	ActNone   Act = "none" // it is called off there, and never came here
	ActWrong  Act = "wrong"
)

// Acts lists every act, those that do something first.
var Acts = []Act{ActMake, ActChange, ActCancel, ActSame, ActPast, ActNone, ActWrong}

// Key is the message key of an act.
func (a Act) Key() string { return "kw.import.act." + string(a) }

// Line is what becomes of one row.
type Line struct {
	Row
	Act  Act
	Nick redact.Text // whose date it is
}

// Report is what a file does, or would do.
type Report struct {
	Lines  []Line
	Wrong  []Wrong
	People int // people who are new here
}

// Count gives how many rows have an act.
func (r Report) Count(a Act) int {
	n := 0
	for _, l := range r.Lines {
		if l.Act == a {
			n++
		}
	}
	return n
}

// Try says what a sheet would do, and does nothing. person is whom rows without a
// reference are for, 0 for nobody.
func (t *Intake) Try(ctx context.Context, by worker.Actor, sheet Sheet, person worker.PersonID) (Report, error) {
	return t.run(ctx, by, sheet, person, false)
}

// Do takes a sheet in. Rows stand each for themselves: one that is wrong leaves the
// others alone, and after a stop half-way the same file goes on where it ended.
func (t *Intake) Do(ctx context.Context, by worker.Actor, sheet Sheet, person worker.PersonID) (Report, error) {
	return t.run(ctx, by, sheet, person, true)
}

func (t *Intake) run(ctx context.Context, by worker.Actor, sheet Sheet, person worker.PersonID, do bool) (Report, error) {
	r := run{Intake: t, by: by, do: do, chosen: person, people: map[string]worker.Person{}, report: Report{Wrong: sheet.Wrong}}
	if _, err := t.desk.People(ctx, by); err != nil {
		return Report{}, err // who has no caseload takes nothing in
	}
	for _, row := range sheet.Rows {
		line := Line{Row: row}
		err := r.row(ctx, &line)
		if f := fault.Of(err); f != nil {
			if f.Code == fault.Internal || f.Code == fault.Unavailable || f.Code == fault.Timeout {
				return r.report, err
			}
			line.Act = ActWrong
			r.refuse(row, f)
		}
		r.report.Lines = append(r.report.Lines, line)
	}
	return r.report, nil
}

// run is one time through a sheet.
type run struct {
	*Intake
	by     worker.Actor
	do     bool
	chosen worker.PersonID
	people map[string]worker.Person // by reference; those who would be new have no ID
	report Report
}

// refuse notes why a row cannot be used: at the first field that is wrong, else for
// the row as a whole.
func (r *run) refuse(row Row, f *fault.Error) {
	if len(f.Fields) == 0 {
		r.report.Wrong = append(r.report.Wrong, Wrong{Line: row.Line, Key: f.Key, Args: f.Args})
	}
	for _, field := range f.Fields {
		r.report.Wrong = append(r.report.Wrong, Wrong{Line: row.Line, Column: field.Name, Key: field.Key, Args: field.Args})
	}
}

// row takes in one row, or says what that would do.
func (r *run) row(ctx context.Context, l *Line) error {
	date, same, err := r.shelf.External(ctx, r.by.Team, l.External, l.Mark)
	switch {
	case err == nil:
		return r.known(ctx, l, date, same)
	case !fault.Is(err, fault.NotFound):
		return err
	case l.Off:
		l.Act = ActNone
		return nil
	case l.Past:
		l.Act = ActPast
		return nil
	}
	p, err := r.person(ctx, l.Ref)
	if err != nil {
		return err
	}
	l.Act, l.Nick = ActMake, p.Nick
	details := l.details(remind.Details{Kind: remind.KindDate, Offsets: remind.DefaultOffsets})
	if !r.do {
		return details.Check()
	}
	made, err := r.desk.Make(ctx, r.by, p.ID, details)
	if err != nil {
		return err
	}
	return r.shelf.SetExternal(ctx, r.by.Team, l.External, l.Mark, made.ID)
}

// known changes a date that came before.
func (r *run) known(ctx context.Context, l *Line, date int64, same bool) error {
	now, err := r.desk.Date(ctx, r.by, date)
	if err != nil {
		return err
	}
	p, err := r.desk.Person(ctx, r.by, now.Person)
	if err != nil {
		return err
	}
	l.Nick = p.Nick
	details := l.details(now.Details)
	switch {
	case l.Off && now.Cancelled:
		l.Act = ActSame
	case l.Off:
		l.Act = ActCancel
	case l.Past:
		l.Act = ActPast
	case same || !now.Cancelled && reflect.DeepEqual(details, now.Details):
		l.Act = ActSame
	case now.Cancelled:
		return fault.New(fault.Conflict, "kw.import.error.off-here")
	default:
		l.Act = ActChange
	}
	if !r.do {
		if l.Act == ActChange {
			return details.Check()
		}
		return nil
	}
	switch l.Act {
	case ActCancel:
		_, err = r.desk.Cancel(ctx, r.by, date, now.Version)
	case ActChange:
		_, err = r.desk.Change(ctx, r.by, date, now.Version, details)
	}
	if err != nil || same || l.Act == ActPast {
		return err
	}
	return r.shelf.SetExternal(ctx, r.by.Team, l.External, l.Mark, date)
}

// person finds whose date a row is, and makes a person of a reference that is new: it
// is then their nickname too.
func (r *run) person(ctx context.Context, ref redact.Text) (worker.Person, error) {
	if ref == "" {
		if r.chosen == 0 {
			return worker.Person{}, fault.New(fault.Invalid, "kw.import.error.whose")
		}
		return r.desk.Person(ctx, r.by, r.chosen)
	}
	if p, met := r.people[ref.Reveal()]; met {
		return p, nil
	}
	id, err := r.shelf.ByRef(ctx, r.by, ref)
	if err == nil {
		p, err := r.desk.Person(ctx, r.by, id)
		if err == nil {
			r.people[ref.Reveal()] = p
		}
		return p, err
	}
	if !fault.Is(err, fault.NotFound) {
		return worker.Person{}, err
	}
	p := worker.Person{Nick: partner.NickOf(ref.Reveal())}
	if key := partner.CheckRef(ref.Reveal()); key != "" {
		return p, fault.Fields("kw.error.form", fault.Field{Name: ColumnRef, Key: key, Args: map[string]any{"Max": partner.MaxRef}})
	}
	if r.do {
		if p, err = r.desk.AddPersonAs(ctx, r.by, p.Nick, ref); err != nil {
			return p, err
		}
	}
	r.report.People++
	r.people[ref.Reveal()] = p
	return p, nil
}

// ColumnRef is the column of the reference of a person, in our own layout.
const ColumnRef = "person_ref"
