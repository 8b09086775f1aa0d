package readability

import (
	"errors"
	"html"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func page(lang, main string) []byte {
	return []byte(`<!doctype html><html lang="` + lang + `"><head><title>Title words</title></head><body><header>Top words</header><main>` +
		main + `</main><footer>End words</footer></body></html>`)
}

func blocksOf(t *testing.T, page []byte) []Block {
	t.Helper()
	blocks, err := FromHTML(page, "x.md")
	if err != nil {
		t.Fatal(err)
	}
	return blocks
}

func TestOnlyTheWordsOfMainThatAReaderMeetsAreCounted(t *testing.T) {
	cases := []struct {
		name, main string
		want       []string
	}{
		{"headings, paragraphs, items and cells", `<h1>A</h1><p>B</p><ul><li>C</li><li>D</li></ul><table><tr><th>E</th><td>F</td></tr></table><dl><dt>G</dt><dd>H</dd></dl>`,
			[]string{"A", "B", "C", "D", "E", "F", "G", "H"}},
		{"links and emphasis run on", `<p>Call <a href="tel:116123">116 123</a>. It is <strong>free</strong>.</p>`, []string{"Call 116 123. It is free."}},
		{"no navigation, footer, script, style, template or picture", `<nav>x</nav><p>A</p><footer>x</footer><script>x</script><style>x</style><template>x</template><svg><title>x</title><text>x</text></svg>`, []string{"A"}},
		{"no buttons, and no links that look like them", `<p>A</p><button>x</button><a class="button button--quiet" href="/">x</a><span role="button">x</span>`, []string{"A"}},
		{"no form fields, but the words of the form", `<form><p>A</p><div class="field"><label>x</label><p class="field__hint">x</p><input value="x"></div>
			<fieldset><legend>x</legend><label>x</label></fieldset><select><option>x</option></select><textarea>x</textarea></form>`, []string{"A"}},
		{"no text in another language", `<p>A <span lang="cy">x</span> B</p><p lang="ar">x</p><div lang="cy">x<p lang="en">C</p></div>`, []string{"A B", "C"}},
		{"a region is no other language", `<p lang="en">A</p>`, []string{"A"}},
		{"no text for staff", `<p>A</p><aside data-for="staff"><p>x</p></aside><aside>B</aside>`, []string{"A", "B"}},
		{"nothing that is hidden", `<p hidden>x</p><div hidden><p>x</p></div><p>A</p>`, []string{"A"}},
		{"a button inside a sentence leaves the sentence whole", `<p>A <button>x</button> B</p>`, []string{"A B"}},
		{"a hidden prefix is apart from its heading", `<h2><span class="hidden">Immediate action required: </span>Call 999 if:</h2>`, []string{"Immediate action required:", "Call 999 if:"}},
		{"other hidden words are words", `<p>A <span class="hidden">B</span> C</p>`, []string{"A B C"}},
		{"a call button and its cost are lines of their own", `<div><a class="call" href="tel:1">Call 116 123</a> <span class="cost">It is free.</span></div>`, []string{"Call 116 123", "It is free."}},
		{"words outside any paragraph", `A<p>B</p>C<br>D`, []string{"A", "B", "C D"}},
		{"picture lines with paragraphs", `<ul class="lines"><li class="line"><svg></svg><div class="line__words"><p>A</p><p>B</p></div></li></ul>`, []string{"A", "B"}},
		{"no scripts: the words for those without are shown", `<noscript><p>A</p></noscript>`, []string{"A"}},
		{"white space, soft hyphens and entities", "<p> A\n\t&nbsp;B&shy;C &amp; D</p>", []string{"A BC & D"}},
		{"signs alone are no block", `<p>•</p><p>–</p>`, nil},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, b := range blocksOf(t, page("en-GB", c.main)) {
				got = append(got, b.Text)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestBlocksKnowTheirKindLineListAndLinks(t *testing.T) {
	got := blocksOf(t, page("en", `<h1 data-line="2">Title</h1>
		<p data-line="9">See <a href="/gp">the guide</a>.</p>
		<p data-line="11">You can:</p><ul data-line="12"><li data-line="12">ring</li><li>go</li></ul>
		<section><h2 data-line="14">Call if:</h2><div><ul><li>one</li></ul></div></section>
		<p>A whole sentence.</p><ul class="lines"><li class="line">two</li></ul>
		<div class="say"><p class="say__title">Say this</p></div><details><summary>Word</summary></details>`))
	want := []Block{
		{Kind: Heading, Text: "Title", Line: 2, Level: 1},
		{Kind: Paragraph, Text: "See the guide.", Line: 9, Links: []Link{{"the guide", "/gp"}}},
		{Kind: Lead, Text: "You can:", Line: 11, Leads: 1},
		{Kind: Item, Text: "ring", Line: 12, List: 1},
		{Kind: Item, Text: "go", Line: 12, List: 1},
		{Kind: Heading, Text: "Call if:", Line: 14, Level: 2, Leads: 2},
		{Kind: Item, Text: "one", List: 2},
		{Kind: Paragraph, Text: "A whole sentence."},
		{Kind: Item, Text: "two", List: 3, Lines: true},
		{Kind: Heading, Text: "Say this"},
		{Kind: Heading, Text: "Word"},
	}
	if len(got) != len(want) {
		t.Fatalf("%d blocks, want %d: %+v", len(got), len(want), got)
	}
	for i, w := range want {
		w.File = "x.md"
		g := got[i]
		if !slices.Equal(g.Links, w.Links) {
			t.Errorf("block %d: links %v, want %v", i, g.Links, w.Links)
		}
		g.Links, w.Links = nil, nil
		if g.Kind != w.Kind || g.Text != w.Text || g.Line != w.Line || g.Level != w.Level || g.List != w.List || g.Leads != w.Leads || g.Lines != w.Lines || g.File != w.File {
			t.Errorf("block %d:\n got %+v\nwant %+v", i, g, w)
		}
	}
}

func TestStaffTextIsReadApart(t *testing.T) {
	blocks, err := StaffFromHTML(page("en", `<p>x</p><aside data-for="staff"><h2>A</h2><p>B</p></aside>`), "x.md")
	if err != nil || len(blocks) != 2 || blocks[0].Text != "A" || blocks[1].Text != "B" {
		t.Errorf("%+v, %v", blocks, err)
	}
}

func TestAPageInEnglishUnderAnotherLanguageHasNothingToCount(t *testing.T) {
	if got := blocksOf(t, page("cy", `<article lang="en"><h1>Help</h1></article>`)); len(got) != 0 {
		t.Errorf("%+v", got)
	}
}

func TestAPageWithNoMainIsAnError(t *testing.T) {
	if _, err := FromHTML([]byte(`<p>Words</p>`), "x.md"); !errors.Is(err, ErrNoMain) || !strings.Contains(err.Error(), "x.md") {
		t.Errorf("%v", err)
	}
}

func FuzzFromHTMLNeverPanicsAndKeepsTheWordsOfAParagraph(f *testing.F) {
	f.Add("Call 116 123.", `<ul><li>x<ul><li>y`)
	f.Add("It's <b>", `<svg><main><p hidden lang=x data-line=99999999999999999999>`)
	f.Add("\u00ad\ufffd", `</main><table><td>&nbsp;<select><main>`)
	f.Fuzz(func(t *testing.T, text, markup string) {
		for _, doc := range []string{markup, "<main>" + markup, "<html lang=cy><main lang=en>" + markup + "<aside data-for=staff>" + markup} {
			if blocks, err := FromHTML([]byte(doc), "x"); err == nil {
				for _, b := range blocks {
					if len(Words(b.Text)) == 0 {
						t.Fatalf("a block with no word: %q", b.Text)
					}
				}
			}
		}
		if !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
			return // the parser mends such text in its own way
		}
		blocks, err := FromHTML(page("en", "<p>"+html.EscapeString(text)+"</p>"), "x")
		if err != nil {
			t.Fatal(err)
		}
		var got strings.Builder
		for _, b := range blocks {
			got.WriteString(b.Text)
		}
		if want := countedRunes(text); countedRunes(got.String()) != want {
			t.Fatalf("blocks hold %q, the text %q", got.String(), text)
		}
	})
}
