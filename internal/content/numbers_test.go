package content

import "testing"

func TestANumberTypedByHandIsFound(t *testing.T) {
	for text, want := range map[string]string{
		"Call 999.":                      "a phone number",
		"Call 111 now":                   "a phone number",
		"Ring 116 123":                   "a phone number",
		"Ring 116123":                    "a phone number",
		"Ring 0300 330 1343":             "a phone number",
		"Ring (01522) 555-123":           "a phone number",
		"Ring +44 20 7089 6221":          "a phone number",
		"Ring 0300\u00a0330\u00a01343":   "a phone number",
		"Text it to 85258":               "a phone number",
		"It is £9.90.":                   "a price",
		"It is £ 10":                     "a price",
		"It is 50p":                      "a price",
		"It is 20 pounds":                "a price",
		"7% of people":                   "a percentage",
		"7 per cent of people":           "a percentage",
		"On 5 May you go":                "a date",
		"On 5th of May you go":           "a date",
		"On May 5 you go":                "a date",
		"By 31/12":                       "a date",
		"By 2027-03-31":                  "a date",
		"In 2027 it ends":                "a year",
		"Since March 1999":               "a year",
		"Ring 111, not NHS 111, I think": "a phone number",

		"Call NHS 111 or go to NHS 111 online.": "",
		"You have 2 arms and 10 fingers.":       "",
		"It helps 7 in every 10 people.":        "",
		"Start within 24 hours, at most 72.":    "",
		"From 9am to 5:30pm, for 10,000 people": "",
		"Form GMS1, or HC2 for ages 25 to 64":   "",
		"Go in 2pm":                             "",
		"You may go. March on.":                 "",
		"Press 2. Then press 55.":               "",
	} {
		found := typedByHand(text)
		got := ""
		if len(found) > 0 {
			got = found[0].what
		}
		if got != want || len(found) > 1 {
			t.Errorf("%q: found %v, want %q once", text, found, want)
		}
	}
}

func TestAFactBreaksUpTheNumbersAroundIt(t *testing.T) {
	if _, err := load(t, "Press 116 {word:board} 123. Call {phone:samaritans} 55.\n", options(t)); err != nil {
		t.Error(err)
	}
	if _, err := load(t, "Ring 116\n123 now.\n", options(t)); err == nil {
		t.Error("a number over two lines was let through")
	}
	if _, err := load(t, "Ring &#49;&#49;6 123 now.\n", options(t)); err == nil {
		t.Error("a number in disguise was let through")
	}
}

func Test999MayBeNamedInTheHeadingOfACardAlone(t *testing.T) {
	card := "A.\n\n> [!EMERGENCY] Call 999 if:\n>\n> - ill\n"
	if _, err := load(t, card, options(t)); err != nil {
		t.Error(err)
	}
	for _, md := range []string{card + ">\n> Call 999.\n", "A.\n\n## Call 999\n\nB.\n", "A.\n\n> [!URGENT] Call 111 if:\n>\n> - ill\n"} {
		if _, err := load(t, md, options(t)); err == nil {
			t.Errorf("let through: %s", md)
		}
	}
}
