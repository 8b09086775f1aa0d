package content

import (
	"strings"
	"testing"
)

const whole = `+++
title = "Join a GP surgery"
short = "Get a doctor"
description = "How to join. You do not need ID."
path = "gp"
picture = "nurse"
order = 10
pack = true
forms = true
neutral = false
checked = "2026-11-22"
next_check = "2027-02-22"
approved_by = "A Name"
approved_role = "GP"
tried_by = "A group"
sources = ["NHS website, August 2026", "GOV.UK"]
needs_review = ["the list"]
safety = [1, 4]
+++
Some words.
`

func TestTheFrontMatterIsRead(t *testing.T) {
	lib, err := Load(files(map[string]string{"en/pages/join.md": "\uFEFF" + whole}), nil, options(t))
	if err != nil {
		t.Fatal(err)
	}
	p, _ := lib.Page("en", "join")
	if p.Slug != "join" || p.Lang != "en" || p.Path != "gp" || p.Title != "Join a GP surgery" || p.Short != "Get a doctor" ||
		p.Description != "How to join. You do not need ID." || p.Picture != "nurse" || p.Order != 10 ||
		!p.Pack || !p.Forms || p.Neutral || p.Address() != "/en/gp" {
		t.Errorf("got %+v", p)
	}
	m := p.Meta
	if m.File != "en/pages/join.md" || m.Checked.Format("2006-01-02") != "2026-11-22" || m.NextCheck.Format("2006-01-02") != "2027-02-22" ||
		m.ApprovedBy != "A Name" || m.ApprovedRole != "GP" || m.TriedBy != "A group" || len(m.Sources) != 2 ||
		m.NeedsReview[0] != "the list" || m.Safety[1] != 4 {
		t.Errorf("got %+v", m)
	}
}

func TestAPageWithTheLeastFrontMatterHasTheDefaults(t *testing.T) {
	lib, err := load(t, "Some words.\n", options(t))
	if err != nil {
		t.Fatal(err)
	}
	if p, _ := lib.Page("en", "x"); p.Address() != "/en/t/x" || p.Order != 0 || p.Pack || len(p.Meta.Safety) != 0 {
		t.Errorf("got %+v", p)
	}
}

func TestEachMistakeInTheFrontMatterIsNamedOnItsLine(t *testing.T) {
	for name, c := range map[string]struct{ old, new, want string }{
		"no title":                        {`title = "Join a GP surgery"`, ``, ":1: title: it is missing"},
		"an empty title":                  {`"Join a GP surgery"`, `" "`, ":2: title: it is missing"},
		"a title that is a question":      {`"Join a GP surgery"`, `"What is a GP?"`, ":2: title: it is a question"},
		"a title that is too long":        {`"Join a GP surgery"`, `"` + strings.Repeat("word ", 13) + `w"`, ":2: title: it has 66 characters"},
		"a title with a number":           {`"Join a GP surgery"`, `"Call 116 123"`, ":2: title: leave out a phone number"},
		"a description with a price":      {`"How to join. You do not need ID."`, `"It is £5."`, ":4: description: leave out a price"},
		"a number for a title":            {`"Join a GP surgery"`, `3`, ":2: title: write text"},
		"no short words":                  {`short = "Get a doctor"`, ``, ":1: short: it is missing"},
		"no description":                  {`"How to join. You do not need ID."`, `""`, ":4: description: it is missing"},
		"a path with a slash in front":    {`"gp"`, `"/gp"`, ":5: path: use small letters"},
		"a path with a capital":           {`"gp"`, `"GP"`, ":5: path: use small letters"},
		"a tile without a picture":        {`"nurse"`, `""`, ":6: picture: a page with a tile"},
		"a picture by an address":         {`"nurse"`, `"https://x"`, ":6: picture: write what it means"},
		"an order in quotation marks":     {`order = 10`, `order = "10"`, ":7: order: write a whole number"},
		"an order below nothing":          {`order = 10`, `order = -1`, ":7: order: write a whole number"},
		"a flag in quotation marks":       {`pack = true`, `pack = "true"`, ":8: pack: write true or false"},
		"a day that does not exist":       {`"2027-02-22"`, `"2027-02-30"`, ":12: next_check: write a day"},
		"a day without quotation marks":   {`"2027-02-22"`, `2027-02-22`, ":12: next_check: write a day"},
		"no day":                          {`checked = "2026-11-22"`, ``, ":1: checked: write a day"},
		"a next check on the same day":    {`"2027-02-22"`, `"2026-11-22"`, ":12: next_check: it has to be after"},
		"an approver without a role":      {`"GP"`, `""`, ":13: approved_by: approved_by and approved_role"},
		"a role without an approver":      {`"A Name"`, `""`, ":13: approved_by: approved_by and approved_role"},
		"no sources":                      {`["NHS website, August 2026", "GOV.UK"]`, `[]`, ":16: sources: say where"},
		"sources that are not a list":     {`["NHS website, August 2026", "GOV.UK"]`, `"NHS"`, ":16: sources: write a list"},
		"an empty source":                 {`"GOV.UK"`, `" "`, ":16: sources: write a list"},
		"a safety point that is not one":  {`[1, 4]`, `[1, 11]`, ":18: safety: write a list"},
		"a safety point twice":            {`[1, 4]`, `[4, 4]`, ":18: safety: write a list"},
		"a safety point in words":         {`[1, 4]`, `["one"]`, ":18: safety: write a list"},
		"a field that there is none of":   {`pack = true`, `packed = true`, ":8: packed: there is no such field"},
		"a table":                         {`pack = true`, `[pack]`, ":8: pack: write true or false"},
		"a character that is not seen":    {`"A group"`, `"A\u202egroup"`, ":15: tried_by: write it on one line"},
		"text that is not TOML":           {`order = 10`, `order = `, ":7: the front matter is not TOML"},
		"the same field twice":            {`order = 10`, `path = "x"`, "the front matter is not TOML"},
		"no fence at the start":           {"+++\ntitle", "title", ":1: the page has to start with its front matter"},
		"no fence at the end":             {"+++\nSome", "Some", ":1: the page has to start with its front matter"},
		"an address of a screen":          {`path = "gp"`, `path = "dates"`, "belongs to a screen of the site"},
		"an address of a screen, by name": {`path = "gp"`, ``, "belongs to a screen of the site"},
	} {
		t.Run(name, func(t *testing.T) {
			text := strings.Replace(whole, c.old, c.new, 1)
			if text == whole {
				t.Fatal("nothing was changed")
			}
			o := options(t)
			o.Reserved = []string{"dates", "t/join"}
			_, err := Load(files(map[string]string{"en/pages/join.md": text}), nil, o)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("want %q, got %v", c.want, err)
			}
		})
	}
}

func TestATitleOfOneWordIsAWarning(t *testing.T) {
	lib, err := Load(files(map[string]string{"en/pages/join.md": strings.Replace(whole, "Join a GP surgery", "Dentist", 1)}), nil, options(t))
	if err != nil || len(lib.Warnings()) != 1 || lib.Warnings()[0].String() != "en/pages/join.md:2: title: use 2 to 6 words." {
		t.Errorf("got %v", err)
	}
}
