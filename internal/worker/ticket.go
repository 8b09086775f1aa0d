package worker

import (
	"encoding/base64"
	"encoding/json"
	"sync"
	"time"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
)

// ticketLife is how long somebody may take between the two halves of something, such
// as a password and the code after it.
const ticketLife = 10 * time.Minute

// ticket is what a browser keeps for us in between, sealed: it can neither be read nor
// changed there. kind says between what.
type ticket struct {
	Until int64           `json:"until"` // Unix seconds
	Of    json.RawMessage `json:"of"`
}

// give seals a value into a ticket.
func (a *Accounts) give(kind string, of any) (redact.Text, error) {
	inner, err := json.Marshal(of)
	if err != nil {
		return "", err
	}
	text, err := json.Marshal(ticket{a.Clock().Add(ticketLife).Unix(), inner})
	if err != nil {
		return "", err
	}
	sealed, err := a.Keys.Seal(text, "kw-ticket/"+kind)
	return redact.Text(base64.RawURLEncoding.EncodeToString(sealed)), err
}

// errTicket says that it took too long, or that the browser lost its half.
func errTicket() error { return fault.New(fault.Invalid, "kw.error.ticket") }

// take opens a ticket of a kind.
func (a *Accounts) take(kind string, t redact.Text, of any) error {
	sealed, err := base64.RawURLEncoding.DecodeString(t.Reveal())
	if err != nil || len(sealed) > 8<<10 {
		return errTicket()
	}
	text, err := a.Keys.Unseal(sealed, "kw-ticket/"+kind)
	if err != nil {
		return errTicket()
	}
	var open ticket
	if json.Unmarshal(text, &open) != nil || a.Clock().Unix() > open.Until || json.Unmarshal(open.Of, of) != nil {
		return errTicket()
	}
	return nil
}

// once remembers the tickets that have done their work, until they would be too old
// anyway.
type once struct {
	mu   sync.Mutex
	used map[string]time.Time
}

// first says whether a ticket does its work for the first time.
func (o *once) first(t redact.Text, now time.Time) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.used == nil {
		o.used = map[string]time.Time{}
	}
	for other, at := range o.used {
		if now.Sub(at) > ticketLife {
			delete(o.used, other)
		}
	}
	if _, again := o.used[t.Reveal()]; again {
		return false
	}
	o.used[t.Reveal()] = now
	return true
}
