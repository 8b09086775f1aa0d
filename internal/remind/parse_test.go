package remind

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"plainwell/internal/fault"
)

const london = "Europe/London"

// good is a form with nothing wrong, on Tuesday 24 November 2026 at 10:30am.
func good() Form {
	return Form{Day: "24", Month: "11", Year: "2026", Hour: "10", Minute: "30", Half: "am", Offsets: []string{"1d", "2h"}}
}

var sunday = time.Date(2026, time.November, 22, 13, 0, 0, 0, time.UTC)

// wrong lists the refused fields as "name:key" without the common prefix.
func wrong(err error) string {
	var out []string
	for _, f := range fault.Of(err).Fields {
		out = append(out, f.Name+":"+strings.TrimPrefix(f.Key, "date.error."))
	}
	return strings.Join(out, " ")
}

func notes(n []Note) string {
	var out []string
	for _, x := range n {
		out = append(out, strings.TrimPrefix(string(x), "date.note."))
	}
	return strings.Join(out, " ")
}

func TestADayMayBeWrittenInManyWays(t *testing.T) {
	for _, c := range []struct{ day, month, year, want string }{
		{"24", "11", "2026", "2026-11-24"},
		{" 24 ", "11\t", "2026", "2026-11-24"},
		{"24th", "November", "2026", "2026-11-24"},
		{"1st", "dec", "2026", "2026-12-01"},
		{"1af", "Rhagfyr", "2026", "2026-12-01"},
		{"24ain", "tach", "2026", "2026-11-24"},
		{"4", "Sept.", "2027", "2027-09-04"},
		{"4", "MAI", "2027", "2027-05-04"},
		{"04", "03", "27", "2027-03-04"},
		{"24/11/2026", "", "", "2026-11-24"},
		{"24.11.26", "", "", "2026-11-24"},
		{"24-11", "", "2026", "2026-11-24"},
		{"2026-11-24", "", "", "2026-11-24"},
		{"Tuesday 24 November 2026", "", "", "2026-11-24"},
		{"24 November", "", "2026", "2026-11-24"},
		{"٢٤", "١١", "٢٠٢٦", "2026-11-24"},
		{"29", "2", "2028", "2028-02-29"},
		{"22", "11", "2028", "2028-11-22"},
	} {
		f := good()
		f.Day, f.Month, f.Year = c.day, c.month, c.year
		d, _, err := Parse(f, london, sunday)
		if got := d.Starts.String(); err != nil || got[:10] != c.want {
			t.Errorf("%q %q %q: got %s (%v), want %s", c.day, c.month, c.year, got, err, c.want)
		}
	}
}

func TestEveryMonthIsKnownByNameInBothLanguages(t *testing.T) {
	for i, names := range months {
		for _, name := range names {
			for _, s := range []string{name, name[:3]} {
				if m, ok := monthNumber(s); !ok || m != time.Month(i+1) {
					t.Errorf("%q is %v, want %v", s, m, time.Month(i+1))
				}
			}
		}
	}
}

func TestADayThatCannotBeUsedSaysWhy(t *testing.T) {
	for _, c := range []struct{ day, month, year, want string }{
		{"", "", "", "day:day-missing"},
		{"", "11", "2026", "day:number-missing"},
		{"24", "", "2026", "day:month-missing"},
		{"24", "11", "", "day:year-missing"},
		{"twenty", "11", "2026", "day:day-unknown"},
		{"24", "Smarch", "2026", "day:month-unknown"},
		{"24", "13", "2026", "day:month-unknown"},
		{"24", "ma", "2026", "day:month-unknown"},
		{"24", "11", "026", "day:year-unknown"},
		{"24", "11", "20266", "day:year-unknown"},
		{"31", "2", "2027", "day:day-not-real"},
		{"29", "2", "2027", "day:day-not-real"},
		{"31", "11", "2026", "day:day-not-real"},
		{"0", "11", "2026", "day:day-not-real"},
		{"-3", "11", "2026", "day:day-unknown"},
		{"21", "11", "2026", "day:past"},
		{"24", "11", "2025", "day:past"},
		{"23", "11", "2028", "day:too-far"},
		{"24", "11", "9999", "day:too-far"},
		{"24", "11", "0000", "day:day-not-real"},
		{strings.Repeat("9", 10000), "11", "2026", "day:day-unknown"},
		{"24\xff", "11", "2026", "day:day-unknown"},
	} {
		f := good()
		f.Day, f.Month, f.Year = c.day, c.month, c.year
		_, _, err := Parse(f, london, sunday)
		if err == nil || wrong(err) != c.want {
			t.Errorf("%.20q %q %q: got %v, want %s", c.day, c.month, c.year, err, c.want)
		}
	}
	f := good()
	f.Day, f.Month, f.Year = "31", "Feb", "2027"
	_, _, err := Parse(f, london, sunday)
	if got := fault.Of(err).Fields[0].Args; !reflect.DeepEqual(got, map[string]any{"Day": 31, "Month": 2, "Year": 2027}) {
		t.Errorf("31 February names %v", got)
	}
}

func TestATimeMayBeWrittenInManyWays(t *testing.T) {
	for _, c := range []struct{ hour, minute, half, want, note string }{
		{"10", "30", "am", "10:30", ""},
		{"10", "", "pm", "22:00", ""},
		{"2", "5", "pm", "14:05", ""},
		{"14", "30", "", "14:30", ""},
		{"14", "30", "pm", "14:30", ""},
		{"14", "30", "am", "14:30", "afternoon"},
		{"09", "00", "", "09:00", ""},
		{"0", "30", "", "00:30", "night"},
		{"00", "00", "", "00:00", "midnight"},
		{"12", "00", "am", "00:00", "midnight"},
		{"12", "30", "am", "00:30", "night"},
		{"12", "00", "pm", "12:00", ""},
		{"12", "30", "pm", "12:30", ""},
		{"10:30", "", "am", "10:30", ""},
		{"10.30", "", "pm", "22:30", ""},
		{"1030", "", "am", "10:30", ""},
		{"930", "", "am", "09:30", ""},
		{"0930", "", "", "09:30", ""},
		{"1430", "00", "", "14:30", ""},
		{"14:30:00", "", "", "14:30", ""},
		{"10 30", "30", "am", "10:30", ""},
		{"2pm", "", "", "14:00", ""},
		{"2 P.M.", "15", "", "14:15", ""},
		{"10:30am", "", "am", "10:30", ""},
		{"2.30pm", "", "am", "14:30", "afternoon"},
		{"10am", "", "pm", "10:00", "morning"},
		{"10 o'clock", "", "am", "10:00", ""},
		{"midday", "", "", "12:00", ""},
		{"12 noon", "", "", "12:00", ""},
		{"Canol dydd", "", "", "12:00", ""},
		{"midnight", "", "", "00:00", "midnight"},
		{"3 y.p.", "", "", "15:00", ""},
		{"3", "", "p.m.", "15:00", ""},
		{"3", "", "am", "03:00", "night"},
		{"１４", "３０", "", "14:30", ""},
	} {
		f := good()
		f.Hour, f.Minute, f.Half = c.hour, c.minute, c.half
		d, n, err := Parse(f, london, sunday)
		if got := d.Starts.String(); err != nil || got[11:] != c.want || notes(n) != c.note {
			t.Errorf("%q %q %q: got %s notes %q (%v), want %s notes %q", c.hour, c.minute, c.half, got, notes(n), err, c.want, c.note)
		}
	}
}

func TestATimeThatCannotBeUsedSaysWhy(t *testing.T) {
	for _, c := range []struct{ hour, minute, half, want string }{
		{"", "", "", "hour:time-missing"},
		{"", "30", "am", "hour:time-missing"},
		{"10", "30", "", "hour:half-missing"},
		{"2", "", "", "hour:half-missing"},
		{"12", "", "", "hour:half-missing"},
		{"10:30", "", "", "hour:half-missing"},
		{"24", "", "", "hour:time-unknown"},
		{"25", "00", "", "hour:time-unknown"},
		{"10", "60", "am", "hour:time-unknown"},
		{"10", "x", "am", "hour:time-unknown"},
		{"10:3", "", "am", "hour:time-unknown"},
		{"10:30", "45", "am", "hour:time-unknown"},
		{"10", "30", "noonish", "hour:time-unknown"},
		{"0", "30", "pm", "hour:time-unknown"},
		{"half ten", "", "", "hour:time-unknown"},
		{"10-30-40", "", "am", "hour:time-unknown"},
		{"12345", "", "", "hour:time-unknown"},
		{"::", "", "", "hour:time-unknown"},
	} {
		f := good()
		f.Hour, f.Minute, f.Half = c.hour, c.minute, c.half
		_, _, err := Parse(f, london, sunday)
		if err == nil || wrong(err) != c.want {
			t.Errorf("%q %q %q: got %v, want %s", c.hour, c.minute, c.half, err, c.want)
		}
	}
}

func TestTheNightsOfTheClockChange(t *testing.T) {
	for _, c := range []struct{ day, month, year, wrong, note string }{
		{"28", "3", "2027", "hour:time-not-real", ""},
		{"31", "10", "2027", "", "twice"},
		{"25", "10", "2026", "", "twice"},
		{"29", "3", "2026", "hour:time-not-real", ""},
	} {
		f := good()
		f.Day, f.Month, f.Year, f.Hour, f.Minute, f.Half = c.day, c.month, c.year, "1", "30", "am"
		_, n, err := Parse(f, london, time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC))
		if c.wrong != "" && (err == nil || wrong(err) != c.wrong) || c.wrong == "" && (err != nil || notes(n) != c.note) {
			t.Errorf("%s/%s/%s at 1:30am: got %v and notes %q", c.day, c.month, c.year, err, notes(n))
		}
	}
}

func TestATimeThatIsGoneIsPast(t *testing.T) {
	f := good()
	f.Day = "22"
	for at, want := range map[string]string{"12:59pm": "hour:past", "1pm": "hour:past", "1:01pm": ""} {
		f.Hour, f.Minute, f.Half = at, "", ""
		_, _, err := Parse(f, london, sunday)
		if (err == nil) != (want == "") || err != nil && wrong(err) != want {
			t.Errorf("%s today, with the clock at 1pm: %v", at, err)
		}
	}
	// Just after midnight in summer it is still yesterday in UTC.
	f = good()
	f.Day, f.Month, f.Year, f.Hour, f.Minute, f.Half = "1", "7", "2027", "11", "", "pm"
	_, _, err := Parse(f, london, time.Date(2027, 7, 1, 23, 30, 0, 0, time.UTC))
	if err == nil || wrong(err) != "day:past" {
		t.Errorf("yesterday in London, today in UTC: %v", err)
	}
}

func TestTextsAreCleanedAndLimited(t *testing.T) {
	f := good()
	f.Place = "  Lincoln\r\nSurgery\x00 \u202eevil\u202c "
	f.Bring = "\n\nLetter\r\nMedicines  \n\n\n\n\tGlasses\x07\n"
	f.Phone = "01522 000000 ask for Jo"
	f.Note = "Ŵyn bach 🙂"
	d, _, err := Parse(f, london, sunday)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ name, got, want string }{
		{"place", d.Place.Reveal(), "Lincoln Surgery evil"},
		{"bring", d.Bring.Reveal(), "Letter\nMedicines\n\nGlasses"},
		{"phone", d.Phone.Reveal(), "01522 000000 ask for Jo"},
		{"note", d.Note.Reveal(), "Ŵyn bach 🙂"},
	} {
		if c.got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, c.got, c.want)
		}
	}

	f = good()
	f.Place, f.Bring = strings.Repeat("ŵ", MaxPlace), strings.Repeat("b", MaxBring)
	f.Note, f.Phone = strings.Repeat("n", MaxNote), strings.Repeat("1", MaxPhone)
	if _, _, err := Parse(f, london, sunday); err != nil {
		t.Errorf("texts at their limits: %v", err)
	}
	f.Note = strings.Repeat("n", 10000)
	_, _, err = Parse(f, london, sunday)
	if err == nil || wrong(err) != "note:too-long" {
		t.Fatalf("a note of 10,000 characters: %v", err)
	}
	if args := fault.Of(err).Fields[0].Args; args["Max"] != MaxNote || args["Over"] != 10000-MaxNote {
		t.Errorf("its error says %v", args)
	}
}

func TestEverythingThatIsWrongIsToldTogether(t *testing.T) {
	_, _, err := Parse(Form{
		Kind: "court", Day: "31", Month: "2", Year: "2027", Hour: "25", Place: strings.Repeat("x", 121), Phone: "Jo",
		Bring: "\xff", Note: strings.Repeat("x", 501), Offsets: []string{"1d", "5m"},
	}, london, sunday)
	want := "kind:kind-unknown day:day-not-real hour:time-unknown place:too-long phone:phone-short " +
		"bring:text-unreadable note:too-long remind:remind-unknown"
	if err == nil || wrong(err) != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
}

func TestRemindersOfTheForm(t *testing.T) {
	for _, c := range []struct {
		says, typed, want, wrong string
	}{
		{"none", "", "", ""},
		{"the defaults", "2h 1d", "1d 2h", ""},
		{"the same twice", "1d 1d 2h", "1d 2h", ""},
		{"all that the form offers", "7d 3d 1d 2h", "7d 3d 1d 2h", ""},
		{"one that the form does not offer", "3h", "", "remind:remind-unknown"},
		{"at once", "0", "", "remind:remind-unknown"},
		{"nonsense", "1d;drop", "", "remind:remind-unknown"},
	} {
		f := good()
		f.Offsets = append(strings.Fields(c.typed), "")
		d, _, err := Parse(f, london, sunday)
		var got []string
		for _, o := range d.Offsets {
			got = append(got, o.String())
		}
		if c.wrong != "" && (err == nil || wrong(err) != c.wrong) || c.wrong == "" && (err != nil || strings.Join(got, " ") != c.want) {
			t.Errorf("%s: got %v, %v", c.says, got, err)
		}
	}
}

func TestAnEmptyKindIsADate(t *testing.T) {
	for typed, want := range map[string]Kind{"": KindDate, "doctor": KindDoctor, " Hospital ": KindHospital} {
		f := good()
		f.Kind = typed
		if d, _, err := Parse(f, london, sunday); err != nil || d.Kind != want {
			t.Errorf("%q: got %q, %v", typed, d.Kind, err)
		}
	}
}

func TestAWrongZoneIsOurMistakeNotTheReaders(t *testing.T) {
	if _, _, err := Parse(good(), "Mars/Olympus", sunday); !fault.Is(err, fault.Internal) {
		t.Errorf("got %v", err)
	}
}

func TestAKeptDateGoesBackIntoTheFormUnchanged(t *testing.T) {
	for _, at := range []string{"2026-11-24T10:30", "2026-11-24T00:00", "2026-11-24T12:00", "2026-11-24T23:59", "2027-01-01T12:05", "2027-10-31T01:30"} {
		want := Details{
			Kind: KindDentist, Starts: wall(t, at), Zone: london, Place: "Here", Phone: "111", Bring: "a\nb", Note: "c",
			Getting: Getting{Bus: "Number 3\nfrom the station", Company: CompanyNo}, Offsets: []Offset{{Days: 7}, {Hours: 2}},
		}
		got, _, err := Parse(FormOf(want), london, sunday)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %+v, %v", at, got.Starts, err)
		}
	}
	if f := NewForm(); !slices.Equal(f.Offsets, []string{"1d", "2h"}) || f.Kind != "date" {
		t.Errorf("a new form: %+v", f)
	}
}

func FuzzParse(f *testing.F) {
	f.Add("doctor", "24", "11", "2026", "10", "30", "am", "Here", "111", "x", "y", "1d")
	f.Add("", "24/11/2026", "", "", "2.30pm", "", "", "", "", "\x00", "\u202e", "0")
	f.Add("", "31", "feb", "27", "midnight", "", "", "", "", "", "\xff", "7d")
	f.Fuzz(func(t *testing.T, kind, day, month, year, hour, minute, half, place, phone, bring, note, offset string) {
		form := Form{
			Kind: kind, Day: day, Month: month, Year: year, Hour: hour, Minute: minute, Half: half,
			Place: place, Phone: phone, Bring: bring, Note: note, Bus: bring, Company: kind, Offsets: []string{offset},
		}
		d, _, err := Parse(form, london, sunday)
		if err != nil {
			e := fault.Of(err)
			if e.Code != fault.Invalid || len(e.Fields) == 0 {
				t.Fatalf("an error that no page can show: %v", err)
			}
			return
		}
		if e := d.Check(); e != nil {
			t.Fatalf("the form took what the book refuses: %v", e)
		}
		at, err := d.Instant()
		if err != nil || !at.After(sunday) || at.After(sunday.AddDate(MaxYears, 0, 1)) {
			t.Fatalf("a date out of reach: %v %v", at, err)
		}
		for _, s := range []string{d.Place.Reveal(), d.Phone.Reveal(), d.Bring.Reveal(), d.Note.Reveal(), d.Bus.Reveal()} {
			if !utf8.ValidString(s) || strings.ContainsAny(s, "\x00\r\u202e") {
				t.Fatalf("not clean: %q", s)
			}
		}
		again, _, err := Parse(FormOf(d), london, sunday)
		if err != nil || !reflect.DeepEqual(again, d) {
			t.Fatalf("shown and sent again it changed: %+v %v", again, err)
		}
	})
}

func TestWhatGetsYouThereIsReadFromTheForm(t *testing.T) {
	f := NewForm()
	f.Day, f.Month, f.Year, f.Hour, f.Half = "24", "11", "2026", "10", "am"
	for typed, want := range map[string]Company{"": CompanyUnknown, "unknown": CompanyUnknown, " YES ": CompanyYes, "no": CompanyNo} {
		f.Bus, f.Company = " Number 3\r\nfrom the station ", typed
		d, _, err := Parse(f, london, sunday)
		if err != nil || d.Company != want || d.Bus != "Number 3\nfrom the station" {
			t.Errorf("%q: %+v, %v", typed, d.Getting, err)
		}
	}
	f.Bus, f.Company = strings.Repeat("b", MaxBus+1), "perhaps"
	_, _, err := Parse(f, london, sunday)
	if e := fault.Of(err); e == nil || len(e.Fields) != 2 || e.Fields[0].Name != "bus" || e.Fields[1].Name != "company" {
		t.Errorf("got %v", err)
	}
	if err := (Details{Kind: KindDate, Zone: london, Starts: wall(t, "2026-11-24T10:30"), Getting: Getting{Company: "perhaps"}}).Check(); err == nil {
		t.Error("the book takes any answer about company")
	}
}
