package app_test

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"plainwell/internal/standin"
)

func TestAFormThatCannotBeUsedComesBackWithAllThatWasTyped(t *testing.T) {
	p := shared(t).person()
	year := time.Now().Year() + 1
	good := func(change ...string) url.Values {
		v := url.Values{"kind": {"dentist"}, "day": {"5"}, "month": {"January"}, "year": {time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC).Format("2006")}, "hour": {"10"}, "minute": {"30"}, "half": {"am"}, "place": {"Quiet <Road>"}, "note": {"typed once"}, "remind": {"1d"}}
		for i := 0; i < len(change); i += 2 {
			v.Set(change[i], change[i+1])
		}
		return v
	}
	for name, form := range map[string]url.Values{
		"31 February":                        good("day", "31", "month", "February"),
		"no day":                             good("day", ""),
		"a month that is no month":           good("month", "Smarch"),
		"no time":                            good("hour", ""),
		"25 o'clock":                         good("hour", "25"),
		"a day that is past":                 good("year", "2020"),
		"a day that is far off":              good("year", "2099"),
		"the hour that the clocks leave out": good("day", "28", "month", "March", "year", "2027", "hour", "1", "minute", "30"),
		"a note of 10,000 characters":        good("note", strings.Repeat("n", 10_000)),
		"a note of 10,000 characters that are large": good("note", strings.Repeat("💊", 10_000)),
		"a place that is far too long":               good("place", strings.Repeat("p", 500)),
		"a kind that is none":                        good("kind", "secret"),
		"a reminder that is none":                    good("remind", "99y"),
	} {
		t.Run(name, func(t *testing.T) {
			a := p.post("/en/dates/new", form)
			if a.StatusCode != http.StatusUnprocessableEntity {
				t.Fatalf("status %d", a.StatusCode)
			}
			if !strings.Contains(a.Text, `class="error-summary"`) {
				t.Error("nothing says what to do")
			}
			for _, field := range []string{"day", "month", "year", "hour", "minute"} {
				if !strings.Contains(a.Text, `name="`+field+`"`) || form.Get(field) != "" && !strings.Contains(a.Text, `value="`+form.Get(field)+`"`) {
					t.Errorf("%s was lost", field)
				}
			}
			if place := form.Get("place"); place == "Quiet <Road>" && !strings.Contains(a.Text, "Quiet &lt;Road&gt;") {
				t.Error("the place was lost, or is not escaped")
			}
			if !strings.Contains(a.Text, form.Get("note")) {
				t.Error("the note was lost")
			}
		})
	}
	if a := p.get("/en/dates"); !strings.Contains(a.Text, "You have no dates yet") {
		t.Error("something was saved all the same")
	}
}

func TestADateIsShownInWords(t *testing.T) {
	p := shared(t).person()
	year := time.Now().Year() + 1
	day := time.Date(year, 1, 6, 14, 30, 0, 0, time.UTC)
	form := date(day)
	form.Set("phone", "01632 960 999")
	path := p.add(form)
	a := p.get(path)
	for _, want := range []string{day.Format("Monday 2 January 2006") + " at 2:30pm", `href="tel:01632960999"`, "Doctor or nurse", "Reminders can fail. You still need to go. Write it down too.", "This page is not proof."} {
		if !strings.Contains(a.Text, want) {
			t.Errorf("%q is not on the page", want)
		}
	}
	if a := p.get(path + "?lang=cy"); !strings.Contains(a.Text, "Ionawr") || !strings.Contains(a.Text, `<html lang="cy"`) {
		t.Error("not in Welsh")
	}
	if a := p.get(path + ".ics"); a.Header.Get("Content-Type") != "text/calendar; charset=utf-8" || !strings.Contains(a.Text, day.Format("DTSTART:20060102T150405Z\r\n")) || strings.Contains(a.Text, "octor") {
		t.Errorf("%s", a.Text)
	}
}

func TestTwoChangesOfOneReadingDoNotOverwriteEachOther(t *testing.T) {
	p := shared(t).person()
	form := date(time.Now().Add(72 * time.Hour))
	path := p.add(form)
	form.Set("version", "1")
	form.Set("place", "First")
	if a := p.post(path+"/change", form); a.StatusCode != http.StatusSeeOther {
		t.Fatalf("status %d: %s", a.StatusCode, a.Text)
	}
	form.Set("place", "Second")
	if a := p.post(path+"/change", form); a.StatusCode != http.StatusConflict || !strings.Contains(a.Text, "Second") {
		t.Errorf("status %d", a.StatusCode)
	}
	if a := p.get(path); !strings.Contains(a.Text, "First") {
		t.Error("the first change was lost")
	}
}

func TestAReminderIsSentAndLeadsToTheDate(t *testing.T) {
	site := shared(t)
	p := site.person()
	phone := p.subscribe()
	at := time.Now().Add(90 * time.Minute)
	form := date(at)
	form.Set("place", "Quiet Road")
	p.add(form)
	m := next(t, site, phone, 1)
	var payload struct {
		WebPush      int `json:"web_push"`
		Notification struct{ Title, Body, Navigate, Tag string }
	}
	if err := json.Unmarshal(m.Plaintext, &payload); err != nil || payload.WebPush != 8030 {
		t.Fatalf("%v: %s", err, m.Plaintext)
	}
	n := payload.Notification
	london, _ := time.LoadLocation("Europe/London")
	if !strings.Contains(n.Body, at.In(london).Format("Monday 2 January at")) || strings.Contains(n.Body, "Quiet Road") || n.Title != "My guide" {
		t.Errorf("%+v", n)
	}
	if m.TTL <= 0 || m.TTL > 90*60 || m.Topic == "" || len(m.Topic) > 32 {
		t.Errorf("TTL %v, topic %q", m.TTL, m.Topic)
	}
	leads := strings.TrimPrefix(n.Navigate, "http://localhost:8080")
	if a := p.get(leads); a.StatusCode != 200 || !strings.Contains(a.Text, "Quiet Road") {
		t.Errorf("%s: %d", leads, a.StatusCode)
	}
}

func TestAReminderPlannedBeforeARestartIsSentAfterIt(t *testing.T) {
	site := start(t)
	p := site.person()
	phone := p.subscribe()
	site.Push.Answer(phone.ID, standin.Status(http.StatusServiceUnavailable))
	p.add(date(time.Now().Add(90 * time.Minute)))
	waitFor(t, func() bool { return site.Push.Attempts(phone.ID) > 0 })
	site.Stop()
	site.Push.Answer(phone.ID, nil)
	// A minute is longer than the wait after a failed try.
	again := startAt(t, site.Config, site.Push, func() time.Time { return time.Now().Add(time.Minute) })
	next(t, again, phone, 1)
}

func TestAPhoneThatIsForgottenIsToldNothingMore(t *testing.T) {
	site := shared(t)
	p := site.person()
	phone := p.subscribe()
	path := p.add(date(time.Now().Add(30 * time.Hour)))
	a := p.post("/en/forget", nil)
	if a.StatusCode != http.StatusSeeOther || a.Header.Get("Clear-Site-Data") != `"cache", "cookies", "storage"` {
		t.Fatalf("%d %q", a.StatusCode, a.Header.Get("Clear-Site-Data"))
	}
	if a := p.get(path); a.StatusCode != http.StatusNotFound {
		t.Errorf("the date is still there: %d", a.StatusCode)
	}
	if n := len(site.Push.Messages(phone.ID)); n != 0 {
		t.Errorf("%d messages were sent", n)
	}
}

func TestDatesMoveToAnotherBrowserByACodeThatWorksOnce(t *testing.T) {
	site := shared(t)
	safari, installed, third := site.person(), site.person(), site.person()
	form := date(time.Now().Add(72 * time.Hour))
	form.Set("place", "Quiet Road")
	path := safari.add(form)
	page := safari.post("/en/move", nil).Text
	_, rest, found := strings.Cut(page, `<p class="code">`)
	if !found {
		t.Fatal("no code is shown")
	}
	code, _, _ := strings.Cut(rest, "<")
	if a := installed.post("/en/move/here", url.Values{"code": {strings.ToLower(strings.ReplaceAll(code, "-", " "))}}); a.StatusCode != http.StatusSeeOther {
		t.Fatalf("%d: %s", a.StatusCode, a.Text)
	}
	if a := installed.get(path + "/change"); a.StatusCode != 200 || !strings.Contains(a.Text, "Quiet Road") {
		t.Errorf("the date did not move: %d", a.StatusCode)
	}
	if a := safari.get(path + "/change"); a.StatusCode != http.StatusForbidden {
		t.Errorf("the old place may still change it: %d", a.StatusCode)
	}
	wrong, used := third.post("/en/move/here", url.Values{"code": {"ABCD-EFGH"}}), third.post("/en/move/here", url.Values{"code": {code}})
	if wrong.StatusCode != http.StatusUnprocessableEntity || used.StatusCode != wrong.StatusCode || strings.ReplaceAll(used.Text, code, "") != strings.ReplaceAll(wrong.Text, "ABCD-EFGH", "") {
		t.Error("a used code and a wrong one are not the same answer")
	}
}

// next waits for the nth message of a phone.
func next(t *testing.T, site *running, phone standin.Phone, n int) standin.Message {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 90*time.Second)
	defer cancel()
	all, err := site.Push.Wait(ctx, phone.ID, n)
	if err != nil {
		t.Fatalf("%v\n%s", err, site.Log)
	}
	return all[n-1]
}

func waitFor(t *testing.T, done func() bool) {
	t.Helper()
	for end := time.Now().Add(30 * time.Second); !done(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("waited in vain")
		}
	}
}
