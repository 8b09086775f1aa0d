// Package partner is what other systems of a team may do, and what they are told: keys
// with scopes, the reference by which another system knows a person, events, and the
// callbacks that carry them out. It knows neither SQL nor HTTP servers.
package partner

import (
	"slices"
	"strings"
	"time"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/worker"
)

// Scope is one thing that a key may do.
type Scope string

// The scopes. One to write does not hold the one to read.
const (
	PeopleRead        Scope = "people:read"
	PeopleWrite       Scope = "people:write"
	AppointmentsRead  Scope = "appointments:read"
	AppointmentsWrite Scope = "appointments:write"
	CallbacksWrite    Scope = "callbacks:write"
)

// Scopes lists every scope in the order of the form.
var Scopes = []Scope{PeopleRead, PeopleWrite, AppointmentsRead, AppointmentsWrite, CallbacksWrite}

// Label is the message key of the scope.
func (s Scope) Label() string {
	return "kw.keys.scope." + strings.ReplaceAll(string(s), ":", "-")
}

// Limits of keys.
const (
	MaxKeys    = 20 // keys of one team that work
	MaxKeyName = 40 // characters
)

// Key is one key of a team. The secret itself is known only to whoever was shown it.
type Key struct {
	ID      worker.KeyID
	Team    worker.TeamID
	Name    redact.Text // chosen by the lead, kept encrypted
	Test    bool        // sees and makes only what is marked as a test
	Scopes  []Scope
	Expires time.Time // zero: never
	Ended   time.Time // when it was turned off; zero while it is on
	Used    time.Time // midnight of the day of its last use; zero: never
	Made    time.Time
}

// The beginnings of a key, by which scanners for lost secrets know it.
const (
	TestKey = "pwl_test_"
	LiveKey = "pwl_live_"
)

// beginning is how a key of this kind begins.
func (k Key) beginning() string {
	if k.Test {
		return TestKey
	}
	return LiveKey
}

// Actor is who the key acts as: a worker of its team with no account.
func (k Key) Actor() worker.Actor {
	return worker.Actor{Team: k.Team, Role: worker.RoleWorker, Key: k.ID, Test: k.Test}
}

// May says whether the key has a scope.
func (k Key) May(s Scope) bool { return slices.Contains(k.Scopes, s) }

// Works says whether the key may be used at a time.
func (k Key) Works(now time.Time) bool {
	return k.Ended.IsZero() && (k.Expires.IsZero() || now.Before(k.Expires))
}

// ErrNoKey is the one answer to no key, a wrong one, one that was turned off and one
// that is too old, so that none can be told from another.
var ErrNoKey = fault.New(fault.Unauthorised, "api.error.key")
