package app_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// system is another system with a key.
type system struct {
	t    *testing.T
	site *running
	key  string
}

var keyShown = regexp.MustCompile(`<code id="key">([^<]+)</code>`)

// allScopes are every scope of a key.
var allScopes = []string{"people:read", "people:write", "appointments:read", "appointments:write", "callbacks:write"}

// makeKey makes a key on the lead's page.
func (p *person) makeKey(kind string, scopes ...string) string {
	p.t.Helper()
	a := p.post("/kw/keys", url.Values{"name": {"Case system"}, "kind": {kind}, "scopes": scopes, "days": {"90"}})
	shown := keyShown.FindStringSubmatch(a.Text)
	if a.StatusCode != http.StatusOK || shown == nil {
		p.t.Fatalf("no key was made: %d %s", a.StatusCode, a.Text)
	}
	return shown[1]
}

// teams numbers the teams of all tests.
var teams atomic.Int64

// system gives another system with a key of a new team.
func (r *running) system(kind string, scopes ...string) *system {
	r.t.Helper()
	if len(scopes) == 0 {
		scopes = allScopes
	}
	return &system{t: r.t, site: r, key: r.worker("lead", fmt.Sprintf("Team %d", teams.Add(1))).makeKey(kind, scopes...)}
}

// reply is an answer with its JSON.
type reply struct {
	*http.Response
	Text string
	JSON map[string]any
}

// str gives a text of the answer, by the names on the way to it.
func (r reply) str(names ...string) string {
	v := any(r.JSON)
	for _, name := range names {
		m, _ := v.(map[string]any)
		v = m[name]
	}
	s, _ := v.(string)
	return s
}

// fields gives what stands in errors, as field: key.
func (r reply) fields() map[string]string {
	out := map[string]string{}
	list, _ := r.JSON["errors"].([]any)
	for _, one := range list {
		m := one.(map[string]any)
		out[m["field"].(string)] = m["key"].(string)
	}
	return out
}

// ask sends a request. The body is a value that is written as JSON, or a text that is
// sent as it is.
func (s *system) ask(method, path string, body any, headers ...string) reply {
	s.t.Helper()
	var in io.Reader
	switch b := body.(type) {
	case nil:
	case string:
		in = strings.NewReader(b)
	default:
		text, err := json.Marshal(b)
		if err != nil {
			s.t.Fatal(err)
		}
		in = bytes.NewReader(text)
	}
	req, err := http.NewRequest(method, s.site.URL+path, in)
	if err != nil {
		s.t.Fatal(err)
	}
	if s.key != "" {
		req.Header.Set("Authorization", "Bearer "+s.key)
	}
	if body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i+1 < len(headers); i += 2 {
		req.Header.Set(headers[i], headers[i+1])
	}
	res, err := http.DefaultTransport.RoundTrip(req)
	if err != nil {
		s.t.Fatal(err)
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil {
		s.t.Fatal(err)
	}
	r := reply{Response: res, Text: string(text)}
	_ = json.Unmarshal(text, &r.JSON)
	contractOf(s.t, s.site.URL).hold(s.t, method, path, r)
	return r
}

// must is ask that has to end with a status.
func (s *system) must(status int, method, path string, body any, headers ...string) reply {
	s.t.Helper()
	r := s.ask(method, path, body, headers...)
	if r.StatusCode != status {
		s.t.Fatalf("%s %s: %d, want %d: %s", method, path, r.StatusCode, status, r.Text)
	}
	return r
}

// o is a JSON object.
type o = map[string]any

// addPerson adds a person and gives the id.
func (s *system) addPerson(ref string) string {
	s.t.Helper()
	return s.must(201, "POST", "/api/v1/people", o{"ref": ref}).str("id")
}

// soon is a wall time in London so many days ahead, at half past ten.
func soon(days int) string {
	london, _ := time.LoadLocation("Europe/London")
	return time.Now().In(london).AddDate(0, 0, days).Format("2006-01-02") + "T10:30"
}

// addDate makes an appointment and gives the answer.
func (s *system) addDate(person string, days int) reply {
	s.t.Helper()
	return s.must(201, "POST", "/api/v1/appointments", o{"person": person, "kind": "doctor", "starts_local": soon(days), "place": "Rowan Surgery, 4 Mill Lane"})
}
