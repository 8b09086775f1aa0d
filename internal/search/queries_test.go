package search_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"
)

// row is one line of testdata/queries.tsv.
type row struct {
	lang, query string
	first       []string
}

func rows(t testing.TB) []row {
	t.Helper()
	raw, err := os.ReadFile("testdata/queries.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var out []row
	for line := range strings.Lines(string(raw)) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 3 {
			t.Fatalf("not three fields: %q", line)
		}
		out = append(out, row{f[0], f[1], strings.Split(f[2], "|")})
	}
	return out
}

func TestTheRightPageComesFirst(t *testing.T) {
	f, library := realFinder(t)
	there := library.Slugs()
	var asked, first, three, pending int
	found := map[string]bool{}
	var took []time.Duration
	for _, r := range rows(t) {
		want := slices.DeleteFunc(slices.Clone(r.first), func(s string) bool { return !slices.Contains(there, s) })
		if len(want) == 0 {
			pending++
			continue
		}
		began := time.Now()
		a, err := f.Search(t.Context(), r.lang, r.query)
		took = append(took, time.Since(began))
		if err != nil {
			t.Fatal(err)
		}
		asked++
		at := slices.IndexFunc(a.Pages, func(s string) bool { return slices.Contains(want, s) })
		if at == 0 {
			first++
			found[a.Pages[0]] = true
		}
		if at >= 0 && at < 3 {
			three++
		}
		if at != 0 {
			t.Logf("%s %q: want %v, got %v (read as %q)", r.lang, r.query, want, a.Pages[:min(4, len(a.Pages))], a.Read)
		}
	}
	t.Logf("%d queries: %d first, %d in the first three; %d wait for their page", asked, first, three, pending)
	if asked+pending < 150 || asked < 60 {
		t.Errorf("only %d queries, %d of them asked", asked+pending, asked)
	}
	for _, slug := range there {
		if !found[slug] {
			t.Errorf("no query finds %s first: add one to testdata/queries.tsv, and what people call it to locales/called.en.toml", slug)
		}
	}
	slices.Sort(took)
	if middle := took[len(took)/2]; middle > 2*time.Millisecond {
		t.Errorf("the middle query took %s; 2 ms is the most", middle)
	}
	if first*100 < asked*95 {
		t.Errorf("the right page comes first for %d of %d queries; 95%% is the least", first, asked)
	}
	if three*100 < asked*99 {
		t.Errorf("the right page is in the first three for %d of %d queries; 99%% is the least", three, asked)
	}
}
