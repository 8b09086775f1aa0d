package exchange

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"plainwell/internal/redact"
	"plainwell/internal/remind"
	"plainwell/internal/worker"
	"plainwell/internal/worker/intake"
)

// bundle is a FHIR Bundle; any other resource has no entries.
type bundle struct {
	ResourceType string `json:"resourceType"`
	Entry        []struct {
		Resource json.RawMessage `json:"resource"`
	} `json:"entry"`
}

// readFHIR reads a Bundle, one Appointment, or one resource after the other (NDJSON).
// All of a file's dates are for one person, who is chosen by whoever brings it: who
// the patient is stays unread, but for a look whether it is the same one throughout.
func (x Files) readFHIR(body []byte) (intake.Sheet, error) {
	text, ok := decode(body)
	if !ok {
		return intake.Sheet{}, refused("file", "kw.import.error.not-text", nil)
	}
	resources, err := resourcesOf([]byte(text))
	if err != nil {
		return intake.Sheet{}, err
	}
	if len(resources) > intake.MaxRows {
		return intake.Sheet{}, refused("file", "kw.import.error.long", map[string]any{"Max": intake.MaxRows})
	}
	var sheet intake.Sheet
	patients, seen := map[string]bool{}, map[string]int{}
	for i, raw := range resources {
		var a appointment
		if err := json.Unmarshal(raw, &a); err != nil {
			sheet.Wrong = append(sheet.Wrong, intake.Wrong{Line: i + 1, Key: "kw.import.error.fhir-shape"})
			continue
		}
		if a.ResourceType != "Appointment" {
			if !slices.Contains(sheet.Ignored, resourceName(a.ResourceType)) {
				sheet.Ignored = append(sheet.Ignored, resourceName(a.ResourceType))
			}
			continue
		}
		if key := a.broken(); key != "" {
			sheet.Wrong = append(sheet.Wrong, intake.Wrong{Line: i + 1, Key: key})
			continue
		}
		if first, met := seen[a.ID]; met {
			sheet.Wrong = append(sheet.Wrong, intake.Wrong{Line: i + 1, Column: "id", Key: "kw.import.error.same-id", Args: map[string]any{"Line": first}})
			continue
		}
		seen[a.ID] = i + 1
		for _, p := range a.Participant {
			if who := p.patient(); who != "" {
				patients[who] = true
			}
		}
		row, dropped, wrong := x.fhirRow(a, i+1)
		sheet.Wrong = append(sheet.Wrong, wrong...)
		sheet.Dropped += dropped
		if len(wrong) == 0 && row.External != "" {
			sheet.Rows = append(sheet.Rows, row)
		}
	}
	switch {
	case len(patients) > 1:
		return intake.Sheet{}, refused("file", "kw.import.error.patients", nil)
	case len(sheet.Rows)+len(sheet.Wrong) == 0:
		return intake.Sheet{}, refused("file", "kw.import.error.empty", nil)
	}
	return sheet, nil
}

// resourcesOf takes a file apart into resources.
func resourcesOf(text []byte) ([]json.RawMessage, error) {
	var out []json.RawMessage
	in := json.NewDecoder(bytes.NewReader(text))
	for {
		var raw json.RawMessage
		err := in.Decode(&raw)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, refused("file", "kw.import.error.fhir", nil)
		}
		var b bundle
		if json.Unmarshal(raw, &b) != nil {
			return nil, refused("file", "kw.import.error.fhir", nil)
		}
		if b.ResourceType != "Bundle" {
			out = append(out, raw)
			continue
		}
		for _, entry := range b.Entry {
			if entry.Resource != nil {
				out = append(out, entry.Resource)
			}
		}
	}
	if len(out) == 0 {
		return nil, refused("file", "kw.import.error.empty", nil)
	}
	return out, nil
}

// fhirRow makes a row of an appointment that keeps the rules. One that has no time yet
// gives an empty row.
func (x Files) fhirRow(a appointment, line int) (row intake.Row, dropped int, wrong []intake.Wrong) {
	row = intake.Row{Line: line, External: redact.Text(a.ID), Mark: redact.Text(a.mark()), Zone: x.Zone, Off: a.off()}
	if a.Start == nil {
		if !row.Off {
			return intake.Row{}, 0, nil
		}
		return row, 0, nil
	}
	zone, err := remind.Zone(x.Zone)
	if err != nil {
		return row, 0, []intake.Wrong{{Line: line, Key: "error.internal"}}
	}
	row.Starts = remind.WallOf(a.Start.In(zone))
	now := x.Clock()
	row.Past = !a.Start.After(now)
	if a.Start.After(now.AddDate(remind.MaxYears, 0, 0)) {
		wrong = append(wrong, intake.Wrong{Line: line, Column: "start", Key: "date.error.too-far", Args: map[string]any{"Years": remind.MaxYears}})
	}
	if at, _, err := row.Starts.In(zone); err == nil && !at.Equal(a.Start.Truncate(time.Minute)) {
		// The second of the two hours of an October night cannot be written as a wall time.
		wrong = append(wrong, intake.Wrong{Line: line, Column: "start", Key: "kw.import.error.twice-hour"})
	}
	for _, p := range a.Participant {
		if p.Actor != nil && p.kind() == "Location" && p.Actor.Display != "" {
			name := cut(p.Actor.Display, remind.MaxPlace)
			row.Place = &intake.Place{Name: redact.Text(name)}
			break
		}
	}
	if note := strings.TrimSpace(a.Description); note != "" {
		if len(worker.Personal(note)) > 0 {
			dropped++
		} else {
			text := redact.Text(cut(note, remind.MaxNote))
			row.Note = &text
		}
	}
	return row, dropped, wrong
}

// kind is what a participant is: "Location", "Patient".
func (p participant) kind() string {
	if p.Actor == nil {
		return ""
	}
	if p.Actor.Type != "" {
		return p.Actor.Type
	}
	parts := strings.Split(p.Actor.Reference, "/")
	if len(parts) < 2 {
		return ""
	}
	return parts[len(parts)-2]
}

// patient is what the file calls the patient, for a look whether there are two. It is
// kept nowhere.
func (p participant) patient() string {
	if p.kind() != "Patient" {
		return ""
	}
	return p.Actor.Reference
}

func resourceName(name string) string {
	if name == "" || len(name) > 40 {
		return "?"
	}
	return name
}

// cut shortens a text to a number of characters.
func cut(s string, most int) string {
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most])
}
