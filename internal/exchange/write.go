package exchange

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"strconv"
	"strings"
	"time"

	"plainwell/internal/remind"
	"plainwell/internal/worker"
)

// length is how long a date is said to take, since nobody says how long it will: half
// an hour, as in calendars.
const length = 30 * time.Minute

// answers are what a person said, as FHIR has it (value set participationstatus).
var answers = map[remind.Said]string{
	remind.SaidNothing: "needs-action", remind.SaidGoing: "accepted", remind.SaidCant: "declined", remind.SaidHelp: "tentative",
}

// FHIR writes dates as a Bundle of UK Core Appointments. Nobody is named in it, and no
// number of a patient: the person is the one participant who has a type and no actor.
func (x Files) FHIR(dates []worker.Made) ([]byte, error) {
	type entry struct {
		Resource appointment `json:"resource"`
	}
	out := struct {
		ResourceType string  `json:"resourceType"`
		Type         string  `json:"type"`
		Timestamp    instant `json:"timestamp"`
		Entry        []entry `json:"entry"`
	}{"Bundle", "collection", instant{x.Clock()}, []entry{}}
	for _, d := range dates {
		out.Entry = append(out.Entry, entry{fhirOf(d)})
	}
	return json.MarshalIndent(out, "", " ")
}

func fhirOf(d worker.Made) appointment {
	a := appointment{
		ResourceType: "Appointment", ID: d.UID, Status: "booked", Start: &instant{d.UTC}, End: &instant{d.UTC.Add(length)},
		Meta:    meta{VersionID: strconv.Itoa(d.Version), LastUpdated: d.Changed.UTC().Format(time.RFC3339), Profile: []string{Profile}},
		Created: d.Made.UTC().Format(time.RFC3339), Description: d.Note.Reveal(),
		Participant: []participant{{
			Type:   []concept{{Coding: []coding{{System: systemParticipation, Code: codeSubject}}}},
			Status: answers[d.Answer.Said],
		}},
	}
	if d.Cancelled {
		a.Status = "cancelled"
	}
	if place := d.Place.Reveal(); place != "" {
		a.Participant = append(a.Participant, participant{Actor: &reference{Type: "Location", Display: place}, Status: "accepted"})
	}
	return a
}

// CSV writes dates as a table of our own layout, with the answer behind it. nicks are
// what the people are called. The same file read in again changes nothing.
func (x Files) CSV(dates []worker.Made, nicks map[worker.PersonID]string) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("\ufeff") // so that spreadsheets read it as UTF-8
	out := csv.NewWriter(&b)
	out.UseCRLF = true
	if err := out.Write([]string{ours.id, ours.ref, ours.date, ours.clock, ours.place, ours.kind, ours.note, "answer", "cancelled"}); err != nil {
		return nil, err
	}
	for _, d := range dates {
		off := ""
		if d.Cancelled {
			off = "yes"
		}
		day, clock, _ := strings.Cut(d.Starts.String(), "T")
		line := []string{d.UID, nicks[d.Person], day, clock,
			d.Place.Reveal(), string(d.Kind), d.Note.Reveal(), string(d.Answer.Said), off}
		for i, cell := range line {
			line[i] = harmless(cell)
		}
		if err := out.Write(line); err != nil {
			return nil, err
		}
	}
	out.Flush()
	return b.Bytes(), out.Error()
}

// harmless keeps a spreadsheet from running a cell as a formula (OWASP, CSV
// injection).
func harmless(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}
