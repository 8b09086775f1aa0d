// Package remind keeps appointments, plans their reminders and sends each at its
// time. It knows wall clocks, time zones and clock changes; it does not know SQL,
// HTTP or Web Push.
package remind

import (
	"time"

	"plainwell/internal/redact"
)

// Kind is what sort of date it is, in neutral words that give nobody away.
type Kind string

// The kinds that a person may choose. KindDate is the default.
const (
	KindDate     Kind = "date"
	KindDoctor   Kind = "doctor"
	KindDentist  Kind = "dentist"
	KindHospital Kind = "hospital"
	KindPharmacy Kind = "pharmacy"
	KindMeeting  Kind = "meeting"
	KindCall     Kind = "call"
	KindOther    Kind = "other"
)

// Kinds lists every kind in the order of the form.
var Kinds = []Kind{KindDate, KindDoctor, KindDentist, KindHospital, KindPharmacy, KindMeeting, KindCall, KindOther}

// kindKeys name the kinds in words.
var kindKeys = map[Kind]string{
	KindDate: "date.kind.date", KindDoctor: "date.kind.doctor", KindDentist: "date.kind.dentist",
	KindHospital: "date.kind.hospital", KindPharmacy: "date.kind.pharmacy", KindMeeting: "date.kind.meeting",
	KindCall: "date.kind.call", KindOther: "date.kind.other",
}

// Key is the message key of the kind.
func (k Kind) Key() string { return kindKeys[k] }

// Limits of the texts of one date, in characters (runes).
const (
	MaxPlace = 120
	MaxPhone = 30
	MaxBring = 200
	MaxNote  = 500
)

// Details are what the person wrote down. All but the time may be empty.
type Details struct {
	Kind   Kind
	Starts Wall   // wall-clock time in Zone
	Zone   string // IANA name, such as "Europe/London"
	Place  redact.Text
	Phone  redact.Text
	Bring  redact.Text
	Note   redact.Text
	Getting
	Offsets []Offset // when to remind, at most 4, largest first; empty means none
}

// Appointment is one date as it is kept.
type Appointment struct {
	ID int64
	Details
	Version   int         // starts at 1, raised by each change and by a cancel; also the SEQUENCE of its calendar text
	UTC       time.Time   // Starts in Zone, as UTC; derived
	Cancelled bool        // it is off; kept so that the page can say so
	UID       string      // stable calendar UID, random, never holds a person
	Address   redact.Text // the secret part of /a/{address}; filled by the store
	Made      time.Time
	Changed   time.Time
	Last      *Change // its last change that was news; nil when there was none
	Answer    Answer  // what the person said of it
	By        *By     // the team that made it; nil for a person's own
}

// State is where one reminder row stands.
type State string

// The states. Planned and Sending are live; all others are terminal and a row
// never leaves them.
const (
	Planned    State = "planned"     // waiting for its time, or for its next try
	Sending    State = "sending"     // claimed under a lease
	HandedOver State = "handed-over" // the push service took it; nobody knows more
	Cancelled  State = "cancelled"   // the date was cancelled
	Superseded State = "superseded"  // the date was changed after the row was planned
	Muted      State = "muted"       // the person stopped notices, or never turned them on
	TooLate    State = "too-late"    // not sent while it was of use (the program was down)
	Missed     State = "missed"      // tried, and never taken while it was of use
	Gone       State = "gone"        // the push service no longer knows the phone
)

// Terminal says whether a row in this state is finished.
func (s State) Terminal() bool { return s != Planned && s != Sending }

// Purpose says why a row is sent.
type Purpose string

// The purposes.
const (
	PurposeRemind  Purpose = "remind"  // a date is coming
	PurposeChanged Purpose = "changed" // a date was changed or cancelled
	PurposeTest    Purpose = "test"    // "Did you see it?"
)

// known says whether notices are sent for this purpose.
func (p Purpose) known() bool {
	return p == PurposeRemind || p == PurposeChanged || p == PurposeTest
}

// Plan is one reminder to be: what Plan() works out and the store writes, one row
// for each phone that holds the date. UNIQUE on (appointment, version, purpose,
// offset, phone).
type Plan struct {
	Purpose Purpose
	Offset  Offset
	Due     time.Time // UTC; not before this
	Expires time.Time // UTC; of no use after this, and never later than the start (one hour after it for PurposeChanged)
	Silent  bool      // falls in quiet hours and could not be moved
}
