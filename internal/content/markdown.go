package content

import (
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// markdown is CommonMark as goldmark reads it, with facts in curly brackets and
// without link definitions, which would take a line of a page away without a word.
// The forms that a page may not have (raw HTML, code, rules) are read too, so that
// they can be named and refused.
var markdown = parser.NewParser(
	parser.WithBlockParsers(parser.DefaultBlockParsers()...),
	parser.WithInlineParsers(append(parser.DefaultInlineParsers(),
		util.Prioritized(factParser{}, 50))...),
)

// factNode is a fact in the Markdown tree.
type factNode struct {
	ast.BaseInline
	form, id string
}

var factNodeKind = ast.NewNodeKind("Fact")

// Kind implements ast.Node.
func (*factNode) Kind() ast.NodeKind { return factNodeKind }

// Dump implements ast.Node.
func (n *factNode) Dump(source []byte, level int) {
	ast.DumpHelper(n, source, level, map[string]string{"form": n.form, "id": n.id}, nil)
}

// factShape is how a fact is written in a page.
var factShape = regexp.MustCompile(`^\{([a-z]+):([a-z0-9]+(?:[_-][a-z0-9]+)*)\}`)

// factParser reads {form:name}. Curly brackets of any other shape stay text, which
// the check of the words then refuses.
type factParser struct{}

// Trigger implements parser.InlineParser.
func (factParser) Trigger() []byte { return []byte{'{'} }

// Parse implements parser.InlineParser.
func (factParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	m := factShape.FindSubmatch(line)
	if m == nil {
		return nil
	}
	block.Advance(len(m[0]))
	return &factNode{form: string(m[1]), id: string(m[2])}
}
