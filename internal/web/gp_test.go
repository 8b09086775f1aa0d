package web

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"plainwell/internal/gp"
)

func TestWhatIsTickedBecomesACodeWithNoWordsInIt(t *testing.T) {
	r := room(t)
	for name, c := range map[string]struct {
		form url.Values
		want gp.Answers
	}{
		"nothing":                     {url.Values{}, 0},
		"just out with no ID":         {url.Values{"is": {"out", "no-id"}}, gp.Answers(0).With(gp.Out).With(gp.NoID)},
		"a hostel for a short time":   {url.Values{"is": {"hostel"}, "stay": {"short"}}, gp.Answers(0).With(gp.Hostel).WithStay(gp.StayShort)},
		"a stay without a hostel":     {url.Values{"is": {"moved"}, "stay": {"long"}}, gp.Answers(0).With(gp.Moved)},
		"an answer that there is not": {url.Values{"is": {"rich", "wales"}, "stay": {"ever"}}, gp.Answers(0).With(gp.Wales)},
	} {
		a := r.post("/en/gp/start", c.form)
		want := "/en/gp/my/" + gp.Code{Answers: c.want}.String()
		if a.StatusCode != http.StatusSeeOther || a.Header.Get("Location") != want || len(a.Header["Set-Cookie"]) > 0 {
			t.Errorf("%s: %d to %q, want %q; cookies %q", name, a.StatusCode, a.Header.Get("Location"), want, a.Header["Set-Cookie"])
		}
	}
}

func TestChangedAnswersKeepWhatIsDone(t *testing.T) {
	r := room(t)
	code := gp.Code{Answers: gp.Answers(0).With(gp.Hostel).WithStay(gp.StayLong)}.Tick(gp.StepFind)
	form := r.get("/en/gp/start/" + code.String())
	for _, want := range []string{`name="code" value="` + code.String() + `"`, `value="hostel" checked`, `value="long" checked`} {
		if !strings.Contains(form.Text, want) {
			t.Errorf("the form has no %s", want)
		}
	}
	if strings.Contains(form.Text, `value="out" checked`) || form.Header.Get("Referrer-Policy") != "same-origin" {
		t.Error("something else is ticked, or the form could not be sent")
	}
	a := r.post("/en/gp/start", url.Values{"code": {code.String()}, "is": {"out"}})
	if want := "/en/gp/my/" + (gp.Code{Answers: gp.Answers(0).With(gp.Out)}.Tick(gp.StepFind)).String(); a.Header.Get("Location") != want {
		t.Errorf("to %q, want %q", a.Header.Get("Location"), want)
	}
}

func TestACodeLeadsBackToTheStepsHoweverItIsTyped(t *testing.T) {
	r := room(t)
	code := gp.Code{Answers: gp.Answers(0).With(gp.Out)}.Tick(gp.StepFind).String()
	for _, typed := range []string{code, strings.ToLower(code), strings.ReplaceAll(code, "-", " ")} {
		if a := r.post("/en/gp/code", url.Values{"code": {typed}}); a.StatusCode != http.StatusSeeOther || a.Header.Get("Location") != "/en/gp/my/"+code {
			t.Errorf("%q: %d to %q", typed, a.StatusCode, a.Header.Get("Location"))
		}
	}
	for _, typed := range []string{strings.ToLower(code), strings.ReplaceAll(code, "-", ""), strings.ReplaceAll(code, "-", "%20")} {
		if a := r.get("/en/gp/my/" + typed + "/card"); a.StatusCode != http.StatusFound || a.Header.Get("Location") != "/en/gp/my/"+code+"/card" {
			t.Errorf("the address with %q: %d to %q", typed, a.StatusCode, a.Header.Get("Location"))
		}
	}
	for status, a := range map[int]page{422: r.post("/en/gp/code", url.Values{"code": {`"><b>1`}}), 404: r.get("/en/gp/my/%22%3E%3Cb%3E1")} {
		if a.StatusCode != status || !strings.Contains(a.Text, "This code is not right.") || !strings.Contains(a.Text, `value="&#34;&gt;&lt;b&gt;1"`) {
			t.Errorf("a wrong code: %d: %s", a.StatusCode, a.Text)
		}
	}
	newer := gp.Code{Answers: 1 << 12}.String()
	if a := r.post("/cy/gp/code", url.Values{"code": {newer}}); a.StatusCode != 422 || !strings.Contains(a.Text, "rhy newydd") {
		t.Errorf("a newer code: %d", a.StatusCode)
	}
}

func TestEachStepHasTheSectionsThatFitAndTheWayOn(t *testing.T) {
	r := room(t)
	for _, step := range gp.AllSteps() {
		for _, code := range []gp.Code{{}, {Answers: 1<<10 - 1}} {
			at := "/en/gp/my/" + code.String()
			a := r.get(at + "/" + step.Name())
			if a.StatusCode != 200 || !strings.Contains(a.Text, `href="/en/gp/my/`+code.Tick(step).String()+`" data-tick`) || link(t, a, "Not done yet") != at {
				t.Errorf("%s: %d, or there is no way on", step.Name(), a.StatusCode)
			}
			if strings.Contains(a.Text, ">In England</h2>") == code.Answers.Has(gp.Wales) && strings.Contains(r.get("/en/gp/step/"+step.Name()).Text, ">In England</h2>") {
				t.Errorf("%s: the wrong country", step.Name())
			}
		}
	}
	if a := r.get("/en/gp/my/0000-0000/nothing"); a.StatusCode != 404 {
		t.Errorf("a step that there is not: %d", a.StatusCode)
	}
}

func TestTheScreensOfTheWayGiveNobodyAway(t *testing.T) {
	r := room(t)
	code := gp.Code{Answers: 1<<10 - 1}.Tick(gp.StepCard).String()
	for path, title := range map[string]string{
		"/en/gp/my/" + code: "My steps - My guide", "/en/gp/my/" + code + "/before": "My steps - My guide", "/en/gp/start/" + code: "Get ready - My guide",
		"/en/gp/start": "Get ready - My guide", "/en/gp/no": "If they said no - My guide", "/en/gp/no/not-here": "If they said no - My guide", "/en/gp/no/list": "If they said no - My guide",
	} {
		a := r.get(path)
		head, _, _ := strings.Cut(a.Text, "</head>")
		if !strings.Contains(head, "<title>"+title+"</title>") {
			t.Errorf("%s has another title: %s", path, head)
		}
		for _, word := range []string{"prison", "probation", "offen", "hostel", "violen"} {
			if strings.Contains(strings.ToLower(head), word) {
				t.Errorf("%s: %q stands in the head of the page", path, word)
			}
		}
		// What is shared is the start, on this and on every other screen of the way.
		if !strings.Contains(a.Text, `data-url="http://guide.example/en/gp/start"`) || !strings.Contains(a.Text, `href="/en/share/gp/start"`) {
			t.Errorf("%s does not share the start", path)
		}
		if len(a.Header["Set-Cookie"]) > 0 {
			t.Errorf("%s sets a cookie", path)
		}
		if !strings.Contains(path, code) {
			continue
		}
		if got := a.Header.Get("Cache-Control"); got != "no-cache" || a.Header.Get("X-Robots-Tag") != "noindex" {
			t.Errorf("%s: Cache-Control %q, X-Robots-Tag %q", path, got, a.Header.Get("X-Robots-Tag"))
		}
		if want := map[bool]string{true: "same-origin", false: "no-referrer"}[strings.Contains(path, "start")]; a.Header.Get("Referrer-Policy") != want {
			t.Errorf("%s: Referrer-Policy %q", path, a.Header.Get("Referrer-Policy"))
		}
	}
	if share := r.get("/en/share/gp/start"); share.StatusCode != 200 || strings.Contains(share.Text, code) || !strings.Contains(share.Text, "http://guide.example/en/gp/start") {
		t.Errorf("the page of ways to share: %d", share.StatusCode)
	}
	if strings.Contains(r.log.String(), code) || strings.Contains(r.log.String(), code[:4]) {
		t.Errorf("a code is in the log: %s", r.log)
	}
	if m := r.get("/sitemap.xml").Text; strings.Contains(m, "/gp/my") || !strings.Contains(m, "/en/gp/start<") {
		t.Error("the site map lists the wrong screens")
	}
}

func TestACountSaysWhatAndWhereAndNothingElse(t *testing.T) {
	r := room(t)
	for _, reason := range gp.Reasons {
		at := "/en/gp/no/" + string(reason)
		form := r.get(at)
		if form.StatusCode != 200 || form.Header.Get("Referrer-Policy") != "same-origin" || !strings.Contains(form.Text, `action="`+at+`/count"`) || !strings.Contains(form.Text, `id="counted"`) {
			t.Errorf("%s has no form: %d", at, form.StatusCode)
		}
		if a := r.post(at+"/count", url.Values{"area": {"ls1 4ab"}}); a.StatusCode != 303 || a.Header.Get("Location") != at+"#counted" {
			t.Errorf("%s: %d to %q", at, a.StatusCode, a.Header.Get("Location"))
		}
	}
	r.post("/cy/gp/done/count", url.Values{"kind": {"joined"}, "area": {" "}})
	r.post("/en/gp/done/count", url.Values{"kind": {"trying"}})
	if len(r.told.all) != len(gp.Reasons)+2 {
		t.Fatalf("counted: %+v", r.told.all)
	}
	for i, reason := range gp.Reasons {
		if r.told.all[i] != (gp.Count{Month: "2026-11", Kind: gp.SaidNo, Reason: reason, Area: "LS1"}) {
			t.Errorf("counted: %+v", r.told.all[i])
		}
	}
	if last := r.told.all[len(gp.Reasons):]; !slices.Equal(last, []gp.Count{{Month: "2026-11", Kind: gp.Joined}, {Month: "2026-11", Kind: gp.Trying}}) {
		t.Errorf("counted: %+v", last)
	}
	for name, c := range map[string]struct {
		path string
		form url.Values
		want int
	}{
		"an area that is none":         {"/en/gp/no/id/count", url.Values{"area": {"Lee<ds"}}, 422},
		"an area that is none, done":   {"/en/gp/done/count", url.Values{"kind": {"joined"}, "area": {"Lee<ds"}}, 422},
		"a reason that there is not":   {"/en/gp/no/weather/count", url.Values{}, 404},
		"nothing that could be done":   {"/en/gp/done/count", url.Values{"kind": {"refused"}}, 400},
		"a language that there is not": {"/xx/gp/done/count", url.Values{"kind": {"joined"}}, 404},
	} {
		a := r.post(c.path, c.form)
		if a.StatusCode != c.want {
			t.Errorf("%s: %d", name, a.StatusCode)
		}
		if c.want == 422 && (!strings.Contains(a.Text, `value="Lee&lt;ds"`) || !strings.Contains(a.Text, "This is not the first half of a postcode.") || !strings.Contains(a.Text, `action="`+c.path+`"`)) {
			t.Errorf("%s: what was typed, or why not, does not come back: %s", name, a.Text)
		}
	}
	if len(r.told.all) != len(gp.Reasons)+2 {
		t.Error("something that was refused was counted")
	}
	for at, want := range map[string]string{"/en/gp/no/id/count": "/en/gp/no/id", "/cy/gp/done/count": "/cy/gp/done", "/en/gp/code": "/en/gp/start"} {
		if a := r.get(at); a.StatusCode != 302 || a.Header.Get("Location") != want {
			t.Errorf("%s asked for again: %d to %q", at, a.StatusCode, a.Header.Get("Location"))
		}
	}
	if strings.Contains(r.log.String(), "Lee") {
		t.Error("what was typed is in the log")
	}
}

func TestTheListTicksAndUnticksByItsAddressAlone(t *testing.T) {
	r := room(t)
	code := gp.Code{Answers: gp.Answers(0).With(gp.NoID)}
	list := gp.Steps(code.Answers)
	for i, step := range list {
		a := r.get("/en/gp/my/" + code.String())
		if want := "Step " + string(rune('1'+i)) + " of 5 is next."; !strings.Contains(a.Text, want) || strings.Count(a.Text, "gp-steps__item--done") != i {
			t.Errorf("with %d done: %d marked, %q there: %v", i, strings.Count(a.Text, "gp-steps__item--done"), want, strings.Contains(a.Text, want))
		}
		code = code.Tick(step)
	}
	a := r.get("/en/gp/my/" + code.String())
	if !strings.Contains(a.Text, "You have done all your steps.") || !strings.Contains(a.Text, code.String()) || !strings.Contains(a.Text, "guide.example/en/gp/start") {
		t.Error("at the end nothing says so, or the list has no code or address")
	}
	if !strings.Contains(a.Text, `href="/en/gp/my/`+code.Untick(gp.StepCard).String()+`" data-undo="6">`) {
		t.Error("a step cannot be unticked")
	}
	again := r.ask("GET", "/en/gp/my/"+code.String(), nil)
	if tag := again.Header.Get("Etag"); tag == "" || tag != a.Header.Get("Etag") {
		t.Error("the same list has another tag")
	}
}

func TestADateForTheWayIsFilledInAndNothingIsKept(t *testing.T) {
	r := room(t)
	again := r.get("/en/dates/new?for=gp-again")
	for _, want := range []string{`id="day" name="day" inputmode="numeric" autocomplete="off" value="25"`, `name="month" autocomplete="off" value="11"`, `value="2026"`, `name="hour" inputmode="numeric" autocomplete="off" value="10"`, `value="am" selected`, `value="call" checked`, "Call again."} {
		if !strings.Contains(again.Text, want) {
			t.Errorf("ask again: no %s", want)
		}
	}
	medicine := r.get("/cy/dates/new?for=medicine")
	for _, want := range []string{`name="day" inputmode="numeric" autocomplete="off" value=""`, `value="pharmacy" checked`, `value="3d" checked`, `value="1d" checked`} {
		if !strings.Contains(medicine.Text, want) {
			t.Errorf("medicine: no %s", want)
		}
	}
	if strings.Contains(medicine.Text, `value="2h" checked`) || len(medicine.Header["Set-Cookie"])+len(again.Header["Set-Cookie"]) > 0 {
		t.Error("a reminder too many, or a cookie")
	}
	if plain := r.get("/en/dates/new?for=other"); !strings.Contains(plain.Text, `value="date" checked`) || strings.Contains(plain.Text, "Call again.") {
		t.Error("another purpose does not give the plain form")
	}
}
