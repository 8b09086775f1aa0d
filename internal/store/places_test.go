package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"plainwell/internal/places"
)

// placeFile writes a file and opens it as an operator's.
func placeFile(t testing.TB, name, text string) *places.Source {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := places.OpenSource(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// surgeryLine is a row of epraccur in the new shape.
func surgeryLine(code, name, town, county, postcode string) string {
	return fmt.Sprintf("%s,%s,Y63,QHM,1 HIGH STREET,,,%s,%s,%s,19740401,,ACTIVE,B,16C,20200401,,01632 960001,,,,1,,16C,,RO76,\n", code, name, town, county, postcode)
}

func postcodeLine(postcode string, e, n int) string {
	return fmt.Sprintf("%q,10,%d,%d,,,,,,\n", postcode, e, n)
}

func (b *bed) importer() places.Importer {
	return places.Importer{Shelf: b.Store, Clock: func() time.Time { return t0 }, Small: true}
}

func (b *bed) surgeries(t testing.TB, text string) places.SurgeryReport {
	t.Helper()
	r, err := b.importer().Surgeries(ctx, placeFile(t, "epraccur.csv", text))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func (b *bed) postcodes(t testing.TB, text string) places.PostcodeReport {
	t.Helper()
	r, err := b.importer().Postcodes(ctx, placeFile(t, "ts.csv", text))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func (b *bed) find(t testing.TB, typed string) places.Answer {
	t.Helper()
	a, err := places.NewFinder(b.Store, func() time.Time { return t0 }, false).Find(ctx, typed, 10)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func names(list []places.Near) string {
	var out []string
	for _, n := range list {
		out = append(out, n.Code)
	}
	return strings.Join(out, " ")
}

const farTown = "NEWPORT"

// country is a small country with two towns of one name.
func (b *bed) country(t testing.TB) {
	b.surgeries(t, surgeryLine("A001", "NEAR", "STOCKTON-ON-TEES", "CLEVELAND", "TS18 1AA")+
		surgeryLine("A002", "MIDDLE", "STOCKTON-ON-TEES", "CLEVELAND", "TS18 1AB")+
		surgeryLine("A003", "FAR", "STOCKTON-ON-TEES", "CLEVELAND", "TS19 9ZZ")+
		surgeryLine("A004", "NEWPORT ONE", farTown, "GWENT", "NP20 1AA")+
		surgeryLine("A005", "NEWPORT TWO", farTown, "ISLE OF WIGHT", "PO30 1AA")+
		surgeryLine("A006", "NOWHERE", "", "", ""))
	b.postcodes(t, postcodeLine("TS18 1AA", 444_000, 519_000)+postcodeLine("TS18 1AB", 444_800, 519_000)+postcodeLine("TS19 1AA", 449_999, 519_000)+
		postcodeLine("TS18 9AA", 444_100, 519_000)+postcodeLine("NP20 1AA", 331_000, 188_000)+postcodeLine("PO30 1AA", 450_000, 89_000))
}

func TestTheNearestSurgeriesComeFirst(t *testing.T) {
	b := newBed(t)
	b.country(t)
	for typed, want := range map[string]string{
		"ts18 9aa": "A001 A002 A003", "TS18": "A001 A002 A003", "TS19 1AA": "A003 A002 A001", "stockton": "A002 A001 A003", "Stokton on Tees": "A002 A001 A003",
		"1 High Street TS18 9AA": "A001 A002 A003", "newport po30": "A005", "Newport NP20": "A004", "TSI8 9AA": "A001 A002 A003", "casnewydd np20": "A004",
	} {
		a := b.find(t, typed)
		if a.Outcome != places.Found || names(a.Near) != want || !a.Measured || a.More {
			t.Errorf("%q: outcome %d, %s, want %s", typed, a.Outcome, names(a.Near), want)
		}
	}
	if a := b.find(t, "TS18 9AA"); a.Near[0].Away.Words != "very-near" || a.Near[1].Away.Words != "half" || a.Near[2].Away != (places.Away{Words: "miles", Halves: 7}) {
		t.Errorf("%+v", a.Near)
	}
	if a := b.find(t, "TS18 2ZZ"); a.Outcome != places.Found || !a.Half || a.Read != "TS18" {
		t.Errorf("an unknown postcode of a known half: %+v", a)
	}
	if a := b.find(t, "newport"); a.Outcome != places.Choose || len(a.Choices) != 2 || a.Choices[0].County == a.Choices[1].County {
		t.Errorf("two towns of one name: %+v", a)
	}
	for typed, want := range map[string]places.Outcome{"XX1 1AA": places.NotKnown, "qqqqqq": places.NotPlace, "high street": places.NotPlace, "'; DROP": places.NotPlace, "cleveland": places.NotPlace} {
		if a := b.find(t, typed); a.Outcome != want {
			t.Errorf("%q: %+v", typed, a)
		}
	}
}

func TestSurgeriesAreFoundWithNoPostcodesAtAll(t *testing.T) {
	b := newBed(t)
	b.surgeries(t, surgeryLine("A001", "ONE", "STOCKTON-ON-TEES", "", "TS18 1AA")+surgeryLine("A002", "TWO", "STOCKTON-ON-TEES", "", "TS18 2AA")+surgeryLine("A003", "THREE", "STOCKTON-ON-TEES", "", "TS19 2AA"))
	for typed, want := range map[string]string{"TS18 2ZZ": "A002 A001", "TS18": "A001 A002", "stockton": "A001 A003 A002", "TS19 1AA": "A003"} {
		a := b.find(t, typed)
		if a.Outcome != places.Found || names(a.Near) != want || a.Measured {
			t.Errorf("%q: %d %s, want %s", typed, a.Outcome, names(a.Near), want)
		}
	}
	if a := b.find(t, "TS20 1AA"); a.Outcome != places.NotKnown {
		t.Errorf("%+v", a)
	}
	b.postcodes(t, postcodeLine("NP20 1AA", 331_000, 188_000))
	if a := b.find(t, "TS18 2ZZ"); names(a.Near) != "A002 A001" || a.Measured {
		t.Errorf("with postcodes of another place: %+v", a)
	}
	if a := b.find(t, "NP20 1AA"); a.Outcome != places.NothingBy || a.Read != "NP20 1AA" {
		t.Errorf("far from every surgery: %+v", a)
	}
	i := b.importer()
	i.AllowDrop = true
	if _, err := i.Postcodes(ctx, placeFile(t, "ts.csv", postcodeLine("TS18 1AA", 444_000, 519_000)+postcodeLine("TS19 2AA", 445_000, 519_000))); err != nil {
		t.Fatal(err)
	}
	if a := b.find(t, "TS18 1AA"); !a.Measured || len(a.Near) != 3 {
		t.Errorf("with postcodes: %+v", a)
	}
}

func TestWithNoSurgeriesTheAnswerSaysSo(t *testing.T) {
	b := newBed(t)
	if a := b.find(t, "TS18"); a.Outcome != places.NoData {
		t.Errorf("%+v", a)
	}
}

func TestAFailureLeavesTheSetInUse(t *testing.T) {
	b := newBed(t)
	b.country(t)
	for name, text := range map[string]string{
		"a drop":    surgeryLine("A001", "NEAR", "STOCKTON-ON-TEES", "", "TS18 1AA"),
		"a cut row": surgeryLine("A001", "NEAR", "STOCKTON-ON-TEES", "", "TS18 1AA") + "A002,X",
		"a bad row": surgeryLine("A001", "NEAR", "X", "", "") + strings.Replace(surgeryLine("A002", "NEAR", "X", "", ""), "ACTIVE", "?", 1),
	} {
		if _, err := b.importer().Surgeries(ctx, placeFile(t, "epraccur.csv", text)); err == nil {
			t.Errorf("%s was taken", name)
		}
		if a := b.find(t, "stockton"); names(a.Near) != "A002 A001 A003" {
			t.Errorf("after %s: %s", name, names(a.Near))
		}
	}
	if _, err := b.importer().Postcodes(ctx, placeFile(t, "ts.csv", postcodeLine("TS18 1AA", 1, 1))); !errors.Is(err, places.ErrDrop) {
		t.Errorf("%v", err)
	}
	i := b.importer()
	i.AllowDrop = true
	if r, err := i.Surgeries(ctx, placeFile(t, "epraccur.csv", surgeryLine("A001", "OTHER", "X", "", "TS18 1AA"))); err != nil || len(r.Changes.Gone) != 5 || len(r.Changes.Changed) != 1 {
		t.Errorf("%+v, %v", r.Changes, err)
	}
	if a := b.find(t, "TS18 1AA"); names(a.Near) != "A001" || a.Near[0].Shown() != "Other" {
		t.Errorf("%+v", a)
	}
}

func TestAnImportThatStopsHalfwayChangesNothing(t *testing.T) {
	b := newBed(t)
	b.country(t)
	stopped, cancel := context.WithCancel(ctx)
	i := b.importer()
	i.AllowDrop = true
	err := b.write(ctx, t0, func(tx *tx) error {
		if err := tx.putSurgeries(ctx, []places.Surgery{{Code: "Z", Name: "Z", Country: places.England}}); err != nil {
			return err
		}
		return errors.New("the power went")
	})
	if err == nil || names(b.find(t, "stockton").Near) != "A002 A001 A003" {
		t.Errorf("%v", err)
	}
	cancel()
	if _, err := i.Surgeries(stopped, placeFile(t, "epraccur.csv", surgeryLine("A001", "OTHER", "X", "", "TS18 1AA"))); err == nil {
		t.Error("it went on after it was stopped")
	}
	if names(b.find(t, "stockton").Near) != "A002 A001 A003" {
		t.Error("something has changed")
	}
}

func TestADryRunChangesNothingAndSaysWhatWouldChange(t *testing.T) {
	b := newBed(t)
	b.country(t)
	i := b.importer()
	i.DryRun, i.AllowDrop = true, true
	r, err := i.Surgeries(ctx, placeFile(t, "epraccur.csv", surgeryLine("A001", "CHANGED", "X", "", "TS18 1AA")+surgeryLine("B001", "NEW", "X", "", "TS18 1AA")))
	if err != nil || len(r.Changes.New) != 1 || len(r.Changes.Changed) != 1 || len(r.Changes.Gone) != 5 {
		t.Errorf("%+v, %v", r.Changes, err)
	}
	p, err := i.Postcodes(ctx, placeFile(t, "ts.csv", postcodeLine("TS18 1AA", 444_000, 519_001)+postcodeLine("TS18 1AB", 444_800, 519_000)+postcodeLine("TS99 1AB", 444_800, 519_000)+postcodeLine("TS18 9ZZ", 444_800, 519_000)))
	if want := (places.PostcodeChanges{New: 2, Moved: 1, Gone: 4, Before: 6, After: 4}); err != nil || p.Changes != want {
		t.Errorf("%+v, %v", p.Changes, err)
	}
	if a := b.find(t, "TS18 9AA"); names(a.Near) != "A001 A002 A003" || a.Half {
		t.Errorf("%+v", a)
	}
}

func TestClosedSurgeriesAreToldOfAndNeverOffered(t *testing.T) {
	b := newBed(t)
	b.postcodes(t, postcodeLine("TS18 1AA", 444_000, 519_000)+postcodeLine("TS18 1AB", 444_800, 519_000))
	closed := strings.Replace(surgeryLine("A002", "SHUT", "X", "", "TS18 1AA"), ",,ACTIVE", ","+t0.AddDate(0, -17, 0).Format("20060102")+",INACTIVE", 1)
	b.surgeries(t, surgeryLine("A001", "OPEN", "X", "", "TS18 1AB")+closed)
	a := b.find(t, "TS18 1AA")
	if names(a.Near) != "A001" || names(a.Closed) != "A002" {
		t.Errorf("%s, %s", names(a.Near), names(a.Closed))
	}
	later := func() time.Time { return t0.AddDate(0, 2, 0) }
	if a, err := places.NewFinder(b.Store, later, false).Find(ctx, "TS18 1AA", 10); err != nil || len(a.Closed) != 0 || a.Old {
		t.Errorf("two months later: %+v, %v", a, err)
	}
	much := func() time.Time { return t0.AddDate(0, 4, 0) }
	if a, err := places.NewFinder(b.Store, much, false).Find(ctx, "TS18 1AA", 10); err != nil || !a.Old {
		t.Errorf("four months later the facts are old: %+v, %v", a, err)
	}
}

func TestTheExampleIsShownOnlyWhereItIsAskedForAndRealDataDriveItOut(t *testing.T) {
	b := newBed(t)
	clock := func() time.Time { return t0 }
	if shown, err := places.LoadExample(ctx, b.Store, clock); err != nil || !shown {
		t.Fatalf("%v, %v", shown, err)
	}
	if a := b.find(t, "ZZ1 1AA"); a.Outcome != places.NoData {
		t.Errorf("a finder that was not told shows it: %+v", a)
	}
	finder := places.NewFinder(b.Store, clock, true)
	a, err := finder.Find(ctx, "ZZ1 1AA", 10)
	if err != nil || len(a.Near) != 10 || !a.More || !a.Facts.Example || len(a.Closed) > 1 {
		t.Errorf("%+v, %v", a, err)
	}
	if a, _ = finder.Find(ctx, "llanenghraifft", 10); !a.Wales || a.Outcome != places.Found {
		t.Errorf("%+v", a)
	}
	b.surgeries(t, surgeryLine("A001", "REAL", "REAL TOWN", "", "TS18 1AA"))
	if a, _ = finder.Find(ctx, "ZZ1 1AA", 10); a.Outcome != places.NotKnown {
		t.Errorf("made-up postcodes are still there: %+v", a)
	}
	if shown, err := places.LoadExample(ctx, b.Store, clock); err != nil || shown {
		t.Errorf("it came over real data: %v", err)
	}
	c := newBed(t)
	if _, err := places.LoadExample(ctx, c.Store, clock); err != nil {
		t.Fatal(err)
	}
	if err := c.DropExamplePlaces(ctx); err != nil {
		t.Fatal(err)
	}
	var n int
	if err := c.readers.QueryRow(`SELECT (SELECT count(*) FROM surgery) + (SELECT count(*) FROM postcode_outward) + (SELECT count(*) FROM place_set) + (SELECT count(*) FROM surgery_town)`).Scan(&n); err != nil || n != 0 {
		t.Errorf("%d rows are left, %v", n, err)
	}
}

func TestWhoTakesNewPatientsIsToldWithItsDay(t *testing.T) {
	b := newBed(t)
	b.country(t)
	path := filepath.Join(t.TempDir(), "answer.json")
	text := `{"value":[{"ODSCode":"A001","AcceptingPatients":{"GP":true},"LastUpdatedDates":{"AcceptingPatients":"2026-01-03"},"GPRegistration":{"RegistrationLink":"https://join.example/A001"}},{"ODSCode":"Q999"}]}`
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	r, err := b.importer().ServiceFile(ctx, path)
	if err != nil || r.Set.Count != 1 || r.Strange != 1 || r.Yes != 1 || r.New != 1 {
		t.Fatalf("%+v, %v", r, err)
	}
	s := b.find(t, "TS18 1AA").Near[0].Service
	if s.Taking != places.TakingYes || s.Link != "https://join.example/A001" || s.Asked.Format(time.DateOnly) != "2026-01-03" {
		t.Errorf("%+v", s)
	}
	if board, known, err := b.BoardOf(ctx, "TS18"); board != "16C" || !known || err != nil {
		t.Errorf("%s %v %v", board, known, err)
	}
	if _, known, err := b.BoardOf(ctx, "XX1"); known || err != nil {
		t.Errorf("%v %v", known, err)
	}
}
