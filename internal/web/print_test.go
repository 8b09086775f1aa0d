package web

import (
	"strings"
	"testing"

	"plainwell/internal/content"
	"plainwell/internal/facts"
)

func TestOnPaperNothingIsLeftToTapOrToOpen(t *testing.T) {
	for name, c := range map[string]struct{ in, want string }{
		"a number":             {`<p>Call <a class="tel" href="tel:116123">116 123</a>. It is free.</p>`, `<p>Call <strong class="number">116 123</strong>. It is free.</p>`},
		"a text message":       {`<a href="sms:85258?body=SHOUT">SHOUT to 85258</a>`, `<strong class="number">SHOUT to 85258</strong>`},
		"a button to call":     {`<a class="call" href="tel:999"><svg class="pic"><path d="M0 0"/></svg>Call 999</a>`, `<strong class="number">Call 999</strong>`},
		"a page of this site":  {`<p>Read <a href="/en/gp">how to join</a>.</p>`, `<p>Read how to join.</p>`},
		"another site":         {`<a href="https://nhs.example/a" rel="noreferrer noopener">a map</a>`, `a map (<span class="address">nhs.example/a</span>)`},
		"two links":            {`<a href="/en/a">one</a> and <a href="tel:111">111</a>`, `one and <strong class="number">111</strong>`},
		"a link, then a site":  {`<a href="/en/a">one</a> <a href="https://b.example">two</a>`, `one two (<span class="address">b.example</span>)`},
		"a hard word":          {`<details class="word"><summary>GP</summary><p>A doctor.</p></details>`, `<details open class="word"><summary>GP</summary><p>A doctor.</p></details>`},
		"a picture":            {`<svg class="pic"><use href="#p"/></svg>`, `<svg class="pic"><use href="#p"/></svg>`},
		"words over two lines": {"<a href=\"tel:111\">\n111</a>", "<strong class=\"number\">\n111</strong>"},
	} {
		if got := string(onPaper([]byte(c.in))); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, c.want)
		}
	}
}

func TestACodeIsBlackOnWhiteWhateverThePage(t *testing.T) {
	code, err := codeOf("https://guide.example/en/gp")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`fill="#fff"`, `fill="#000"`, `aria-hidden="true"`, `viewBox="0 0 37 37"`} {
		if !strings.Contains(string(code), want) {
			t.Errorf("%s is not in %.120s", want, code)
		}
	}
}

func TestACardTakesWhatFitsAndNoMore(t *testing.T) {
	number := func(name string) facts.Fact { return facts.Fact{Name: name, Show: "111"} }
	say := []byte(`<div class="say"><p>I want to join, please.</p></div>`)
	for name, c := range map[string]struct {
		lead    string
		numbers []facts.Fact
		say     []byte
		want    int
		says    bool
	}{
		"little":                     {"Short.", []facts.Fact{number("NHS")}, say, 1, true},
		"nothing to say":             {"Short.", nil, nil, 0, false},
		"more numbers than are read": {"Short.", []facts.Fact{number("A"), number("B"), number("C"), number("D"), number("E"), number("F")}, nil, mostNumbers, false},
		"a long thing to say":        {"Short.", []facts.Fact{number("NHS")}, []byte(strings.Repeat("much ", 100)), 1, false},
		"long first words":           {strings.Repeat("word ", 90), []facts.Fact{number("NHS")}, say, 0, false},
		"one name that is too long":  {"Short.", []facts.Fact{number(strings.Repeat("long ", 90)), number("NHS")}, nil, 1, false},
	} {
		p := printView{Page: &content.Page{Title: "Join a GP surgery"}, Short: "guide.example/en/gp", Numbers: c.numbers}
		p.fill([]byte(c.lead), c.say)
		if len(p.Numbers) != c.want || (p.Say != "") != c.says {
			t.Errorf("%s: %d numbers, says %q", name, len(p.Numbers), p.Say)
		}
	}
}
