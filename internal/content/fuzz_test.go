package content

import (
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"testing"
	"time"
)

// allowed is every element that a page may hold, with its attributes.
var allowed = map[string]string{
	"main": "", "p": "class data-line", "h2": "class data-line", "h3": "data-line", "ul": "class", "ol": "class",
	"li": "class data-line", "a": "class href rel", "span": "class lang dir", "div": "class", "section": "class",
	"aside": "data-for", "details": "class", "summary": "data-line", "use": "href", "g": "id", "path": "d",
	"svg": "class aria-hidden role aria-label viewBox",
}

// wellFormed says what is wrong with a page as XML, which its HTML is too.
func wellFormed(t *testing.T, html string) {
	t.Helper()
	ids, refs := map[string]int{}, []string{}
	d := xml.NewDecoder(strings.NewReader("<main>" + html + "</main>"))
	for {
		token, err := d.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatalf("not well formed: %v\n%q", err, html)
		}
		switch e := token.(type) {
		case xml.StartElement:
			names, ok := allowed[e.Name.Local]
			if !ok {
				t.Fatalf("element %s in %q", e.Name.Local, html)
			}
			for _, a := range e.Attr {
				if !slices.Contains(strings.Fields(names), a.Name.Local) {
					t.Fatalf("attribute %s of %s in %q", a.Name.Local, e.Name.Local, html)
				}
				switch a.Name.Local {
				case "id":
					ids[a.Value]++
				case "href":
					if e.Name.Local == "use" {
						refs = append(refs, a.Value)
					} else if !strings.HasPrefix(a.Value, "/en/") && !strings.HasPrefix(a.Value, "https://") &&
						!strings.HasPrefix(a.Value, "tel:") && !strings.HasPrefix(a.Value, "sms:") {
						t.Fatalf("a link to %q", a.Value)
					}
				}
			}
		case xml.Comment, xml.Directive, xml.ProcInst:
			t.Fatalf("a %T in %q", token, html)
		}
	}
	for _, ref := range refs {
		if ids[strings.TrimPrefix(ref, "#")] != 1 {
			t.Fatalf("%s points to %d pictures in %q", ref, ids[strings.TrimPrefix(ref, "#")], html)
		}
	}
}

func FuzzAPageIsAlwaysWellFormedWhateverItsMarkdown(f *testing.F) {
	for _, seed := range []string{
		"Lead.\n\n> [!EMERGENCY] Call 999 if:\n>\n> - ill\n>\n> Call {phone:999}.\n\n## Do\n\n1. One\n\n   two\n",
		"A.\n\n- ![a\"<](pa) b {price:prescription}\n- ![](pa) [x](page:other) [y](/dates) [z](https://x.example/?\"<>)\n",
		"A.\n\n## Hard words\n\n- **W<** d\n- **[W](/a)** {sms:shout}\n\n> [!NOTE] *b* `c` <b> <!-- d --> &lt; &#0; \\<\n",
		"> [!SAY] x\n> y\n> > z\n\n<script>alert(1)</script>\n\n[a]: javascript:x\n\n[a] {hours:samaritans} {text:shout}",
		"> [!STAFF]\n> {word:board} {sign:samaritans} {relay:samaritans}\n\n- a\n  - b\n\n    c\n***\n```\nd\n```\n<https://x.example>",
		"\t- \t![](pa)\ta\r\n\t> [!URGENT]\tb if:\n",
	} {
		f.Add(seed)
	}
	facts := book(f)
	lib := &Library{pages: map[string]map[string]*Page{}, picture: func(string) (string, bool) { return `<path d="M0 0"/>`, true }}
	days := []time.Time{noon, noon.AddDate(5, 0, 0)}
	f.Fuzz(func(t *testing.T, md string) {
		src := newSource("x.md", []byte(top+md))
		p := &Page{Slug: "x", Lang: "en", Under: "en", words: stubWords{"en"}, lib: lib}
		c := &compiler{source: src, facts: facts, words: p.words}
		// Rendered with its problems too: the tree holds nothing that may not be shown.
		p.blocks = c.compile()
		last := strings.Count(src.text, "\n") + 1
		for _, problem := range slices.Concat(src.problems, src.warnings) {
			if problem.Line < 0 || problem.Line > last {
				t.Fatalf("line %d of %d: %s", problem.Line, last, problem)
			}
		}
		eachBlock(p.blocks, func(b *block) {
			if b.line <= 8 || b.line > last {
				t.Fatalf("a block on line %d of %d", b.line, last)
			}
		})
		for _, day := range days {
			html, err := p.HTML(day, true)
			if err != nil {
				t.Fatal(err)
			}
			wellFormed(t, string(html))
		}
	})
}

func FuzzAnyFileIsReadOrRefusedWithoutPanic(f *testing.F) {
	f.Add(whole)
	f.Add(top + "A.\n")
	f.Add("+++\n+++\n")
	f.Add("+++\na = [1, [2], {b = 3}]\n[c]\n+++")
	f.Add("")
	o := options(f)
	f.Fuzz(func(t *testing.T, text string) {
		lib, err := Load(files(map[string]string{"en/pages/x.md": text}), nil, o)
		if err == nil {
			p, _ := lib.Page("en", "x")
			html, _ := p.HTML(noon, false)
			if len(html) == 0 || p.Title == "" || p.Meta.NextCheck.IsZero() {
				t.Errorf("let through: %q", text)
			}
		}
	})
}
