package content

import (
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // so that no machine goes without the zone
)

// day gives a time of day in London.
func day(t *testing.T, s string) time.Time {
	t.Helper()
	zone, err := time.LoadLocation("Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	at, err := time.ParseInLocation("2006-01-02 15:04", s, zone)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func TestAnEndedPriceTakesItsLineWithItFromMidnight(t *testing.T) {
	for name, c := range map[string]struct{ md, before, after string }{
		"a paragraph": {
			"A.\n\nIt is {price:prescription}.\n\nB.\n",
			"<p class=\"lead\">A.</p>\n<p>It is £9.90.</p>\n<p>B.</p>\n",
			"<p class=\"lead\">A.</p>\n<p>B.</p>\n"},
		"an item": {
			"A.\n\n- It is {price:prescription}.\n- B\n",
			"<p class=\"lead\">A.</p>\n<ul class=\"list\">\n<li>It is £9.90.</li>\n<li>B</li>\n</ul>\n",
			"<p class=\"lead\">A.</p>\n<ul class=\"list\">\n<li>B</li>\n</ul>\n"},
		"an item with the price in its second paragraph": {
			"A.\n\n- One\n\n  It is {price:prescription}.\n- B\n",
			"<p class=\"lead\">A.</p>\n<ul class=\"list\">\n<li><p>One</p>\n<p>It is £9.90.</p>\n</li>\n<li>B</li>\n</ul>\n",
			"<p class=\"lead\">A.</p>\n<ul class=\"list\">\n<li>B</li>\n</ul>\n"},
		"a section that is then empty, with its smaller heading": {
			"A.\n\n## Cost\n\n### Tablets\n\n- It is {price:prescription}.\n\n## More\n\nB.\n",
			"<p class=\"lead\">A.</p>\n<h2>Cost</h2>\n<h3>Tablets</h3>\n<ul class=\"list\">\n<li>It is £9.90.</li>\n</ul>\n<h2>More</h2>\n<p>B.</p>\n",
			"<p class=\"lead\">A.</p>\n<h2>More</h2>\n<p>B.</p>\n"},
		"a list and the line that leads in to it": {
			"A.\n\nYou pay:\n\n- {price:prescription}\n\nB.\n",
			"<p class=\"lead\">A.</p>\n<p>You pay:</p>\n<ul class=\"list\">\n<li>£9.90</li>\n</ul>\n<p>B.</p>\n",
			"<p class=\"lead\">A.</p>\n<p>B.</p>\n"},
		"a list whose lead-in has gone": {
			"A.\n\nFor {price:prescription} you get:\n\n- a box\n\nB.\n",
			"<p class=\"lead\">A.</p>\n<p>For £9.90 you get:</p>\n<ul class=\"list\">\n<li>a box</li>\n</ul>\n<p>B.</p>\n",
			"<p class=\"lead\">A.</p>\n<p>B.</p>\n"},
		"a card whose list has gone": {
			"A.\n\n> [!ADVICE] Ask if:\n>\n> - you paid {price:prescription}\n>\n> Ask today.\n",
			"<p class=\"lead\">A.</p>\n<section class=\"card card--advice\"><h2 class=\"card__title\"><span class=\"hidden\">Non-urgent advice: </span>Ask if:</h2>\n<div class=\"card__body\">\n<ul class=\"list\">\n<li>you paid £9.90</li>\n</ul>\n<p>Ask today.</p>\n</div></section>\n",
			"<p class=\"lead\">A.</p>\n"},
		"a note with nothing else in it": {
			"A.\n\n> [!NOTE] It is {price:prescription}.\n",
			"<p class=\"lead\">A.</p>\n<div class=\"note\">\n<p><span class=\"hidden\">Important: </span>It is £9.90.</p>\n</div>\n",
			"<p class=\"lead\">A.</p>\n"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := body(t, c.md, day(t, "2027-03-31 23:59"), false); got != c.before {
				t.Errorf("on the last day:\n%s\nwant:\n%s", got, c.before)
			}
			if got := body(t, c.md, day(t, "2027-04-01 00:00"), false); got != c.after {
				t.Errorf("from midnight on:\n%s\nwant:\n%s", got, c.after)
			}
		})
	}
}

func TestANumberUncheckedForTooLongIsMarkedOnceALine(t *testing.T) {
	md := "Call {phone:samaritans}. {cost:samaritans} Ask the {word:board}.\n\nAsk the {word:board}.\n\nCall {phone:999}.\n"
	fresh := body(t, md, day(t, "2027-03-24 23:59"), false)
	if strings.Contains(fresh, "stale") {
		t.Errorf("marked within the grace:\n%s", fresh)
	}
	got := body(t, md, day(t, "2027-03-25 00:00"), false)
	want := `<p class="lead">Call <span class="tel"><a href="tel:116123">116 123</a>.</span> It is free. Ask the local NHS board. <span class="stale">We have not checked this number lately.</span></p>` + "\n" +
		`<p>Ask the local NHS board. <span class="stale">We have not checked this lately.</span></p>` + "\n" +
		`<p>Call <span class="tel"><a href="tel:999">999</a>.</span></p>` + "\n"
	if got != want {
		t.Errorf("got:\n%s\nwant:\n%s", got, want)
	}
}
