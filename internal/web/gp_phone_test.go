package web

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"plainwell/internal/gp"
)

// givesAway are the words that no card and no letter says.
var givesAway = regexp.MustCompile(`(?i)prison|probation|offen[cd]|carchar`)

// mainOf is what a page says between its bars.
func mainOf(html string) string {
	_, main, _ := strings.Cut(html, "<main")
	main, _, _ = strings.Cut(main, "</main>")
	return main
}

func TestWhatIsTypedHasNoWayOffThePhone(t *testing.T) {
	r := room(t)
	paths := []string{"gp/fill"}
	for _, reason := range gp.Reasons {
		paths = append(paths, "gp/no/"+string(reason)+"/letter", "gp/no/"+string(reason)+"/letter/wales")
	}
	for _, tag := range []string{"en", "cy"} {
		for _, path := range paths {
			a := r.get("/" + tag + "/" + path)
			if a.StatusCode != http.StatusOK || a.Header.Get("Content-Security-Policy") != phonePolicy {
				t.Fatalf("%s %s: %d, %q", tag, path, a.StatusCode, a.Header.Get("Content-Security-Policy"))
			}
			main := mainOf(a.Text)
			for _, bad := range []string{"<form", " name=", "data-module=\"pack\""} {
				if strings.Contains(main, bad) || strings.Contains(a.Text, `data-module="pack"`) {
					t.Errorf("%s %s holds %s", tag, path, bad)
				}
			}
			if !strings.Contains(main, "data-field=") || strings.Count(main, "<input")+strings.Count(main, "<select")+strings.Count(main, "<textarea") != strings.Count(main, `autocomplete="off"`) {
				t.Errorf("%s %s: a field may be filled in by the browser", tag, path)
			}
			if found := givesAway.FindString(main); found != "" {
				t.Errorf("%s %s says %q", tag, path, found)
			}
		}
	}
	if a := r.get("/en/gp"); a.Header.Get("Content-Security-Policy") != contentPolicy {
		t.Error("another page has another policy")
	}
	for _, wrong := range []string{"/en/gp/no/rich/letter", "/en/gp/no/id/letter/scotland", "/en/gp/no//letter", "/xx/gp/no/id/letter", "/en/gp/show/wales/print/print"} {
		if a := r.get(wrong); a.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %d", wrong, a.StatusCode)
		}
	}
}

func TestEachCountryHasItsOwnCardAndLetters(t *testing.T) {
	r := room(t)
	england := regexp.MustCompile(`General Practice|NHS England|14 days|14 diwrnod`)
	for _, tag := range []string{"en", "cy"} {
		for _, path := range []string{"gp/show", "gp/show/print", "gp/no/address/letter"} {
			at, wales := "/"+tag+"/"+path, ""
			switch {
			case strings.HasSuffix(path, "print"):
				wales = "/" + tag + "/gp/show/wales/print"
			default:
				wales = at + "/wales"
			}
			if main := mainOf(r.get(at).Text); !england.MatchString(main) || givesAway.MatchString(main) {
				t.Errorf("%s quotes no rule of England, or says too much", at)
			}
			if main := mainOf(r.get(wales).Text); main == "" || givesAway.MatchString(main) || strings.Contains(path, "show") && england.MatchString(main) {
				t.Errorf("%s quotes a rule of England, or says too much", wales)
			}
		}
	}
	card := r.get("/cy/gp/show").Text
	if !regexp.MustCompile(`I have no ID\.[^<]*<span class="own" lang="cy" dir="ltr">`).MatchString(card) || strings.Contains(card, `class="top"`) {
		t.Error("the card has no second language, or bars around it")
	}
	if sheet := r.get("/cy/gp/show/print").Text; strings.Count(sheet, `<li lang="en"`) != 4 || strings.Count(sheet, `<li lang="cy"`) != 4 {
		t.Error("the cards do not come in pairs")
	}
}

func TestAllThatAPhoneKeepsOfTheWayIsThereAndMayBeKept(t *testing.T) {
	r := room(t)
	for _, ticked := range []url.Values{{"is": {"out", "no-id", "english"}}, {"is": {"prison"}}, {"is": {"wales", "refused", "removed", "hostel"}}} {
		list := r.get(r.post("/en/gp/start", ticked).Header.Get("Location"))
		m := regexp.MustCompile(`data-way="([^"]*)"`).FindStringSubmatch(list.Text)
		if m == nil {
			t.Fatal("the list says nothing of what to keep")
		}
		way := strings.Fields(m[1])
		if len(way) < 25 {
			t.Errorf("only %d pages", len(way))
		}
		for _, at := range way {
			a := r.get(at)
			kept := a.Header.Get("Cache-Control")
			if a.StatusCode != http.StatusOK || !strings.HasPrefix(a.Header.Get("Content-Type"), "text/html") || strings.Contains(kept, "no-store") || strings.Contains(kept, "private") {
				t.Errorf("%s: %d, %q, %q", at, a.StatusCode, a.Header.Get("Content-Type"), kept)
			}
		}
		wales := strings.Contains(strings.Join(ticked["is"], " "), "wales")
		if strings.Contains(m[1], "/gp/show/wales") != wales || strings.Contains(m[1], "/letter/wales") != wales {
			t.Errorf("the pages of the other country: %s", m[1])
		}
	}
}
