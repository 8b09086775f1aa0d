package places

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
	"time"
)

// mostServiceBytes bounds one answer of the directory.
const mostServiceBytes = 256 << 20

// ReadServices reads a saved answer of the directory: an object with "value", a list of
// them, or lines with an object each. What has no organisation code is left out and
// counted.
func ReadServices(r io.Reader, now time.Time) (all []Service, left int, err error) {
	limit := &io.LimitedReader{R: r, N: mostServiceBytes + 1}
	d := json.NewDecoder(limit)
	found := map[string]int{}
	for n := 0; ; n++ {
		var raw json.RawMessage
		if err := d.Decode(&raw); errors.Is(err, io.EOF) && n > 0 {
			break
		} else if err != nil {
			if limit.N <= 0 {
				return nil, 0, fmt.Errorf("it has more than %d MB", mostServiceBytes>>20)
			}
			if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
				return nil, 0, errors.New("it ends in the middle. Is it cut off? Fetch it again")
			}
			return nil, 0, fmt.Errorf("it is no JSON: %w", err)
		}
		for _, item := range items(raw) {
			s, ok := serviceOf(item, now)
			if !ok {
				left++
				continue
			}
			if i, twice := found[s.Code]; twice {
				all[i] = s
				continue
			}
			found[s.Code] = len(all)
			all = append(all, s)
		}
	}
	if len(all) == 0 {
		return nil, left, errors.New("it holds no service with an organisation code")
	}
	return all, left, nil
}

// items gives the services of an answer.
func items(raw json.RawMessage) []json.RawMessage {
	var list []json.RawMessage
	if json.Unmarshal(raw, &list) == nil {
		var all []json.RawMessage
		for _, one := range list {
			all = append(all, items(one)...)
		}
		return all
	}
	var members map[string]json.RawMessage
	if json.Unmarshal(raw, &members) != nil {
		return []json.RawMessage{raw}
	}
	for name, value := range members {
		if plainName(name) == "value" && json.Unmarshal(value, &list) == nil {
			return list
		}
	}
	return []json.RawMessage{raw}
}

// serviceOf reads one service. A day to come is no day.
func serviceOf(raw json.RawMessage, now time.Time) (Service, bool) {
	l := looseOf(raw)
	s := Service{Code: strings.ToUpper(l.text("ODSCode")), Taking: l.in("AcceptingPatients").taking("GP")}
	if !codeShape.MatchString(s.Code) {
		return s, false
	}
	if l.in("AcceptingPatients") == nil {
		s.Taking = l.taking("AcceptingPatients")
	}
	if asked := l.in("LastUpdatedDates").day("AcceptingPatients"); s.Taking != "" && !asked.After(now) {
		s.Asked = asked
	}
	s.Link = signUp(l.in("GPRegistration").text("RegistrationLink"))
	return s, true
}

// signUp gives a link that a reader may be sent to, or "".
func signUp(link string) string {
	u, err := url.Parse(link)
	if err != nil || u.Scheme != "https" || u.Hostname() == "" || u.User != nil || len(link) > 500 || !valid(link) {
		return ""
	}
	if !strings.Contains(u.Hostname(), ".") || strings.ContainsAny(u.Hostname(), " <>\"") {
		return ""
	}
	return u.String()
}
