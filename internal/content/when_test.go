package content

import (
	"slices"
	"strings"
	"testing"
)

const whenTop = `+++
title = "Join a GP surgery"
short = "Get a doctor"
description = "How to join."
checked = "2026-11-22"
next_check = "2027-02-22"
sources = ["NHS website"]

[when]
"If you have no ID" = "no-id"
"In a hostel" = "hostel"
+++
`

const whenBody = `The lead.

## For all

- ![](gp) One line.

## If you have no ID

Say so.

### More of it

It does not matter.

## In a hostel

Ask them.

## In Wales

Ask the board.

## In England

Ask the ICB.

## The end

Go on.
`

func TestAReaderGetsTheSectionsThatFit(t *testing.T) {
	lib, err := Load(files(map[string]string{"en/pages/x.md": whenTop + whenBody}), nil, options(t))
	if err != nil {
		t.Fatal(err)
	}
	page, _ := lib.Page("en", "x")
	all := []string{"For all", "If you have no ID", "More of it", "In a hostel", "In Wales", "In England", "The end"}
	for name, c := range map[string]struct{ fits, want []string }{
		"to whom nothing applies":  {nil, []string{"For all", "The end"}},
		"with no ID, in England":   {[]string{"no-id", "england"}, []string{"For all", "If you have no ID", "More of it", "In England", "The end"}},
		"in a hostel in Wales":     {[]string{"hostel", "wales"}, []string{"For all", "In a hostel", "In Wales", "The end"}},
		"to whom everything does":  {Conditions, all},
		"to whom what is not does": {[]string{"moved"}, []string{"For all", "The end"}},
	} {
		html, err := page.HTMLFor(noon, func(condition string) bool { return slices.Contains(c.fits, condition) }, false)
		if err != nil {
			t.Fatal(err)
		}
		for _, heading := range all {
			if got, want := strings.Contains(string(html), ">"+heading+"</h"), slices.Contains(c.want, heading); got != want {
				t.Errorf("somebody %s: %q there: %v", name, heading, got)
			}
		}
		if !strings.Contains(string(html), "The lead.") || strings.Contains(string(html), "data-country") {
			t.Errorf("somebody %s: no lead, or the country of the phone hides a section: %s", name, html)
		}
	}
	html, err := page.HTML(noon, false)
	if err != nil {
		t.Fatal(err)
	}
	for _, heading := range all {
		if !strings.Contains(string(html), heading) {
			t.Errorf("the ordinary page has no %q", heading)
		}
	}
	if strings.Count(string(html), "data-country") != 2 {
		t.Error("the ordinary page does not mark the countries")
	}
}

func TestAMistakeInTheTableOfConditionsIsNamedOnItsLine(t *testing.T) {
	for name, c := range map[string]struct{ old, new, want string }{
		"a condition that there is not": {`= "no-id"`, `= "noid"`, "x.md:10: If you have no ID: there is no such condition. Write one of prison, out,"},
		"a condition that is no text":   {`= "no-id"`, `= true`, "x.md:10: If you have no ID: there is no such condition."},
		"a heading that there is not":   {`"In a hostel" =`, `"In the hostel" =`, "x.md:11: In the hostel: no heading of the page has these words."},
		"a heading of level 3":          {`"In a hostel" =`, `"More of it" =`, "x.md:11: More of it: no heading of the page has these words."},
		"no table":                      {"[when]\n\"If you have no ID\" = \"no-id\"\n\"In a hostel\" = \"hostel\"", `when = "no-id"`, "x.md:9: when: write a table"},
	} {
		src := strings.Replace(whenTop+whenBody, c.old, c.new, 1)
		_, err := Load(files(map[string]string{"en/pages/x.md": src}), nil, options(t))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
