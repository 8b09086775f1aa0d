package app_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

// says fails the test for each text that is not on a page.
func says(t *testing.T, a answer, status int, want ...string) {
	t.Helper()
	if a.StatusCode != status {
		t.Fatalf("%s %s: %d %s", a.Request.Method, a.Request.URL.Path, a.StatusCode, a.Text)
	}
	for _, text := range want {
		if !strings.Contains(a.Text, text) {
			t.Errorf("%s %s does not say %q:\n%s", a.Request.Method, a.Request.URL.Path, text, a.Text)
		}
	}
}

func TestAnAnswerIsKeptAndChangedAndClearedWhenTheDateChanges(t *testing.T) {
	site := shared(t)
	p, other := site.person(), site.person()
	form := date(time.Now().Add(72 * time.Hour))
	form.Set("place", "Quiet Road")
	form.Set("phone", "0808 808 4000")
	path := p.add(form)
	answerWith := func(p *person, version, said string) answer {
		return p.post(path+"/answer", url.Values{"version": {version}, "answer": {said}})
	}
	says(t, p.get(path), 200, "Can you go?", `value="going"`, `value="cant"`, `value="help"`)
	if a := answerWith(p, "1", "going"); a.StatusCode != http.StatusSeeOther || !strings.HasSuffix(a.Header.Get("Location"), "#answer") {
		t.Fatalf("%d %s", a.StatusCode, a.Header.Get("Location"))
	}
	says(t, p.get(path), 200, "You said: I am going.", "Nobody has been told yet.")
	says(t, p.get("/en/dates"), 200, "You said: I am going.")
	answerWith(p, "1", "cant")
	says(t, p.get(path+"?lang=en"), 200, "You said: I cannot go.", `href="tel:08088084000"`, "It is free.", "Ring before the time. Is it part of your order or licence? Ring probation too.")
	says(t, p.get(path+"?lang=cy"), 200, "Fe ddywedoch: alla i ddim mynd.", "Nid oes neb wedi cael gwybod eto.")
	answerWith(p, "1", "help")
	says(t, p.get(path), 200, "/en/t/travel-costs", "/en/t/two-dates", "/en/help-now")

	t.Run("nobody else may answer, or read the answer", func(t *testing.T) {
		says(t, answerWith(other, "1", "going"), http.StatusForbidden)
		if a := other.get(path); strings.Contains(a.Text, "You said") || strings.Contains(a.Text, "/answer") {
			t.Error("another phone reads the answer")
		}
		says(t, p.get(path), 200, "You said: I need help to go.")
	})
	t.Run("what is no answer, and one to an old version, are refused in words", func(t *testing.T) {
		says(t, answerWith(p, "1", "maybe"), http.StatusUnprocessableEntity, "We could not read your answer.")
		says(t, answerWith(p, "2", "going"), http.StatusConflict, "This date was changed somewhere else.")
	})
	t.Run("a change clears it and is told", func(t *testing.T) {
		form.Set("version", "1")
		form.Set("place", "Long <Lane>")
		p.post(path+"/change", form)
		says(t, p.get(path), 200, "so we took your old answer off", "It is now: Long &lt;Lane&gt;", "It was: Quiet Road", "Your other dates have not changed. Not sure? Ring first.")
	})
	t.Run("a date that is off asks nothing", func(t *testing.T) {
		p.post(path+"/cancel", url.Values{"version": {"2"}})
		if a := p.get(path); strings.Contains(a.Text, `value="going"`) {
			t.Error("it asks still")
		}
		says(t, answerWith(p, "3", "going"), http.StatusConflict, "This date is off.")
	})
}

func TestAButtonOfANoticeAnswers(t *testing.T) {
	site := shared(t)
	p, other := site.person(), site.person()
	phone := p.subscribe()
	path := p.add(date(time.Now().Add(90 * time.Minute)))
	var sent struct {
		Notification struct {
			Navigate string
			Data     struct{ Ask, Detail bool }
		}
	}
	m := next(t, site, phone, 1)
	if err := json.Unmarshal(m.Plaintext, &sent); err != nil || !sent.Notification.Data.Ask || sent.Notification.Data.Detail {
		t.Fatalf("%v: %s", err, m.Plaintext)
	}
	notice := sent.Notification.Navigate[strings.LastIndex(sent.Notification.Navigate, "/")+1:]
	press := func(p *person, notice, said string) answer {
		body, _ := json.Marshal(map[string]string{"notice": notice, "answer": said})
		return p.do("POST", "/api/v1/phone/answer", bytes.NewReader(body), "Content-Type", "application/json")
	}
	says(t, press(p, notice, "going"), http.StatusNoContent)
	says(t, p.get(path), 200, "You said: I am going.")
	says(t, p.get(path+"?unsaved=cant"), 200, "Your answer was not saved. Tap it again here.")
	if a := p.get(path + "?unsaved=going"); strings.Contains(a.Text, "was not saved") {
		t.Error("what was saved is said to be lost")
	}
	for name, a := range map[string]answer{
		"another phone":         press(other, notice, "cant"),
		"a phone nobody knows":  press(site.person(), notice, "cant"),
		"an unknown notice":     press(p, "AAAA", "cant"),
		"what is no answer":     press(p, notice, "maybe"),
		"what is not JSON":      p.do("POST", "/api/v1/phone/answer", strings.NewReader("{")),
		"a page of other sites": p.do("POST", "/api/v1/phone/answer", strings.NewReader(`{}`), "Sec-Fetch-Site", "cross-site"),
	} {
		if a.StatusCode < 400 || a.Header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s: %d %s", name, a.StatusCode, a.Text)
		}
	}
	says(t, p.get(path), 200, "You said: I am going.")

	form := date(time.Now().Add(100 * time.Minute))
	form.Set("version", "1")
	p.post(path+"/change", form)
	says(t, press(p, notice, "going"), http.StatusConflict)
}

func TestWhatGetsYouThereIsOnThePageAndInTheCalendarOnlyWithDetail(t *testing.T) {
	p := shared(t).person()
	form := date(time.Now().Add(72 * time.Hour))
	for name, value := range map[string]string{"place": "Quiet Road & Co", "bus": "Number 3", "company": "no", "bring": "My card", "phone": "01632 960 999"} {
		form.Set(name, value)
	}
	path := p.add(form)
	says(t, p.get(path), 200, "Number 3", "Can I bring someone?", "https://www.openstreetmap.org/search?query=Quiet&#43;Road&#43;%26&#43;Co", "It can use a lot of your data.", "This call uses your credit or minutes.", "I also have a probation date that day")
	says(t, p.get(path+"/change"), 200, "Number 3", `<details class="word" id="getting" open>`)
	if a := p.get("/en/dates/new"); !strings.Contains(a.Text, `<details class="word" id="getting">`) {
		t.Error("a new form is not short")
	}
	if a := p.get(path + ".ics"); strings.Contains(a.Text, "Number 3") || strings.Contains(a.Text, "Quiet Road") {
		t.Errorf("the calendar gives details away:\n%s", a.Text)
	}
	p.post("/en/reminders", url.Values{"do": {"detail-on"}})
	unfolded := strings.ReplaceAll(p.get(path+".ics").Text, "\r\n ", "")
	for _, want := range []string{"How to get there: Number 3", "Can I bring someone: No", "What to bring: My card"} {
		if !strings.Contains(unfolded, want) {
			t.Errorf("%q is not in the calendar:\n%s", want, unfolded)
		}
	}
	says(t, p.get("/api/v1/phone/dates"), 200, `"bus":"Number 3"`, `"company":"No"`, `"group":"`)
}

func TestOneDateIsPutOnAnotherPhoneByACodeAndEachLetsGoAlone(t *testing.T) {
	site := atNoon(t)
	mine, other, third := site.person(), site.person(), site.person()
	form := date(time.Now().Add(72 * time.Hour))
	form.Set("place", "Quiet Road")
	path := mine.add(form)
	says(t, mine.get(path+"/phones"), 200, "for 24 hours")
	says(t, other.get(path+"/phones"), http.StatusForbidden)
	says(t, other.post(path+"/phones", nil), http.StatusForbidden)
	page := mine.post(path+"/phones", nil)
	says(t, page, 200, "To say it out loud: ")
	_, rest, _ := strings.Cut(page.Text, `<p class="code">`)
	code, _, _ := strings.Cut(rest, "<")
	phone := other.subscribe()
	a := other.post("/en/move/here", url.Values{"code": {code}})
	if a.StatusCode != http.StatusSeeOther || a.Header.Get("Location") != "/en/dates?done=shared" {
		t.Fatalf("%d %s", a.StatusCode, a.Header.Get("Location"))
	}
	says(t, third.post("/en/move/here", url.Values{"code": {code}}), http.StatusUnprocessableEntity, "That code does not work.")
	says(t, other.get(path), 200, "This date is on 2 phones.", "/change")
	says(t, mine.get(path+"/cancel"), 200, "This takes it off every phone that has it.")

	form.Set("version", "1")
	form.Set("place", "Long Lane")
	mine.post(path+"/change", form)
	m := next(t, site, phone, 1)
	if !strings.Contains(string(m.Plaintext), "Something has changed. Tap to see.") || strings.Contains(string(m.Plaintext), "Long Lane") || strings.Contains(string(m.Plaintext), `"ask"`) {
		t.Errorf("the other phone was told %s", m.Plaintext)
	}
	says(t, other.get(path), 200, "It is now: Long Lane")

	if a := other.post(path+"/drop", nil); a.Header.Get("Location") != "/en/dates?done=dropped" {
		t.Errorf("%d %s", a.StatusCode, a.Text)
	}
	says(t, other.get("/en/dates"), 200, "You have no dates yet.")
	says(t, other.get(path+"/change"), http.StatusForbidden)
	says(t, mine.get(path+"/change"), 200, "Long Lane")
}
