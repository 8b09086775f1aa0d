package store

import (
	"slices"
	"strings"
	"testing"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/remind"
	"plainwell/internal/worker"
	"plainwell/internal/worker/intake"
)

// row is a line of a file: a date in so many hours.
func (o *office) row(id, ref redact.Text, hours int) intake.Row {
	return intake.Row{External: id, Ref: ref, Starts: o.details(hours).Starts, Zone: "Europe/London"}
}

// take takes rows in, and gives the acts in their order.
func (o *office) take(t testing.TB, by worker.Actor, do bool, rows ...intake.Row) (acts []intake.Act, report intake.Report) {
	t.Helper()
	in := intake.New(o.Store, o.Desk)
	run := in.Try
	if do {
		run = in.Do
	}
	report, err := run(ctx, by, intake.Sheet{Rows: rows}, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range report.Lines {
		acts = append(acts, l.Act)
	}
	return acts, report
}

func acted(t testing.TB, got []intake.Act, want ...intake.Act) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%v, want %v", got, want)
	}
	for i := range got {
		if got[i] != want[i] {
			t.Fatalf("%v, want %v", got, want)
		}
	}
}

func TestAFileIsTakenInOnceAndItsChangesAfterwards(t *testing.T) {
	o := newOffice(t)
	sam := o.colleague(t, 11, 1, worker.RoleWorker, "Sam")
	a, b, c := o.row("A1", "blue 7", 50), o.row("A2", "blue 7", 74), o.row("A3", "red 8", 50)

	acts, report := o.take(t, sam, false, a, b, c)
	acted(t, acts, intake.ActMake, intake.ActMake, intake.ActMake)
	if people, _ := o.People(ctx, sam); len(people) != 0 || report.People != 2 {
		t.Fatalf("trying made %d people, and told of %d", len(people), report.People)
	}
	acts, _ = o.take(t, sam, true, a, b, c)
	acted(t, acts, intake.ActMake, intake.ActMake, intake.ActMake)
	people, _ := o.People(ctx, sam)
	slices.SortFunc(people, func(a, b worker.Person) int { return strings.Compare(a.Nick.Reveal(), b.Nick.Reveal()) })
	if len(people) != 2 || people[0].Nick != "blue 7" {
		t.Fatalf("people: %+v", people)
	}
	dates := func() []worker.Made {
		list, err := o.Dates(ctx, sam, people[0].ID)
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	first := dates()

	acts, _ = o.take(t, sam, true, a, b, c)
	acted(t, acts, intake.ActSame, intake.ActSame, intake.ActSame)
	place := intake.Place{Name: "Long Lane", Phone: "0800 11 22 33"}
	b.Place, c.Off = &place, true
	acts, _ = o.take(t, sam, true, a, b, c)
	acted(t, acts, intake.ActSame, intake.ActChange, intake.ActCancel)
	now := dates()
	if len(now) != 2 || now[1].ID != first[1].ID || now[1].Version != 2 || now[1].Place != "Long Lane" || now[1].Phone != "0800 11 22 33" || now[0].Version != 1 {
		t.Fatalf("a changed line did not change its date: %+v", now)
	}
	acts, _ = o.take(t, sam, true, a, b, c)
	acted(t, acts, intake.ActSame, intake.ActSame, intake.ActSame)
	if list := dates(); len(list) != 2 {
		t.Fatalf("%d dates after the same file again", len(list))
	}
	acts, report = o.take(t, sam, true, a) // the others are not in the file any more
	acted(t, acts, intake.ActSame)
	if list := dates(); len(list) != 2 || list[1].Cancelled {
		t.Error("a date went because a file left it out")
	}
}

// What a worker wrote beside the file's columns stays.
func TestAFileChangesOnlyWhatItSpeaksOf(t *testing.T) {
	o := newOffice(t)
	sam := o.colleague(t, 11, 1, worker.RoleWorker, "Sam")
	row := o.row("A1", "blue 7", 50)
	o.take(t, sam, true, row)
	people, _ := o.People(ctx, sam)
	m := must(o.Dates(ctx, sam, people[0].ID))(t)[0]
	d := m.Details
	d.Bring, d.Offsets = "the blue card", []remind.Offset{{Days: 7}}
	must(o.Change(ctx, sam, m.ID, m.Version, d))(t)
	row.Starts = o.details(60).Starts
	acts, _ := o.take(t, sam, true, row)
	acted(t, acts, intake.ActChange)
	m = must(o.Dates(ctx, sam, people[0].ID))(t)[0]
	if m.Bring != "the blue card" || len(m.Offsets) != 1 || m.Starts != row.Starts {
		t.Errorf("%+v", m.Details)
	}
}

func TestAFileNeverReachesOthers(t *testing.T) {
	o := newOffice(t)
	sam := o.colleague(t, 11, 1, worker.RoleWorker, "Sam")
	kim := o.colleague(t, 12, 1, worker.RoleWorker, "Kim")
	lead := o.colleague(t, 13, 1, worker.RoleLead, "Ash")
	other := o.colleague(t, 21, 2, worker.RoleWorker, "Lou")
	row := o.row("A1", "blue 7", 50)
	o.take(t, sam, true, row)

	row.Off = true
	acts, report := o.take(t, kim, true, row)
	acted(t, acts, intake.ActWrong)
	if report.Wrong[0].Key != "kw.error.none" {
		t.Errorf("a colleague's date: %+v", report.Wrong)
	}
	acts, _ = o.take(t, other, true, row)
	acted(t, acts, intake.ActNone) // to another team it never came
	acts, _ = o.take(t, other, true, o.row("A1", "blue 7", 50))
	acted(t, acts, intake.ActMake)
	acts, _ = o.take(t, lead, true, row)
	acted(t, acts, intake.ActCancel)
	acts, _ = o.take(t, lead, true, o.row("A1", "blue 7", 51))
	acted(t, acts, intake.ActWrong) // off here, on there: a person has to look

	publisher := o.colleague(t, 14, 1, worker.RolePublisher, "Pat")
	if _, err := intake.New(o.Store, o.Desk).Do(ctx, publisher, intake.Sheet{}, 0); !fault.Is(err, fault.NotFound) {
		t.Errorf("a publisher took a file in: %v", err)
	}
}

// A stop between the date and the note of its id leaves no second date behind.
func TestAStopHalfWayIsMendedByTheSameFile(t *testing.T) {
	o := newOffice(t)
	sam := o.colleague(t, 11, 1, worker.RoleWorker, "Sam")
	row := o.row("A1", "blue 7", 50)
	o.take(t, sam, true, row)
	o.run(t, `DELETE FROM external`)
	o.take(t, sam, true, row)
	people, _ := o.People(ctx, sam)
	if list := must(o.Dates(ctx, sam, people[0].ID))(t); len(list) != 1 {
		t.Errorf("%d dates", len(list))
	}
}

// A name or a number of the NHS makes no person.
func TestAReferenceThatNamesSomebodyIsRefused(t *testing.T) {
	o := newOffice(t)
	sam := o.colleague(t, 11, 1, worker.RoleWorker, "Sam")
	for _, ref := range []redact.Text{"Mary Example", "943 476 5919", "a.person@host.example"} {
		acts, report := o.take(t, sam, true, o.row("A-"+ref, ref, 50))
		acted(t, acts, intake.ActWrong)
		if w := report.Wrong[0]; w.Column != intake.ColumnRef || w.Key != "api.error.ref-personal" {
			t.Errorf("%+v", w)
		}
	}
	if people, _ := o.People(ctx, sam); len(people) != 0 {
		t.Error("somebody was made")
	}
}

func TestAFileThatWaitsIsTheAccountsOwnAndGoes(t *testing.T) {
	o := newOffice(t)
	o.colleague(t, 11, 1, worker.RoleWorker, "Sam")
	o.colleague(t, 12, 1, worker.RoleWorker, "Kim")
	f := intake.File{Shape: intake.ShapeCSV, Body: []byte("a very private file"), Order: intake.OrderDayFirst}
	token := must(o.Stage(ctx, 11, f))(t)
	if got := must(o.Staged(ctx, 11, token))(t); string(got.Body) != string(f.Body) || got.Order != f.Order {
		t.Errorf("%+v", got)
	}
	if _, err := o.Staged(ctx, 12, token); !fault.Is(err, fault.NotFound) {
		t.Errorf("another account read it: %v", err)
	}
	o.now = o.now.Add(stagedSpan)
	if _, err := o.Staged(ctx, 11, token); !fault.Is(err, fault.NotFound) {
		t.Errorf("it did not end: %v", err)
	}
	if err := o.PurgeStaged(ctx, o.now); err != nil {
		t.Fatal(err)
	}
	var n int
	if err := o.readers.QueryRow(`SELECT count(*) FROM staged_file`).Scan(&n); err != nil || n != 0 {
		t.Errorf("%d files wait, %v", n, err)
	}
}

// must gives a value that came with no error.
func must[T any](v T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// A person and their reference are one: who loses the race for it is nobody at all.
func TestAPersonAndTheirReferenceAreWrittenTogether(t *testing.T) {
	o := newOffice(t)
	sam := o.colleague(t, 11, 1, worker.RoleWorker, "Sam")
	long := redact.Text(strings.Repeat("case 7 ", 8)) + "b"
	must(o.AddPersonAs(ctx, sam, "blue 7", long))(t)
	if _, err := o.AddPersonAs(ctx, sam, "red 8", long); !fault.Is(err, fault.Conflict) {
		t.Errorf("the same reference once more: %v", err)
	}
	people, _ := o.People(ctx, sam)
	if len(people) != 1 || people[0].Nick != "blue 7" {
		t.Errorf("%d people", len(people))
	}
	acts, _ := o.take(t, sam, true, o.row("A1", long, 50), o.row("A2", long+"c", 50))
	acted(t, acts, intake.ActMake, intake.ActMake)
	if people, _ := o.People(ctx, sam); len(people) != 2 {
		t.Errorf("%d people after a file", len(people))
	}
}
