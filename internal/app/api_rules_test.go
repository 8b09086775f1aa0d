package app_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"plainwell/internal/app"
)

func TestARequestThatIsSentAgainDoesNothingTwice(t *testing.T) {
	s := shared(t).system("live")
	body := o{"ref": "case-1", "nickname": "Blue 7"}
	first := s.must(201, "POST", "/api/v1/people", body, "Idempotency-Key", "k-1")
	again := s.must(201, "POST", "/api/v1/people", body, "Idempotency-Key", "k-1")
	if again.Text != first.Text || again.Header.Get("Location") != first.Header.Get("Location") || again.Header.Get("Idempotency-Replayed") != "true" || first.Header.Get("Idempotency-Replayed") != "" {
		t.Errorf("%s\n%s %v", first.Text, again.Text, again.Header)
	}
	if r := s.must(422, "POST", "/api/v1/people", o{"ref": "case-2"}, "Idempotency-Key", "k-1"); r.str("detail") == "" {
		t.Errorf("%s", r.Text)
	}
	s.must(422, "POST", "/api/v1/appointments", body, "Idempotency-Key", "k-1")
	s.must(400, "POST", "/api/v1/people", body, "Idempotency-Key", strings.Repeat("k", 256))
	// What was refused did nothing, so the same key may be used for what is put right.
	s.must(422, "POST", "/api/v1/people", o{"ref": "Jane Smith"}, "Idempotency-Key", "k-2")
	s.must(201, "POST", "/api/v1/people", o{"ref": "case-3"}, "Idempotency-Key", "k-2")
	s.must(409, "POST", "/api/v1/people", body, "Idempotency-Key", "k-3")
	// Keys are each system's own.
	other := shared2(t, s).system("live")
	other.must(201, "POST", "/api/v1/people", o{"ref": "case-9"}, "Idempotency-Key", "k-1")
	if r := s.must(200, "GET", "/api/v1/people", nil); len(r.JSON["items"].([]any)) != 2 {
		t.Errorf("%s", r.Text)
	}
	// An answer without a body is given again without one.
	person := first.str("id")
	hook := s.must(201, "POST", "/api/v1/callbacks", o{"url": "https://system.example/in", "events": []string{"reach.may_not"}}).str("callback", "id")
	for range 2 {
		if r := s.must(202, "POST", "/api/v1/callbacks/"+hook+"/test", nil, "Idempotency-Key", "k-4"); r.Text != "" {
			t.Errorf("%s", r.Text)
		}
	}
	if r := s.must(200, "GET", "/api/v1/callbacks/"+hook+"/deliveries", nil); len(r.JSON["items"].([]any)) != 1 {
		t.Errorf("it was tried more than once: %s", r.Text)
	}
	s.must(204, "DELETE", "/api/v1/people/"+person, nil)
}

// shared2 is the same program, for a second system.
func shared2(t *testing.T, s *system) *running {
	return &running{t: t, URL: s.site.URL, Config: s.site.Config}
}

func TestTheSameRequestManyTimesAtOnceIsDoneOnce(t *testing.T) {
	s := shared(t).system("live")
	var wait sync.WaitGroup
	replies := make([]reply, 12)
	for i := range replies {
		wait.Go(func() { replies[i] = s.ask("POST", "/api/v1/people", o{"ref": "case-1"}, "Idempotency-Key", "at once") })
	}
	wait.Wait()
	done := map[string]bool{}
	for _, r := range replies {
		switch r.StatusCode {
		case 201:
			done[r.Text] = true
		case 409:
			if r.Header.Get("Retry-After") == "" {
				t.Errorf("%v", r.Header)
			}
		default:
			t.Errorf("%d %s", r.StatusCode, r.Text)
		}
	}
	if len(done) != 1 {
		t.Errorf("%d different answers", len(done))
	}
	if r := s.must(200, "GET", "/api/v1/people", nil); len(r.JSON["items"].([]any)) != 1 {
		t.Errorf("%s", r.Text)
	}
}

func TestWhatCannotBeUsedIsSaidByNameInTheLanguageAsked(t *testing.T) {
	s := shared(t).system("live")
	person := s.addPerson("case-1")
	for _, c := range []struct {
		body   any
		status int
		want   map[string]string
	}{
		{o{"person": person, "starts_local": "2020-01-01T10:30"}, 422, map[string]string{"starts_local": "date.error.past"}},
		{o{"person": person, "starts_local": "2099-01-01T10:30"}, 422, map[string]string{"starts_local": "date.error.too-far"}},
		{o{"person": person, "starts_local": "4 January"}, 422, map[string]string{"starts_local": "api.error.wall"}},
		{o{"person": person, "starts_local": nextGap() + "T01:30"}, 422, map[string]string{"starts_local": "date.error.time-not-real"}},
		{o{"person": person, "starts_local": soon(3), "zone": "Mars/Base"}, 422, map[string]string{"zone": "api.error.zone"}},
		{o{"person": person, "starts_local": soon(3), "zone": "Local"}, 422, map[string]string{"zone": "api.error.zone"}},
		{o{"person": "per_x", "starts_local": "x", "kind": "party", "place": strings.Repeat("p", 121), "remind": []string{"5d"}, "company": "maybe", "phone": "1"}, 422,
			map[string]string{"person": "api.error.person", "starts_local": "api.error.wall", "kind": "date.error.kind-unknown", "place": "date.error.too-long", "remind": "date.error.remind-unknown", "company": "date.error.company-unknown", "phone": "date.error.phone-short"}},
		{o{"person": person, "starts": "2027-01-04T10:30:00Z", "starts_local": soon(3)}, 400, map[string]string{"starts": "api.error.member-unknown"}},
		{o{"person": person}, 422, map[string]string{"starts_local": "api.error.needed"}},
		{`{"person":`, 400, map[string]string{}},
		{`{"person":"` + strings.Repeat("x", 33<<10) + `"}`, 413, map[string]string{}},
	} {
		r := s.must(c.status, "POST", "/api/v1/appointments", c.body)
		if got := r.fields(); fmt.Sprint(got) != fmt.Sprint(c.want) {
			t.Errorf("%.80v: %v, want %v", c.body, got, c.want)
		}
	}
	s.must(415, "POST", "/api/v1/people", "ref=case-2", "Content-Type", "application/x-www-form-urlencoded")
	s.must(415, "POST", "/api/v1/people", o{"ref": "case-2"}, "Content-Type", "application/merge-patch+json")
	s.must(400, "GET", "/api/v1/people?page=2", nil)
	s.must(400, "GET", "/api/v1/people?limit=101", nil)
	s.must(400, "GET", "/api/v1/people?older_than=1", nil)
	s.must(400, "GET", "/api/v1/appointments?from=tomorrow", nil)
	welsh := s.ask("GET", "/api/v1/people?limit=0", nil, "Accept-Language", "cy")
	if !strings.Contains(welsh.str("errors", "0")+welsh.Text, "Defnyddiwch rif") {
		t.Errorf("%s", welsh.Text)
	}
}

// nextGap is the next day in London on which the clocks go forward.
func nextGap() string {
	for day := time.Now().AddDate(0, 0, 1); ; day = day.AddDate(0, 0, 1) {
		if day.Month() == time.March && day.Weekday() == time.Sunday && day.AddDate(0, 0, 7).Month() == time.April {
			return day.Format("2006-01-02")
		}
	}
}

func TestPagesStayAsTheyAreWhileMoreIsMade(t *testing.T) {
	s := shared(t).system("live")
	for i := range 7 {
		person := s.addPerson(fmt.Sprintf("case-%d", i))
		s.addDate(person, 3+i)
	}
	for _, list := range []string{"/api/v1/people", "/api/v1/appointments"} {
		var seen []string
		next := ""
		for page := 0; page == 0 || next != ""; page++ {
			path := list + "?limit=3"
			if next != "" {
				path += "&older_than=" + next
			}
			r := s.must(200, "GET", path, nil)
			for _, one := range r.JSON["items"].([]any) {
				seen = append(seen, one.(o)["id"].(string))
			}
			next, _ = r.JSON["next"].(string)
			s.addDate(s.addPerson(fmt.Sprintf("new-%s-%d", list[8:9], page)), 20)
		}
		unique := map[string]bool{}
		for _, id := range seen {
			unique[id] = true
		}
		if want := 7 + map[string]int{"/api/v1/people": 0, "/api/v1/appointments": 3}[list]; len(seen) != want || len(unique) != want {
			t.Errorf("%s: %d seen, %d different, want %d", list, len(seen), len(unique), want)
		}
	}
}

func TestAKeyForTryingOutSeesItsOwnAloneAndForcesEachState(t *testing.T) {
	site := shared(t)
	lead := site.worker("lead", "Team that tries out")
	live := &system{t: t, site: site, key: lead.makeKey("live", allScopes...)}
	test := &system{t: t, site: site, key: lead.makeKey("test", allScopes...)}
	if !strings.HasPrefix(live.key, "pwl_live_") || !strings.HasPrefix(test.key, "pwl_test_") || len(test.key) != len("pwl_test_")+43 {
		t.Errorf("%d characters", len(test.key))
	}
	real := live.addPerson("test-answer-help") // with a live key it is a reference like any other
	if r := live.addDate(real, 5); r.JSON["answer"] != nil || r.JSON["test"] != false || r.str("reach") != "none" {
		t.Errorf("%s", r.Text)
	}
	for ref, want := range map[string][2]string{
		"test-reach-none": {"none", ""}, "test-reach-off": {"off", ""}, "test-reach-on-2": {"on", ""}, "test-reach-may-not": {"may-not", ""},
		"test-answer-going": {"on", "going"}, "test-answer-cant": {"on", "cant"}, "test-answer-help": {"on", "help"},
	} {
		r := test.addDate(test.addPerson(ref), 5)
		if r.str("reach") != want[0] || r.str("answer", "said") != want[1] || r.JSON["test"] != true {
			t.Errorf("%s: %s", ref, r.Text)
		}
	}
	events := test.must(200, "GET", "/api/v1/events?limit=100", nil)
	n := map[string]int{}
	for _, e := range events.JSON["items"].([]any) {
		n[e.(o)["type"].(string)]++
	}
	if n["appointment.made"] != 7 || n["appointment.answered"] != 3 || n["reach.may_not"] != 1 || len(n) != 3 {
		t.Errorf("%v", n)
	}
	last := events.str("next")
	if r := test.must(200, "GET", "/api/v1/events?after=latest", nil); r.str("next") != last || len(r.JSON["items"].([]any)) != 0 {
		t.Errorf("%s, want %s", r.Text, last)
	}
	if r := test.must(200, "GET", "/api/v1/events?after="+last, nil); r.str("next") != last || len(r.JSON["items"].([]any)) != 0 {
		t.Errorf("%s", r.Text)
	}
	if r := live.must(200, "GET", "/api/v1/events", nil); len(r.JSON["items"].([]any)) != 1 {
		t.Errorf("%s", r.Text)
	}
	if r := live.must(200, "GET", "/api/v1/people", nil); len(r.JSON["items"].([]any)) != 1 {
		t.Errorf("%s", r.Text)
	}
}

func TestOneKeyThatAsksTooMuchIsToldToWaitAndAnotherIsNot(t *testing.T) {
	site := shared(t)
	s, other := site.system("live"), site.system("live")
	slow := reply{}
	for range 90 {
		if slow = s.ask("GET", "/api/v1/callbacks", nil); slow.StatusCode == 429 {
			break
		}
	}
	if slow.StatusCode != 429 || slow.Header.Get("Retry-After") == "" || !strings.HasPrefix(slow.Header.Get("RateLimit"), `"key";r=0;t=`) || slow.str("type") != "urn:plainwell:too-many" {
		t.Errorf("%d %v", slow.StatusCode, slow.Header)
	}
	if r := other.must(200, "GET", "/api/v1/callbacks", nil); r.Header.Get("RateLimit-Policy") != `"key";q=300;w=60` {
		t.Errorf("%v", r.Header)
	}
}

func TestOtherVerbsAreAnsweredInGoodOrder(t *testing.T) {
	s := shared(t).system("live")
	if r := s.ask("OPTIONS", "/api/v1/people", nil); r.StatusCode != 204 || r.Header.Get("Allow") != "GET, HEAD, POST, OPTIONS" || r.Header.Get("Access-Control-Allow-Origin") != "" {
		t.Errorf("%d %v", r.StatusCode, r.Header)
	}
	if r := s.ask("HEAD", "/api/v1/people", nil); r.StatusCode != 200 || r.Text != "" {
		t.Errorf("%d %s", r.StatusCode, r.Text)
	}
	if r := s.ask("DELETE", "/api/v1/people", nil); r.StatusCode != 405 || r.Header.Get("Allow") == "" {
		t.Errorf("%d %v", r.StatusCode, r.Header)
	}
	if r := s.ask("GET", "/api/v1/nothing", nil); r.StatusCode != 404 || r.Header.Get("Content-Type") != "application/problem+json" {
		t.Errorf("%d %v", r.StatusCode, r.Header)
	}
	for _, header := range []string{"Cache-Control", "X-Robots-Tag", "X-Content-Type-Options", "Content-Security-Policy"} {
		if r := s.must(200, "GET", "/api/v1/people", nil); r.Header.Get(header) == "" {
			t.Errorf("%s is not there", header)
		}
	}
}

func TestWithWorkersTurnedOffThereIsNoInterfaceForOtherSystems(t *testing.T) {
	t.Parallel()
	c := config(t.TempDir())
	c.Workers = "off"
	site := startWith(t, c, nil)
	p := site.person()
	for _, path := range []string{"/api/v1/openapi.json", "/api/v1/people", "/en/staff/api", "/kw/keys", "/kw/callbacks"} {
		if a := p.get(path, "Authorization", "Bearer pwl_live_x"); a.StatusCode != 404 {
			t.Errorf("%s: %d", path, a.StatusCode)
		}
	}
	if a := p.get("/api/v1/push"); a.StatusCode != 200 {
		t.Errorf("what the pages' own scripts ask for: %d", a.StatusCode)
	}
}

func TestTheLogAndTheFileHoldNothingOfWhatASystemSends(t *testing.T) {
	site := start(t)
	s := site.system("live")
	person := s.must(201, "POST", "/api/v1/people", o{"ref": "SecretRef-1", "nickname": "Secretnick"}, "Idempotency-Key", "SecretIdem").str("id")
	s.must(201, "POST", "/api/v1/appointments", o{"person": person, "starts_local": soon(3), "note": "SecretNote", "place": "SecretPlace"}, "Idempotency-Key", "SecretIdem2")
	hook := s.must(201, "POST", "/api/v1/callbacks", o{"url": "https://secrethost.example/SecretPath", "events": []string{"appointment.made"}})
	s.must(422, "POST", "/api/v1/appointments", o{"person": person, "starts_local": "SecretTime"})
	s.must(400, "GET", "/api/v1/people?SecretParam=1", nil)
	site.Stop()
	secrets := []string{"SecretRef", "Secretnick", "SecretNote", "SecretPlace", "SecretIdem", "SecretPath", "secrethost", "SecretTime", "SecretParam", s.key, s.key[9:], hook.str("secret"), hook.str("secret")[6:], person}
	for name, text := range allFiles(t, site.Config) {
		for _, secret := range secrets {
			if strings.Contains(text, secret) {
				t.Errorf("%s holds %s", name, secret)
			}
		}
	}
	for _, secret := range secrets {
		if strings.Contains(site.Log.String(), secret) {
			t.Errorf("the log holds %s: %s", secret, site.Log.String())
		}
	}
	if v, _ := json.Marshal(hook.JSON["callback"]); strings.Contains(string(v), "whsec_") {
		t.Error("the callback itself holds the secret")
	}
}

// allFiles is everything that a thief of the data folder holds, but for the key file.
func allFiles(t *testing.T, c app.Config) map[string]string {
	t.Helper()
	out := map[string]string{}
	names, err := filepath.Glob(filepath.Join(c.DataDir, "plainwell.db*"))
	if err != nil || len(names) == 0 {
		t.Fatalf("%v %v", names, err)
	}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		out[filepath.Base(name)] = string(text)
	}
	return out
}
