package places

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

const (
	oldRow = "A81001,THE DENSHAM SURGERY,Y54,Q74,THE HEALTH CENTRE,LAWSON STREET,STOCKTON-ON-TEES,CLEVELAND,,TS18 1HU,19740401,,A,B,00M,20130401,,01642 672351,,,,0,,00M,,4,"
	newRow = "A81001,THE DENSHAM SURGERY,Y63,QHM,HEALTH CENTRE,LAWSON STREET,,STOCKTON-ON-TEES,,TS18 1HU,19740401,,ACTIVE,B,16C,20200401,,01642 672351,,,,1,,16C,,RO76,"
)

// with puts values into columns of a row, from 0.
func with(row string, values ...any) string {
	fields := strings.Split(row, ",")
	for i := 0; i < len(values); i += 2 {
		fields[values[i].(int)] = values[i+1].(string)
	}
	return strings.Join(fields, ",")
}

func file(t testing.TB, name, text string) *Source {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return open(t, path)
}

func open(t testing.TB, path string) *Source {
	t.Helper()
	s, err := OpenSource(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestBothShapesOfTheFileOfSurgeriesAreRead(t *testing.T) {
	for name, text := range map[string]string{
		"old":                                oldRow + "\n",
		"new":                                newRow + "\n",
		"with a mark and 28 fields":          "\ufeff" + newRow + ",\r\n",
		"with quotation marks":               "\ufeff" + strings.Replace(newRow, "THE DENSHAM SURGERY", `"THE DENSHAM SURGERY"`, 1),
		"with no line break at the very end": oldRow,
		"with a row of headings":             "Organisation Code,Name\n" + newRow + "\n",
	} {
		f, err := ReadSurgeries(file(t, "epraccur.csv", text), true, nil)
		if err != nil || len(f.Surgeries) != 1 {
			t.Errorf("%s: %v, %v", name, f, err)
			continue
		}
		s := f.Surgeries[0]
		if s.Code != "A81001" || s.Shown() != "The Densham Surgery" || s.Postcode.String() != "TS18 1HU" || !s.Open() || s.Country != England || s.Phone != "01642 672351" {
			t.Errorf("%s: %+v", name, s)
		}
		if lines := strings.Join(s.Lines(), ", "); !strings.Contains(lines, "Lawson Street, Stockton-on-Tees") || !strings.HasSuffix(lines, "TS18 1HU") {
			t.Errorf("%s: %s", name, lines)
		}
	}
}

func TestNothingButAGPSurgeryIsTaken(t *testing.T) {
	for _, c := range []struct {
		row  string
		want int // 0 left out, 1 taken, 2 asleep
	}{
		{with(newRow, 25, "RO76"), 1}, {with(newRow, 25, "RO80|RO76"), 1}, {with(newRow, 25, "RO76|RO87"), 1},
		{with(newRow, 25, "RO82"), 0}, {with(newRow, 25, "RO760"), 0}, {with(newRow, 25, "RO7"), 0}, {with(newRow, 25, "XRO76"), 0},
		{with(newRow, 25, "RO260|RO82"), 0}, {with(newRow, 25, ""), 0}, {with(newRow, 25, "4"), 0},
		{with(oldRow, 25, "4"), 1}, {with(oldRow, 25, "0"), 0}, {with(oldRow, 25, "14"), 0}, {with(oldRow, 25, "RO76"), 0},
		{with(oldRow, 12, "D"), 2}, {with(oldRow, 12, "P"), 2}, {with(oldRow, 12, "C", 11, "20260901"), 1},
	} {
		other := with(newRow, 0, "A99999")
		if strings.Contains(c.row, "ACTIVE") == false {
			other = with(oldRow, 0, "A99999")
		}
		f, err := ReadSurgeries(file(t, "epraccur.csv", other+"\n"+c.row+"\n"), true, nil)
		if err != nil {
			t.Fatal(err)
		}
		got := len(f.Surgeries) - 1
		if c.want == 2 {
			got = 2 * f.Asleep
		}
		if got != c.want {
			t.Errorf("%s: got %d", c.row, got)
		}
	}
}

func TestWalesIsNoted(t *testing.T) {
	f, err := ReadSurgeries(file(t, "epraccur.csv", with(newRow, 2, "W00")+"\n"), true, nil)
	if err != nil || f.Surgeries[0].Country != Wales {
		t.Errorf("%v, %v", f, err)
	}
}

func TestAFileThatIsNotWholeIsRefused(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"cut in the middle of a row":            {newRow + "\n" + newRow[:90], "Is it cut off?"},
		"cut in the last column but one":        {newRow + "\n" + strings.TrimSuffix(with(newRow, 0, "B1234", 25, "RO7"), ","), "Is it cut off?"},
		"cut inside of quotation marks":         {newRow + "\n" + `B81001,"THE DEN`, "Is it cut off?"},
		"a row in the middle that is too short": {newRow[:90] + "\n" + newRow + "\n", "row 1: it has 10 fields"},
		"a row that is too long":                {newRow + ",,\n" + with(newRow, 0, "B1") + "\n", "row 1: it has 29 fields"},
		"a date that is none":                   {newRow + "\n" + with(newRow, 0, "B81001", 11, "20261301") + "\n", "row 2, column 12 (close date): \"20261301\" is no day"},
		"a status that is none":                 {newRow + "\n" + with(newRow, 0, "B81001", 12, "MAYBE") + "\n", "row 2, column 13 (status)"},
		"two shapes in one":                     {newRow + "\n" + with(oldRow, 0, "B81001") + "\n", "row 2, column 13 (status): \"A\" is of the old shape"},
		"a surgery twice":                       {newRow + "\n" + newRow + "\n", "row 2, column 1 (organisation code): \"A81001\" is in row 1 too"},
		"a code that is none":                   {with(newRow, 0, "A-1") + "\n", "column 1 (organisation code)"},
		"no name":                               {with(newRow, 1, "") + "\n", "column 2 (name): it is empty"},
		"signs that are no text":                {with(newRow, 1, "CAF\xe9") + "\n", "column 2 (name)"},
		"no surgery at all":                     {with(newRow, 25, "RO82") + "\n", "holds no GP surgery"},
		"another file":                          {"\"TS18 1HU\",10,1,1,,,,,,\n\"TS18 1HU\",10,1,1,,,,,,\n", "row 1: it has 10 fields; a row has 27"},
		"something else":                        {"<html>503</html>\n", "Is it cut off?"},
		"nothing":                               {"", "holds no GP surgery"},
	} {
		f, err := ReadSurgeries(file(t, "epraccur.csv", c.text), true, nil)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, %v", name, f.Rows, err)
		}
	}
	if _, err := ReadSurgeries(file(t, "epraccur.csv", newRow+"\n"), false, nil); err == nil || !strings.Contains(err.Error(), "5000") {
		t.Errorf("a file with one row: %v", err)
	}
}

func TestManyWrongRowsAreNotAllTold(t *testing.T) {
	var b strings.Builder
	for i := range 100 {
		b.WriteString(with(newRow, 0, fmt.Sprintf("A8%04d", i), 10, "yesterday") + "\n")
	}
	_, err := ReadSurgeries(file(t, "epraccur.csv", b.String()), true, nil)
	if n := strings.Count(err.Error(), "\n"); n != mostRowErrors || !strings.HasSuffix(err.Error(), "and 80 more") {
		t.Errorf("%d lines: %v", n, err)
	}
}

func TestClosedSurgeriesAreKeptForEighteenMonths(t *testing.T) {
	date := time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)
	text := ""
	for i, closed := range []string{"", "20261101", "20250601", "20250501", "19990101"} {
		status := "INACTIVE"
		if closed == "" {
			status = "ACTIVE"
		}
		text += with(newRow, 0, fmt.Sprintf("A0000%d", i), 11, closed, 12, status) + "\n"
	}
	text += with(newRow, 0, "B00001", 12, "INACTIVE") + "\n" + with(newRow, 0, "B00002", 12, "INACTIVE") + "\n" + with(newRow, 0, "B00003", 12, "INACTIVE") + "\n"
	f, err := ReadSurgeries(file(t, "epraccur.csv", text), true, nil)
	if err != nil {
		t.Fatal(err)
	}
	before := []Surgery{{Code: "B00001"}, {Code: "B00002", Closed: date.AddDate(0, -2, 0)}}
	var got []string
	for _, s := range f.Kept(before, date) {
		got = append(got, s.Code+" "+s.Closed.Format("20060102"))
	}
	want := "A00000 00010101, A00001 20261101, A00002 20250601, B00001 20261122, B00002 20260922"
	if strings.Join(got, ", ") != want {
		t.Errorf("got %s, want %s", strings.Join(got, ", "), want)
	}
}

func TestTheExampleIsTheSameInBothShapes(t *testing.T) {
	n, err := ReadSurgeries(open(t, "example/surgeries-new-shape.csv"), true, nil)
	if err != nil {
		t.Fatal(err)
	}
	o, err := ReadSurgeries(open(t, "example/surgeries-old-shape.csv"), true, nil)
	if err != nil || n.Shape != "new" || o.Shape != "old" || len(n.Surgeries) < 42 {
		t.Fatalf("%d surgeries, %v", len(n.Surgeries), err)
	}
	if c := Compare(n.Surgeries, o.Surgeries); len(c.New)+len(c.Changed)+len(c.Gone)+len(c.Closed) > 0 {
		t.Errorf("%+v", c)
	}
	for _, s := range n.Surgeries {
		if !strings.Contains(s.Name, "EXAMPLE") || s.Postcode.Area() != "ZZ" {
			t.Errorf("%s could be taken for a real one", s.Name)
		}
		if strings.Contains(s.Name, "PRISON") || strings.Contains(s.Name, "WALK-IN") {
			t.Errorf("%s is offered", s.Name)
		}
	}
}

func FuzzSurgeries(f *testing.F) {
	f.Add(newRow + "\n" + oldRow)
	f.Add("\ufeff\"" + newRow)
	f.Add(strings.Repeat(",", 26) + "\n")
	f.Fuzz(func(t *testing.T, text string) {
		got, err := readSurgeries("x.csv", strings.NewReader(text))
		if err != nil {
			return
		}
		for _, s := range got.Surgeries {
			if s.Code == "" || s.Name == "" || !valid(s.Name) || len(s.Lines()) > 6 {
				t.Errorf("%+v", s)
			}
		}
	})
}
