package worker_test

import (
	"strings"
	"testing"

	"plainwell/internal/readability"
	"plainwell/internal/share"
	"plainwell/internal/worker"
	"plainwell/locales"
)

func TestOwnWordsAreAsEasyAsAMessageAndNameNobody(t *testing.T) {
	reader, err := readability.Load(locales.FS())
	if err != nil {
		t.Fatal(err)
	}
	check := worker.OwnWords{Reader: reader}
	long := "We are all very happy that you came to see us here in the office today."
	for _, c := range []struct{ lang, text, want string }{
		{"en", "Well done for coming. See you on Monday.", ""},
		{"cy", "Da iawn am ddod. Gwelwn ni chi ddydd Llun.", ""},
		{"en", long, "kw.words.long"},
		{"en", long + " " + long, "kw.words.long"},
		{"cy", long, ""}, // 16 words: the limit of another language is 17
		{"en", "Please don't wait.", "kw.words.simple"},
		{"en", "WAIT for us.", "kw.words.capitals"},
		{"en", "Ask John Smith.", "kw.personal.name"},
		{"en", "Write to sam@example.org", "made.error.words.link kw.personal.email"},
		{"en", "Born on 3 May 1980.", "made.error.words.number kw.personal.birth"},
	} {
		var got []string
		for _, f := range check.Check(c.text, c.lang) {
			got = append(got, f.Key)
			if f.Name != "words" {
				t.Errorf("%q: the field is %q", c.text, f.Name)
			}
		}
		if said := strings.Join(got, " "); said != c.want {
			t.Errorf("%s, %q: %q, not %q", c.lang, c.text, said, c.want)
		}
	}
}

func TestWhichPacksARoleMayEnd(t *testing.T) {
	for role, want := range map[worker.Role]share.Scope{
		worker.RoleWorker:    {Account: 7},
		worker.RoleLead:      {Account: 7, TeamID: 3},
		worker.RolePublisher: {Account: 7, AnyWords: true},
		worker.RoleAdmin:     {Account: 7},
	} {
		if got := (worker.Actor{Account: 7, Team: 3, Role: role}).Packs(); got != want {
			t.Errorf("%s: %+v", role, got)
		}
	}
}
