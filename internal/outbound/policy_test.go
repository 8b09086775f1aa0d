package outbound

import (
	"net/netip"
	"net/url"
	"strings"
	"testing"

	"plainwell/internal/fault"
)

func policy(t testing.TB, extra ...string) *Policy {
	t.Helper()
	p, err := NewPolicy(extra)
	if err != nil {
		t.Fatalf("NewPolicy(%q): %v", extra, err)
	}
	return p
}

func TestEndpointsOfTheBrowsersAreAllowedInOneSpelling(t *testing.T) {
	p := policy(t)
	for raw, want := range map[string]string{
		"https://fcm.googleapis.com/fcm/send/abc:APA91b-_x":                        "",
		"https://fcm.googleapis.com:443/fcm/send/abc":                              "https://fcm.googleapis.com/fcm/send/abc",
		"https://fcm.googleapis.com:/fcm/send/abc":                                 "https://fcm.googleapis.com/fcm/send/abc",
		"HTTPS://FCM.GoogleAPIs.com/Keep/Case":                                     "https://fcm.googleapis.com/Keep/Case",
		"https://fcm.googleapis.com./x":                                            "https://fcm.googleapis.com/x",
		"https://updates.push.services.mozilla.com/wpush/v2/gAAAA":                 "",
		"https://web.push.apple.com/QOgs-1_x":                                      "",
		"https://wns2-ln2p.notify.windows.com/w/?token=BQYAAAD%2fab%3d%3d":         "",
		"https://a.b.c.notify.windows.com/w/?token=x&y=%2F":                        "",
		"https://xn--bcher-kva.notify.windows.com/w":                               "",
		"https://fcm.googleapis.com/" + strings.Repeat("a", MaxEndpoint-27):        "",
		"https://web.push.apple.com/a%2Fb/..%2f?x=https://127.0.0.1/&y=@evil.test": "",
	} {
		if want == "" {
			want = raw
		}
		u, err := p.Check(raw)
		if err != nil {
			t.Errorf("Check(%q): %v", raw, err)
			continue
		}
		if u.String() != want {
			t.Errorf("Check(%q) = %q, want %q", raw, u, want)
		}
	}
}

// hostile are endpoints that must never be called; the first three are those that
// an unanchored pattern let through elsewhere (GHSA-w9hq-5jg7-q4j7).
var hostile = map[string]string{
	"a pattern found in the path":             "https://evil.example/a.google.com/",
	"a pattern found in the query":            "https://127.0.0.1:9000/?x=.google.com/",
	"a pattern found in the fragment":         "https://[::1]/#.apple.com/",
	"an allowed host in the path":             "https://evil.example/fcm.googleapis.com",
	"an allowed host in the query":            "https://evil.example/?fcm.googleapis.com",
	"an allowed host as user name":            "https://fcm.googleapis.com@evil.example/",
	"an allowed host as user and password":    "https://fcm.googleapis.com:443@evil.example/",
	"a user name on an allowed host":          "https://me@fcm.googleapis.com/",
	"an empty user name":                      "https://@fcm.googleapis.com/",
	"a fragment":                              "https://fcm.googleapis.com/x#y",
	"an empty fragment":                       "https://fcm.googleapis.com/x#",
	"a backslash before an at sign":           `https://fcm.googleapis.com\@evil.example/`,
	"a backslash for a slash":                 `https:\\fcm.googleapis.com/x`,
	"a longer host with the same start":       "https://fcm.googleapis.com.evil.example/",
	"a longer first label":                    "https://evilfcm.googleapis.com/",
	"a name beneath an exact host":            "https://a.fcm.googleapis.com/",
	"a label that only ends alike":            "https://evilpush.apple.com/x",
	"a label that only ends alike, deeper":    "https://a.evilpush.apple.com/x",
	"the parent of a wildcard itself":         "https://push.apple.com/x",
	"the parent with an empty label":          "https://.push.apple.com/x",
	"two final dots":                          "https://fcm.googleapis.com../x",
	"an empty label inside":                   "https://a..push.apple.com/x",
	"plain http":                              "http://fcm.googleapis.com/x",
	"http on port 443":                        "http://fcm.googleapis.com:443/x",
	"another port":                            "https://fcm.googleapis.com:8443/x",
	"port 443 with a zero before it":          "https://fcm.googleapis.com:0443/x",
	"port 0":                                  "https://fcm.googleapis.com:0/x",
	"a port over 65535":                       "https://fcm.googleapis.com:65979/x",
	"a port in letters":                       "https://fcm.googleapis.com:https/x",
	"no scheme":                               "//fcm.googleapis.com/x",
	"no scheme and no slashes":                "fcm.googleapis.com/x",
	"an opaque address":                       "https:fcm.googleapis.com/x",
	"one slash":                               "https:/fcm.googleapis.com/x",
	"three slashes":                           "https:///fcm.googleapis.com/x",
	"another scheme":                          "ftp://fcm.googleapis.com/x",
	"a javascript address":                    "javascript://fcm.googleapis.com/%0aalert(1)",
	"a file":                                  "file:///etc/passwd",
	"an IPv4 literal":                         "https://142.250.0.1/x",
	"loopback":                                "https://127.0.0.1/x",
	"loopback as one number":                  "https://2130706433/x",
	"loopback in octal":                       "https://0177.0.0.1/x",
	"loopback in hexadecimal":                 "https://0x7f.0.0.1/x",
	"loopback cut short":                      "https://127.1/x",
	"IPv6 loopback":                           "https://[::1]/x",
	"IPv4 mapped into IPv6":                   "https://[::ffff:127.0.0.1]/x",
	"an IPv6 zone":                            "https://[fe80::1%25eth0]/x",
	"a host name in brackets":                 "https://[fcm.googleapis.com]/x",
	"cloud metadata":                          "https://169.254.169.254/latest/meta-data/",
	"localhost":                               "https://localhost/x",
	"a space before":                          " https://fcm.googleapis.com/x",
	"a space after":                           "https://fcm.googleapis.com/x ",
	"a line break":                            "https://fcm.googleapis.com/x\r\nHost: evil.example",
	"a tab in the host":                       "https://fcm.google\tapis.com/x",
	"a nought byte":                           "https://fcm.googleapis.com\x00.evil.example/",
	"a dot written as %2e":                    "https://fcm%2egoogleapis.com/x",
	"a slash written as %2f in the host":      "https://evil.example%2f.push.apple.com/x",
	"a full-width dot":                        "https://fcm\uff0egoogleapis.com/x",
	"an ideographic full stop":                "https://evil\u3002push.apple.com/x",
	"a Kelvin sign for k":                     "https://\u212a.push.apple.com/x",
	"a long s for s":                          "https://u.pu\u017fh.apple.com/x",
	"a soft hyphen":                           "https://u.push\u00ad.apple.com/x",
	"a Cyrillic letter for a Latin one":       "https://fcm.g\u043eogleapis.com/x",
	"an allowed host spelled in punycode":     "https://xn--fcm-googleapis-com.evil.example/",
	"an underscore in the host":               "https://a_b.push.apple.com/x",
	"a label that starts with a hyphen":       "https://-a.push.apple.com/x",
	"a comma between two hosts":               "https://a.push.apple.com,evil.example/x",
	"a semicolon in the host":                 "https://evil.example;.push.apple.com/x",
	"a label of 64 characters":                "https://" + strings.Repeat("a", 64) + ".push.apple.com/x",
	"a host over 253 characters":              "https://" + strings.Repeat("a.", 130) + "push.apple.com/x",
	"an address of one byte too many":         "https://fcm.googleapis.com/" + strings.Repeat("a", MaxEndpoint-26),
	"an address of a megabyte":                "https://fcm.googleapis.com/" + strings.Repeat("a", 1<<20),
	"nothing":                                 "",
	"a broken escape":                         "https://fcm.googleapis.com/%zz",
	"the metadata host behind a known suffix": "https://metadata.google.internal/push.apple.com",
}

func TestHostileEndpointsAreRefusedWithoutRepeatingThem(t *testing.T) {
	p := policy(t)
	for name, raw := range hostile {
		u, err := p.Check(raw)
		if err == nil {
			t.Errorf("%s: Check(%.80q) = %v, want it refused", name, raw, u)
			continue
		}
		f := fault.Of(err)
		if f.Code != fault.Invalid || f.Key != "push.endpoint" {
			t.Errorf("%s: error is %s %s", name, f.Code, f.Key)
		}
		for _, part := range []string{"googleapis", "apple", "evil", "127", "passwd"} {
			if strings.Contains(err.Error(), part) {
				t.Errorf("%s: the error repeats the endpoint: %v", name, err)
			}
		}
	}
}

func TestAnOperatorsEntriesAllowExactlyWhatTheySay(t *testing.T) {
	p := policy(t, " push.example.org ", "*.Wild.Example.Org.", "", "http://127.0.0.1:9000", "https://push.example.net:8443/",
		"http://[::1]:9001", "http://localhost:9002", "http://plain.example.org")
	for raw, want := range map[string]bool{
		"https://push.example.org/x":         true,
		"http://push.example.org/x":          false,
		"https://push.example.org:8443/x":    false,
		"https://a.push.example.org/x":       false,
		"https://a.wild.example.org/x":       true,
		"https://wild.example.org/x":         false,
		"http://127.0.0.1:9000/push/x":       true,
		"https://127.0.0.1:9000/push/x":      false,
		"http://127.0.0.1:9001/push/x":       false,
		"http://127.0.0.1/push/x":            false,
		"http://[::ffff:127.0.0.1]:9000/x":   false,
		"http://127.0.0.1.example.org:9000/": false,
		"https://push.example.net:8443/x":    true,
		"https://push.example.net/x":         false,
		"http://push.example.net:8443/x":     false,
		"http://[::1]:9001/x":                true,
		"http://[0:0:0:0:0:0:0:1]:9001/x":    true,
		"http://LOCALHOST:9002/x":            true,
		"http://localhost.:9002/x":           true,
		"http://plain.example.org/x":         true,
		"http://plain.example.org:80/x":      true,
		"https://plain.example.org/x":        false,
		"https://fcm.googleapis.com/x":       true,
	} {
		if _, err := p.Check(raw); (err == nil) != want {
			t.Errorf("Check(%q): %v, want allowed %v", raw, err, want)
		}
	}
}

func TestAllBadEntriesAreReportedTogether(t *testing.T) {
	bad := []string{"localhost", "*.com", "*", "127.0.0.1", "[::1]", "push.example.org:8443", "push.example.org/path", "me@push.example.org",
		"ftp://push.example.org", "https://push.example.org/path", "https://me@push.example.org", "https://push.example.org?x=1",
		"https://push.example.org#x", "http://", "https://push.example.org:0", "b\u00fccher.example", "http://b\u00fccher.example", "a..b",
		"http://[fe80::1%25eth0]:9000", "*.*.example.org", "push.*.org", "1.2", "://x"}
	_, err := NewPolicy(append([]string{"good.example.org"}, bad...))
	if err == nil {
		t.Fatal("no error")
	}
	lines := strings.Split(err.Error(), "\n")
	if len(lines) != len(bad) {
		t.Errorf("%d lines for %d bad entries:\n%v", len(lines), len(bad), err)
	}
	for _, line := range lines {
		if !strings.HasPrefix(line, "push host ") {
			t.Errorf("line %q does not name the entry", line)
		}
	}
}

func FuzzCheck(f *testing.F) {
	for _, raw := range hostile {
		f.Add(raw)
	}
	f.Add("https://fcm.googleapis.com/x")
	f.Add("http://127.0.0.1:9000/push/x?y=z")
	f.Add("https://A.push.apple.com.:443/%2F?")
	p := policy(f, "http://127.0.0.1:9000")
	f.Fuzz(func(t *testing.T, raw string) {
		u, err := p.Check(raw)
		if err != nil {
			if u != nil {
				t.Fatalf("Check(%q) gives both an address and an error", raw)
			}
			return
		}
		// What is allowed is named here without the code under test.
		host, ok := u.Hostname(), false
		switch {
		case u.Scheme == "http":
			ok = u.Host == "127.0.0.1:9000"
		case u.Scheme == "https" && u.Port() == "":
			ok = host == "fcm.googleapis.com"
			for _, end := range []string{".push.services.mozilla.com", ".push.apple.com", ".notify.windows.com"} {
				ok = ok || strings.HasSuffix(host, end) && len(host) > len(end)
			}
		}
		if _, err := netip.ParseAddr(host); err == nil && u.Scheme != "http" {
			ok = false
		}
		if !ok || u.User != nil || u.Fragment != "" || u.Opaque != "" || strings.ToLower(host) != host {
			t.Fatalf("Check(%q) allows %q", raw, u)
		}
		again, err := p.Check(u.String())
		if err != nil || again.String() != u.String() {
			t.Fatalf("Check(%q) is %q, checked again %v, %v", raw, u, again, err)
		}
		// The path and query reach the service as they came.
		was, err := url.Parse(raw)
		if err != nil || was.RequestURI() != u.RequestURI() {
			t.Fatalf("Check(%q) changes the path to %q", raw, u.RequestURI())
		}
		if u.Path != "" && !strings.HasSuffix(raw, u.RequestURI()) {
			t.Fatalf("Check(%q) sends %q", raw, u.RequestURI())
		}
	})
}
