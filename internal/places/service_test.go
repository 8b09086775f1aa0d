package places

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

var now = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

func TestAnswersOfTheDirectoryAreReadHoweverTheyAreWritten(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want Service
	}{
		"as described": {`{"@odata.count":1,"value":[{"ODSCode":"A81001","Address 1":"x","AcceptingPatients":{"GP":true,"Dentist":[]},
			"GPRegistration":{"RegistrationLink":"https://gp-registration.nhs.uk/A81001","AcceptingOutOfArea":false},"LastUpdatedDates":{"AcceptingPatients":"2026-10-03T09:30:00Z"}}]}`,
			Service{"A81001", TakingYes, day(time.Date(2026, 10, 3, 0, 0, 0, 0, time.UTC)), "https://gp-registration.nhs.uk/A81001"}},
		"lists for objects, and texts that hold JSON": {`[{"odsCode":"a81001","accepting patients":[{"GP":"No"}],"LastUpdatedDates":"{\"AcceptingPatients\":\"2026-10-03T09:30:00.123\"}",
			"GPRegistration":"[{\"RegistrationLink\":\"https://x.nhs.uk/\"}]"}]`, Service{"A81001", TakingNo, day(time.Date(2026, 10, 3, 0, 0, 0, 0, time.UTC)), "https://x.nhs.uk/"}},
		"one object":                {`{"ODSCode":"A81001","AcceptingPatients":"yes"}`, Service{Code: "A81001", Taking: TakingYes}},
		"an object a line":          {"{\"ODSCode\":\"A81002\"}\n{\"ODSCode\":\"A81001\",\"AcceptingPatients\":{\"GP\":null}}\n", Service{Code: "A81001"}},
		"a day to come":             {`{"value":[{"ODSCode":"A81001","AcceptingPatients":{"GP":1},"LastUpdatedDates":{"AcceptingPatients":"2027-10-03"}}]}`, Service{Code: "A81001", Taking: TakingYes}},
		"a word that says nothing":  {`{"value":[{"ODSCode":"A81001","AcceptingPatients":{"GP":"perhaps"},"LastUpdatedDates":{"AcceptingPatients":"2026-10-03"}}]}`, Service{Code: "A81001"}},
		"a link that is not secure": {`{"value":[{"ODSCode":"A81001","GPRegistration":{"RegistrationLink":"http://x.nhs.uk/"}}]}`, Service{Code: "A81001"}},
		"a link that is a script":   {`{"value":[{"ODSCode":"A81001","GPRegistration":{"RegistrationLink":"javascript:alert(1)"}}]}`, Service{Code: "A81001"}},
		"a link with a user name":   {`{"value":[{"ODSCode":"A81001","GPRegistration":{"RegistrationLink":"https://nhs.uk@evil.example/"}}]}`, Service{Code: "A81001"}},
	} {
		all, _, err := ReadServices(strings.NewReader(c.text), now)
		if err != nil || len(all) == 0 {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := all[len(all)-1]; got.Code != c.want.Code || !got.same(c.want) {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
	for name, text := range map[string]string{"empty": "", "cut off": `{"value":[{"ODSCode":"A8`, "no JSON": "<html>", "no service": `{"value":[]}`, "no codes": `{"value":[{"x":1}]}`} {
		if _, _, err := ReadServices(strings.NewReader(text), now); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func FuzzServices(f *testing.F) {
	f.Add(`{"value":[{"ODSCode":"A81001","AcceptingPatients":{"GP":true},"GPRegistration":"{}"}]}`)
	f.Add(`[[[{"ODSCode":"A81001"}]]]`)
	f.Fuzz(func(t *testing.T, text string) {
		all, _, err := ReadServices(strings.NewReader(text), now)
		for _, s := range all {
			if err == nil && (!codeShape.MatchString(s.Code) || s.Link != "" && !strings.HasPrefix(s.Link, "https://")) {
				t.Errorf("%+v", s)
			}
		}
	})
}

// directory is a stand-in that gives so many services, a page at a time.
func directory(t *testing.T, total int, status int) (Directory, *[]string) {
	var asked []string
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.Method+" "+r.URL.String()+" "+r.Header.Get("apikey"))
		if status != http.StatusOK {
			http.Error(w, "secret words", status)
			return
		}
		var ask struct {
			Filter    string
			Top, Skip int
		}
		if err := json.NewDecoder(r.Body).Decode(&ask); err != nil || ask.Filter != "OrganisationTypeId eq 'GPB'" {
			t.Errorf("asked for %+v, %v", ask, err)
		}
		var list []map[string]any
		for i := ask.Skip; i < min(ask.Skip+ask.Top, total); i++ {
			list = append(list, map[string]any{"ODSCode": fmt.Sprintf("A%05d", i), "AcceptingPatients": map[string]any{"GP": i%2 == 0}})
		}
		_ = json.NewEncoder(w).Encode(map[string]any{"@odata.count": total, "value": list})
	}))
	t.Cleanup(s.Close)
	return Directory{Base: s.URL + "/service-search-api/", Key: "the-key", Client: s.Client(), Clock: func() time.Time { return now }}, &asked
}

func TestTheDirectoryIsAskedPageByPage(t *testing.T) {
	d, asked := directory(t, 2500, http.StatusOK)
	all, _, err := d.All(context.Background(), nil)
	if err != nil || len(all) != 2500 || all[2499].Code != "A02499" || all[2499].Taking != TakingNo {
		t.Errorf("%d, %v", len(all), err)
	}
	if len(*asked) != 3 || (*asked)[0] != "POST /service-search-api/search?api-version=3 the-key" {
		t.Errorf("%q", *asked)
	}
}

func TestADirectoryThatRefusesIsToldInWordsWithoutTheKey(t *testing.T) {
	for status, want := range map[int]string{401: "refuses the key", 403: "refuses the key", 429: "asked too often", 500: "status 500", 302: "status 302"} {
		d, _ := directory(t, 1, status)
		_, _, err := d.All(context.Background(), nil)
		if err == nil || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "the-key") || strings.Contains(err.Error(), "secret words") {
			t.Errorf("%d: %v", status, err)
		}
	}
	d, _ := directory(t, 0, http.StatusOK)
	if _, _, err := d.All(context.Background(), nil); err == nil {
		t.Error("nothing was taken for an answer")
	}
}
