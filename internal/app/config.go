// Package app builds every room, starts and stops them in order, and runs the
// loops behind them.
package app

import (
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/netip"
	"net/url"
	"os"
	"strings"
	"time"

	"plainwell/internal/outbound"
	"plainwell/internal/push"
	"plainwell/internal/web"
)

// Config is every setting as it was given. Each has an environment variable
// PLAINWELL_… and a flag of the same name.
type Config struct {
	Addr           string   // where to listen, such as ":8080"
	DataDir        string   // folder of the database and the keys
	PublicURL      string   // what readers type; "" means http://localhost and the port of Addr
	SiteName       string   // neutral name of the site
	PushHosts      []string // push services besides the known ones
	PushSubject    string   // who a push service may write to: an email address or an https address
	Timezone       string   // IANA name of the zone of dates and of midnight
	ExitURL        string   // where "Leave" goes
	Contact        string   // who runs the site and how to reach them
	ContentDir     string   // the operator's own pages and facts; "" for none
	TrustedProxies []string // addresses of proxies whose X-Forwarded-For is believed
	AliveURL       string   // called every 5 minutes while reminders are being sent; "" for none
	MetricsAddr    string   // where /metrics answers, such as "127.0.0.1:9090"; "" for nowhere
	KeepDays       int      // days that a past date is kept
	OIDCIssuer     string   // the organisation's own sign-in for key workers; "" for none
	OIDCClientID   string   // what it calls this site
	OIDCSecret     string   // and the secret between the two; "" for a client without one
	CallbackHosts  []string // machines that callbacks may call besides public https addresses, with their scheme
	Workers        string   // "off": no accounts of key workers; "on" or "": they are there
	ExamplePlaces  bool     // show made-up surgeries while there are no real ones
}

// MaxKeepDays is the longest that a past date may be kept.
const MaxKeepDays = 365

// localSubject stands in where no subject is set and the site is only tried on one
// computer: push services ask for an address that could exist.
const localSubject = "https://example.org"

// settings is a Config that was found good.
type settings struct {
	Config
	site      web.Site
	policy    *outbound.Policy
	callbacks *outbound.Policy // of callbacks
	content   fs.FS            // nil for none
}

// read checks every setting and reports all that is wrong together, in words that
// name the setting.
func (c Config) read() (settings, error) {
	s := settings{Config: c}
	var wrong []error
	say := func(name, format string, args ...any) {
		wrong = append(wrong, fmt.Errorf("PLAINWELL_%s: %s", name, fmt.Sprintf(format, args...)))
	}
	_, port, err := net.SplitHostPort(c.Addr)
	if err != nil {
		say("ADDR", "%q is not a place to listen, such as :8080 or 127.0.0.1:8080", c.Addr)
	}
	if s.PublicURL == "" {
		s.PublicURL = "http://localhost:" + port
	}
	if s.site.PublicURL, err = webAddress(s.PublicURL); err != nil {
		say("PUBLIC_URL", "%q %v", s.PublicURL, err)
	} else if path := s.site.PublicURL.Path; path != "" && path != "/" || s.site.PublicURL.RawQuery != "" {
		say("PUBLIC_URL", "%q has more than a scheme and a host", s.PublicURL)
	} else if s.site.PublicURL.Scheme == "http" && !onThisComputer(s.site.PublicURL.Hostname()) {
		say("PUBLIC_URL", "%q must start with https://, or phones refuse reminders and keeping pages", s.PublicURL)
	}
	if s.site.ExitURL, err = webAddress(c.ExitURL); err != nil {
		say("EXIT_URL", "%q %v", c.ExitURL, err)
	}
	s.site.Name = strings.Join(strings.Fields(c.SiteName), " ")
	if n := len([]rune(s.site.Name)); n == 0 || n > 30 {
		say("SITE_NAME", "it has %d characters; it needs 1 to 30", n)
	}
	s.site.Contact = strings.TrimSpace(c.Contact)
	if s.site.Zone, err = time.LoadLocation(c.Timezone); err != nil || c.Timezone == "" || c.Timezone == "Local" {
		say("TIMEZONE", "%q is not the name of a time zone, such as Europe/London", c.Timezone)
	}
	if s.policy, err = outbound.NewPolicy(c.PushHosts); err != nil {
		say("PUSH_HOSTS", "%v", err)
	}
	if s.callbacks, err = outbound.OpenPolicy(c.CallbackHosts); err != nil {
		say("CALLBACK_HOSTS", "%v", err)
	}
	if s.PushSubject == "" && s.site.PublicURL != nil {
		s.PushSubject = localSubject
		if s.site.PublicURL.Scheme == "https" {
			s.PushSubject = s.PublicURL
		}
	}
	if err := push.ValidSubject(s.PushSubject); err != nil {
		say("PUSH_SUBJECT", "%v", err)
	}
	if strings.TrimSpace(c.DataDir) == "" {
		say("DATA_DIR", "it is empty")
	}
	if c.ContentDir != "" {
		if info, err := os.Stat(c.ContentDir); err != nil || !info.IsDir() {
			say("CONTENT_DIR", "%q is not a folder that can be read", c.ContentDir)
		} else {
			s.content = os.DirFS(c.ContentDir)
		}
	}
	for _, proxy := range c.TrustedProxies {
		if _, err := netip.ParseAddr(proxy); err != nil {
			if _, err := netip.ParsePrefix(proxy); err != nil {
				say("TRUSTED_PROXIES", "%q is neither an address nor a range, such as 10.0.0.1 or 10.0.0.0/8", proxy)
			}
		}
	}
	if c.AliveURL != "" {
		if _, err := newAliveSwitch(c.AliveURL, nil); err != nil {
			say("ALIVE_URL", "it is not a web address that can be called") // it holds a secret: not repeated
		}
	}
	if c.MetricsAddr != "" {
		if _, _, err := net.SplitHostPort(c.MetricsAddr); err != nil {
			say("METRICS_ADDR", "%q is not a place to listen, such as 127.0.0.1:9090", c.MetricsAddr)
		}
	}
	if c.Workers != "" && c.Workers != "on" && c.Workers != "off" {
		say("WORKERS", "%q is neither on nor off", c.Workers)
	}
	s.checkOffice(say)
	if c.KeepDays < 1 || c.KeepDays > MaxKeepDays {
		say("KEEP_DAYS", "%d is not between 1 and %d", c.KeepDays, MaxKeepDays)
	}
	return s, errors.Join(wrong...)
}

// webAddress reads an absolute http or https address.
func webAddress(raw string) (*url.URL, error) {
	u, err := url.Parse(raw)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") || u.User != nil {
		return nil, errors.New("is not a web address, such as https://www.example.org")
	}
	return u, nil
}

// onThisComputer says whether a host name is this computer's own, where browsers
// allow over http what they otherwise allow over https alone.
func onThisComputer(host string) bool {
	ip, err := netip.ParseAddr(host)
	return host == "localhost" || strings.HasSuffix(host, ".localhost") || err == nil && ip.IsLoopback()
}
