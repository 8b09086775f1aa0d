package content

import (
	"strings"
	"testing"
)

func TestEachBlockKnowsItsLineInTheFile(t *testing.T) {
	md := strings.Join([]string{
		"One word",               // 9
		"and more.",              // 10
		"",                       // 11
		"> [!EMERGENCY] Go if:",  // 12
		">",                      // 13
		"> - you are ill",        // 14
		"> - you are",            // 15
		">   very ill",           // 16
		">",                      // 17
		"> Call now.",            // 18
		"",                       // 19
		"## What to do",          // 20
		"",                       // 21
		"1. Go in.",              // 22
		"",                       // 23
		"   Say who you are.",    // 24
		"",                       // 25
		"- ![](gp) A",            // 26
		"  line.",                // 27
		"",                       // 28
		"> [!NOTE]",              // 29
		"> It is free.",          // 30
		"",                       // 31
		"### Say it",             // 32
		"> [!SAY] Say this",      // 33
		"> I want to join.",      // 34
		"",                       // 35
		"## Hard words",          // 36
		"- **Word** It is this.", // 37
	}, "\n")
	for _, text := range []string{md, strings.ReplaceAll(md, "\n", "\r\n")} {
		got := body(t, text, noon, true)
		for _, want := range []string{
			`<p class="lead" data-line="9">One word and more.`,
			`<h2 class="card__title" data-line="12">`,
			`<li data-line="14">you are ill`,
			`<li data-line="15">you are very ill`,
			`<p data-line="18">Call now.`,
			`<h2 data-line="20">`,
			`<li data-line="22"><p data-line="22">Go in.`,
			`<p data-line="24">Say who`,
			`<li class="line" data-line="26">`,
			`<p data-line="30"><span class="hidden">Important: </span>It is free.`,
			`<h3 data-line="32">`,
			`<p class="say__title" data-line="33">`,
			`<p data-line="34">I want`,
			`<h2 data-line="36">`,
			`<summary data-line="37">Word</summary><p data-line="37">It is this.`,
		} {
			if !strings.Contains(got, want) {
				t.Errorf("no %s in:\n%s", want, got)
			}
		}
		if plain := body(t, text, noon, false); strings.Contains(plain, "data-line") {
			t.Error("the page for readers has line numbers")
		}
	}
}

func TestAProblemNamesTheLineThatItStandsOn(t *testing.T) {
	md := strings.Join([]string{
		"One.",                             // 9
		"",                                 // 10
		"Ring",                             // 11
		"116 123 now, or [see](page:none)", // 12
		"",                                 // 13
		"> [!URGENT] Go if:",               // 14
		"> - one",                          // 15
		"> - in 2027",                      // 16
		"",                                 // 17
		"- ![](gp) A",                      // 18
		"  {phone:none} b",                 // 19
		"- ![](gp) *c*",                    // 20
		"",                                 // 21
		"<div>",                            // 22
		"",                                 // 23
		"    code",                         // 24
		"",                                 // 25
		"---",                              // 26
		"",                                 // 27
		"```",                              // 28
		"```",                              // 29
	}, "\n")
	_, err := load(t, md, options(t))
	var lines []string
	for _, p := range problems(t, err) {
		where, _, _ := strings.Cut(strings.TrimPrefix(p.String(), "en/pages/x.md:"), ":")
		lines = append(lines, where)
	}
	if got, want := strings.Join(lines, " "), "12 12 16 19 20 22 24 26 28"; got != want {
		t.Errorf("lines %s, want %s:\n%v", got, want, err)
	}
}
