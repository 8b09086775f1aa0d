package readability

import (
	"strings"
	"testing"
)

func BenchmarkCheckAPage(b *testing.B) {
	c := shipped(b)
	doc := page("en", "<h1>Join a GP surgery</h1>"+strings.Repeat("<p>You can join for free. You do not need ID.</p><ul class=lines><li>Go to the desk. Say you want to join.</li></ul>", 20))
	b.ReportAllocs()
	for b.Loop() {
		blocks, err := FromHTML(doc, "x.md")
		if err != nil {
			b.Fatal(err)
		}
		c.Check(blocks, English())
	}
}

// BenchmarkLetter reads the longest letter that the page takes: 20,000 characters.
func BenchmarkLetter(b *testing.B) {
	l := letters(b)
	text := strings.Repeat(hardLetter, 20_000/len(hardLetter))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		l.Read(text, true)
	}
}
