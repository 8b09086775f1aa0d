package app_test

import (
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"plainwell/internal/standin"
)

// repeating is the form of a date that repeats, the first a number of days ahead.
func repeating(days int, repeat string, more ...string) url.Values {
	form := date(time.Now().AddDate(0, 0, days))
	form.Set("place", "Quiet Road")
	form.Set("repeat", repeat)
	for i := 0; i+1 < len(more); i += 2 {
		form.Set(more[i], more[i+1])
	}
	return form
}

// hidden gives the value of a hidden field.
func hidden(t *testing.T, page, name string) string {
	t.Helper()
	m := regexp.MustCompile(`name="` + name + `" value="(\d+)"`).FindStringSubmatch(page)
	if m == nil {
		t.Fatalf("there is no field %s", name)
	}
	return m[1]
}

// datesOn gives the addresses of the dates on a page.
func datesOn(page string) []string {
	var out []string
	for _, m := range regexp.MustCompile(`class="dates__link" href="([^"]+)"`).FindAllStringSubmatch(page, -1) {
		out = append(out, m[1])
	}
	return out
}

// follow changes one date and all that follow it by the form.
func (p *person) follow(path string, form url.Values) answer {
	p.t.Helper()
	page := p.get(path + "/change").Text
	form.Set("version", hidden(p.t, page, "version"))
	form.Set("series", hidden(p.t, page, "series"))
	form.Set("scope", "follow")
	return p.post(path+"/change", form)
}

func TestADateThatRepeatsIsSavedAndShownInWords(t *testing.T) {
	site := shared(t)
	p := site.person()
	all := p.add(repeating(3, "week"))
	if !strings.HasSuffix(all, "/all") {
		t.Fatalf("saving leads to %s", all)
	}
	first := time.Now().AddDate(0, 0, 3)
	page := p.get(all + "?done=repeats").Text
	for i := range 10 {
		if day := first.AddDate(0, 0, 7*i).Format("Monday 2 January 2006"); !strings.Contains(page, day) {
			t.Errorf("%s is not on the page", day)
		}
	}
	words := "Every week on " + first.Format("Monday")
	if !strings.Contains(page, words) || !strings.Contains(page, "Check that these dates are right") {
		t.Error("the page does not say how it repeats")
	}
	list := p.get("/en/dates").Text
	if n := len(datesOn(list)); n != 1 || !strings.Contains(list, words) || !strings.Contains(list, all) {
		t.Errorf("the list holds %d dates", n)
	}
	if cy := p.get(all + "?lang=cy").Text; !strings.Contains(cy, "Bob wythnos: Dydd ") {
		t.Error("not in Welsh")
	}
	file := p.get(all + ".ics")
	if n := strings.Count(file.Text, "BEGIN:VEVENT"); n != 10 || strings.Contains(file.Text, "RRULE") || strings.Contains(file.Text, "Quiet") || file.Header.Get("Content-Type") != "text/calendar; charset=utf-8" {
		t.Errorf("%d events", n)
	}
	if a := site.person().get(all); a.StatusCode != http.StatusForbidden || strings.Contains(a.Text, "Every week") {
		t.Errorf("another phone sees all dates: %d", a.StatusCode)
	}
}

func TestWhatWasTypedAboutRepeatingComesBack(t *testing.T) {
	p := shared(t).person()
	form := repeating(3, "weeks", "repeat-weeks", "ninety", "repeat-times", "5", "until-day", "3", "until-month", "March", "hour", "25")
	form["repeat-days"] = []string{time.Now().AddDate(0, 0, 4).Format("Mon")[:2]}
	form.Set("repeat-days", strings.ToLower(form.Get("repeat-days")))
	a := p.post("/en/dates/new", form)
	if a.StatusCode != http.StatusUnprocessableEntity {
		t.Fatalf("status %d", a.StatusCode)
	}
	for _, want := range []string{
		`name="repeat" value="weeks" checked`, `value="ninety"`, `name="repeat-times" inputmode="numeric" autocomplete="off" value="5"`, `value="March"`, `<details class="word" open>`,
		`href="#hour"`, `href="#repeat-weeks"`, `href="#repeat-until"`, `value="` + form.Get("repeat-days") + `" checked`,
	} {
		if !strings.Contains(a.Text, want) {
			t.Errorf("%s is not there", want)
		}
	}
	if list := p.get("/en/dates").Text; len(datesOn(list)) != 0 {
		t.Error("something was saved all the same")
	}
}

func TestAChangedDateSaysWhatWasAndWhatIs(t *testing.T) {
	p := shared(t).person()
	all := p.add(repeating(3, "week", "hour", "10", "minute", "30", "half", "am"))
	dates := datesOn(p.get(all).Text)
	t.Run("one alone", func(t *testing.T) {
		form := repeating(17, "", "hour", "10", "minute", "30", "half", "am", "place", "Loud Road", "version", "1", "scope", "one")
		if a := p.post(dates[2]+"/change", form); a.StatusCode != http.StatusSeeOther || strings.Contains(a.Header.Get("Location"), "/all") {
			t.Fatalf("status %d: %s", a.StatusCode, a.Text)
		}
		page := p.get(dates[2]).Text
		for _, want := range []string{"Something has changed", "It was: Quiet Road", "It is now: Loud Road", "Your other dates have not changed. Not sure? Ring first."} {
			if !strings.Contains(page, want) {
				t.Errorf("%q is not on the page", want)
			}
		}
		if strings.Contains(page, "These dates have changed") || strings.Contains(p.get(dates[3]).Text, "Something has changed") {
			t.Error("others are said to have changed")
		}
	})
	t.Run("and all that follow", func(t *testing.T) {
		form := repeating(10, "week", "hour", "2", "minute", "15", "half", "pm")
		if a := p.follow(dates[1], form); a.StatusCode != http.StatusSeeOther || !strings.Contains(a.Header.Get("Location"), "/all") {
			t.Fatalf("status %d: %s", a.StatusCode, a.Text)
		}
		page := p.get(dates[4]).Text
		for _, want := range []string{"at 10:30am", "at 2:15pm", "These dates have changed, from " + time.Now().AddDate(0, 0, 10).Format("Monday 2 January 2006") + " on.", "Dates that you changed by themselves are as you left them.", "Your other dates have not changed. Not sure? Ring first."} {
			if !strings.Contains(page, want) {
				t.Errorf("%q is not on the page", want)
			}
		}
		if page := p.get(dates[0]).Text; strings.Contains(page, "Something has changed") || !strings.Contains(page, "at 10:30am") {
			t.Error("an earlier date changed")
		}
		if page := p.get(dates[2]).Text; !strings.Contains(page, "at 10:30am") || !strings.Contains(page, "Loud Road") {
			t.Error("the date that was changed alone lost its change")
		}
		if page := p.get(all).Text; !strings.Contains(page, "You changed this one by itself.") || strings.Count(page, "at 2:15pm") != 8 {
			t.Errorf("the list of all dates: %d at 2:15pm", strings.Count(page, "at 2:15pm"))
		}
	})
	t.Run("how it repeats is not changed by one date alone", func(t *testing.T) {
		form := repeating(17, "month", "version", "2", "series", "2", "scope", "one")
		if a := p.post(dates[2]+"/change", form); a.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(a.Text, `href="#scope"`) {
			t.Errorf("status %d", a.StatusCode)
		}
	})
	t.Run("taking off all that follow", func(t *testing.T) {
		page := p.get(dates[5] + "/cancel").Text
		form := url.Values{"version": {hidden(t, page, "version")}, "series": {hidden(t, page, "series")}, "scope": {"follow"}}
		if a := p.post(dates[5]+"/cancel", form); a.StatusCode != http.StatusSeeOther {
			t.Fatalf("status %d: %s", a.StatusCode, a.Text)
		}
		if page := p.get(dates[7]).Text; !strings.Contains(page, "This date is off. These dates are off, from "+time.Now().AddDate(0, 0, 38).Format("Monday 2 January 2006")+" on. Your other dates have not changed.") {
			t.Error("the page does not say that it is off")
		}
		if page := p.get(dates[4]).Text; strings.Contains(page, "This date is off") || !strings.Contains(page, "These dates have stopped.") {
			t.Error("an earlier date went too")
		}
	})
}

func TestAChangeOfManyDatesIsOneNotice(t *testing.T) {
	site := atNoon(t)
	p := site.person()
	phone := p.subscribe()
	all := p.add(repeating(4, "day"))
	dates := datesOn(p.get(all).Text)
	form := repeating(5, "day", "hour", "2", "minute", "15", "half", "pm")
	if a := p.follow(dates[1], form); a.StatusCode != http.StatusSeeOther {
		t.Fatalf("status %d: %s", a.StatusCode, a.Text)
	}
	m := next(t, site, phone, 1)
	if !strings.Contains(string(m.Plaintext), "Something has changed. Tap to see.") || strings.Contains(string(m.Plaintext), "Quiet Road") {
		t.Errorf("%s", m.Plaintext)
	}
	navigate := regexp.MustCompile(`/n/[\w-]+`).FindString(string(m.Plaintext))
	if page := p.get(navigate).Text; !strings.Contains(page, "at 2:15pm") || !strings.Contains(page, "It was:") {
		t.Error("the notice does not lead to what changed")
	}
	// A second one would have gone with the first: the test notice comes after all that was due.
	if a := p.post("/api/v1/phone/test", nil); a.StatusCode != http.StatusOK {
		t.Fatalf("status %d", a.StatusCode)
	}
	if second := next(t, site, phone, 2); !strings.Contains(string(second.Plaintext), "This is a test.") {
		t.Errorf("another notice came: %s", second.Plaintext)
	}
}

func TestABankHolidayWarnsAndStopsNothing(t *testing.T) {
	own := t.TempDir()
	holiday := time.Now().AddDate(0, 0, 5)
	list := `{"england-and-wales":{"division":"england-and-wales","events":[{"title":"Our day","date":"` + holiday.Format(time.DateOnly) + `","notes":"","bunting":false}]}}`
	if err := os.WriteFile(filepath.Join(own, "bank-holidays.json"), []byte(list), 0o600); err != nil {
		t.Fatal(err)
	}
	push, err := standin.Start(standin.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { push.Close() })
	c := config(t.TempDir())
	c.ContentDir = own
	p := startWith(t, c, push).person()
	const warning = "This is a bank holiday. Ring to check they are open."
	path := p.add(date(holiday))
	if page := p.get(path).Text; !strings.Contains(page, warning) {
		t.Error("nothing warns")
	}
	if page := p.get("/en/dates").Text; !strings.Contains(page, warning) {
		t.Error("the list does not warn")
	}
	if page := p.get(p.add(date(time.Date(holiday.Year()+1, time.July, 15, 10, 0, 0, 0, time.UTC)))).Text; strings.Contains(page, warning) {
		t.Error("an ordinary day warns")
	}
}

func TestACalendarFeedIsMadeByAButtonAndTellsNothing(t *testing.T) {
	site := shared(t)
	p := site.person()
	p.add(repeating(3, "week"))
	feed := regexp.MustCompile(`/c/[\w-]+\.ics`)
	if a := p.get("/en/dates/calendar"); a.StatusCode != 200 || feed.MatchString(a.Text) {
		t.Fatal("looking at the page made an address")
	}
	address := func(do string) string {
		if a := p.post("/en/dates/calendar", url.Values{"do": {do}}); a.StatusCode != http.StatusSeeOther {
			t.Fatalf("status %d", a.StatusCode)
		}
		return feed.FindString(p.get("/en/dates/calendar").Text)
	}
	first := address("new")
	calendar := site.person() // it has no cookie
	a := calendar.get(first)
	if a.StatusCode != 200 || a.Header.Get("Content-Type") != "text/calendar; charset=utf-8" || a.Header.Get("X-Robots-Tag") == "" || a.Header.Get("Referrer-Policy") != "no-referrer" {
		t.Fatalf("%d %v", a.StatusCode, a.Header)
	}
	if n := strings.Count(a.Text, "BEGIN:VEVENT"); n != 10 || !strings.Contains(a.Text, "REFRESH-INTERVAL;VALUE=DURATION:PT6H\r\n") {
		t.Errorf("%d events", n)
	}
	for _, private := range []string{"Quiet Road", "octor", "RRULE", "LOCATION"} {
		if strings.Contains(a.Text, private) {
			t.Errorf("%q is in the feed", private)
		}
	}
	if again := calendar.get(first, "If-None-Match", a.Header.Get("ETag")); again.StatusCode != http.StatusNotModified || again.Text != "" {
		t.Errorf("unchanged: %d, %d bytes", again.StatusCode, len(again.Text))
	}
	p.add(date(time.Now().AddDate(0, 0, 5)))
	if again := calendar.get(first, "If-None-Match", a.Header.Get("ETag")); again.StatusCode != 200 || strings.Count(again.Text, "BEGIN:VEVENT") != 11 {
		t.Errorf("changed: %d", again.StatusCode)
	}
	second := address("new")
	if second == first || calendar.get(first).StatusCode != http.StatusNotFound || calendar.get(second).StatusCode != 200 {
		t.Error("the old address still works")
	}
	if gone := address("end"); gone != "" || calendar.get(second).StatusCode != http.StatusNotFound {
		t.Error("the calendar was not stopped")
	}
	if calendar.get(strings.TrimSuffix(second, ".ics")).StatusCode != http.StatusNotFound || calendar.get("/c/x.ics").StatusCode != http.StatusNotFound {
		t.Error("an address of nothing")
	}
}

func TestADateThatWasOneComesToRepeat(t *testing.T) {
	p := shared(t).person()
	form := date(time.Now().AddDate(0, 0, 3))
	form.Set("place", "Quiet Road")
	path := p.add(form)
	page := p.get(path + "/change").Text
	for _, want := range []string{"Does it repeat?", `name="repeat" value="" checked`} {
		if !strings.Contains(page, want) {
			t.Errorf("the form has no %s", want)
		}
	}
	form.Set("version", hidden(t, page, "version"))

	form.Set("repeat", "weeks")
	form.Set("repeat-weeks", "ninety")
	form.Set("hour", "25")
	a := p.post(path+"/change", form)
	for _, want := range []string{`href="#hour"`, `href="#repeat-weeks"`, `value="ninety"`, `name="repeat" value="weeks" checked`} {
		if a.StatusCode != http.StatusUnprocessableEntity || !strings.Contains(a.Text, want) {
			t.Errorf("%d: %s is not there", a.StatusCode, want)
		}
	}

	form.Set("hour", date(time.Now()).Get("hour"))
	form.Set("repeat-weeks", "2")
	form.Set("repeat-times", "4")
	for range 2 { // a second tap changes nothing more
		a = p.post(path+"/change", form)
		if a.StatusCode != http.StatusSeeOther || !strings.HasPrefix(a.Header.Get("Location"), path+"/all?") && !strings.HasPrefix(a.Header.Get("Location"), path+"?") {
			t.Fatalf("%d to %s", a.StatusCode, a.Header.Get("Location"))
		}
	}
	all := p.get(path + "/all").Text
	for i := range 4 {
		if day := time.Now().AddDate(0, 0, 3+14*i).Format("Monday 2 January 2006"); !strings.Contains(all, day) {
			t.Errorf("%s is not on the page", day)
		}
	}
	if n := strings.Count(p.get(path+"/all.ics").Text, "BEGIN:VEVENT"); n != 4 {
		t.Errorf("%d dates", n)
	}
	if page := p.get(path + "/change").Text; hidden(t, page, "series") != "1" {
		t.Error("the form does not ask which of them to change")
	}

	// A form that was opened before it came to repeat, with another answer.
	form.Set("repeat", "day")
	if a := p.post(path+"/change", form); a.StatusCode != http.StatusConflict {
		t.Errorf("an old form made another row of it: %d", a.StatusCode)
	}
}
