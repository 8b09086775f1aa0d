package readability

import (
	"bytes"
	"errors"
	"fmt"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// ErrNoMain is given for a page that has no <main>: nothing on it would count.
var ErrNoMain = errors.New("the page has no <main>")

// FromHTML gives the counted blocks of a finished page: the words of <main> but
// navigation, footers, buttons, form fields, text in another language than that of
// the page, text for staff, and what is not shown. Headings, list items and table
// cells are blocks of their own. A hidden prefix such as "Immediate action
// required:" is one too, so that it does not run on into its heading. The line of
// a block is the data-line attribute of the nearest element that has one; file is
// copied into each block.
func FromHTML(page []byte, file string) ([]Block, error) {
	return fromHTML(page, file, false)
}

// StaffFromHTML gives the blocks that FromHTML leaves out as text for staff,
// <aside data-for="staff">, which have limits of their own.
func StaffFromHTML(page []byte, file string) ([]Block, error) {
	return fromHTML(page, file, true)
}

func fromHTML(page []byte, file string, staff bool) ([]Block, error) {
	doc, err := html.ParseWithOptions(bytes.NewReader(page), html.ParseOptionEnableScripting(false))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	main := find(doc, atom.Main)
	if main == nil {
		return nil, fmt.Errorf("%s: %w", file, ErrNoMain)
	}
	lang := "en"
	if root := find(doc, atom.Html); root != nil && attr(root, "lang") != "" {
		lang = primary(attr(root, "lang"))
	}
	r := &reader{file: file, lang: lang, staff: staff}
	at := place{lang: lang}
	for n := main; n != nil; n = n.Parent { // main itself may be in another language
		if l := attr(n, "lang"); l != "" {
			at.lang = primary(l)
			break
		}
	}
	r.inside(main, at)
	r.flush()
	return r.out, nil
}
