package push

import "testing"

func TestContactsAreGivenAsTheLibraryNeedsThem(t *testing.T) {
	for s, want := range map[string]string{
		"help@example.org":                   "help@example.org",
		" help@example.org ":                 "help@example.org",
		"mailto:help@example.org":            "help@example.org",
		"MAILTO:help@example.org":            "help@example.org",
		"first.last+push@mail.example.co.uk": "first.last+push@mail.example.co.uk",
		"https://example.org":                "https://example.org",
		"https://example.org/contact?a=b":    "https://example.org/contact?a=b",
		"HTTPS://example.org/Contact":        "https://example.org/Contact",
		"https://xn--bcher-kva.example.org/": "https://xn--bcher-kva.example.org/",
		"https://localhost.example.org/":     "https://localhost.example.org/",
		"help@test.example.org":              "help@test.example.org",
	} {
		got, err := NormalSubject(s)
		if err != nil || got != want || ValidSubject(s) != nil {
			t.Errorf("%q is %q, %v; want %q", s, got, err, want)
		}
	}
}

func TestContactsThatPushServicesRefuseAreRefusedAtStart(t *testing.T) {
	for _, s := range []string{
		"", " ", "help", "help@", "@example.org", "mailto:", "mailto:mailto:help@example.org", "mailto:mailto:help", "a@example.org,b@example.org",
		"Help <help@example.org>", "<help@example.org>", "help@localhost", "help@LOCALHOST", "help@example", "help@example.invalid",
		"help@example.test", "help@example.local", "help@example.local.", "help@a.localhost", "help@[192.0.2.1]", "help@example..org",
		"http://example.org", "https://", "https:example.org", "https:///contact", "https://localhost:8080/", "https://example.test/",
		"https://example.invalid", "https://plainwell.local", "https://intranet/", "https://192.0.2.1/", "https://[2001:db8::1]/",
		"https://me@example.org", "ftp://example.org", "tel:+441234", "help@example.org\r\nX: y", "https://example.org/\x00",
	} {
		if got, err := NormalSubject(s); err == nil || got != "" || ValidSubject(s) == nil {
			t.Errorf("%q was accepted as %q", s, got)
		}
	}
}
