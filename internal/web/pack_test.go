package web

import (
	"bytes"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

func TestAPackIsMadeOpenedRenewedAndEnded(t *testing.T) {
	p := packRoom(t)
	form := p.get("/en/meet/pack?from=new-start")
	for _, want := range []string{`value="leaving-prison" checked`, `value="two-dates" checked`, `id="days-30" name="days" value="30" checked`, `id="lang-en" name="lang" value="en" checked`, "It holds nothing about a person.", `href="/kw/pack?lang=en"`} {
		if !strings.Contains(form.Text, want) {
			t.Errorf("the form has no %s", want)
		}
	}
	if form.Header.Get("Cache-Control") != "private, no-store" || strings.Contains(form.Text, `name="words"`) {
		t.Error("the form may be kept, or takes own words")
	}
	_, once, _ := strings.Cut(form.Text, `name="once" value="`)
	once, _, _ = strings.Cut(once, `"`)
	wish := url.Values{"page": {"dentist", "low-mood"}, "line": {"step"}, "days": {"7"}, "lang": {"cy"}, "once": {once}}
	maker, code := p.made("", wish)
	if again, _ := p.made("", wish); again != maker {
		t.Error("a double tap made two packs")
	}
	own := p.get(maker + "?lang=en&done=made")
	address := "http://guide.example/p/" + strings.ReplaceAll(code, "-", "")
	for _, want := range []string{"Your pack is ready.", `<svg class="qr"`, code, "To say it out loud: ", "guide.example/p.", address, "sms:?&amp;body=My%20guide:%20http:%2F%2Fguide.example%2Fp%2F", "wa.me/?text=My%20guide", "mailto:?subject=My%20guide", "30 November 2026", "Let it work for 7 days from now", "End it now", "It holds nothing about a person."} {
		if !strings.Contains(own.Text, want) {
			t.Errorf("the page of the maker has no %s", want)
		}
	}
	pack := p.get(strings.TrimPrefix(address, "http://guide.example"))
	for _, want := range []string{`<html lang="cy"`, "Mae un cam ar y tro yn ddigon.", "See a dentist", `data-module="keep-all" data-urls="/cy/t/dentist%20/cy/t/feeling-low"`, code, `<svg class="qr"`} {
		if !strings.Contains(pack.Text, want) {
			t.Errorf("the pack has no %s", want)
		}
	}
	if english := p.get("/p/" + code + "?lang=en"); english.StatusCode != 302 {
		t.Errorf("the code with its hyphen: %d", english.StatusCode)
	}

	p.pass(6 * 24 * time.Hour)
	if a := p.post(maker+"/renew", url.Values{}); a.StatusCode != 303 || a.Header.Get("Location") != maker+"?lang=en&done=renewed" {
		t.Errorf("renewed: %d to %q", a.StatusCode, a.Header.Get("Location"))
	}
	p.pass(6 * 24 * time.Hour)
	if a := p.get("/p/" + strings.ReplaceAll(code, "-", "")); a.StatusCode != 200 {
		t.Errorf("a renewed pack: %d", a.StatusCode)
	}
	for range 2 {
		if a := p.post(maker+"/end", url.Values{}); a.StatusCode != 303 || a.Header.Get("Location") != "/en/meet/pack?done=ended" {
			t.Errorf("ended: %d to %q", a.StatusCode, a.Header.Get("Location"))
		}
	}
	if a := p.get("/en/meet/pack?done=ended"); !strings.Contains(a.Text, "The pack has ended.") {
		t.Error("nothing says that it has ended")
	}
	if a := p.get(maker); a.StatusCode != 404 {
		t.Errorf("the page of its maker: %d", a.StatusCode)
	}
}

func TestWrongEndedAndExpiredCodesHaveOneAnswer(t *testing.T) {
	p := packRoom(t)
	at := func(code string) string { return "/p/" + strings.ReplaceAll(code, "-", "") }
	maker, ended := p.made("", url.Values{"page": {"dentist"}})
	_, expired := p.made("", url.Values{"page": {"dentist"}, "days": {"7"}})
	_, alive := p.made("", url.Values{"page": {"dentist"}})
	p.post(maker+"/end", url.Values{})
	p.pass(7 * 24 * time.Hour)
	want := p.get("/p/ZZZZZZZZ")
	if want.StatusCode != 404 || !strings.Contains(want.Text, "No pack has this code.") || strings.Contains(want.Text, "ZZZZ") {
		t.Errorf("a wrong code: %d", want.StatusCode)
	}
	for name, path := range map[string]string{"ended": at(ended), "expired": at(expired), "no code at all": "/p/abc", "too long": "/p/ABCDEFGHJ", "markup": "/p/%3Cb%3E"} {
		got := p.get(path)
		want.Header.Del("Date")
		got.Header.Del("Date")
		var a, b bytes.Buffer
		_ = want.Header.Write(&a)
		_ = got.Header.Write(&b)
		if got.StatusCode != 404 || got.Text != want.Text || a.String() != b.String() {
			t.Errorf("%s: %d, or other words, or other headers", name, got.StatusCode)
		}
	}
	if a := p.get(at(alive)); a.StatusCode != 200 {
		t.Errorf("alive: %d", a.StatusCode)
	}
}

func TestAPackGivesNothingAwayAround(t *testing.T) {
	p := packRoom(t)
	maker, code := p.made("", url.Values{"page": {"leaving-prison", "drugs", "hiv"}})
	bare := strings.ReplaceAll(code, "-", "")
	for path, forms := range map[string]bool{"/p/" + bare: false, maker: true, "/p/ZZZZZZZZ": false, "/p": true} {
		a := p.get(path)
		head, _, _ := strings.Cut(a.Text, "</head>")
		if path != "/p" && path != "/p/ZZZZZZZZ" && !strings.Contains(head, "<title>My guide</title>") || strings.Contains(head, "og:") || strings.Contains(head, `name="description"`) {
			t.Errorf("%s: a preview says more than the name of the site: %s", path, head)
		}
		for _, word := range []string{"prison", "drug", "hiv", bare, code} {
			if strings.Contains(strings.ToLower(head), strings.ToLower(word)) {
				t.Errorf("%s: %q stands in the head of the page", path, word)
			}
		}
		referrer := "no-referrer"
		if forms {
			referrer = "same-origin" // or the browser would call the sender of the form "null"
		}
		for header, want := range map[string]string{"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex, nofollow", "Referrer-Policy": referrer, "Set-Cookie": ""} {
			if got := a.Header.Get(header); got != want {
				t.Errorf("%s: %s: %q", path, header, got)
			}
		}
	}
	own := p.get(maker).Text
	_, share, _ := strings.Cut(own, `class="share"`)
	share, _, _ = strings.Cut(share, "<h2")
	if !strings.Contains(share, "sms:") {
		t.Fatal("the ways to share are not where this test looks")
	}
	if strings.Contains(strings.ToLower(share), "prison") {
		t.Error("a message that is passed on names a page")
	}
	p.post("/p", url.Values{"code": {"WRONGWRONG"}})
	p.get("/p/made/nobody")
	for _, secret := range []string{bare, code, strings.TrimPrefix(maker, "/p/made/"), "ZZZZ", "WRONG", "nobody"} {
		if strings.Contains(p.log.String(), secret) {
			t.Errorf("%q is in the log: %s", secret, p.log)
		}
	}
	if m := p.get("/sitemap.xml").Text; strings.Contains(m, "/p/") || strings.Contains(m, "meet/pack") {
		t.Error("the site map lists a pack")
	}
	if a := p.get(maker + "/end"); a.StatusCode != 405 || p.get("/p/"+bare).StatusCode != 200 {
		t.Error("a GET ended a pack")
	}
	req, _ := http.NewRequest("POST", p.url+maker+"/end", nil)
	req.Header.Set("Sec-Fetch-Site", "cross-site")
	if a := p.do(req); a.StatusCode != 403 || p.get("/p/"+bare).StatusCode != 200 {
		t.Errorf("another site ended a pack: %d", a.StatusCode)
	}
}

func TestATypedCodeLeadsToItsPack(t *testing.T) {
	p := packRoom(t)
	_, code := p.made("", url.Values{"page": {"dentist"}})
	bare := strings.ReplaceAll(code, "-", "")
	for _, typed := range []string{code, strings.ToLower(code), " " + bare[:4] + " " + bare[4:] + " "} {
		if a := p.post("/p", url.Values{"code": {typed}}); a.StatusCode != 303 || a.Header.Get("Location") != "/p/"+bare {
			t.Errorf("%q: %d to %q", typed, a.StatusCode, a.Header.Get("Location"))
		}
	}
	for _, path := range []string{"/p/" + code, "/p/" + strings.ToLower(bare)} {
		if a := p.get(path); a.StatusCode != 302 || a.Header.Get("Location") != "/p/"+bare {
			t.Errorf("%s: %d to %q", path, a.StatusCode, a.Header.Get("Location"))
		}
	}
	wrong := p.post("/p", url.Values{"code": {`"><b>1`}})
	if wrong.StatusCode != 422 || !strings.Contains(wrong.Text, `value="&#34;&gt;&lt;b&gt;1"`) || !strings.Contains(wrong.Text, "A code has 8 letters and numbers.") {
		t.Errorf("a code that is none: %d: %s", wrong.StatusCode, wrong.Text)
	}
}

func TestOneAddressCannotGuessOn(t *testing.T) {
	p := packRoom(t)
	_, code := p.made("", url.Values{"page": {"dentist"}})
	right := "/p/" + strings.ReplaceAll(code, "-", "")
	for range 2 * packWrongBurst { // right codes are not counted
		if a := p.get(right); a.StatusCode != 200 {
			t.Fatalf("%d", a.StatusCode)
		}
	}
	for i := range packWrongBurst {
		if a := p.get("/p/ZZZZZZZZ"); a.StatusCode != 404 {
			t.Fatalf("guess %d: %d", i, a.StatusCode)
		}
	}
	for _, path := range []string{right, "/p/ZZZZZZZZ"} {
		if a := p.get(path); a.StatusCode != 429 || a.Header.Get("Retry-After") == "" || !strings.Contains(a.Text, "Wait an hour") {
			t.Errorf("%s after too many guesses: %d", path, a.StatusCode)
		}
	}
	p.pass(time.Hour)
	if a := p.get(right); a.StatusCode != 200 {
		t.Errorf("an hour later: %d", a.StatusCode)
	}
}

func TestWhatWasChosenComesBackWithWhatIsWrong(t *testing.T) {
	p := packRoom(t)
	many := url.Values{"page": {"dentist", "eyes", "hearing", "food", "pain", "asthma", "diabetes", "vaccines", "sleep"}, "line": {"step"}, "days": {"90"}, "lang": {"cy"}, "once": {"ticket"}}
	a := p.post("/en/meet/pack", many)
	for _, want := range []string{"You ticked 9 pages. 8 is the most.", `href="#pages"`, `value="vaccines" checked`, `<option value="step" selected>`, `id="days-90" name="days" value="90" checked`, `id="lang-cy" name="lang" value="cy" checked`, `name="once" value="ticket"`} {
		if !strings.Contains(a.Text, want) {
			t.Errorf("%d: no %s", a.StatusCode, want)
		}
	}
	if a.StatusCode != 422 || strings.Count(a.Text, `id="page-dentist"`) != 1 {
		t.Errorf("%d, or a page stands twice", a.StatusCode)
	}
	none := p.post("/cy/meet/pack", url.Values{"lang": {"cy"}})
	if none.StatusCode != 422 || !strings.Contains(none.Text, "Ticiwch un dudalen neu fwy.") {
		t.Errorf("%d", none.StatusCode)
	}
	if a := p.post("/en/meet/pack", url.Values{"page": {"staff-meeting", "about"}, "lang": {"en"}}); a.StatusCode != 422 || strings.Contains(a.Text, `value="about"`) {
		t.Errorf("a page for staff, or about the site: %d", a.StatusCode)
	}
}
