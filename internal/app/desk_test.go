package app_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"
)

// desk is what a worker has made: the addresses of a person, of a date of theirs, and
// of the date for the person.
type desk struct{ person, date, link string }

var (
	madeAt   = regexp.MustCompile(`/kw/dates/\d+`)
	personAt = regexp.MustCompile(`/kw/people/\d+`)
	linkAt   = regexp.MustCompile(`/a/[\w-]{20,}`)
)

// makes has a worker make a date for somebody new.
func makes(t *testing.T, w *person, nick string, form url.Values) desk {
	t.Helper()
	form.Set("nick", nick)
	a := w.post("/kw/dates/new?lang=en", form)
	if a.StatusCode != http.StatusSeeOther {
		t.Fatalf("the date was not saved: %d %s", a.StatusCode, a.Text)
	}
	page := w.get(a.Header.Get("Location"))
	says(t, page, 200, "The date is saved. Give it to the person now.", strings.TrimSpace(nick), "On no phone yet", `class="qr"`)
	return desk{personAt.FindString(page.Text), madeAt.FindString(a.Header.Get("Location")), linkAt.FindString(page.Text)}
}

func inDays(n int) url.Values { return date(time.Now().Add(time.Duration(n) * 24 * time.Hour)) }

func TestADateGoesFromWorkerToPersonAndTheAnswerComesBack(t *testing.T) {
	site := shared(t)
	w, p := site.worker("worker", "The Oak team"), site.person()
	form := inDays(4)
	form.Set("bring", "the blue letter")
	d := makes(t, w, "Kestrel", form)

	open := p.get(d.link + "?lang=en")
	says(t, open, 200, "The Oak team made this date.</strong> They see your answer. They do not see if you looked.", "Put this on my phone", "the blue letter")
	if !strings.Contains(open.Text, "<title>My date - My guide</title>") || strings.Contains(open.Text, `name="description"`) || strings.Contains(open.Text, "og:") {
		t.Error("a preview of the link would show something")
	}
	if at, note := strings.Index(open.Text, "<h1"), strings.Index(open.Text, "The Oak team made"); note > at {
		t.Error("who made the date is not the first that is read")
	}
	if strings.Contains(open.Text, "Kestrel") {
		t.Error("the person reads the nickname")
	}
	p.get(d.link + "/keep?lang=en")
	says(t, w.get(d.date+"?lang=en"), 200, "On no phone yet", "No answer yet.") // a GET changed nothing, and looking tells nothing
	if a := p.post(d.link+"/keep?lang=en", nil); a.StatusCode != http.StatusSeeOther {
		t.Fatalf("%d %s", a.StatusCode, a.Text)
	}
	says(t, p.get(d.link+"?lang=en"), 200, "Turn on reminders")
	says(t, w.get(d.date+"?lang=en"), 200, "Reminders are off.")
	p.subscribe()
	says(t, w.get(d.date+"?lang=en"), 200, "Reminders are on.")

	for _, path := range []string{"/change", "/cancel"} {
		says(t, p.get(d.link+path+"?lang=en"), http.StatusForbidden, "Only your worker can change it.")
		says(t, p.post(d.link+path+"?lang=en", url.Values{"version": {"1"}}), http.StatusForbidden, "Only your worker can change it.")
	}
	p.post(d.link+"/answer", url.Values{"version": {"1"}, "answer": {"cant"}})
	says(t, p.get(d.link+"?lang=en"), 200, "The Oak team will see this when they next look.")
	says(t, w.get("/kw?lang=en"), 200, "Kestrel", "They said: I cannot go.", "It is no proof that someone was told.")
	w.post(d.date+"/dealt", url.Values{"what": {"answer"}})
	if a := w.get("/kw?lang=en"); strings.Contains(a.Text, "Kestrel") {
		t.Error("what was dealt with is still on the list")
	}
	says(t, w.get(d.person+"?lang=cy"), 200, "Dywedon nhw: Ni allaf fynd.")

	t.Run("the sheet names nobody but team and worker", func(t *testing.T) {
		for _, path := range []string{d.date, d.person} {
			a := w.get(path + "/print?lang=en")
			says(t, a, 200, "The Oak team", "the blue letter")
			if strings.Contains(a.Text, "Kestrel") {
				t.Error("it holds the nickname")
			}
		}
	})
	t.Run("removing the person leaves the date on the phone, as its own", func(t *testing.T) {
		says(t, w.get(d.person+"/remove?lang=en"), 200, "Dates on their own phone stay there.")
		w.post(d.person+"/remove", nil)
		says(t, w.get(d.person), http.StatusNotFound)
		a := p.get(d.link + "?lang=en")
		says(t, a, 200, "Change this date")
		if strings.Contains(a.Text, "The Oak team made") {
			t.Error("it still names the team")
		}
	})
}

func TestANicknameThatCouldGiveSomebodyAwayIsNotTaken(t *testing.T) {
	w := shared(t).worker("worker", "The Ash team")
	add := func(nick string, more ...string) answer {
		form := url.Values{"nick": {nick}}
		for i := 0; i+1 < len(more); i += 2 {
			form.Set(more[i], more[i+1])
		}
		return w.post("/kw/people?lang=en", form)
	}
	for nick, want := range map[string]string{
		"": "Write a nickname", "943 476 5919": "NHS number", "born 3/4/1985": "birth date", strings.Repeat("n", 31): "30 letters or fewer",
	} {
		says(t, add(nick, "no-name", "1"), http.StatusUnprocessableEntity, want)
	}
	says(t, add("Robin Smith"), http.StatusUnprocessableEntity, "This looks like a full name.", `name="no-name"`, `value="Robin Smith"`)
	if a := add("Robin Smith", "no-name", "1"); a.StatusCode != http.StatusSeeOther {
		t.Errorf("with the tick it is not taken: %d", a.StatusCode)
	}
	form := inDays(3)
	form.Set("nick", "Robin Brown")
	form.Set("day", "40")
	says(t, w.post("/kw/dates/new?lang=en", form), http.StatusUnprocessableEntity, "This looks like a full name.", `href="#day"`)
	form = inDays(3)
	says(t, w.post("/kw/dates/new?lang=en", form), http.StatusUnprocessableEntity, "Pick a person.")
}

func TestASecondTapMakesNobodyTwice(t *testing.T) {
	w := shared(t).worker("worker", "The Yew team")
	form := inDays(5)
	first, second := makes(t, w, "Wren", form), makes(t, w, "Wren ", form)
	if first != second {
		t.Errorf("%+v and %+v", first, second)
	}
}

func TestWhatOneTeamMadeIsNotThereForAnother(t *testing.T) {
	site := shared(t)
	w := site.worker("worker", "The Fir team")
	d := makes(t, w, "Heron", inDays(6))
	for name, other := range map[string]*person{
		"a lead of another team":  site.worker("lead", "The Bay team"),
		"an admin of another":     site.worker("admin", "The Bay team"),
		"a colleague":             site.worker("worker", "The Fir team"),
		"a publisher of the team": site.worker("publisher", "The Fir team"),
	} {
		for _, path := range []string{
			d.person, d.person + "/phone", d.person + "/remove", d.person + "/print",
			d.date, d.date + "/give", d.date + "/change", d.date + "/cancel", d.date + "/print",
		} {
			if a := other.get(path); a.StatusCode != http.StatusNotFound || strings.Contains(a.Text, "Heron") {
				t.Errorf("%s: GET %s: %d", name, path, a.StatusCode)
			}
		}
		for _, path := range []string{
			d.person + "/name", d.person + "/pause", d.person + "/kind", d.person + "/phone", d.person + "/remove",
			d.date + "/give", d.date + "/change", d.date + "/cancel", d.date + "/dealt",
		} {
			form := inDays(9)
			form.Set("version", "1")
			form.Set("pause", "on")
			form.Set("nick", "x")
			if a := other.post(path, form); a.StatusCode != http.StatusNotFound {
				t.Errorf("%s: POST %s: %d", name, path, a.StatusCode)
			}
		}
		if a := other.post("/kw/hand", url.Values{"person": {d.person[len("/kw/people/"):]}, "to": {"1"}}); a.StatusCode != http.StatusNotFound {
			t.Errorf("%s hands over: %d", name, a.StatusCode)
		}
	}
	says(t, w.get(d.person+"?lang=en"), 200, "Heron", "Pause now")
	says(t, w.get(d.date+"?lang=en"), 200, "Heron")
	if a := site.person().get(d.person); a.StatusCode != http.StatusSeeOther || a.Header.Get("Location") != "/kw/sign-in" {
		t.Errorf("nobody signed in: %d", a.StatusCode)
	}
}

func TestACodeThatWasSaidWorksOnceAndPauseStopsAtOnce(t *testing.T) {
	site := shared(t)
	w, p := site.worker("worker", "The Elm team"), site.person()
	d := makes(t, w, "Finch", inDays(2))
	code := func(a answer) string {
		t.Helper()
		found := regexp.MustCompile(`class="code">([^<]+)<`).FindStringSubmatch(a.Text)
		if found == nil {
			t.Fatalf("no code: %s", a.Text)
		}
		return found[1]
	}
	said := code(w.post(d.date+"/give?lang=en", nil))
	if a := p.get("/code"); a.StatusCode != http.StatusFound {
		t.Errorf("%d", a.StatusCode)
	}
	says(t, p.get("/en/code"), 200, "They do not see if you looked.", `action="/en/move/here"`)
	if a := p.post("/en/move/here", url.Values{"code": {said}}); a.StatusCode != http.StatusSeeOther || !strings.Contains(a.Header.Get("Location"), "done=kept") {
		t.Fatalf("%d %s", a.StatusCode, a.Header.Get("Location"))
	}
	wrong := site.person().post("/en/move/here", url.Values{"code": {said}})
	says(t, wrong, http.StatusUnprocessableEntity, "That code does not work.")
	says(t, site.person().post("/en/move/here", url.Values{"code": {"ABCD 2345"}}), http.StatusUnprocessableEntity, "That code does not work.")

	w.post(d.person+"/pause", url.Values{"pause": {"on"}})
	says(t, p.get(d.link+"?lang=en"), 200, "No reminders come for this date now.")
	w.post(d.person+"/pause", url.Values{"pause": {"off"}})
	w.post(d.person+"/kind", url.Values{"key": {"kw.kind.well-done"}})
	says(t, p.get("/cy/dates"), 200, "The Elm team: <strong>Da iawn chi.")
	says(t, p.get("/en/inbox"), 200, "The Elm team: <strong>Well done.")

	fresh := code(w.post(d.person+"/phone?lang=en", nil))
	says(t, p.get(d.link), http.StatusNotFound)
	next := site.person()
	a := next.post("/en/move/here", url.Values{"code": {fresh}})
	says(t, next.get(a.Header.Get("Location")), 200, "The Elm team made this date.")
	if strings.Contains(site.Log.String(), said) || strings.Contains(site.Log.String(), "Finch") {
		t.Error("the log holds a code or a nickname")
	}
}
