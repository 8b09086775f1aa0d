package web

import (
	"html"
	"net/url"
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"plainwell/internal/readability"
)

var (
	box     = regexp.MustCompile(`(?s)<textarea[^>]*>\n?(.*?)</textarea>`)
	shown   = regexp.MustCompile(`(?s)<div class="letter-text"[^>]*>(.*?)</div>`)
	helps   = regexp.MustCompile(`<span class="hidden">[^<]*</span>`)
	someTag = regexp.MustCompile(`<[^>]*>`)
)

func TestALetterIsMeasuredMarkedAndComesBack(t *testing.T) {
	r := room(t)
	letter := "Dear Sam,\r\n\r\n  I am writing to inform you that your appointment has been rescheduled due to the fact that the nurse is away, and consequently you will be required to attend on 3 March.\r\n\r\nPlease utilise the front door.\r\n"
	a := r.post("/en/meet/letter", url.Values{"letter": {letter}, "lang": {"en"}})
	if a.StatusCode != 200 || a.Header.Get("Cache-Control") != "private, no-store" || len(a.Header["Set-Cookie"]) > 0 {
		t.Fatalf("%d %q", a.StatusCode, a.Header.Get("Cache-Control"))
	}
	for _, want := range []string{"Reading age", "The changes that help most", `<mark class="long">due to the fact that<span class="hidden"> (because)</span></mark>`, `<th scope="row">utilise</th><td>use</td>`, "Sentences that may not say who does it", "words. That is"} {
		if !strings.Contains(html.UnescapeString(a.Text), want) {
			t.Errorf("there is no %q", want)
		}
	}
	if got := html.UnescapeString(box.FindStringSubmatch(a.Text)[1]); got != strings.ReplaceAll(letter, "\r\n", "\n") {
		t.Errorf("the letter comes back as %q", got)
	}
	if got := shownAgain(a.Text); got != strings.ReplaceAll(letter, "\r\n", "\n") {
		t.Errorf("the letter is shown as %q", got)
	}
	if log := r.log.String(); strings.Contains(log, "Sam") || strings.Contains(log, "utilise") {
		t.Errorf("the letter is in the log: %s", log)
	}
}

// shownAgain is the letter with its marks, as text.
func shownAgain(page string) string {
	m := shown.FindStringSubmatch(page)
	if m == nil {
		return ""
	}
	return html.UnescapeString(someTag.ReplaceAllString(helps.ReplaceAllString(m[1], ""), ""))
}

func TestALetterCannotPutAnythingIntoThePage(t *testing.T) {
	r := room(t)
	for _, evil := range []string{
		`<script>alert(1)</script> We will see you.`, `</textarea><script>alert(1)</script> We will see you.`, `"><img src=x onerror=alert(1)> utilise it.`,
		"&lt;script&gt; &#60;b&#62; We utilise &amp; see you.", "{{.Site}} We will utilise it.", "We <b>utilise</b> it here. </div></mark> We see you.",
	} {
		a := r.post("/en/meet/letter", url.Values{"letter": {evil}, "lang": {"en"}})
		for _, tag := range []string{"<script>", "<img", "<b>", "</textarea><"} {
			if strings.Contains(a.Text, tag) && tag != "</textarea><" {
				t.Errorf("%q: %s stands in the page", evil, tag)
			}
		}
		if a.StatusCode != 200 || html.UnescapeString(box.FindStringSubmatch(a.Text)[1]) != evil || shownAgain(a.Text) != evil {
			t.Errorf("%q comes back as %q and is shown as %q (%d)", evil, box.FindStringSubmatch(a.Text)[1], shownAgain(a.Text), a.StatusCode)
		}
	}
}

func TestALetterThatCannotBeMeasuredComesBackWithTheReason(t *testing.T) {
	r := room(t)
	for name, c := range map[string]struct{ letter, want string }{
		"nothing":       {"", "Paste a letter with a whole sentence in it."},
		"an address":    {"12 High Street\nLeeds", "Paste a letter with a whole sentence in it."},
		"far too long":  {strings.Repeat("ŵ", checkMost+1), "We read up to 20,000 letters."},
		"just too long": {strings.Repeat("We see you. ", checkMost/12+1), "We read up to 20,000 letters."},
	} {
		a := r.post("/en/meet/letter", url.Values{"letter": {c.letter}, "lang": {"en"}})
		if a.StatusCode != 422 || !strings.Contains(a.Text, c.want) || html.UnescapeString(box.FindStringSubmatch(a.Text)[1]) != c.letter {
			t.Errorf("%s: %d", name, a.StatusCode)
		}
	}
	if a := r.post("/en/meet/letter", url.Values{"letter": {strings.Repeat("We see you. ", checkMost/12)}}); a.StatusCode != 200 {
		t.Errorf("the longest letter: %d", a.StatusCode)
	}
	welsh := r.post("/cy/meet/letter", url.Values{"letter": {"Byddwn yn eich gweld. Utilise hwn."}, "lang": {"cy"}})
	if welsh.StatusCode != 200 || strings.Contains(welsh.Text, "<mark") || strings.Contains(welsh.Text, "Oed darllen, mewn blynyddoedd") {
		t.Errorf("a letter in Welsh is measured as if it were in English: %d", welsh.StatusCode)
	}
}

// FuzzLetterParts holds what is shown of a letter to the letter.
func FuzzLetterParts(f *testing.F) {
	letters, err := readability.LoadLetters(os.DirFS("../../locales"))
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range []string{"  We utilise it.\r\nPrior to noon.", "<b>&amp; utilise</b> it now.", "\tŵ utilise\u00a0prior  to it.", "\r\r\n\n We attend; we attend."} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		text = readable(text)
		var out strings.Builder
		for _, part := range letterParts(letters.Read(text, true), text) {
			out.WriteString(string(part.Text))
		}
		want := strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
		if got := html.UnescapeString(out.String()); got != want {
			t.Fatalf("%q is shown as %q", want, got)
		}
		if strings.ContainsAny(out.String(), "<>\n\"") || !utf8.ValidString(out.String()) {
			t.Fatalf("%q is shown as %q", text, out.String())
		}
	})
}
