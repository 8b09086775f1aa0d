package readability

// Kind says what sort of text a block is. Each kind but Paragraph and Lead is a
// sentence, or more, of its own, even with no full stop at its end.
type Kind int

// The kinds of block.
const (
	Paragraph Kind = iota // running text
	Heading               // h1 to h6, and the visible line of a fold-out
	Item                  // one entry of a list
	Lead                  // a paragraph right before a list that runs on into it
	Cell                  // a table cell, or a term or value of a definition list
)

// String names the kind in one word, for findings and tests.
func (k Kind) String() string {
	switch k {
	case Heading:
		return "heading"
	case Item:
		return "item"
	case Lead:
		return "lead"
	case Cell:
		return "cell"
	}
	return "paragraph"
}

// Link is one link in a block: its words and its address.
type Link struct {
	Text string
	Href string
}

// Block is one piece of a page as a reader meets it.
type Block struct {
	Kind  Kind
	Text  string // white space already made single
	File  string // the file that the page was written in
	Line  int    // the line in that file, 0 when it is not known
	Level int    // 1 to 6 for a heading made of h1 to h6, else 0
	List  int    // number of the list that an item stands in, from 1, else 0
	Leads int    // number of the list that comes right after this block and that it runs on into, else 0
	Lines bool   // an item of a list of picture lines, which may be longer than a bullet
	Links []Link
}
