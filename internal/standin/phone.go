package standin

import (
	"crypto/ecdh"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"

	"plainwell/internal/device"
	"plainwell/internal/redact"
)

const mostPhones = 1000

// Phone is one subscription that the stand-in gave out.
type Phone struct {
	ID           string // the last part of its endpoint
	Subscription device.Subscription
}

// phone is what the stand-in keeps of one subscription: what a browser would.
type phone struct {
	Phone
	private  *ecdh.PrivateKey
	auth     []byte
	vapid    string // only this key may send; empty is any
	gone     bool
	asleep   bool // messages wait
	attempts int
	always   http.HandlerFunc
	once     []http.HandlerFunc
}

// Register subscribes a new phone, as PushManager.subscribe does, to which any
// server may send.
func (s *Service) Register() (Phone, error) { return s.RegisterFor("") }

// RegisterFor subscribes a new phone to which only the holder of a VAPID key may
// send: the applicationServerKey of PushManager.subscribe, in base64url.
func (s *Service) RegisterFor(vapid string) (Phone, error) {
	private, err := ecdh.P256().GenerateKey(s.random)
	if err != nil {
		return Phone{}, fmt.Errorf("standin: make a key: %w", err)
	}
	random := make([]byte, 32)
	if _, err := io.ReadFull(s.random, random); err != nil {
		return Phone{}, fmt.Errorf("standin: read randomness: %w", err)
	}
	text := base64.RawURLEncoding.EncodeToString
	p := &phone{private: private, auth: random[:16], vapid: vapid}
	p.ID = text(random[16:])
	p.Subscription = device.Subscription{
		Endpoint: redact.Text(s.base + "/push/" + p.ID),
		P256DH:   redact.Text(text(private.PublicKey().Bytes())),
		Auth:     redact.Text(text(p.auth)),
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.order) >= mostPhones {
		return Phone{}, errors.New("standin: too many phones")
	}
	s.phones[p.ID] = p
	s.order = append(s.order, p.ID)
	return p.Phone, nil
}

// JSON is the subscription as PushSubscription.toJSON gives it.
func (p Phone) JSON() []byte {
	type keys struct {
		P256DH string `json:"p256dh"`
		Auth   string `json:"auth"`
	}
	out, _ := json.Marshal(struct { // three strings and a nil always marshal
		Endpoint       string `json:"endpoint"`
		ExpirationTime *int64 `json:"expirationTime"`
		Keys           keys   `json:"keys"`
	}{
		Endpoint: p.Subscription.Endpoint.Reveal(),
		Keys:     keys{p.Subscription.P256DH.Reveal(), p.Subscription.Auth.Reveal()},
	})
	return out
}

// Unsubscribe ends a subscription: from then on it is answered with 410. It says
// whether there was one.
func (s *Service) Unsubscribe(id string) bool {
	return s.with(id, func(p *phone) { p.gone = true })
}

// Sleep makes a phone unreachable: messages wait, and a new one takes the place
// of a waiting one with the same Topic.
func (s *Service) Sleep(id string) bool {
	return s.with(id, func(p *phone) { p.asleep = true })
}

// Wake makes a phone reachable again and delivers what waits and is still in
// time. Phones start awake.
func (s *Service) Wake(id string) bool {
	return s.with(id, func(p *phone) {
		p.asleep = false
		now := s.clock()
		for _, m := range s.messages {
			if m.Phone == id && m.stateAt(now) == Waiting {
				m.State = Delivered
			}
		}
	})
}

// Attempts counts the requests that came for a phone, good or bad.
func (s *Service) Attempts(id string) (n int) {
	s.with(id, func(p *phone) { n = p.attempts })
	return n
}

func (s *Service) with(id string, do func(*phone)) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	p, ok := s.phones[id]
	if ok {
		do(p)
	}
	return ok
}

// register answers POST /register. The body may hold the member
// applicationServerKey.
func (s *Service) register(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if err != nil {
		refuse(w, http.StatusRequestEntityTooLarge, "the body is too long")
		return
	}
	var ask struct {
		ApplicationServerKey string `json:"applicationServerKey"`
	}
	if len(body) > 0 && json.Unmarshal(body, &ask) != nil {
		refuse(w, http.StatusBadRequest, "the body is not JSON")
		return
	}
	p, err := s.RegisterFor(ask.ApplicationServerKey)
	if err != nil {
		refuse(w, http.StatusServiceUnavailable, err.Error())
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusCreated)
	_, _ = w.Write(p.JSON())
}

// unsubscribe answers DELETE /push/{id}.
func (s *Service) unsubscribe(w http.ResponseWriter, r *http.Request) {
	if !s.Unsubscribe(r.PathValue("id")) {
		refuse(w, http.StatusNotFound, "no such subscription")
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// setAsleep answers PUT /push/{id}/asleep with the body true or false.
func (s *Service) setAsleep(w http.ResponseWriter, r *http.Request) {
	var asleep bool
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxBody)).Decode(&asleep); err != nil {
		refuse(w, http.StatusBadRequest, "the body must be true or false")
		return
	}
	set := s.Wake
	if asleep {
		set = s.Sleep
	}
	if !set(r.PathValue("id")) {
		refuse(w, http.StatusNotFound, "no such subscription")
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
