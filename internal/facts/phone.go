package facts

import (
	"net/url"
	"regexp"
	"strings"
)

var (
	telShape = regexp.MustCompile(`^\+?[0-9]{3,15}$`)
	// Groups of digits with one space between: "116 123", "+44 20 7089 6221".
	shownShape = regexp.MustCompile(`^\+?[0-9]+( [0-9]+)*$`)
	smsShape   = regexp.MustCompile(`^[0-9]{3,11}$`)
	wordShape  = regexp.MustCompile(`^[A-Za-z0-9 ]{1,40}$`)
)

// longestRun is how many digits of a shown number may stand together: area codes
// and the numbers after them have 6 at most.
const longestRun = 6

// phone reads the fields that only a phone fact has.
func (t *table) phone(f *Fact) {
	f.Tel = t.text("tel")
	f.Cost = t.one("cost", Free, Credit)
	f.Hours = t.text("hours")
	f.Text = t.text("text")
	f.SMS = t.text("sms")
	f.SMSBody = t.text("sms_body")
	f.Relay = t.text("relay")
	f.Sign = t.address("sign")
	f.Web = t.address("web")

	if f.Tel == "" && f.SMS == "" {
		t.say("it has neither tel nor sms. Give the number to ring, or the number to text.")
	}
	if f.Tel != "" || f.Show != "" {
		t.number(f)
	}
	if f.SMS != "" && !smsShape.MatchString(f.SMS) {
		t.say("sms is %q. Write 3 to 11 digits with no space.", f.SMS)
	}
	if f.SMSBody != "" && (f.SMS == "" || !wordShape.MatchString(f.SMSBody)) {
		t.say("sms_body is the word to send to the number in sms: letters, digits and spaces.")
	}
	t.relay(f)
}

// number checks that what is shown and what is dialled are the same digits, and
// that a reader sees them in groups. A line for texts only shows its text number.
func (t *table) number(f *Fact) {
	dialled := f.Tel
	if dialled == "" {
		dialled = f.SMS
	} else if !telShape.MatchString(f.Tel) {
		t.say("tel is %q. Write 3 to 15 digits with no space; a plus sign may come first.", f.Tel)
	}
	if !shownShape.MatchString(f.Show) {
		t.say("show is %q. Write the digits in groups with one space between.", f.Show)
		return
	}
	if strings.ReplaceAll(f.Show, " ", "") != dialled {
		t.say("show is %q and the number is %q. The digits have to be the same.", f.Show, dialled)
	}
	for run := range strings.FieldsSeq(f.Show) {
		if len(run) > longestRun {
			t.say("show is %q. Write it in groups, such as \"116 123\": nobody can read so many digits in a row.", f.Show)
		}
	}
}

// relay checks the Relay UK number: 18001 and the number itself, or 18000 alone,
// which is Relay UK's number for 999.
func (t *table) relay(f *Fact) {
	if f.Relay == "" {
		return
	}
	digits := strings.ReplaceAll(f.Relay, " ", "")
	if !shownShape.MatchString(f.Relay) || (digits != "18001"+f.Tel && (digits != "18000" || f.Tel != "999")) {
		t.say("relay is %q. Write 18001, a space and the number; for 999 write 18000.", f.Relay)
	}
}

// address takes a web address, which may be missing.
func (t *table) address(key string) string {
	s := t.text(key)
	if s == "" {
		return ""
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "https" || u.Host == "" || u.User != nil || strings.ContainsAny(s, " \"<>") {
		t.say("%s is %q. Write a whole address that starts with https://.", key, s)
	}
	return s
}
