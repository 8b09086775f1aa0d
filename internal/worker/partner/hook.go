package partner

import (
	"slices"
	"time"

	"plainwell/internal/redact"
	"plainwell/internal/worker"
)

// HookID numbers a callback.
type HookID int64

// Limits of callbacks.
const (
	MaxHooks   = 10             // callbacks of one team, test and live each
	OldSecret  = 24 * time.Hour // how long the secret before still signs too
	MaxAddress = 500            // bytes of an address
)

// Hook is an address of another system that is told of events.
type Hook struct {
	ID       HookID
	Team     worker.TeamID
	Test     bool
	Kinds    []Kind
	Address  redact.Text // may hold a secret, kept encrypted
	Secret   redact.Text // signs, kept encrypted
	Old      redact.Text // the secret before; "" for none
	OldUntil time.Time   // until then both sign
	Gone     time.Time   // when the address answered 410; zero while it works
	Made     time.Time
}

// Host is the host of the address, which may be shown.
func (h Hook) Host() string { return hostOf(h.Address) }

// secrets are those that sign at a time, the newest first.
func (h Hook) secrets(now time.Time) []redact.Text {
	if h.Old != "" && now.Before(h.OldUntil) {
		return []redact.Text{h.Secret, h.Old}
	}
	return []redact.Text{h.Secret}
}

// Wants says whether the callback asks for a kind.
func (h Hook) Wants(k Kind) bool { return slices.Contains(h.Kinds, k) }

// DeliveryState is where one callback of one event stands.
type DeliveryState string

// The states. Planned and sending are live.
const (
	DeliveryPlanned DeliveryState = "planned" // waiting for its time, or for its next try
	DeliverySending DeliveryState = "sending" // claimed under a lease
	DeliveryTaken   DeliveryState = "taken"   // the address answered 200 to 299
	DeliveryFailed  DeliveryState = "failed"  // given up
)

// Label is the message key of the state.
func (s DeliveryState) Label() string { return "kw.callbacks.state." + string(s) }

// Delivery is one event for one callback.
type Delivery struct {
	ID      int64
	Fence   int64 // changes with every claim; an outcome with an old fence is refused
	Attempt int   // 1 for the first try
	Event   Event
	Hook    Hook
	State   DeliveryState
	Due     time.Time // of the next try, zero when there is none
	Tried   time.Time // of the last one, zero before it
	Note    string    // machine word for what came of it, such as "http-500"
}

// Outcome is what became of one claimed delivery.
type Outcome struct {
	ID, Fence int64
	State     DeliveryState // DeliveryPlanned means: try again at Retry
	Retry     time.Time
	Note      string
	Gone      bool // the address said that it is gone: nothing more for it
}
