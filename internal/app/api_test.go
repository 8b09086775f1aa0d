package app_test

import (
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestAnotherSystemMakesChangesAndCancelsADate(t *testing.T) {
	s := shared(t).system("live")
	person := s.must(201, "POST", "/api/v1/people", o{"ref": "case-4711", "nickname": "Blue 7"})
	id := person.str("id")
	if person.Header.Get("Location") != "/api/v1/people/"+id || person.str("ref") != "case-4711" || person.str("nickname") != "Blue 7" {
		t.Errorf("%v %s", person.Header, person.Text)
	}
	made := s.must(201, "POST", "/api/v1/appointments", o{
		"person": id, "kind": "doctor", "starts_local": soon(5), "place": "Rowan Surgery", "phone": "01632 960123", "bring": "The blue letter", "bus": "Bus 14", "company": "yes", "remind": []string{"1d"},
	})
	at := made.Header.Get("Location")
	if at != "/api/v1/appointments/"+made.str("id") || made.str("reach") != "none" || made.JSON["answer"] != nil || made.str("zone") != "Europe/London" || made.str("starts") == "" {
		t.Errorf("%s %s", at, made.Text)
	}
	read := s.must(200, "GET", at, nil)
	if read.Header.Get("ETag") != made.Header.Get("ETag") || read.Text != made.Text {
		t.Errorf("what is read is not what was made:\n%s\n%s", made.Text, read.Text)
	}
	s.must(304, "GET", at, nil, "If-None-Match", read.Header.Get("ETag"))
	s.must(428, "PATCH", at, o{"place": "Elm Surgery"})
	changed := s.must(200, "PATCH", at, o{"place": "Elm Surgery"}, "If-Match", read.Header.Get("ETag"))
	if changed.str("place") != "Elm Surgery" || changed.str("bring") != "The blue letter" || changed.JSON["version"] != 2.0 || changed.str("company") != "yes" {
		t.Errorf("%s", changed.Text)
	}
	if r := s.must(412, "PATCH", at, o{"place": "Oak Surgery"}, "If-Match", read.Header.Get("ETag")); r.str("type") != "urn:plainwell:precondition" {
		t.Errorf("%s", r.Text)
	}
	s.must(412, "POST", at+"/cancel", nil, "If-Match", read.Header.Get("ETag"))
	off := s.must(200, "POST", at+"/cancel", nil, "If-Match", changed.Header.Get("ETag"))
	if off.JSON["cancelled"] != true || off.JSON["version"] != 3.0 {
		t.Errorf("%s", off.Text)
	}
	s.must(200, "POST", at+"/cancel", nil, "If-Match", "*")
	s.must(409, "PATCH", at, o{"place": "Oak Surgery"}, "If-Match", "*")
	list := s.must(200, "GET", "/api/v1/appointments?person="+id, nil)
	if items := list.JSON["items"].([]any); len(items) != 1 || items[0].(o)["id"] != made.str("id") || list.JSON["next"] != nil {
		t.Errorf("%s", list.Text)
	}
	templates := s.must(200, "GET", "/api/v1/templates", nil).JSON["items"].([]any)
	if first := templates[0].(o); len(templates) < 5 || first["kind"] != "doctor" || first["bring"] == "" {
		t.Errorf("%v", templates)
	}
	s.must(204, "DELETE", "/api/v1/people/"+id, nil)
	s.must(404, "GET", at, nil)
	s.must(404, "GET", "/api/v1/people/"+id, nil)
}

func TestWithoutAKeyThatWorksEverythingIsRefusedAlike(t *testing.T) {
	site := shared(t)
	lead := site.worker("lead", "Team for wrong keys")
	good := lead.makeKey("live", "people:read")
	var first string
	for name, key := range map[string]string{
		"no key": "", "a made-up key": "pwl_live_" + strings.Repeat("A", 43), "another word": "hello", "one letter off": good[:len(good)-1] + "!",
		"the other kind": strings.Replace(good, "live", "test", 1),
	} {
		for _, method := range []string{"GET", "POST"} {
			r := (&system{t: t, site: site, key: key}).ask(method, "/api/v1/people", nil)
			if r.StatusCode != 401 || r.Header.Get("WWW-Authenticate") == "" || r.Header.Get("Content-Type") != "application/problem+json" {
				t.Errorf("%s, %s: %d %v", name, method, r.StatusCode, r.Header)
			}
			if first == "" {
				first = r.Text
			} else if r.Text != first {
				t.Errorf("%s says something else: %s", name, r.Text)
			}
		}
	}
	s := &system{t: t, site: site, key: good}
	s.must(200, "GET", "/api/v1/people", nil)
	if r := s.must(403, "POST", "/api/v1/people", o{"ref": "a-1"}); !strings.Contains(r.Header.Get("WWW-Authenticate"), "people:write") || r.str("type") != "urn:plainwell:forbidden" {
		t.Errorf("%s %v", r.Text, r.Header)
	}
	page := lead.get("/kw/keys")
	end := between(t, page.Text, `action="/kw/keys/`, `"`)
	if strings.Contains(page.Text, good) {
		t.Error("the key is shown again")
	}
	if a := lead.post("/kw/keys/"+strings.ReplaceAll(end, "&amp;", "&"), nil); a.StatusCode != http.StatusSeeOther {
		t.Fatalf("%d %s", a.StatusCode, a.Text)
	}
	if r := s.ask("GET", "/api/v1/people", nil); r.StatusCode != 401 || r.Text != first {
		t.Errorf("a key that was turned off: %d %s", r.StatusCode, r.Text)
	}
}

// between gives the text between two others.
func between(t *testing.T, text, before, after string) string {
	t.Helper()
	_, rest, ok := strings.Cut(text, before)
	found, _, ok2 := strings.Cut(rest, after)
	if !ok || !ok2 {
		t.Fatalf("%q is not in %s", before, text)
	}
	return found
}

func TestACookieOpensNothingForOtherSystemsAndAKeyNothingElse(t *testing.T) {
	site := shared(t)
	lead := site.worker("lead", "Team of cookies")
	key := lead.makeKey("live", allScopes...)
	if a := lead.get("/api/v1/people"); a.StatusCode != 401 {
		t.Errorf("signed in, with no key: %d", a.StatusCode)
	}
	if a := lead.get("/kw/keys", "Authorization", "Bearer "+key); a.StatusCode != 303 {
		t.Errorf("signed in, with a key, the cookie is read: %d", a.StatusCode)
	}
	lead.add(date(time.Now().AddDate(0, 0, 3)))
	if a := lead.get("/api/v1/phone/dates", "Authorization", "Bearer "+key); strings.Contains(a.Text, `"url"`) {
		t.Error("with a key, the cookie of the phone is read")
	}
	if a := lead.get("/api/v1/phone/dates"); !strings.Contains(a.Text, `"url"`) {
		t.Error("with the cookie alone, the dates of the phone are not there")
	}
	// What a page of another site can send brings no key, and what is for the phone asks
	// where it comes from.
	if a := lead.do("POST", "/api/v1/phone/test", nil, "Sec-Fetch-Site", "cross-site"); a.StatusCode != 403 {
		t.Errorf("from another site: %d", a.StatusCode)
	}
	if a := lead.do("POST", "/api/v1/phone/test", nil, "Sec-Fetch-Site", "cross-site", "Authorization", "Bearer "+key); a.StatusCode != 403 {
		t.Errorf("from another site with a key: %d", a.StatusCode)
	}
}

func TestOneTeamSeesNothingOfAnother(t *testing.T) {
	site := shared(t)
	a, b := site.system("live"), site.system("live")
	test := &system{t: t, site: site}
	person := a.addPerson("case-1")
	date := a.addDate(person, 4).str("id")
	hook := a.must(201, "POST", "/api/v1/callbacks", o{"url": "https://system.example/in", "events": []string{"appointment.made"}}).str("callback", "id")
	b.addPerson("case-1") // each team has its own references
	test.key = site.worker("lead", "Team of a test key").makeKey("test", allScopes...)
	for _, s := range []*system{b, test} {
		for _, ask := range [][2]string{
			{"GET", "/people/" + person}, {"PATCH", "/people/" + person}, {"DELETE", "/people/" + person}, {"POST", "/people/" + person + "/calendar"}, {"DELETE", "/people/" + person + "/calendar"},
			{"GET", "/appointments/" + date}, {"PATCH", "/appointments/" + date}, {"POST", "/appointments/" + date + "/cancel"}, {"POST", "/appointments/" + date + "/gift"},
			{"GET", "/callbacks/" + hook}, {"POST", "/callbacks/" + hook + "/rotate"}, {"POST", "/callbacks/" + hook + "/test"}, {"GET", "/callbacks/" + hook + "/deliveries"}, {"DELETE", "/callbacks/" + hook},
		} {
			none := strings.NewReplacer(person, "per_AAAAAAAAAAAAAAAAAAAAAA", date, "app_AAAAAAAAAAAAAAAAAAAAAA", hook, "cbk_AAAAAAAAAAAAAAAAAAAAAA")
			theirs := s.ask(ask[0], "/api/v1"+ask[1], o{}, "If-Match", "*")
			nobodys := s.ask(ask[0], "/api/v1"+none.Replace(ask[1]), o{}, "If-Match", "*")
			if theirs.StatusCode != 404 || theirs.Text != nobodys.Text {
				t.Errorf("%s %s: %d %s", ask[0], ask[1], theirs.StatusCode, theirs.Text)
			}
		}
		if r := s.must(422, "POST", "/api/v1/appointments", o{"person": person, "starts_local": soon(2)}); r.fields()["person"] != "api.error.person" {
			t.Errorf("%s", r.Text)
		}
		for _, list := range []string{"/appointments", "/events", "/callbacks", "/appointments?person=" + person} {
			if r := s.must(200, "GET", "/api/v1"+list, nil); len(r.JSON["items"].([]any)) != 0 {
				t.Errorf("%s: %s", list, r.Text)
			}
		}
	}
	if r := a.must(200, "GET", "/api/v1/people?ref=case-1", nil); len(r.JSON["items"].([]any)) != 1 || r.JSON["items"].([]any)[0].(o)["id"] != person {
		t.Errorf("%s", r.Text)
	}
}
