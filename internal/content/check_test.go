package content

import (
	"errors"
	"strings"
	"testing"
)

// problems takes the error of Load apart.
func problems(t *testing.T, err error) Problems {
	t.Helper()
	ps, ok := errors.AsType[Problems](err)
	if !ok {
		t.Fatalf("the error is %T: %v", err, err)
	}
	return ps
}

func TestEachThingThatAPageMayNotHaveIsRefused(t *testing.T) {
	card := func(heading string) string { return "A.\n\n> [!URGENT] " + heading + "\n>\n> - ill\n" }
	for name, c := range map[string]struct{ md, want string }{
		"HTML as a block":                   {"A.\n\n<p onclick=x>\n", "HTML is not allowed"},
		"HTML in a line":                    {"A <b>bold</b> word.\n", "HTML is not allowed"},
		"a comment":                         {"A.\n\n<!-- no -->\n", "HTML is not allowed"},
		"bold":                              {"A **bold** word.\n", "bold and italic"},
		"italic":                            {"A _slanted_ word.\n", "bold and italic"},
		"a bold word in a plain list":       {"A.\n\n- **Word** b\n", "bold and italic"},
		"code":                              {"A `word`.\n", "code is not allowed"},
		"a first heading in the body":       {"A.\n\n# Title\n\nB.\n", "the title is the only heading"},
		"an underlined first heading":       {"A.\n\nTitle\n=====\n\nB.\n", "the title is the only heading"},
		"a heading of the fourth level":     {"A.\n\n## B\n\n#### C\n\nD.\n", "## and ### only"},
		"a skipped level":                   {"A.\n\n### B\n\nC.\n", "level is skipped"},
		"a question for a heading":          {"A.\n\n## Who are we?\n\nC.\n", "the heading is a question"},
		"a heading with nothing under it":   {"A.\n\n## B\n\n## C\n\nD.\n", "nothing under the heading"},
		"a heading at the end":              {"A.\n\n## B\n", "nothing under the heading"},
		"a heading without words":           {"A.\n\n##\n\nB.\n", "the heading has no words"},
		"no first words":                    {"## B\n\nC.\n", "start the page with"},
		"an empty page":                     {"", "start the page with"},
		"a price that ends, in a heading":   {"A.\n\n## Pay {price:prescription}\n\nB.\n", "cannot stand in a heading"},
		"a quote without a marker":          {"A.\n\n> words\n", "a quote starts with one of"},
		"a quote with a list first":         {"A.\n\n> - words\n", "a quote starts with one of"},
		"an unknown marker":                 {"A.\n\n> [!DANGER] Go if:\n>\n> - ill\n", "a quote starts with one of"},
		"a marker in small letters":         {"A.\n\n> [!note] words\n", "a quote starts with one of"},
		"a quote in a quote":                {"A.\n\n> [!NOTE] b\n>\n> > [!NOTE] c\n", "a quote inside a quote"},
		"a heading in a quote":              {"A.\n\n> [!NOTE] b\n>\n> ## c\n", "a heading cannot stand in here"},
		"a card without a heading":          {card(""), "the card has no heading"},
		"a card without a colon":            {card("Go if you are ill"), "ends with a colon"},
		"a card without an if":              {card("Go now:"), "says \"if\""},
		"a card with nothing in it":         {"A.\n\n> [!URGENT] Go if:\n", "there is nothing in it"},
		"an empty note":                     {"A.\n\n> [!NOTE]\n", "there is nothing in it"},
		"a list in a list":                  {"A.\n\n- b\n  - c\n", "a list inside a list"},
		"a quote in a list":                 {"A.\n\n- b\n\n  > [!NOTE] c\n", "not allowed here"},
		"an empty item":                     {"A.\n\n-\n- b\n", "the item has no words"},
		"a picture without words":           {"A.\n\n- ![](gp)\n", "the item has no words"},
		"a picture in a paragraph":          {"A ![](gp) b.\n", "a picture stands at the start of a bullet"},
		"two pictures on a line":            {"A.\n\n- ![](gp) b ![](nurse) c\n", "a picture stands at the start"},
		"a picture from another site":       {"A.\n\n- ![](https://x.example/a.png) b\n", "write what it means here"},
		"a picture with a title":            {"A.\n\n- ![](gp \"Doctor\") b\n", "a picture has no title"},
		"lines with and without pictures":   {"A.\n\n- ![](gp) b\n- c\n", "some have none"},
		"steps that start at 3":             {"A.\n\n3. b\n", "from 1"},
		"a hard word without its mark":      {"A.\n\n## Hard words\n\n- Word is this.\n", "start each item of \"Hard words\""},
		"a hard word in italics":            {"A.\n\n## Hard words\n\n- *Word* is this.\n", "start each item of \"Hard words\""},
		"a hard word with no meaning":       {"A.\n\n## Hard words\n\n- **Word**\n", "the item has no words"},
		"a second bold word":                {"A.\n\n## Hard words\n\n- **Word** is **this**.\n", "bold and italic"},
		"a link for a hard word":            {"A.\n\n## Hard words\n\n- **[Word](/dates)** is this.\n", "the hard word itself is plain text"},
		"a link to no page":                 {"[A](page:none).\n", "there is no page \"none\""},
		"a link to a page with a capital":   {"[A](page:Other).\n", "write the link to a page"},
		"a link with its language":          {"[My dates](/en/dates).\n", "leave the language out"},
		"a link with a query":               {"[My dates](/dates?a=1).\n", "write the link to a screen"},
		"a link to another host by slashes": {"[My dates](//x.example/).\n", "write the link to a screen"},
		"a link without its lock":           {"[A](http://x.example).\n", "https://"},
		"a script for a link":               {"[A](javascript:alert(1)).\n", "https://"},
		"a number for a link":               {"[A](tel:116123).\n", "{phone:name}"},
		"a link to a place on the page":     {"[A](#b).\n", "https://"},
		"an address with a password":        {"[A](https://a:b@x.example).\n", "https://"},
		"a bare address":                    {"See <https://x.example>.\n", "a bare address"},
		"a link without words":              {"A [](/dates).\n", "the link has no words"},
		"a link that says here":             {"For dates tap [here](/dates).\n", "do not say where it goes"},
		"a link with a title":               {"[A](/dates \"b\").\n", "a link has no title"},
		"a fact in a link":                  {"[Call {phone:999}](/dates).\n", "a fact cannot stand in the words of a link"},
		"a fact that there is none of":      {"{phone:none}\n", "there is no [phone.none]"},
		"a fact of another kind":            {"{price:samaritans}\n", "there is no [price.samaritans]"},
		"a form that there is none of":      {"{fax:samaritans}\n", "there is no such form"},
		"a form that the fact lacks":        {"{sms:samaritans}\n", "has nothing to say for \"sms\""},
		"a number to ring of a text line":   {"{phone:shout}\n", "has nothing to say for \"phone\""},
		"a fact with a space":               {"{phone: samaritans}\n", "curly bracket"},
		"a fact in capitals":                {"{PHONE:x}\n", "curly bracket"},
		"a character that cannot be seen":   {"A\u202e word.\n", "control character"},
		"a null":                            {"A\x00 word.\n", "control character"},
		"text that is not UTF-8":            {"A\xff word.\n", "not UTF-8"},
		"a file that is far too long":       {strings.Repeat("word ", 20_000), "larger than 64 KB"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := load(t, c.md, options(t))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Fatalf("want %q, got %v", c.want, err)
			}
			for _, p := range problems(t, err) {
				if p.File != "en/pages/x.md" {
					t.Errorf("the file is %q", p.File)
				}
			}
		})
	}
}

func TestMoreThanFifteenDifferentPicturesAreRefused(t *testing.T) {
	lines := func(n int) string {
		var b strings.Builder
		b.WriteString("A.\n\n- ![](pa) Again.\n")
		for i := range n {
			b.WriteString("- ![](p" + string(rune('a'+i)) + ") Words.\n")
		}
		return b.String()
	}
	if _, err := load(t, lines(15), options(t)); err != nil {
		t.Error(err)
	}
	_, err := load(t, lines(16), options(t))
	if ps := problems(t, err); len(ps) != 1 || ps[0].Line != 27 {
		t.Errorf("got %v", err)
	}
}

func TestWhatCouldBeBetterIsAWarningAndStopsNothing(t *testing.T) {
	seven := strings.Repeat("- word\n", 7)
	lines := strings.Repeat("- ![](pa) word\n", 7)
	hard := "## Hard words\n\n" + strings.Repeat("- **A** b\n", 7)
	lib, err := load(t, "A.\n\n"+seven+"\nB.\n\n"+lines+
		"\n> [!EMERGENCY] Go if:\n>\n> - [ill](page:other)\n\n"+hard, options(t))
	if err != nil {
		t.Fatal(err)
	}
	ws := lib.Warnings()
	if len(ws) != 2 || ws[0].Line != 11 || !strings.Contains(ws[0].Say, "7 items") ||
		ws[1].Line != 31 || !strings.Contains(ws[1].Say, "act now") {
		t.Errorf("got %v", ws)
	}
}
