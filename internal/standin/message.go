package standin

import (
	"context"
	"encoding/json"
	"net/http"
	"strconv"
	"time"
)

const mostMessages = 1000

// State is where a message is.
type State string

// The states of a message.
const (
	Delivered State = "delivered" // the phone was awake, or has woken
	Waiting   State = "waiting"   // the phone sleeps
	Replaced  State = "replaced"  // a newer one with its Topic came while it waited
	Expired   State = "expired"   // its TTL ran out while it waited
)

// Message is one push message as the phone would read it.
type Message struct {
	ID        string          `json:"id"`
	Phone     string          `json:"phone"`     // last part of the endpoint
	Time      time.Time       `json:"time"`      // when it came
	TTL       int             `json:"ttl"`       // seconds
	Urgency   string          `json:"urgency"`   // as sent; may be empty
	Topic     string          `json:"topic"`     // as sent; may be empty
	State     State           `json:"state"`     // at the moment of asking
	Size      int             `json:"size"`      // of the encrypted body, in bytes
	Subject   string          `json:"subject"`   // of the VAPID token
	Plaintext json.RawMessage `json:"plaintext"` // the payload; a string if it is not JSON
}

// stateAt is the state with the passing of time in it.
func (m *Message) stateAt(now time.Time) State {
	if m.State == Waiting && !now.Before(m.Time.Add(time.Duration(m.TTL)*time.Second)) {
		return Expired
	}
	return m.State
}

// keep stores a message: delivered to a phone that is awake, else waiting in
// place of any with the same Topic (RFC 8030 section 5.4).
func (s *Service) keep(m Message) Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.clock()
	s.number++
	m.ID, m.Time, m.State = "m"+strconv.Itoa(s.number), now.UTC(), Delivered
	if p := s.phones[m.Phone]; p != nil && p.asleep {
		m.State = Waiting
		for _, old := range s.messages {
			if m.Topic != "" && old.Phone == m.Phone && old.Topic == m.Topic && old.stateAt(now) == Waiting {
				old.State = Replaced
			}
		}
	}
	if len(s.messages) >= mostMessages {
		s.messages = append(s.messages[:0], s.messages[1:]...)
	}
	s.messages = append(s.messages, &m)
	close(s.changed)
	s.changed = make(chan struct{})
	return m
}

// Messages gives what a phone was sent, oldest first; an empty id is all phones.
func (s *Service) Messages(id string) []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.messagesOf(id)
}

func (s *Service) messagesOf(id string) []Message {
	out, now := []Message{}, s.clock()
	for _, m := range s.messages {
		if id == "" || m.Phone == id {
			c := *m
			c.State = m.stateAt(now)
			out = append(out, c)
		}
	}
	return out
}

// Wait waits until a phone (all phones if id is empty) was sent at least n
// messages, and gives them. It ends early with the context's error.
func (s *Service) Wait(ctx context.Context, id string, n int) ([]Message, error) {
	for {
		s.mu.Lock()
		got, changed := s.messagesOf(id), s.changed
		s.mu.Unlock()
		if len(got) >= n {
			return got, nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return got, ctx.Err()
		}
	}
}

// list answers GET /messages.
func (s *Service) list(w http.ResponseWriter, _ *http.Request) { writeJSON(w, s.Messages("")) }

// one answers GET /messages/{id}: one message, or the messages of a phone.
func (s *Service) one(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	if s.with(id, func(*phone) {}) {
		writeJSON(w, s.Messages(id))
		return
	}
	for _, m := range s.Messages("") {
		if m.ID == id {
			writeJSON(w, m)
			return
		}
	}
	refuse(w, http.StatusNotFound, "no such message or phone")
}

func writeJSON(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	_ = json.NewEncoder(w).Encode(v)
}
