package web

import "time"

// What other systems read and write. The tags are also the words of its description:
// see the package openapi.

// v1Person is a person on a caseload.
type v1Person struct {
	ID       string    `json:"id" doc:"Id of the person." example:"per_Wn3oXo0T5lkXf1p1rWqg2A"`
	Ref      *string   `json:"ref" doc:"Your own reference, if your kind of key gave one." example:"case-4711"`
	Nickname string    `json:"nickname" doc:"What the workers of the team call the person. Never a name." example:"Blue 7"`
	Paused   bool      `json:"paused" doc:"No notice of this team goes to the person." example:"false"`
	Test     bool      `json:"test" doc:"Made with a test key. Nothing is ever sent." example:"false"`
	Made     time.Time `json:"made" doc:"When the person was added, in UTC." example:"2026-11-23T09:00:00Z"`
}

// v1PersonNew is what makes a person.
type v1PersonNew struct {
	Ref      string `json:"ref" need:"true" min:"1" max:"64" doc:"Your own reference, such as a number of a case. What looks like a name, an NHS number, an email address or a birth date is refused. With a test key some references bring a state about: see the start of this page." example:"case-4711"`
	Nickname string `json:"nickname" max:"30" doc:"What the workers of the team call the person. Without it: the first 30 characters of ref." example:"Blue 7"`
}

// v1PersonChange is what changes a person.
type v1PersonChange struct {
	Nickname *string `json:"nickname" null:"no" min:"1" max:"30" doc:"What the workers of the team call the person." example:"Blue 8"`
	Paused   *bool   `json:"paused" null:"no" doc:"true stops every notice of this team to the person at once; false lets later ones go again." example:"true"`
}

// v1People is one page of people.
type v1People struct {
	Items []v1Person `json:"items" doc:"The newest first."`
	Next  *string    `json:"next" doc:"Give this as older_than to read on. null on the last page." example:"null"`
}

// v1Appointment is one appointment.
type v1Appointment struct {
	ID            string    `json:"id" doc:"Id of the appointment." example:"app_Wn3oXo0T5lkXf1p1rWqg2A"`
	Person        string    `json:"person" doc:"Id of the person." example:"per_Wn3oXo0T5lkXf1p1rWqg2A"`
	Kind          string    `json:"kind" doc:"What sort of appointment it is." enum:"date|doctor|dentist|hospital|pharmacy|meeting|call|other" example:"doctor"`
	StartsLocal   string    `json:"starts_local" doc:"Day and time on the clock in zone." example:"2027-01-04T10:30"`
	Zone          string    `json:"zone" doc:"IANA name of the time zone." example:"Europe/London"`
	Starts        time.Time `json:"starts" doc:"The same moment in UTC, worked out from the two." example:"2027-01-04T10:30:00Z"`
	Place         string    `json:"place" doc:"Where it is; may be empty, as may all texts." example:"Rowan Surgery, 4 Mill Lane"`
	Phone         string    `json:"phone" doc:"Whom to ring about it." example:"01632 960123"`
	Bring         string    `json:"bring" doc:"What to bring." example:"The blue letter"`
	Note          string    `json:"note" doc:"Anything else." example:""`
	Bus           string    `json:"bus" doc:"How to get there." example:"Bus 14 to the market"`
	Company       string    `json:"company" doc:"Whether the person may bring someone." enum:"yes|no|unknown" example:"yes"`
	Remind        []string  `json:"remind" doc:"When the person's phone reminds them: days or hours before." enum:"7d|3d|1d|2h" example:"[\"1d\",\"2h\"]"`
	Cancelled     bool      `json:"cancelled" doc:"It is off." example:"false"`
	Version       int       `json:"version" doc:"Grows by one with each change, and with cancelling." example:"1"`
	Answer        *v1Answer `json:"answer" doc:"What the person said of it as it stands; null when they said nothing."`
	AnswerCleared bool      `json:"answer_cleared" doc:"They had answered, and then it was changed." example:"false"`
	Reach         string    `json:"reach" doc:"All that may be known of how it reaches the person. none: it is on no phone. off: on a phone, with reminders off. on: on a phone, with reminders on. may-not: it may not have arrived, ring them. Nothing here proves that somebody was told, and nothing says whether they looked." enum:"none|off|on|may-not" example:"on"`
	Test          bool      `json:"test" doc:"It belongs to a test key." example:"false"`
	Made          time.Time `json:"made" doc:"When it was made, in UTC." example:"2026-11-23T09:00:00Z"`
	Changed       time.Time `json:"changed" doc:"When it was last changed, in UTC." example:"2026-11-23T09:00:00Z"`
}

// v1Answer is what a person said.
type v1Answer struct {
	Said string    `json:"said" doc:"going: they can go. cant: they cannot go. help: they need help to go." enum:"going|cant|help" example:"going"`
	At   time.Time `json:"at" doc:"When they said it, in UTC." example:"2026-11-24T18:00:00Z"`
}

// v1AppointmentNew is what makes an appointment.
type v1AppointmentNew struct {
	Person      string    `json:"person" need:"true" doc:"Id of the person." example:"per_Wn3oXo0T5lkXf1p1rWqg2A"`
	StartsLocal string    `json:"starts_local" need:"true" pattern:"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$" doc:"Day and time on the clock in zone: to come, at most 2 years ahead. A time that the clocks jump over is refused; of one that comes twice it is the first." example:"2027-01-04T10:30"`
	Zone        string    `json:"zone" doc:"IANA name of the time zone. Without it: the zone of this site." example:"Europe/London"`
	Kind        string    `json:"kind" default:"date" doc:"What sort of appointment it is." enum:"date|doctor|dentist|hospital|pharmacy|meeting|call|other" example:"doctor"`
	Place       string    `json:"place" max:"120" doc:"Where it is." example:"Rowan Surgery, 4 Mill Lane"`
	Phone       string    `json:"phone" max:"30" doc:"Whom to ring about it." example:"01632 960123"`
	Bring       string    `json:"bring" max:"200" doc:"What to bring." example:"The blue letter"`
	Note        string    `json:"note" max:"500" doc:"Anything else. The person reads it: plain words." example:""`
	Bus         string    `json:"bus" max:"200" doc:"How to get there." example:"Bus 14 to the market"`
	Company     string    `json:"company" default:"unknown" doc:"Whether the person may bring someone." enum:"yes|no|unknown" example:"yes"`
	Remind      *[]string `json:"remind" null:"no" items:"4" doc:"When the person's phone reminds them. Without it: 1d and 2h. An empty list: not at all." enum:"7d|3d|1d|2h" example:"[\"1d\",\"2h\"]"`
}

// v1AppointmentChange is what changes an appointment: what is not there stays.
type v1AppointmentChange struct {
	StartsLocal *string   `json:"starts_local" null:"no" pattern:"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$" doc:"Day and time on the clock in zone." example:"2027-01-05T14:00"`
	Zone        *string   `json:"zone" null:"no" doc:"IANA name of the time zone." example:"Europe/London"`
	Kind        *string   `json:"kind" null:"no" doc:"What sort of appointment it is." enum:"date|doctor|dentist|hospital|pharmacy|meeting|call|other" example:"doctor"`
	Place       *string   `json:"place" null:"no" max:"120" doc:"Where it is. An empty text takes it away, as for all texts." example:"Rowan Surgery, 4 Mill Lane"`
	Phone       *string   `json:"phone" null:"no" max:"30" doc:"Whom to ring about it." example:"01632 960123"`
	Bring       *string   `json:"bring" null:"no" max:"200" doc:"What to bring." example:"The blue letter and your tablets"`
	Note        *string   `json:"note" null:"no" max:"500" doc:"Anything else." example:""`
	Bus         *string   `json:"bus" null:"no" max:"200" doc:"How to get there." example:"Bus 14 to the market"`
	Company     *string   `json:"company" null:"no" doc:"Whether the person may bring someone." enum:"yes|no|unknown" example:"yes"`
	Remind      *[]string `json:"remind" null:"no" items:"4" doc:"When the person's phone reminds them. An empty list: not at all." enum:"7d|3d|1d|2h" example:"[\"1d\"]"`
}

// v1Appointments is one page of appointments.
type v1Appointments struct {
	Items []v1Appointment `json:"items" doc:"By when they were made, the newest first."`
	Next  *string         `json:"next" doc:"Give this as older_than to read on. null on the last page." example:"null"`
}

// v1Gift is how an appointment comes onto the person's phone.
type v1Gift struct {
	URL     string    `json:"url" doc:"Address of the appointment. Opening it changes nothing; on the page a button puts it on the phone. Give it to the person alone." example:"https://guide.example/a/2nC6GRtZ3KqZxW0e8P3nLw0xY5c"`
	QR      string    `json:"qr_svg" doc:"Address of a QR code of url, an SVG picture." example:"https://guide.example/a/2nC6GRtZ3KqZxW0e8P3nLw0xY5c/qr.svg"`
	Code    string    `json:"code" doc:"A code to say aloud. It works once, until expires. A new one ends the one before." example:"7K2M-9XQD"`
	Spoken  string    `json:"code_spoken" doc:"The code as it is said." example:"7, Kilo, 2, Mike, 9, X-ray, Quebec, Delta"`
	Where   string    `json:"code_page" doc:"Where the person types the code." example:"https://guide.example/en/move"`
	Expires time.Time `json:"expires" doc:"When the code ends, in UTC." example:"2026-11-24T09:00:00Z"`
}

// v1Calendar is the calendar feed of one person.
type v1Calendar struct {
	URL string `json:"url" doc:"Address of the calendar (iCalendar). It names no place, no service and no person. Whoever has it sees the days and times: give it to the person alone." example:"https://guide.example/c/2nC6GRtZ3KqZxW0e8P3nLw0xY5c.ics"`
}
