package content

import (
	"strings"
	"testing"
)

func TestEachFormOfAPageBecomesItsHTML(t *testing.T) {
	for name, c := range map[string]struct{ md, want string }{
		"the first paragraph is the lead, and a line break is a space": {
			"You can\njoin & leave.\n\nIt is free.\n",
			"<p class=\"lead\">You can join &amp; leave.</p>\n<p>It is free.</p>\n"},
		"headings of two levels": {
			"A.\n\n## What to do\n\n### First\n\nGo.\n",
			"<p class=\"lead\">A.</p>\n<h2>What to do</h2>\n<h3>First</h3>\n<p>Go.</p>\n"},
		"plain bullets": {
			"A.\n\n- One\n- Two\n",
			"<p class=\"lead\">A.</p>\n<ul class=\"list\">\n<li>One</li>\n<li>Two</li>\n</ul>\n"},
		"steps, and a step of two paragraphs": {
			"A.\n\n1. One\n\n   More.\n2. Two\n",
			"<p class=\"lead\">A.</p>\n<ol class=\"steps\">\n<li><p>One</p>\n<p>More.</p>\n</li>\n<li>Two</li>\n</ol>\n"},
		"lines with a picture, one of them not built": {
			"A.\n\n- ![](gp) Go in.\n- ![](unbuilt-x) Say it.\n",
			"<p class=\"lead\">A.</p>\n<ul class=\"lines\">\n" +
				`<li class="line"><svg class="pic" aria-hidden="true" viewBox="0 0 48 48"><path d="M0 0h1"/></svg><div class="line__words">Go in.</div></li>` + "\n" +
				`<li class="line"><div class="line__words">Say it.</div></li>` + "\n</ul>\n"},
		"a picture that says something itself": {
			"A.\n\n- ![A \"doctor\"](gp) Go in.\n",
			"<p class=\"lead\">A.</p>\n<ul class=\"lines\">\n" +
				`<li class="line"><svg class="pic" role="img" aria-label="A &quot;doctor&quot;" viewBox="0 0 48 48"><path d="M0 0h1"/></svg><div class="line__words">Go in.</div></li>` + "\n</ul>\n"},
		"an emergency card": {
			"A.\n\n> [!EMERGENCY] Call 999 if:\n>\n> - someone will not wake up\n>\n> Call {phone:999}.\n",
			"<p class=\"lead\">A.</p>\n" + `<section class="card card--emergency"><h2 class="card__title"><span class="hidden">Immediate action required: </span>Call 999 if:</h2>` + "\n" +
				`<div class="card__body">` + "\n<ul class=\"list\">\n<li>someone will not wake up</li>\n</ul>\n<p>Call <span class=\"tel\"><a href=\"tel:999\">999</a>.</span></p>\n</div></section>\n"},
		"the other two cards, with no empty line after the heading": {
			"A.\n\n> [!URGENT] Go today if:\n> - you feel ill\n\n> [!ADVICE] Ask a GP if:\n> you feel low\n",
			"<p class=\"lead\">A.</p>\n" + `<section class="card card--urgent"><h2 class="card__title"><span class="hidden">Urgent advice: </span>Go today if:</h2>` + "\n" +
				`<div class="card__body">` + "\n<ul class=\"list\">\n<li>you feel ill</li>\n</ul>\n</div></section>\n" +
				`<section class="card card--advice"><h2 class="card__title"><span class="hidden">Non-urgent advice: </span>Ask a GP if:</h2>` + "\n" +
				`<div class="card__body">` + "\n<p>you feel low</p>\n</div></section>\n"},
		"a note with words after its marker": {
			"A.\n\n> [!NOTE] You do not need ID.\n>\n> It is the rule.\n",
			"<p class=\"lead\">A.</p>\n<div class=\"note\">\n<p><span class=\"hidden\">Important: </span>You do not need ID.</p>\n<p>It is the rule.</p>\n</div>\n"},
		"a note that is a list": {
			"A.\n\n> [!NOTE]\n>\n> - No ID\n",
			"<p class=\"lead\">A.</p>\n<div class=\"note\">\n<span class=\"hidden\">Important: </span><ul class=\"list\">\n<li>No ID</li>\n</ul>\n</div>\n"},
		"words to say": {
			"A.\n\n> [!SAY] Say this\n>\n> I want to join.\n",
			"<p class=\"lead\">A.</p>\n<div class=\"say\">\n<p class=\"say__title\">Say this</p>\n<p>I want to join.</p>\n</div>\n"},
		"an aside for staff": {
			"A.\n\n> [!STAFF]\n>\n> Print it.\n",
			"<p class=\"lead\">A.</p>\n<aside data-for=\"staff\">\n<p>Print it.</p>\n</aside>\n"},
		"hard words": {
			"A.\n\n## hard  words\n\n- **Prescriber** The person who gives it.\n\n## Next\n\n- One\n",
			"<p class=\"lead\">A.</p>\n<h2>hard  words</h2>\n<details class=\"word\"><summary>Prescriber</summary><p>The person who gives it.</p></details>\n<h2>Next</h2>\n<ul class=\"list\">\n<li>One</li>\n</ul>\n"},
		"links to a page, a screen and another site": {
			"Go to [the guide](page:other), [my dates](/dates), [home](/) or [the NHS](https://www.nhs.uk/a?b=1&c=2).\n",
			`<p class="lead">Go to <a href="/en/gp">the guide</a>, <a href="/en/dates">my dates</a>, <a href="/en/">home</a> or <a href="https://www.nhs.uk/a?b=1&amp;c=2" rel="noreferrer noopener">the NHS</a>.</p>` + "\n"},
		"every form of a telephone line": {
			"Call {phone:samaritans}. {cost:samaritans} {hours:samaritans} Type: {relay:samaritans}. See {sign:samaritans}.\n",
			`<p class="lead">Call <span class="tel"><a href="tel:116123">116 123</a>.</span> It is free. They are there day &amp; night. Type: <span class="tel"><a href="tel:18001116123">18001 116 123</a>.</span> See <a href="https://sign.example/s?a=1&amp;b=2" rel="noreferrer noopener">sign language video</a>.</p>` + "\n"},
		"text messages, with and without a word to send": {
			"Text {sms:shout}. {cost:shout} {text:shout} Text {sms:paid}. {cost:paid} Call {phone:costs}. {cost:costs}\n",
			`<p class="lead">Text <a href="sms:85258?body=SHOUT%20OUT">SHOUT OUT to 85258</a>. It is free. Text SHOUT to 85258. Text <a href="sms:85259">85259</a>. This text uses your credit. Call <span class="tel"><a href="tel:03003301343">0300 330 1343</a>.</span> This call uses your credit or minutes.</p>` + "\n"},
		"a price and a word": {
			"Each item is {price:prescription}. Ask the {word:board}.\n",
			"<p class=\"lead\">Each item is £9.90. Ask the local NHS board.</p>\n"},
		"what only looks like HTML, escaped": {
			`It is 3 \< 5 &lt;b&gt; &amp;amp; A&E "so".` + "\n",
			`<p class="lead">It is 3 &lt; 5 &lt;b&gt; &amp;amp; A&amp;E "so".</p>` + "\n"},
		"what would be a link definition in other Markdown stays": {
			"[note]: words that must not be lost\n",
			"<p class=\"lead\">[note]: words that must not be lost</p>\n"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := body(t, c.md, noon, false); got != c.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, c.want)
			}
		})
	}
}

func TestAPictureThatIsUsedTwiceIsInThePageOnce(t *testing.T) {
	got := body(t, "A.\n\n- ![](gp) One.\n- ![](nurse) Two.\n- ![](gp) Three.\n", noon, false)
	if n := strings.Count(got, "<path"); n != 2 {
		t.Errorf("%d sets of shapes, want 2:\n%s", n, got)
	}
	first := strings.Index(got, `<g id="pic-gp"><path d="M0 0h1"/></g></svg>`)
	second := strings.Index(got, `<svg class="pic" aria-hidden="true" viewBox="0 0 48 48"><use href="#pic-gp"/></svg>`)
	if first < 0 || second < first {
		t.Errorf("the second use does not point to the first:\n%s", got)
	}
	if strings.Contains(got, `id="pic-people.nurse"`) {
		t.Error("a picture that is used once has an id")
	}
}

func TestThePictureIsDrawnWhereItIsFirstShownOnThatDay(t *testing.T) {
	md := "A.\n\n- ![](gp) It is {price:prescription}.\n- ![](gp) Two.\n- ![](gp) Three.\n"
	got := body(t, md, noon.AddDate(1, 0, 0), false)
	if strings.Count(got, "<path") != 1 || strings.Count(got, "<use") != 1 || strings.Contains(got, "£") {
		t.Errorf("got:\n%s", got)
	}
}

func TestWithNoPicturesBuiltALineStillReadsWell(t *testing.T) {
	lib, err := load(t, "A.\n\n- ![](gp) Go in.\n", options(t))
	if err != nil {
		t.Fatal(err)
	}
	p, _ := lib.Page("en", "x")
	got, _ := p.HTML(noon, false)
	want := "<p class=\"lead\">A.</p>\n<ul class=\"lines\">\n<li class=\"line\"><div class=\"line__words\">Go in.</div></li>\n</ul>\n"
	if string(got) != want {
		t.Errorf("got:\n%s", got)
	}
}
