package web

import (
	"html/template"
	"unicode/utf8"
)

// A card of A6 at 14 point, as Chromium prints it: so many lines of so many letters.
// Everything else is measured in such lines.
const (
	cardLines   = 19.5
	cardLetters = 33
	titleLines  = 1.3 // a line of the title, in larger letters
	titleGap    = .4
	titleWide   = 23 // letters of the title in a line
	footWide    = 21 // letters beside the QR code in a line
	footLines   = 3  // of the foot beside the address
	footLeast   = 4.2
	footGap     = .8
	headingLine = 1.6 // "Numbers to call"
	boxLines    = 2.2 // the title and the edges of what to say
	mostNumbers = 5
)

// fill puts on the card what fits on one side of it: first the page's first words,
// then its telephone numbers, then what to say out loud.
func (p *printView) fill(lead, say []byte) {
	p.Lead = template.HTML(lead)
	room := cardLines - titleGap - titleLines*linesOf(p.Page.Title, titleWide) -
		footGap - max(footLeast, footLines+linesOf(p.Short, footWide)) - linesOf(plainOf(lead), cardLetters)
	fitting := p.Numbers[:0]
	for _, f := range p.Numbers {
		takes := linesOf(f.Name+": "+f.Show, cardLetters)
		if len(fitting) == 0 {
			takes += headingLine
		}
		if takes > room || len(fitting) == mostNumbers {
			continue
		}
		room -= takes
		fitting = append(fitting, f)
	}
	p.Numbers = fitting
	if words := plainOf(say); words != "" && boxLines+linesOf(words, cardLetters) <= room {
		p.Say = template.HTML(say)
	}
}

// linesOf is how many lines a text takes where so many letters stand in one.
func linesOf(text string, letters int) float64 {
	return float64((utf8.RuneCountInString(text) + letters - 1) / letters)
}
