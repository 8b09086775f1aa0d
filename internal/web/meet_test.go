package web

import (
	"html"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"plainwell/internal/gp"
	"plainwell/internal/readability"
	"plainwell/locales"
)

func TestTheToolsAreFoundFromThePagesForStaff(t *testing.T) {
	r := room(t)
	for _, tag := range []string{"en", "cy"} {
		for _, from := range []string{"/staff", "/staff/meeting", "/packs"} {
			if !strings.Contains(r.get("/"+tag+from).Text, `href="/`+tag+`/meet"`) {
				t.Errorf("/%s%s does not lead to the tools", tag, from)
			}
		}
		tools := r.get("/" + tag + "/meet")
		for _, at := range []string{"sheet", "ring", "pack", "poster", "letter"} {
			if !strings.Contains(tools.Text, `href="/`+tag+"/meet/"+at+`"`) {
				t.Errorf("/%s/meet does not lead to %s", tag, at)
			}
		}
		if strings.Contains(tools.Text, "/kw/sign-in") {
			t.Errorf("/%s/meet leads to signing in, which is turned off", tag)
		}
	}
}

func TestWithAccountsTheToolsLeadToSigningIn(t *testing.T) {
	r := room(t, func(o *Options) { o.Sessions = nobody{} })
	if !strings.Contains(r.get("/en/meet").Text, `href="/kw/sign-in"`) {
		t.Error("the tools do not lead to signing in")
	}
}

func TestOneTapShowsAPageAndOneTapPrintsIt(t *testing.T) {
	r := room(t)
	list := r.get("/en/meet/sheet").Text
	for _, href := range []string{"/en/meet/show/gp", "/en/gp/print#print", "/en/meet/show/packs/first-week", "/en/packs/first-week#print", "/en/meet/show/gp/start", "/en/gp/show/print#print", "/en/meet/show/home"} {
		if !strings.Contains(list, `href="`+href+`"`) {
			t.Errorf("the list does not lead to %s", href)
		}
	}
	for _, row := range regexp.MustCompile(`class="sheets__(?:show|print)" href="([^"#]*)`).FindAllStringSubmatch(list, -1) {
		if a := r.get(row[1]); a.StatusCode != 200 || !strings.Contains(a.Text, `<svg class="qr"`) && !strings.Contains(row[1], "/packs/") && !strings.Contains(row[1], "/show/print") {
			t.Errorf("%s: %d, or there is no code on it", row[1], a.StatusCode)
		}
	}
}

func TestAShownPageIsNamedUnlessItIsSensitive(t *testing.T) {
	r := room(t)
	for path, name := range map[string]string{"gp": "Join a GP surgery", "t/dentist": "See a dentist", "home": "My guide", "t/at-home": "My guide"} {
		a := r.get("/en/meet/show/" + path)
		if !strings.Contains(a.Text, "<title>") || a.StatusCode != 200 {
			t.Errorf("%s: %d", path, a.StatusCode)
			continue
		}
		if got := regexp.MustCompile(`<h1>([^<]*)`).FindStringSubmatch(a.Text); got[1] != name {
			t.Errorf("%s is called %q", path, got[1])
		}
	}
	if a := r.get("/en/meet/show/nothing-here"); a.StatusCode != 404 {
		t.Errorf("what there is not is shown: %d", a.StatusCode)
	}
}

func TestEveryPublicPageCanBePassedOn(t *testing.T) {
	r := room(t)
	notShared := map[string]bool{"/en/": true, "/en/forget": true, "/en/words": true} // the essential pack may not grow; they are shown from the list
	for _, m := range regexp.MustCompile(`<loc>http://guide.example(/en/[^<]*)</loc>`).FindAllStringSubmatch(r.get("/sitemap.xml").Text, -1) {
		at := m[1]
		page := r.get(at).Text
		link := regexp.MustCompile(`href="(/en/share/[^"]*)"`).FindStringSubmatch(page)
		if link == nil {
			if !notShared[at] {
				t.Errorf("%s has no way to share it", at)
			}
			continue
		}
		if share := r.get(link[1]); share.StatusCode != 200 || !strings.Contains(share.Text, `<svg class="qr"`) || !strings.Contains(share.Text, "sms:?&amp;body=") || !strings.Contains(share.Text, "https://wa.me/") || !strings.Contains(share.Text, "mailto:?subject=") {
			t.Errorf("%s, the way to share %s, is wrong: %d", link[1], at, share.StatusCode)
		}
	}
	for _, at := range []string{"home", "words"} {
		if a := r.get("/en/share/" + at); a.StatusCode != 200 {
			t.Errorf("%s cannot be shared: %d", at, a.StatusCode)
		}
	}
}

func TestEveryScreenOfTheToolsIsPlainEnough(t *testing.T) {
	r := room(t)
	check, err := readability.Load(locales.FS())
	if err != nil {
		t.Fatal(err)
	}
	all := gp.Code{Answers: 1<<10 - 1}.String()
	for name, a := range map[string]page{
		"the call, everything ticked": r.get("/en/meet/ring/" + all),
		"yes":                         r.get("/en/meet/ring/" + all + "/yes"),
		"the poster":                  r.post("/en/meet/poster", url.Values{"for": {"gp"}, "lang": {"en"}}),
		"show":                        r.get("/en/meet/show/gp"),
	} {
		blocks, err := readability.FromHTML([]byte(a.Text), name)
		if err != nil || len(blocks) == 0 {
			t.Fatalf("%s: %v, %d pieces", name, err, len(blocks))
		}
		for _, f := range check.Check(blocks, readability.Staff()) {
			t.Error(f)
		}
	}
}

func TestACallTogetherHasTheWordsForWhatIsTickedAndKeepsNothing(t *testing.T) {
	r := room(t)
	a := r.post("/en/meet/ring", url.Values{"is": {"no-id", "wales", "rich"}})
	code := gp.Code{Answers: gp.Answers(0).With(gp.NoID).With(gp.Wales)}.String()
	if a.StatusCode != 303 || a.Header.Get("Location") != "/en/meet/ring/"+code+"#say" {
		t.Fatalf("%d to %q", a.StatusCode, a.Header.Get("Location"))
	}
	call := html.UnescapeString(r.get("/en/meet/ring/" + code).Text)
	for _, want := range []string{"I have no ID. What else can I show you?", `href="/en/gp/no/id/letter/wales"`, `href="/en/gp/no/closed"`, `href="/en/meet/ring/` + code + `/yes"`, "dates/new?for=gp-again", `href="/en/gp/my/` + code + `"`} {
		if !strings.Contains(call, want) {
			t.Errorf("the call has no %q", want)
		}
	}
	if strings.Contains(call, "You and Your General Practice") {
		t.Error("the charter of England is quoted in Wales")
	}
	england := html.UnescapeString(r.get("/en/meet/ring/" + gp.Code{Answers: gp.Answers(0).With(gp.NoID)}.String()).Text)
	if !strings.Contains(england, "You and Your General Practice") || strings.Count(england, `class="say"`) != len(gp.Reasons) {
		t.Errorf("the call has %d answers to what they say", strings.Count(england, `class="say"`))
	}
	for _, path := range []string{"/en/meet/ring/nothing", "/en/meet/ring/0000-0001", "/en/meet/ring/nothing/yes"} {
		if a := r.get(path); a.StatusCode != 404 {
			t.Errorf("%s: %d", path, a.StatusCode)
		}
	}
	if yes := r.get("/cy/meet/ring/" + code + "/yes"); yes.StatusCode != 200 || yes.Header.Get("Cache-Control") != "private, no-store" {
		t.Errorf("yes: %d, %q", yes.StatusCode, yes.Header.Get("Cache-Control"))
	}
}

func TestANumberThatIsTypedStandsOnThePageAndInNoAddress(t *testing.T) {
	r := room(t)
	a := r.post("/en/meet/ring", url.Values{"place": {" 0113 496 0123 "}, "is": {"no-id"}})
	if a.StatusCode != 200 || !strings.Contains(a.Text, `href="tel:01134960123"`) || !strings.Contains(a.Text, `value="no-id" checked`) || a.Header.Get("Cache-Control") != "private, no-store" {
		t.Errorf("%d %q", a.StatusCode, a.Header.Get("Cache-Control"))
	}
	if strings.Contains(strings.ReplaceAll(a.Text, `href="tel:01134960123"`, ""), "01134960123") || len(a.Header["Set-Cookie"]) > 0 || strings.Contains(r.log.String(), "0113") {
		t.Error("the number stands somewhere else too")
	}
	wrong := r.post("/en/meet/ring", url.Values{"place": {"12345678 <b>"}})
	if !strings.Contains(wrong.Text, `value="12345678 &lt;b&gt;"`) {
		t.Errorf("what was typed does not come back: %d", wrong.StatusCode)
	}
}
