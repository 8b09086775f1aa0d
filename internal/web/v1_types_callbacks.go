package web

import (
	"time"

	"plainwell/internal/worker/partner"
)

// v1Events is one page of events.
type v1Events struct {
	Items []partner.Message `json:"items" doc:"The oldest first."`
	Next  *string           `json:"next" doc:"Give this as after to read on, now or later. null when nothing has happened yet." example:"evt_Wn3oXo0T5lkXf1p1rWqg2A"`
}

// v1CallbackNew is what makes a callback.
type v1CallbackNew struct {
	URL    string   `json:"url" need:"true" max:"500" format:"uri" doc:"Where to send: https, a public host, port 443." example:"https://system.example/plainwell"`
	Events []string `json:"events" need:"true" fewest:"1" doc:"What to send." enum:"appointment.made|appointment.changed|appointment.cancelled|appointment.answered|reach.may_not" example:"[\"appointment.answered\",\"reach.may_not\"]"`
}

// v1Callback is one callback.
type v1Callback struct {
	ID     string    `json:"id" doc:"Id of the callback." example:"cbk_Wn3oXo0T5lkXf1p1rWqg2A"`
	URL    string    `json:"url" doc:"Where it is sent." example:"https://system.example/plainwell"`
	Events []string  `json:"events" doc:"What is sent." enum:"appointment.made|appointment.changed|appointment.cancelled|appointment.answered|reach.may_not" example:"[\"appointment.answered\",\"reach.may_not\"]"`
	Works  bool      `json:"works" doc:"false after the address answered 410: nothing more is sent. Make a new one." example:"true"`
	Test   bool      `json:"test" doc:"It is told of what belongs to test keys." example:"false"`
	Made   time.Time `json:"made" doc:"When it was made, in UTC." example:"2026-11-23T09:00:00Z"`
}

// v1CallbackSecret is a callback with the secret that signs.
type v1CallbackSecret struct {
	Callback v1Callback `json:"callback" doc:"The callback."`
	Secret   string     `json:"secret" doc:"Signs what is sent, after Standard Webhooks. It is not shown again." example:"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwQ2Y0Zw1eX3c="`
}

// v1Callbacks lists callbacks.
type v1Callbacks struct {
	Items []v1Callback `json:"items" doc:"The newest first. There are 10 at the most, so this is all of them."`
}

// v1Delivery is what became of one event for one callback.
type v1Delivery struct {
	ID       string     `json:"id" doc:"Id of the delivery." example:"dlv_Wn3oXo0T5lkXf1p1rWqg2A"`
	Event    string     `json:"event" doc:"Id of the event, and the webhook-id that is sent." example:"evt_Wn3oXo0T5lkXf1p1rWqg2A"`
	Type     string     `json:"type" doc:"What has happened." enum:"appointment.made|appointment.changed|appointment.cancelled|appointment.answered|reach.may_not|callback.test" example:"appointment.answered"`
	State    string     `json:"state" doc:"planned: waits for its next try. sending: under way. taken: the address has it. failed: given up after 5 tries." enum:"planned|sending|taken|failed" example:"taken"`
	Attempts int        `json:"attempts" doc:"How often it was tried." example:"1"`
	Result   string     `json:"result" doc:"What came of the last try: http- and the status, timeout, no-answer, no-such-host, not-public, not-allowed, gone. Empty before the first." example:"http-204"`
	Tried    *time.Time `json:"tried" doc:"When it was last tried, in UTC." example:"2026-11-24T18:00:01Z"`
	NextTry  *time.Time `json:"next_try" doc:"When it is tried again, in UTC." example:"null"`
}

// v1Deliveries is one page of deliveries.
type v1Deliveries struct {
	Items []v1Delivery `json:"items" doc:"The newest first."`
	Next  *string      `json:"next" doc:"Give this as older_than to read on. null on the last page." example:"null"`
}
