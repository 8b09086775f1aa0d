// Package content turns the Markdown pages into easy-read HTML. Each page is read
// once, at start, into a small tree in which every line is known to be sound: no
// raw HTML, no emphasis, no number typed by hand, no link to nowhere. The tree is
// then rendered for a day, because a price ends and a number goes unchecked.
//
// docs/writing-a-page.md is the guide for the people who write the pages.
package content
