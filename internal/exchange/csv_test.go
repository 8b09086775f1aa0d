package exchange_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"plainwell/internal/exchange"
	"plainwell/internal/fault"
	"plainwell/internal/worker/intake"
)

// now is 10 on a Monday in November, in London.
var now = time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)

var files = exchange.Files{Zone: "Europe/London", Clock: func() time.Time { return now }}

const head = "external_id,person_ref,date,time,place_code,kind,note\n"

// told writes a sheet, or the fault of a whole file, in short.
func told(sheet intake.Sheet, err error) string {
	if err != nil {
		f := fault.Of(err)
		var out []string
		for _, field := range f.Fields {
			out = append(out, field.Name+" "+field.Key)
		}
		return "refused: " + strings.Join(out, ", ")
	}
	var out []string
	for _, r := range sheet.Rows {
		s := fmt.Sprintf("%d %s %s %s", r.Line, r.External.Reveal(), r.Ref.Reveal(), r.Starts)
		if r.Past {
			s = fmt.Sprintf("%d %s %s past", r.Line, r.External.Reveal(), r.Ref.Reveal())
		}
		if r.Off {
			s += " off"
		}
		if r.Place != nil && r.Place.Name != "" {
			s += " at " + r.Place.Name.Reveal()
		}
		if r.Kind != nil {
			s += " " + string(*r.Kind)
		}
		if r.Note != nil && *r.Note != "" {
			s += " (" + r.Note.Reveal() + ")"
		}
		out = append(out, s)
	}
	for _, w := range sheet.Wrong {
		out = append(out, fmt.Sprintf("wrong %d %s %s", w.Line, w.Column, w.Key))
	}
	return strings.Join(out, "\n")
}

func TestTablesAreRead(t *testing.T) {
	for name, c := range map[string]struct {
		file, places string
		order        intake.Order
		want         string
	}{
		"a day in the order of years first": {
			file: head + "A1,blue 7,2026-12-24,10:30,,doctor,Bring the letter\n",
			want: "2 A1 blue 7 2026-12-24T10:30 doctor (Bring the letter)",
		},
		"a day that can be read in one way only, with the day first": {
			file: head + "A1,blue 7,24/12/2026,2.30pm,,,\n",
			want: "2 A1 blue 7 2026-12-24T14:30 date",
		},
		"a day that can be read in one way only, with the month first": {
			file: head + "A1,blue 7,12/24/2026,14:30,,,\n",
			want: "2 A1 blue 7 2026-12-24T14:30 date",
		},
		"a day that can be read in two ways refuses the file": {
			file: head + "A1,blue 7,24/12/2026,10:30,,,\nA2,blue 7,03/04/2027,10:30,,,\n",
			want: "refused: order kw.import.error.two-ways",
		},
		"the same number twice is one day either way": {
			file: head + "A1,blue 7,04/04/2027,10:30,,,\n",
			want: "2 A1 blue 7 2027-04-04T10:30 date",
		},
		"the day is said to be first": {
			file: head + "A1,blue 7,03/04/2027,10:30,,,\n", order: intake.OrderDayFirst,
			want: "2 A1 blue 7 2027-04-03T10:30 date",
		},
		"the month is said to be first": {
			file: head + "A1,blue 7,03/04/2027,10:30,,,\n", order: intake.OrderMonth,
			want: "2 A1 blue 7 2027-03-04T10:30 date",
		},
		"with the day first, a month that is none is wrong and not turned round": {
			file: head + "A1,blue 7,12/24/2026,10:30,,,\n", order: intake.OrderDayFirst,
			want: "wrong 2 date date.error.month-unknown",
		},
		"a time that could be in the night or in the afternoon": {
			file: head + "A1,b,2026-12-24,2:30,,,\nA2,b,2026-12-24,02:30,,,\nA3,b,2026-12-24,12:05,,,\nA4,b,2026-12-24,11.15:00,,,\n",
			want: "3 A2 b 2026-12-24T02:30 date\n4 A3 b 2026-12-24T12:05 date\n5 A4 b 2026-12-24T11:15 date\nwrong 2 time date.error.half-missing",
		},
		"a day that is not in the calendar": {
			file: head + "A1,blue 7,2027-02-30,10:30,,,\n",
			want: "wrong 2 date date.error.day-not-real",
		},
		"an hour that the clocks leave out": {
			file: head + "A1,blue 7,2027-03-28,01:30,,,\n",
			want: "wrong 2 time date.error.time-not-real",
		},
		"a date that is over is no mistake": {
			file: head + "A1,blue 7,2026-11-22,10:30,,,\nA2,blue 7,2026-11-24,10:30,,,\n",
			want: "2 A1 blue 7 past date\n3 A2 blue 7 2026-11-24T10:30 date",
		},
		"all that is wrong with a line is told at once, and the others stand": {
			file: head + ",,soon,,X9,party,\nA2,blue 7,2026-11-24,10:30,,,\n",
			want: "3 A2 blue 7 2026-11-24T10:30 date\nwrong 2 person_ref api.error.needed\nwrong 2 time api.error.needed\nwrong 2 date kw.import.error.date\nwrong 2 place_code kw.import.error.place\nwrong 2 kind kw.import.error.kind\nwrong 2 external_id api.error.needed",
		},
		"an id that comes twice": {
			file: head + "A1,blue 7,2026-11-24,10:30,,,\nA1,red 8,2026-11-25,10:30,,,\n",
			want: "2 A1 blue 7 2026-11-24T10:30 date\nwrong 3 external_id kw.import.error.same-id",
		},
		"a code with a list of places": {
			file:   head + "A1,blue 7,2026-11-24,10:30,cr2,,\n",
			places: "code,place,phone\nCR2,\"2 Long Lane, first floor\",0800 11 22 33\n",
			want:   "2 A1 blue 7 2026-11-24T10:30 at 2 Long Lane, first floor date",
		},
		"the list of a court, with a name that is not read": {
			file:   "ofndr_num,lname,crt_dt,crt_tm,crt_rm\n7001,Someone,12/24/2026,9:15,2\n",
			places: "crt_rm,name\n2,Room 2\n",
			want:   "2 list-*** 7001 2026-12-24T09:15 at Room 2",
		},
		"semicolons, capital names and a mark of UTF-8 at the beginning": {
			file: "\ufeffExternal_ID;Person_Ref;Date;Time\r\nA1;blue 7;2026-11-24;10:30\r\n\r\n",
			want: "2 A1 blue 7 2026-11-24T10:30",
		},
		"text as some spreadsheets write it": {
			file: "\xff\xfe" + wide("external_id\tperson_ref\tdate\ttime\r\nA1\tblue 7\t2026-11-24\t10:30\r\n"),
			want: "2 A1 blue 7 2026-11-24T10:30",
		},
		"a line with a comma too many": {
			file: head + "A1,blue 7,2026-11-24,10:30,,,note, and more\n",
			want: "wrong 2  kw.import.error.cells",
		},
		"a quote that does not end": {file: head + "A1,\"blue 7,2026-11-24\n", want: "refused: file kw.import.error.quotes"},
		"no such columns":           {file: "a,b\n1,2\n", want: "refused: file kw.import.error.columns"},
		"a column twice":            {file: "date,date\n1,2\n", want: "refused: file kw.import.error.twice"},
		"nothing but names":         {file: head, want: "refused: file kw.import.error.empty"},
		"an empty file":             {file: " \n", want: "refused: file kw.import.error.empty"},
		"a picture":                 {file: "\x89PNG\r\n\x00\x00", want: "refused: file kw.import.error.not-text"},
		"letters of an old code":    {file: head + "A1,caf\xe9,2026-11-24,10:30,,,\n", want: "refused: file kw.import.error.not-text"},
		"too many lines":            {file: head + strings.Repeat("A1,b,2026-11-24,10:30,,,\n", intake.MaxRows+1), want: "refused: file kw.import.error.long"},
	} {
		t.Run(name, func(t *testing.T) {
			got := told(files.Read(intake.File{Shape: intake.ShapeCSV, Body: []byte(c.file), Places: []byte(c.places), Order: c.order}))
			if before, rest, made := strings.Cut(got, "list-"); made {
				got = before + "list-***" + rest[32:]
			}
			if got != c.want {
				t.Errorf("read:\n%s\nwant:\n%s", got, c.want)
			}
		})
	}
}

// A column that is not read is named, so that nobody believes that it was.
func TestColumnsThatAreNotReadAreNamed(t *testing.T) {
	sheet, err := files.Read(intake.File{Body: []byte("ofndr_num,lname,crt_dt,crt_tm,crt_rm,Judge\n7001,Someone,2026-12-24,9:15,,x\n")})
	if err != nil || strings.Join(sheet.Ignored, "+") != "Judge+lname" {
		t.Errorf("ignored %q, %v", sheet.Ignored, err)
	}
}

// wide writes UTF-16 in small letters of ASCII.
func wide(s string) string {
	var b strings.Builder
	for i := range len(s) {
		b.WriteByte(s[i])
		b.WriteByte(0)
	}
	return b.String()
}

func FuzzTables(f *testing.F) {
	f.Add([]byte(head+"A1,blue 7,2026-12-24,10:30,,doctor,x\n"), []byte("code,place\n1,2\n"), "")
	f.Add([]byte("ofndr_num,lname,crt_dt,crt_tm,crt_rm\n7001,x,1/2/2027,9:15,2\n"), []byte(nil), "day")
	f.Add([]byte("\xfe\xff\x00a"), []byte(nil), "month")
	f.Fuzz(func(t *testing.T, body, places []byte, order string) {
		sheet, err := files.Read(intake.File{Body: body, Places: places, Order: intake.Order(order)})
		if err != nil && !fault.Is(err, fault.Invalid) {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for _, r := range sheet.Rows {
			switch id := r.External.Reveal(); {
			case id == "" || r.Ref == "":
				t.Fatal("a row with no id or no person")
			case seen[id] && !r.Past:
				t.Fatal("two rows with one id")
			case !r.Past && !r.Starts.Real():
				t.Fatalf("a row with a time that does not exist: %v", r.Starts)
			default:
				seen[id] = true
			}
		}
	})
}
