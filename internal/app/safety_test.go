package app_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"
)

// policy is the content security policy that every answer carries.
const policy = "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

func TestEveryAnswerIsGuarded(t *testing.T) {
	p := shared(t).person()
	long := strings.Repeat("x", 20<<10)
	for name, a := range map[string]answer{
		"the front door":         p.get("/"),
		"a page":                 p.get("/en/gp"),
		"a page with a form":     p.get("/en/forget"),
		"a private page":         p.get("/en/dates"),
		"a private form":         p.get("/en/dates/new"),
		"a page that is missing": p.get("/en/t/nothing"),
		"an unknown language":    p.get("/xx/gp"),
		"a file":                 p.get("/robots.txt"),
		"the site map":           p.get("/sitemap.xml"),
		"a manifest":             p.get("/manifest.en.webmanifest"),
		"the exit":               p.get("/leave"),
		"the neutral page":       p.get("/quiet"),
		"JSON":                   p.get("/api/v1/push"),
		"JSON that is missing":   p.get("/api/v1/nothing"),
		"a wrong verb":           p.do("DELETE", "/en/dates", nil),
		"a refused request":      p.post("/en/forget", nil, "Sec-Fetch-Site", "cross-site"),
		"headers too large":      p.get("/en/", "X-Long", long),
		"a body too large":       p.do("POST", "/en/dates/new", strings.NewReader(strings.Repeat("x", 300<<10))),
		"health":                 p.get("/healthz"),
	} {
		t.Run(name, func(t *testing.T) {
			if got := a.Header.Get("Content-Security-Policy"); got != policy {
				t.Errorf("status %d, policy %q", a.StatusCode, got)
			}
			if a.Header.Get("X-Content-Type-Options") != "nosniff" {
				t.Error("nosniff is missing")
			}
			want := "no-referrer"
			if name == "a page with a form" || name == "a private form" {
				want = "same-origin"
			}
			if got := a.Header.Get("Referrer-Policy"); got != want {
				t.Errorf("Referrer-Policy is %q, want %q", got, want)
			}
			if strings.Contains(a.Text, "<script>") || strings.Contains(a.Text, "style=") || strings.Contains(a.Text, "onclick") {
				t.Error("something inline is in it")
			}
		})
	}
}

func TestErrorsArePlainWordsWithTheRightStatus(t *testing.T) {
	p := shared(t).person()
	cases := map[string]struct {
		a      answer
		status int
		words  string
	}{
		"a page that does not exist":       {p.get("/en/t/nothing"), 404, "There is no page here"},
		"the same in Welsh":                {p.get("/cy/t/nothing"), 404, "Nid oes tudalen yma"},
		"a language that does not exist":   {p.get("/xx/gp"), 404, "There is no page here"},
		"an address that leads nowhere":    {p.get("/a/AAAAAAAAAAAAAAAAAAAAAAAAAAA"), 404, "There is no date here"},
		"its calendar file":                {p.get("/a/AAAAAAAAAAAAAAAAAAAAAAAAAAA.ics"), 404, "There is no date here"},
		"a notice that leads nowhere":      {p.get("/n/AAAAAAAAAAAAAAAAAAAAAAAAAAA"), 404, "There is no date here"},
		"an address full of strange signs": {p.get("/a/%00%ff%F0%9F%92%A9"), 404, "There is no date here"},
		"a wrong verb":                     {p.do("DELETE", "/en/dates", nil), 405, "There is no page here"},
		"a body that is too large":         {p.do("POST", "/en/dates/new", strings.NewReader(strings.Repeat("x", 300<<10))), 413, "too long"},
		"headers that are too large":       {p.get("/en/", "X-Long", strings.Repeat("x", 20<<10)), 431, "sent too much at once"},
		"a form of another site":           {p.post("/en/dates/new", nil, "Sec-Fetch-Site", "cross-site"), 403, "came from another site"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			if c.a.StatusCode != c.status || !strings.Contains(c.a.Text, c.words) {
				t.Errorf("%d %s", c.a.StatusCode, c.a.Text)
			}
			if !strings.Contains(c.a.Text, `class="help-now"`) || !strings.Contains(c.a.Text, `class="leave"`) {
				t.Error("help and exit are not on the page")
			}
			if c.a.Header.Get("Cache-Control") != "private, no-store" {
				t.Error("an error may be kept")
			}
		})
	}
}

// A form is filled in on the connection that brought the page. Who takes longer for it
// than an answer may take to leave is told of a mistake in words like anybody else.
func TestWhoWritesForLongAndSendsTooMuchIsStillTold(t *testing.T) {
	p := shared(t).person()
	line := &http.Transport{MaxConnsPerHost: 1}
	t.Cleanup(line.CloseIdleConnections)
	p.http.Transport = line
	p.get("/en/dates/new")
	time.Sleep(11 * time.Second)
	a := p.do("POST", "/en/dates/new", strings.NewReader(strings.Repeat("x", 300<<10)))
	if a.StatusCode != 413 || !strings.Contains(a.Text, "too long") {
		t.Errorf("%d %s", a.StatusCode, a.Text)
	}
}

func TestProblemsForScriptsAreProblemDocuments(t *testing.T) {
	p := shared(t).person()
	for name, c := range map[string]struct {
		a      answer
		status int
		holds  string
	}{
		"an address that is not there":         {p.get("/api/v1/nothing"), 404, `"status":404`},
		"a subscription that is not JSON":      {p.do("PUT", "/api/v1/phone/subscription", strings.NewReader("{")), 400, `"urn:plainwell:bad-request"`},
		"an endpoint on this computer":         {p.do("PUT", "/api/v1/phone/subscription", strings.NewReader(subscriptionAt("https://127.0.0.1/x"))), 422, `"field":"endpoint"`},
		"an endpoint on a private network":     {p.do("PUT", "/api/v1/phone/subscription", strings.NewReader(subscriptionAt("https://10.1.2.3/x"))), 422, `"field":"endpoint"`},
		"an endpoint that looks like Google's": {p.do("PUT", "/api/v1/phone/subscription", strings.NewReader(subscriptionAt("https://evil.example/fcm.googleapis.com/"))), 422, `"field":"endpoint"`},
		"a key that is no key":                 {p.do("PUT", "/api/v1/phone/subscription", strings.NewReader(`{"endpoint":"https://fcm.googleapis.com/fcm/send/x","keys":{"p256dh":"AAAA","auth":"AAAA"}}`)), 422, `"errors":[`},
		"a body that is too large":             {p.do("PUT", "/api/v1/phone/subscription", strings.NewReader(strings.Repeat("x", 300<<10))), 413, `"status":413`},
		"a test notice with reminders off":     {p.do("POST", "/api/v1/phone/test", nil), 409, "Turn them on first"},
		"a script of another site":             {p.do("DELETE", "/api/v1/phone/subscription", nil, "Sec-Fetch-Site", "cross-site"), 403, `"status":403`},
	} {
		t.Run(name, func(t *testing.T) {
			if c.a.StatusCode != c.status || c.a.Header.Get("Content-Type") != "application/problem+json" || !strings.Contains(c.a.Text, c.holds) {
				t.Errorf("%d %s %s", c.a.StatusCode, c.a.Header.Get("Content-Type"), c.a.Text)
			}
			if strings.Contains(c.a.Text, "127.0.0.1") || strings.Contains(c.a.Text, "10.1.2.3") || strings.Contains(c.a.Text, "evil") {
				t.Error("it repeats what was sent")
			}
		})
	}
}

func subscriptionAt(endpoint string) string {
	return `{"endpoint":"` + endpoint + `","keys":{"p256dh":"BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4","auth":"BTBZMqHH6r4Tts7J_aSIgg"}}`
}

func TestOnlyAPageOfThisSiteMaySend(t *testing.T) {
	p := shared(t).person()
	host := strings.TrimPrefix(p.site.URL, "http://")
	for name, c := range map[string]struct {
		site, origin string
		allowed      bool
	}{
		"a page of this site":                        {"same-origin", "", true},
		"another site":                               {"cross-site", "", false},
		"another host of the same site":              {"same-site", "", false},
		"an address typed by hand":                   {"none", "", false},
		"an old browser on this site":                {"", "http://" + host, true},
		"an old browser at the public address":       {"", "http://localhost:8080", true},
		"an old browser on another site":             {"", "https://evil.example", false},
		"an old browser that hides where it was":     {"", "null", false},
		"a browser that says nothing":                {"", "", false},
		"another site that names this one in Origin": {"cross-site", "http://" + host, false},
	} {
		t.Run(name, func(t *testing.T) {
			a := p.post("/en/reminders", url.Values{"do": {"stop"}}, "Sec-Fetch-Site", c.site, "Origin", c.origin)
			if allowed := a.StatusCode == http.StatusSeeOther; allowed != c.allowed {
				t.Errorf("status %d", a.StatusCode)
			}
		})
	}
}

func TestAGetChangesNothing(t *testing.T) {
	p := shared(t).person()
	path := p.add(date(time.Now().Add(72 * time.Hour)))
	for _, get := range []string{path, path + "/cancel", path + "/change", path + "/phones", path + "/answer", path + "/drop", path + ".ics", "/en/forget", "/en/move", "/en/dates", "/en/inbox"} {
		p.get(get)
	}
	if a := p.get(path); a.StatusCode != 200 || strings.Contains(a.Text, "This date is off") {
		t.Errorf("the date is not as it was: %d", a.StatusCode)
	}
}

func TestAnotherPhoneMayReadADateByItsAddressAndChangeNothing(t *testing.T) {
	site := shared(t)
	owner, other := site.person(), site.person()
	path := owner.add(date(time.Now().Add(72 * time.Hour)))
	if a := other.get(path); a.StatusCode != 200 || strings.Contains(a.Text, "/change") {
		t.Errorf("reading: %d", a.StatusCode)
	}
	for _, c := range []answer{
		other.get(path + "/change"), other.get(path + "/cancel"),
		other.post(path+"/change", date(time.Now().Add(99*time.Hour))), other.post(path+"/cancel", url.Values{"version": {"1"}}),
	} {
		if c.StatusCode != http.StatusForbidden || !strings.Contains(c.Text, "This date is not on this phone") {
			t.Errorf("%s %s: %d", c.Request.Method, c.Request.URL.Path, c.StatusCode)
		}
	}
	if a := owner.get(path); strings.Contains(a.Text, "This date is off") {
		t.Error("another phone took the date off")
	}
}

func TestPrivatePagesAreNeverKeptOrFound(t *testing.T) {
	p := shared(t).person()
	path := p.add(date(time.Now().Add(72 * time.Hour)))
	for _, get := range []string{path, path + "/change", path + "/cancel", path + "/phones", path + ".ics", "/en/dates", "/en/inbox", "/en/dates/new", "/en/reminders", "/en/move", "/api/v1/phone", "/api/v1/phone/dates"} {
		a := p.get(get)
		if a.StatusCode != 200 || a.Header.Get("Cache-Control") != "private, no-store" || !strings.Contains(a.Header.Get("X-Robots-Tag"), "noindex") {
			t.Errorf("%s: %d %q %q", get, a.StatusCode, a.Header.Get("Cache-Control"), a.Header.Get("X-Robots-Tag"))
		}
		if title := regexp.MustCompile(`<title>[^<]*</title>`).FindString(a.Text); strings.Contains(title, "octor") {
			t.Errorf("%s: the title gives something away: %s", get, title)
		}
	}
}

func TestTheLogNamesNoPerson(t *testing.T) {
	site := start(t)
	p := site.person()
	p.subscribe()
	form := date(time.Now().Add(90 * time.Minute))
	secrets := map[string]string{"place": "Quiet Road 99", "phone": "01234 555666", "bring": "my blue card", "note": "ask about sleep", "bus": "tram to Elm Square"}
	for name, value := range secrets {
		form.Set(name, value)
	}
	path := p.add(form)
	p.get(path)
	p.get(path + "x")
	p.post(path+"/answer", url.Values{"version": {"1"}, "answer": {"cant"}})
	p.do("POST", "/api/v1/phone/answer", strings.NewReader(`{"notice":"secret-notice","answer":"cant"}`))
	p.post(path+"/phones", nil)
	p.post(path+"/change", url.Values{"day": {"31"}, "month": {"2"}, "note": {"ask about sleep"}})
	p.post("/en/move/here", url.Values{"code": {"ABCD-EFGH"}})
	p.do("PUT", "/api/v1/phone/subscription", strings.NewReader(subscriptionAt("https://10.1.2.3/secret-path")))
	p.post("/en/forget", nil)
	site.Stop()
	log := site.Log.String()
	cookie := ""
	for _, c := range p.http.Jar.Cookies(&url.URL{Scheme: "http", Host: strings.TrimPrefix(site.URL, "http://"), Path: "/"}) {
		cookie = c.Value
	}
	for _, secret := range []string{"Quiet Road", "555666", "blue card", "about sleep", strings.TrimPrefix(path, "/a/"), "/push/", "secret-path", "Elm Square", "cant", "secret-notice", "ABCD", "ABCDEFGH", cookie} {
		if secret != "" && strings.Contains(log, secret) {
			t.Errorf("the log holds %q:\n%s", secret, log)
		}
	}
	if !strings.Contains(log, "/a/:address") {
		t.Errorf("the log does not name routes, so this test could not fail:\n%s", log)
	}
}
