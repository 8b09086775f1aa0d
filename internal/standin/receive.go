package standin

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"
)

// maxBody is the most that a push service must take (RFC 8030 section 7.2), and
// the most that real ones do take.
const maxBody = 4096

// receive answers POST /push/{id}: the checks of real push services in their
// order, then decryption, which only the browser could do, then the answer that
// a test asked for, or 201.
func (s *Service) receive(w http.ResponseWriter, r *http.Request) {
	id := r.PathValue("id")
	var p phone
	known := s.with(id, func(kept *phone) {
		kept.attempts++
		p = *kept
	})
	if !known {
		refuse(w, http.StatusNotFound, "no such subscription")
		return
	}
	if p.gone {
		refuse(w, http.StatusGone, "this phone has unsubscribed")
		return
	}
	m, status, err := s.read(w, r, &p)
	if err != nil {
		s.log.Warn("stand-in refused a message", "status", status, "why", err.Error())
		refuse(w, status, err.Error())
		return
	}
	if answer := s.nextAnswer(id); answer != nil {
		answer(w, r)
		return
	}
	m = s.keep(m)
	w.Header().Set("Location", s.base+"/messages/"+m.ID)
	w.Header().Set("TTL", strconv.Itoa(m.TTL))
	w.WriteHeader(http.StatusCreated)
}

// read checks one push request and decrypts it. The error is for people, and
// status is what to answer.
func (s *Service) read(w http.ResponseWriter, r *http.Request, p *phone) (m Message, status int, err error) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if long := (*http.MaxBytesError)(nil); errors.As(err, &long) {
		return m, http.StatusRequestEntityTooLarge, errors.New("the body is over 4096 bytes")
	}
	if err != nil {
		return m, http.StatusBadRequest, errors.New("the body did not arrive")
	}
	claims, status, err := checkVAPID(r.Header.Get("Authorization"), s.base, p.vapid, s.clock())
	if err != nil {
		return m, status, err
	}
	if r.Header.Get("Content-Encoding") != "aes128gcm" {
		return m, http.StatusUnsupportedMediaType, errors.New("the content encoding is not aes128gcm")
	}
	ttl, err := readTTL(r.Header.Values("TTL"))
	if err != nil {
		return m, http.StatusBadRequest, err
	}
	topic := r.Header.Get("Topic")
	if len(topic) > 32 || strings.Trim(topic, base64url) != "" {
		return m, http.StatusBadRequest, errors.New("the Topic is over 32 characters or not base64url")
	}
	urgency := r.Header.Get("Urgency")
	switch urgency {
	case "", "very-low", "low", "normal", "high":
	default:
		return m, http.StatusBadRequest, errors.New("the Urgency is none of very-low, low, normal and high")
	}
	plain, err := decrypt(body, p.private, p.auth)
	if err != nil {
		return m, http.StatusBadRequest, err
	}
	return Message{
		Phone: p.ID, TTL: ttl, Urgency: urgency, Topic: topic, Size: len(body),
		Subject: claims.Subject, Plaintext: asJSON(plain),
	}, 0, nil
}

const base64url = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

// readTTL reads the header that says for how many seconds to keep a message
// (RFC 8030 section 5.2). Without it, real push services answer 400.
func readTTL(values []string) (int, error) {
	if len(values) != 1 || values[0] == "" || strings.Trim(values[0], "0123456789") != "" {
		return 0, errors.New("the TTL is missing or not a whole number")
	}
	ttl, err := strconv.ParseInt(values[0], 10, 32)
	if err != nil {
		return 0, errors.New("the TTL is too great")
	}
	return int(ttl), nil
}

// asJSON gives a plain text as a JSON value: itself, or a string of it.
func asJSON(plain []byte) json.RawMessage {
	if json.Valid(plain) {
		return plain
	}
	out, _ := json.Marshal(string(plain)) // a string always marshals
	return out
}

// refuse answers with a status and the reason, in the manner of push services.
func refuse(w http.ResponseWriter, status int, why string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(map[string]any{"status": status, "reason": why})
}
