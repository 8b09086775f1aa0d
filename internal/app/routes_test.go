package app_test

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"plainwell/internal/web"
	"plainwell/internal/worker"
)

// caller is somebody who asks for a route.
type caller struct {
	name    string
	role    worker.Role
	account worker.AccountID // 0 for nobody
	out     bool             // nobody is signed in: there is no account, or it is off
	other   bool             // of another team than what the addresses are about
}

// table is the program with everybody in it, and with something of one team behind
// each parameter of an address.
type table struct {
	*running
	callers []caller
	ann     caller // the worker of North
	made    int
	tokens  map[worker.AccountID]string
	fills   map[string]string // what stands for a parameter; "1", which is nothing, for all others
}

// ofTheTeam are the parameters behind which something of the team North stands. Nobody
// of another team may see any of it.
var ofTheTeam = []string{":person", ":date"}

var pathParameter = regexp.MustCompile(`:[a-z]+`)

func newTable(t *testing.T) *table {
	b := &table{running: start(t), fills: map[string]string{}, tokens: map[worker.AccountID]string{}}
	add := func(name string, role worker.Role, team string) (*person, worker.Actor) {
		p := b.worker(string(role), team)
		by, err := b.App.Accounts().Session(t.Context(), p.cookie())
		if err != nil {
			t.Fatal(err)
		}
		b.callers = append(b.callers, caller{name: name, role: role, account: by.Account, other: team != "North"})
		return p, by
	}
	// Those of other teams come first: one of the team may delete what all ask for.
	admin, _ := add("an admin", worker.RoleAdmin, "Office")
	add("a worker of another team", worker.RoleWorker, "South")
	add("a lead of another team", worker.RoleLead, "South")
	add("a publisher", worker.RolePublisher, "North")
	_, ann := add("a worker", worker.RoleWorker, "North")
	b.ann = b.callers[len(b.callers)-1]
	add("a lead", worker.RoleLead, "North")
	_, off := add("an account that is off", worker.RoleLead, "North")
	b.callers[len(b.callers)-1].out = true
	b.callers = append(b.callers, caller{name: "nobody", out: true})
	if a := admin.post(fmt.Sprintf("/kw/admin/people/%d/off", off.Account), nil); a.StatusCode != http.StatusSeeOther {
		t.Fatalf("the account is not off: %d %s", a.StatusCode, a.Text)
	}
	b.fills[":account"] = strconv.FormatInt(int64(off.Account), 10)
	b.fills[":team"] = strconv.FormatInt(int64(ann.Team), 10)
	return b
}

// make puts a new person with a date on the caseload of a worker of North, behind the
// parameters of ofTheTeam.
func (b *table) make(t *testing.T) {
	t.Helper()
	b.made++
	form := date(time.Now().Add(72 * time.Hour))
	form.Set("nick", fmt.Sprintf("Blue %d", b.made))
	form.Set("no-name", "yes")
	as, p := []string{"Cookie", "kw=" + b.token(t, b.ann, web.Route{})}, b.person()
	made := p.post("/kw/dates/new", form, as...)
	if made.StatusCode != http.StatusSeeOther {
		t.Fatalf("no date was made: %d %s", made.StatusCode, made.Text)
	}
	b.fills[":date"] = regexp.MustCompile(`\d+`).FindString(strings.TrimPrefix(made.Header.Get("Location"), "/kw/dates/"))
	person := regexp.MustCompile(`/kw/people/(\d+)`).FindStringSubmatch(p.get("/kw/dates/"+b.fills[":date"], as...).Text)
	if person == nil {
		t.Fatal("the page of the date does not lead to its person")
	}
	b.fills[":person"] = person[1]
}

// path fills the parameters of a route.
func (b *table) path(r web.Route) string {
	return pathParameter.ReplaceAllStringFunc(r.Path, func(name string) string {
		if value, ok := b.fills[name]; ok {
			return value
		}
		return "1"
	})
}

// token is the session of somebody; a new one for a route that ends sessions.
func (b *table) token(t *testing.T, who caller, r web.Route) string {
	t.Helper()
	if b.tokens[who.account] == "" || slices.Contains(signsOut, r.Path) {
		token, err := b.App.SignInAs(who.account)
		if err != nil {
			t.Fatal(err)
		}
		b.tokens[who.account] = token.Reveal()
	}
	token := b.tokens[who.account]
	if slices.Contains(signsOut, r.Path) {
		b.tokens[who.account] = ""
	}
	return token
}

// ask sends a request as somebody.
func (b *table) ask(t *testing.T, who caller, r web.Route, headers ...string) answer {
	t.Helper()
	p := b.person()
	if who.account != 0 && !who.out {
		headers = append(headers, "Cookie", "kw="+b.token(t, who, r))
	}
	if r.Method == http.MethodGet || r.Method == http.MethodHead || r.Method == http.MethodOptions {
		return p.do(r.Method, b.path(r), nil, headers...)
	}
	return p.do(r.Method, b.path(r), strings.NewReader(url.Values{}.Encode()), append(headers, "Content-Type", "application/x-www-form-urlencoded")...)
}

// refusal is how an answer says that somebody must sign in first.
func refusal(a answer) bool {
	return a.StatusCode == http.StatusSeeOther && a.Header.Get("Location") == "/kw/sign-in"
}

// isOwned says whether a route is about something of one team.
func isOwned(r web.Route) bool {
	return slices.ContainsFunc(ofTheTeam, func(name string) bool { return strings.Contains(r.Path+"/", name+"/") })
}

// signsOut are routes that lead to the page for signing in when they have worked.
var signsOut = []string{"/kw/sign-out", "/kw/account/sessions/end-all"}

// wrong says what is not as the table promises, or "".
func (b *table) wrong(who caller, r web.Route, a answer) string {
	may := len(r.Who) == 0 || slices.Contains(r.Who, who.role) && !who.out
	owned := isOwned(r)
	switch {
	case a.StatusCode >= 500:
		return "it breaks"
	case strings.HasPrefix(r.Path, "/api/"):
		if r.Method != http.MethodOptions && a.StatusCode != http.StatusUnauthorized {
			return "no key was asked for"
		}
	case !may && who.out && !refusal(a):
		return "nobody is led to the page for signing in"
	case !may && !who.out && a.StatusCode != http.StatusNotFound:
		return "it is there for somebody who may not use it"
	case may && refusal(a) && !slices.Contains(signsOut, r.Path):
		return "who may use it is sent away"
	case may && len(r.Who) > 0 && r.Method == http.MethodGet && a.StatusCode == http.StatusNotFound && !strings.Contains(r.Path, ":"):
		return "it is not there for who may use it"
	case may && len(r.Who) > 0 && owned && who.other && a.StatusCode != http.StatusNotFound:
		return "another team's is shown"
	case may && len(r.Who) > 0 && owned && who.name == "a worker" && r.Method == http.MethodGet && a.StatusCode == http.StatusNotFound:
		return "their own is not shown, so this test could not fail"
	}
	return headersOf(a)
}

// headersOf says which header of a private answer is missing, or "".
func headersOf(a answer) string {
	switch referrer := a.Header.Get("Referrer-Policy"); {
	case !strings.Contains(a.Header.Get("Cache-Control"), "no-store"), !strings.Contains(a.Header.Get("Cache-Control"), "private"):
		return "it may be kept: " + a.Header.Get("Cache-Control")
	case !strings.Contains(a.Header.Get("X-Robots-Tag"), "noindex"):
		return "it may be found"
	case referrer != "no-referrer" && referrer != "same-origin":
		return "its address may be told: " + referrer
	case a.Header.Get("X-Content-Type-Options") != "nosniff", a.Header.Get("Content-Security-Policy") == "":
		return "a header of every page is missing"
	}
	return ""
}

// public are routes under the same beginnings that need no row: what readers' own
// phones ask for.
var public = []string{"/api/v1/phone", "/api/v1/push", "/api/v1/seen"}

func TestEveryRouteOfKeyWorkersIsForWhomTheTableSays(t *testing.T) {
	b := newTable(t)
	routes := b.App.Server().WorkerRoutes()
	if len(routes) < 40 {
		t.Fatalf("only %d routes are in the table: is it read at all?", len(routes))
	}
	asked := 0
	for _, r := range routes {
		if isOwned(r) {
			b.make(t)
		}
		for _, who := range b.callers {
			a := b.ask(t, who, r)
			asked++
			if fault := b.wrong(who, r, a); fault != "" {
				t.Errorf("%s %s: %s: %s (%d)", r.Method, r.Path, who.name, fault, a.StatusCode)
			}
		}
		if r.Method == http.MethodGet || r.Method == http.MethodHead || r.Method == http.MethodOptions || strings.HasPrefix(r.Path, "/api/") {
			continue
		}
		for _, headers := range [][]string{{"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"}, {"Sec-Fetch-Site", "", "Origin", "https://evil.example"}, {"Sec-Fetch-Site", ""}} {
			for _, who := range b.callers[3:5] {
				if a := b.ask(t, who, r, headers...); a.StatusCode != http.StatusForbidden || headersOf(a) != "" {
					t.Errorf("%s %s: %s from another site (%q): %d %s", r.Method, r.Path, who.name, headers, a.StatusCode, headersOf(a))
				}
			}
		}
	}
	t.Logf("%d routes, %d requests", len(routes), asked)
}

func TestEveryRegisteredRouteOfKeyWorkersIsInTheTable(t *testing.T) {
	server := shared(t).App.Server()
	listed := map[string]bool{}
	for _, r := range server.WorkerRoutes() {
		listed[r.Method+" "+r.Path] = true
	}
	found := 0
	for _, r := range server.Registered() {
		if r.Path != "/kw" && !strings.HasPrefix(r.Path, "/kw/") && !strings.HasPrefix(r.Path, "/api/") ||
			slices.ContainsFunc(public, func(p string) bool { return r.Path == p || strings.HasPrefix(r.Path, p+"/") }) {
			continue
		}
		method := r.Method
		if method == http.MethodHead && listed["GET "+r.Path] {
			continue // the framework's own
		}
		found++
		if !listed[method+" "+r.Path] {
			t.Errorf("%s %s is in no list of kwTable", method, r.Path)
		}
	}
	if found < 40 {
		t.Errorf("only %d were found: are they read at all?", found)
	}
}
