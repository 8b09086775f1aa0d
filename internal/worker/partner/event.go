package partner

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"plainwell/internal/worker"
)

// Kind is what has happened.
type Kind string

// The kinds of events.
const (
	Made      Kind = "appointment.made"
	Changed   Kind = "appointment.changed"
	Cancelled Kind = "appointment.cancelled"
	Answered  Kind = "appointment.answered"
	MayNot    Kind = "reach.may_not" // a reminder may not have arrived: ring them
	Try       Kind = "callback.test" // a lead or another system tries a callback out
)

// Kinds lists what a callback may ask for. A try needs no asking.
var Kinds = []Kind{Made, Changed, Cancelled, Answered, MayNot}

// Label is the message key of the kind.
func (k Kind) Label() string {
	return "kw.callbacks.kind." + strings.NewReplacer(".", "-", "_", "-").Replace(string(k))
}

// Known says whether the kind is one of Kinds.
func (k Kind) Known() bool { return slices.Contains(Kinds, k) }

// EventDays is how many days an event is kept, with what became of its callbacks.
const EventDays = 30

// Event is one thing that happened to a date of a team. It holds no text.
type Event struct {
	ID      int64 // grows
	Team    worker.TeamID
	Test    bool
	Kind    Kind
	Date    int64 // number of the appointment; 0 for a try. It may be gone
	Person  worker.PersonID
	Version int
	At      time.Time
}

// EventShelf keeps events. The store satisfies it. Events are written by the store, in
// the transaction of what they tell.
type EventShelf interface {
	// Events gives up to limit events of a team after one, the oldest first.
	Events(ctx context.Context, by worker.Actor, after int64, limit int) ([]Event, error)
	// LastEvent gives the number of the newest event, 0 for none.
	LastEvent(ctx context.Context, by worker.Actor) (int64, error)
	// PurgeEvents deletes events from before a time, with their callbacks.
	PurgeEvents(ctx context.Context, before time.Time) (int, error)
}

// Message is an event as other systems read it, in a callback and in the list. Its
// shape is that of Standard Webhooks: type, timestamp, data.
type Message struct {
	ID        string      `json:"id" doc:"Id of the event. A callback that is sent again has the same one." example:"evt_Wn3oXo0T5lkXf1p1rWqg2A"`
	Type      Kind        `json:"type" doc:"What has happened. callback.test is a try." enum:"appointment.made|appointment.changed|appointment.cancelled|appointment.answered|reach.may_not|callback.test" example:"appointment.answered"`
	Timestamp time.Time   `json:"timestamp" doc:"When it happened, in UTC." example:"2027-01-04T10:30:00Z"`
	Data      MessageData `json:"data" doc:"What it happened to. Ask for it to see how it is now."`
}

// MessageData says what an event is about: ids alone, and no text.
type MessageData struct {
	Appointment *string `json:"appointment" doc:"Id of the appointment, which may be gone. null for a try." example:"app_Wn3oXo0T5lkXf1p1rWqg2A"`
	Person      *string `json:"person" doc:"Id of the person, who may be gone. null for a try." example:"per_Wn3oXo0T5lkXf1p1rWqg2A"`
	Version     int     `json:"version" doc:"Version of the appointment when it happened. 0 for a try." example:"2"`
	Test        bool    `json:"test" doc:"It belongs to a test key." example:"false"`
}

// Message writes the event for other systems.
func (e Event) Message(ids IDs) Message {
	m := Message{ID: ids.Write(EventID, e.ID), Type: e.Kind, Timestamp: e.At.UTC(), Data: MessageData{Version: e.Version, Test: e.Test}}
	if e.Date != 0 {
		id := ids.Write(AppointmentID, e.Date)
		m.Data.Appointment = &id
	}
	if e.Person != 0 {
		id := ids.Write(PersonID, int64(e.Person))
		m.Data.Person = &id
	}
	return m
}

// body is the event as a callback carries it.
func (e Event) body(ids IDs) ([]byte, error) { return json.Marshal(e.Message(ids)) }
