package exchange

import (
	"encoding/json"
	"slices"
	"time"
)

// Profile is the FHIR profile that files are written to.
const Profile = "https://fhir.hl7.org.uk/StructureDefinition/UKCore-Appointment"

// Code systems of FHIR R4 that files are written with.
const (
	systemParticipation = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType"
	codeSubject         = "SBJ"
)

// Statuses of an Appointment (FHIR R4, value set appointmentstatus).
var (
	statusesOn   = []string{"proposed", "pending", "booked", "arrived", "fulfilled", "checked-in", "waitlist"}
	statusesOff  = []string{"cancelled", "noshow", "entered-in-error"}
	statusesOpen = []string{"proposed", "cancelled", "waitlist"} // may have no time (rule app-3)
	statusesWhy  = []string{"cancelled", "noshow"}               // may have a cancelationReason (rule app-4)
)

// appointment is the part of a FHIR R4 Appointment that is read and written. Whatever
// else a resource holds, and who its patient is, is never looked at.
type appointment struct {
	ResourceType string          `json:"resourceType"`
	ID           string          `json:"id,omitempty"`
	Meta         meta            `json:"meta"`
	Status       string          `json:"status"`
	Reason       json.RawMessage `json:"cancelationReason,omitempty"`
	Description  string          `json:"description,omitempty"`
	Start        *instant        `json:"start,omitempty"`
	End          *instant        `json:"end,omitempty"`
	Created      string          `json:"created,omitempty"`
	Participant  []participant   `json:"participant"`
}

type meta struct {
	VersionID   string   `json:"versionId,omitempty"`
	LastUpdated string   `json:"lastUpdated,omitempty"`
	Profile     []string `json:"profile,omitempty"`
}

type participant struct {
	Type   []concept  `json:"type,omitempty"`
	Actor  *reference `json:"actor,omitempty"`
	Status string     `json:"status"`
}

type concept struct {
	Coding []coding `json:"coding,omitempty"`
}

type coding struct {
	System string `json:"system"`
	Code   string `json:"code"`
}

type reference struct {
	Reference string `json:"reference,omitempty"`
	Type      string `json:"type,omitempty"`
	Display   string `json:"display,omitempty"`
}

// instant is a FHIR instant: a day and a time with its zone.
type instant struct{ time.Time }

// UnmarshalJSON reads RFC 3339, which an instant is a part of. A time without a zone
// is refused: nobody could say when it is.
func (i *instant) UnmarshalJSON(raw []byte) error {
	var text string
	if err := json.Unmarshal(raw, &text); err != nil {
		return err
	}
	at, err := time.Parse(time.RFC3339Nano, text)
	i.Time = at
	return err
}

// MarshalJSON writes whole seconds in UTC.
func (i instant) MarshalJSON() ([]byte, error) {
	return json.Marshal(i.UTC().Format("2006-01-02T15:04:05+00:00"))
}

// broken gives the message key of the rule of FHIR that an appointment breaks, "" for
// none.
func (a appointment) broken() string {
	known := slices.Contains(statusesOn, a.Status) || slices.Contains(statusesOff, a.Status)
	switch {
	case a.ID == "":
		return "kw.import.error.fhir-id"
	case !known:
		return "kw.import.error.fhir-status"
	case (a.Start == nil) != (a.End == nil): // app-2
		return "kw.import.error.fhir-times"
	case a.Start == nil && !slices.Contains(statusesOpen, a.Status): // app-3
		return "kw.import.error.fhir-time"
	case a.Start != nil && a.End.Before(a.Start.Time):
		return "kw.import.error.fhir-times"
	case len(a.Reason) > 0 && !slices.Contains(statusesWhy, a.Status): // app-4
		return "kw.import.error.fhir-reason"
	}
	return ""
}

// off says whether the date does not take place. That somebody did not come is no
// news to anyone here: such a date is over.
func (a appointment) off() bool { return slices.Contains(statusesOff, a.Status) }

// mark is what the other system calls this version.
func (a appointment) mark() string {
	if a.Meta.VersionID != "" {
		return a.Meta.VersionID
	}
	return a.Meta.LastUpdated
}
