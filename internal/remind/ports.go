package remind

import (
	"context"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/redact"
)

// Shelf keeps appointments. The store satisfies it; every method is one
// transaction that writes the date and its reminder rows together.
type Shelf interface {
	// Add stores a new date for a phone with its reminder rows, and gives it back
	// with ID and Address.
	Add(ctx context.Context, holder device.ID, a Appointment, plan []Plan) (Appointment, error)
	// Replace stores a changed or cancelled date. a.Version is the new version; the
	// stored one must be a.Version-1, else fault.Conflict ("date.changed-elsewhere").
	// Every live row of older versions becomes Superseded (Cancelled when
	// a.Cancelled) and plan is written for each phone that holds the date. The answer
	// is emptied when a.Answer.Cleared, else it stays as it is. A phone
	// that does not hold it gets fault.NotFound. The address stays the same.
	Replace(ctx context.Context, holder device.ID, a Appointment, plan []Plan) (Appointment, error)
	// List gives the dates of a phone by time, soonest first, cancelled ones too.
	List(ctx context.Context, holder device.ID) ([]Appointment, error)
	// ByAddress finds a date by the secret part of its address, and says whether
	// this phone holds it (0 is no phone). Unknown is fault.NotFound.
	ByAddress(ctx context.Context, address string, holder device.ID) (a Appointment, holds bool, err error)
	// ByNotice finds the date of a notice by the secret part of /n/{address}.
	ByNotice(ctx context.Context, address string, holder device.ID) (a Appointment, holds bool, err error)
	// Purge deletes dates that started before the given time, with their rows, and
	// truncates the write-ahead log. It gives how many went.
	Purge(ctx context.Context, before time.Time) (int, error)

	SeriesShelf
	AnswerShelf
	PhonesShelf
	FollowShelf
}

// Due is one claimed row, as it stands at the moment it is read.
type Due struct {
	Row         int64
	Attempt     int   // 1 for the first try
	Fence       int64 // changes with every claim; an outcome with an old fence is refused
	Plan        Plan
	Version     int         // of the appointment when the row was planned
	Appointment Appointment // as it is now
	Device      device.Device
	Notice      redact.Text         // the secret part of /n/{notice}
	Endpoint    device.Subscription // empty when Device.Push is not PushOn
	Hold        string              // why nothing may go out for the date now, a machine word such as HoldPaused; "" for nothing
}

// The reasons of Due.Hold. They stand as the note of a row that ended muted by one.
const (
	HoldPaused = "paused" // the team has stopped all notices of the person
	HoldTest   = "test"   // the date was made for trying out
)

// Outcome is what became of one claimed row.
type Outcome struct {
	Row   int64
	Fence int64
	State State     // Planned means: try again at Retry
	Retry time.Time // only with State Planned
	Note  string    // short machine word for the log and the counts, such as "http-410"; never a person
	Gone  bool      // mark the phone's subscription gone
}

// Queue hands out rows that are due. The store satisfies it.
type Queue interface {
	// Claim takes up to limit live rows with Due <= now and no valid lease, most
	// urgent (soonest Expires) first, in one immediate transaction.
	Claim(ctx context.Context, now time.Time, lease time.Duration, limit int) ([]Due, error)
	// Reread reads one claimed row again just before it is sent. A row that was
	// taken over or ended meanwhile is fault.Conflict.
	Reread(ctx context.Context, row, fence int64) (Due, error)
	// Record writes outcomes together. An outcome whose fence is old is ignored.
	Record(ctx context.Context, now time.Time, outcomes []Outcome) error
	// NextDue gives the time of the earliest live row, for the loop's sleep; the
	// zero time when there is none.
	NextDue(ctx context.Context) (time.Time, error)
	// Beat notes that the loop is alive, and which push services rest.
	Beat(ctx context.Context, now time.Time, resting []BreakerState) error
	// Counts gives the number of rows in each state.
	Counts(ctx context.Context) (map[State]int, error)
}

// Verdict is what a push service said of one message.
type Verdict string

// The verdicts, after the table of conventions C.3.
const (
	Taken    Verdict = "taken"     // 200, 201, 202, 204
	NoPhone  Verdict = "no-phone"  // 404, 410
	OurFault Verdict = "our-fault" // 400, 401, 403: keep the subscription, raise an alarm; a second phone with it opens the breaker of the host
	TooBig   Verdict = "too-big"   // 413: once more with the short text
	SlowDown Verdict = "slow-down" // 429
	Later    Verdict = "later"     // 5xx, network
	Refused  Verdict = "refused"   // the endpoint is not one that may be called
)

// Result is the answer to one send.
type Result struct {
	Verdict Verdict
	Status  int           // HTTP status, 0 without an answer
	After   time.Duration // Retry-After, 0 without one
	Host    string        // host of the push service, for breakers and counts; never the path
}

// Notice is one message as the phone will show it. It holds no detail unless the
// person turned detail on.
type Notice struct {
	Purpose  Purpose
	Title    string // at most 30 characters
	Body     string // at most 90 characters
	Navigate string // absolute address on this site
	Lang     string
	Dir      string
	Tag      string    // one for each reminder row: a repeat replaces itself
	Group    string    // one for each date: the worker closes older notices of the same date
	Topic    string    // at most 32 characters of base64url: a change replaces an undelivered older one
	Starts   time.Time // for the notice's timestamp
	Expires  time.Time // TTL runs to here, worked out at the moment of sending
	Silent   bool
	Renotify bool
	Ask      bool   // it asks for an answer: a phone that has buttons may show them
	Detail   bool   // Body may say more than the day and the time
	Urgency  string // "low", "normal" or "high"
}

// Sender sends one notice to one phone. The push room satisfies it.
type Sender interface {
	Send(ctx context.Context, to device.Subscription, n Notice) Result
}
