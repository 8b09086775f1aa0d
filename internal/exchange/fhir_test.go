package exchange_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/remind"
	"plainwell/internal/worker"
	"plainwell/internal/worker/intake"
)

// resource writes an Appointment, with more members where a test wants them.
func resource(id, status, times, more string) string {
	return `{"resourceType":"Appointment","id":"` + id + `","status":"` + status + `"` + times + more + `}`
}

const (
	tuesday = `,"start":"2026-11-24T14:30:00+00:00","end":"2026-11-24T15:00:00+00:00"`
	gone    = `,"start":"2026-11-20T14:30:00Z","end":"2026-11-20T15:00:00Z"`
	summer  = `,"start":"2027-07-01T09:00:00Z","end":"2027-07-01T09:30:00Z"`
)

func bundleOf(resources ...string) string {
	return `{"resourceType":"Bundle","type":"collection","entry":[{"resource":` + strings.Join(resources, `},{"resource":`) + `}]}`
}

func TestAppointmentsOfFHIRAreRead(t *testing.T) {
	patient := func(n string) string {
		return `,"participant":[{"actor":{"reference":"Patient/` + n + `","display":"Mr A Person","identifier":{"value":"943 476 5919"}},"status":"accepted"},` +
			`{"actor":{"reference":"https://host.example/Location/9","display":"Long  Lane\nsurgery"},"status":"accepted"}]`
	}
	for name, c := range map[string]struct{ file, want string }{
		"a bundle, with the place and without the patient": {
			bundleOf(resource("a-1", "booked", tuesday, patient("1")), resource("a-2", "booked", summer, patient("1"))),
			"1 a-1  2026-11-24T14:30 at Long Lane surgery\n2 a-2  2027-07-01T10:00 at Long Lane surgery",
		},
		"one resource alone":              {resource("a-1", "booked", tuesday, ""), "1 a-1  2026-11-24T14:30"},
		"one resource a line":             {resource("a-1", "booked", tuesday, "") + "\n" + resource("a-2", "pending", tuesday, "") + "\n", "1 a-1  2026-11-24T14:30\n2 a-2  2026-11-24T14:30"},
		"a note":                          {resource("a-1", "booked", tuesday, `,"description":"Bring the letter"`), "1 a-1  2026-11-24T14:30 (Bring the letter)"},
		"a note that names somebody":      {resource("a-1", "booked", tuesday, `,"description":"For Mary Example, 943 476 5919"`), "1 a-1  2026-11-24T14:30"},
		"a cancelled one, with its cause": {resource("a-1", "cancelled", tuesday, `,"cancelationReason":{"text":"x"}`), "1 a-1  2026-11-24T14:30 off"},
		"a cancelled one with no time":    {resource("a-1", "cancelled", "", ""), "1 a-1  0000-00-00T00:00 off"},
		"one that was entered in error":   {resource("a-1", "entered-in-error", tuesday, ""), "1 a-1  2026-11-24T14:30 off"},
		"nobody came, and it is over":     {resource("a-1", "noshow", gone, ""), "1 a-1  past off"},
		"one that is over":                {resource("a-1", "fulfilled", gone, ""), "1 a-1  past"},
		"other resources are left alone":  {bundleOf(`{"resourceType":"Patient","id":"1","name":[{"text":"A Person"}]}`, resource("a-1", "booked", tuesday, "")), "2 a-1  2026-11-24T14:30"},
		"one with no time yet, beside one with a time": {
			bundleOf(resource("a-1", "proposed", "", ""), resource("a-2", "booked", tuesday, "")), "2 a-2  2026-11-24T14:30",
		},
		"two patients in one file":          {bundleOf(resource("a-1", "booked", tuesday, patient("1")), resource("a-2", "booked", tuesday, patient("2"))), "refused: file kw.import.error.patients"},
		"a start with no end":               {resource("a-1", "booked", `,"start":"2026-11-24T14:30:00Z"`, ""), "wrong 1  kw.import.error.fhir-times"},
		"booked with no time":               {resource("a-1", "booked", "", ""), "wrong 1  kw.import.error.fhir-time"},
		"a cause, and not cancelled":        {resource("a-1", "booked", tuesday, `,"cancelationReason":{"text":"x"}`), "wrong 1  kw.import.error.fhir-reason"},
		"a status that FHIR has not":        {resource("a-1", "done", tuesday, ""), "wrong 1  kw.import.error.fhir-status"},
		"no id":                             {resource("", "booked", tuesday, ""), "wrong 1  kw.import.error.fhir-id"},
		"a time with no zone":               {resource("a-1", "booked", `,"start":"2026-11-24T14:30:00","end":"2026-11-24T15:00:00"`, ""), "wrong 1  kw.import.error.fhir-shape"},
		"one id twice":                      {bundleOf(resource("a-1", "booked", tuesday, ""), resource("a-1", "booked", summer, "")), "1 a-1  2026-11-24T14:30\nwrong 2 id kw.import.error.same-id"},
		"the second of two hours in autumn": {resource("a-1", "booked", `,"start":"2027-10-31T01:30:00Z","end":"2027-10-31T02:00:00Z"`, ""), "wrong 1 start kw.import.error.twice-hour"},
		"a date in the far future":          {resource("a-1", "booked", `,"start":"2031-10-31T09:30:00Z","end":"2031-10-31T10:00:00Z"`, ""), "wrong 1 start date.error.too-far"},
		"no JSON":                           {"hello", "refused: file kw.import.error.fhir"},
		"an empty file":                     {"", "refused: file kw.import.error.empty"},
		"an empty bundle":                   {`{"resourceType":"Bundle"}`, "refused: file kw.import.error.empty"},
	} {
		t.Run(name, func(t *testing.T) {
			sheet, err := files.Read(intake.File{Shape: intake.ShapeFHIR, Body: []byte(c.file)})
			if got := told(sheet, err); got != c.want {
				t.Errorf("read:\n%s\nwant:\n%s", got, c.want)
			}
		})
	}
}

// made is a date of a team with an answer.
func made(said remind.Said) worker.Made {
	at := time.Date(2026, 11, 24, 14, 30, 0, 0, time.UTC)
	return worker.Made{Person: 7, Appointment: remind.Appointment{
		UID: "abcdefghijklmnopqrstuvwxyz", Version: 3, UTC: at, Made: now.Add(-time.Hour), Changed: now, Answer: remind.Answer{Said: said},
		Details: remind.Details{Kind: remind.KindDoctor, Starts: remind.WallOf(at), Zone: "Europe/London", Place: "Long Lane", Note: "=1+1"},
	}}
}

// What is written is read back as the same date, and names nobody.
func TestWhatIsWrittenIsReadBack(t *testing.T) {
	off := made(remind.SaidNothing)
	off.Cancelled, off.UID = true, "off"
	body, err := files.FHIR([]worker.Made{made(remind.SaidHelp), off})
	if err != nil {
		t.Fatal(err)
	}
	sheet, err := files.Read(intake.File{Shape: intake.ShapeFHIR, Body: body})
	want := "1 abcdefghijklmnopqrstuvwxyz  2026-11-24T14:30 at Long Lane (=1+1)\n2 off  2026-11-24T14:30 off at Long Lane (=1+1)"
	if got := told(sheet, err); got != want {
		t.Errorf("read back:\n%s", got)
	}
	var raw struct {
		Entry []struct {
			Resource struct {
				Meta        struct{ Profile []string }
				Participant []struct {
					Status string
					Type   []any
					Actor  map[string]string
				}
			}
		}
	}
	if err := json.Unmarshal(body, &raw); err != nil {
		t.Fatal(err)
	}
	first := raw.Entry[0].Resource
	if p := first.Participant[0]; p.Status != "tentative" || p.Actor != nil || len(p.Type) != 1 {
		t.Errorf("the person is %+v: FHIR wants a type or an actor, and nobody is named", p)
	}
	if strings.Contains(string(body), "atient") || first.Meta.Profile[0] != "https://fhir.hl7.org.uk/StructureDefinition/UKCore-Appointment" {
		t.Error("a patient is in the file, or no profile")
	}

	table, err := files.CSV([]worker.Made{made(remind.SaidGoing)}, map[worker.PersonID]string{7: "@blue 7"})
	if err != nil {
		t.Fatal(err)
	}
	if want := "\ufeffexternal_id,person_ref,date,time,place,kind,note,answer,cancelled\r\n" +
		"abcdefghijklmnopqrstuvwxyz,'@blue 7,2026-11-24,14:30,Long Lane,doctor,'=1+1,going,\r\n"; string(table) != want {
		t.Errorf("written:\n%s", table)
	}
	sheet, err = files.Read(intake.File{Body: table})
	if got := told(sheet, err); got != "2 abcdefghijklmnopqrstuvwxyz @blue 7 2026-11-24T14:30 at Long Lane doctor (=1+1)" {
		t.Errorf("read back:\n%s", got)
	}
}

// A note that was left out is counted, so that the screen can say so.
func TestNotesThatNameSomebodyAreCounted(t *testing.T) {
	sheet, err := files.Read(intake.File{Shape: intake.ShapeFHIR, Body: []byte(resource("a-1", "booked", tuesday, `,"description":"Ring Mary Example"`))})
	if err != nil || sheet.Dropped != 1 || sheet.Rows[0].Note != nil {
		t.Errorf("%+v, %v", sheet, err)
	}
	if r := sheet.Rows[0].Mark; r != redact.Text("") {
		t.Error("a version is named that the file does not name")
	}
}

func FuzzFHIR(f *testing.F) {
	f.Add([]byte(bundleOf(resource("a-1", "booked", tuesday, `,"description":"x"`))))
	f.Add([]byte(resource("a-1", "cancelled", "", "") + "\n{}"))
	f.Fuzz(func(t *testing.T, body []byte) {
		sheet, err := files.Read(intake.File{Shape: intake.ShapeFHIR, Body: body})
		if err != nil && !fault.Is(err, fault.Invalid) {
			t.Fatal(err)
		}
		for _, r := range sheet.Rows {
			if r.External == "" || !r.Off && !r.Starts.Real() {
				t.Fatalf("%+v", r)
			}
		}
	})
}
