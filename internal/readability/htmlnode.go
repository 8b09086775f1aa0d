package readability

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// notCountedTags are the elements whose text is not counted: what is no prose,
// what leads about the site, and form fields.
var notCountedTags = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Template: true, atom.Svg: true, atom.Math: true, atom.Iframe: true,
	atom.Object: true, atom.Canvas: true, atom.Audio: true, atom.Video: true, atom.Head: true, atom.Title: true,
	atom.Nav: true, atom.Footer: true, atom.Button: true,
	atom.Input: true, atom.Textarea: true, atom.Select: true, atom.Option: true, atom.Optgroup: true, atom.Datalist: true,
	atom.Label: true, atom.Fieldset: true, atom.Legend: true, atom.Output: true, atom.Progress: true, atom.Meter: true,
}

// notCounted says whether an element and all in it is left out. A form field is
// the control with its label, hint and error.
func notCounted(n *html.Node) bool {
	if notCountedTags[n.DataAtom] || has(n, "hidden") || attr(n, "role") == "navigation" || attr(n, "role") == "button" {
		return true
	}
	return hasClass(n, "button") || hasClass(n, "field")
}

// inlineTags are the elements that stand inside a sentence.
var inlineTags = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.B: true, atom.Bdi: true, atom.Bdo: true, atom.Cite: true, atom.Code: true,
	atom.Data: true, atom.Del: true, atom.Dfn: true, atom.Em: true, atom.Font: true, atom.I: true, atom.Img: true, atom.Ins: true,
	atom.Kbd: true, atom.Mark: true, atom.Noscript: true, atom.Q: true, atom.S: true, atom.Samp: true, atom.Small: true,
	atom.Span: true, atom.Strong: true, atom.Sub: true, atom.Sup: true, atom.Time: true, atom.U: true, atom.Var: true, atom.Wbr: true,
	atom.Svg: true, atom.Button: true, atom.Input: true, atom.Label: true, atom.Select: true, atom.Textarea: true,
	atom.Script: true, atom.Style: true, atom.Template: true, atom.Picture: true, atom.Slot: true,
}

// inline says whether an element runs on with the words beside it. A big call
// button does not, nor does its cost.
func inline(n *html.Node) bool {
	return inlineTags[n.DataAtom] && !hasClass(n, "call") && !hasClass(n, "cost")
}

// prefix says whether an element is a hidden prefix, such as "Important:".
func prefix(n *html.Node) bool {
	return hasClass(n, "hidden") && strings.HasSuffix(clean(textOf(n)), ":")
}

// find gives the first element of a kind, in the order of the page.
func find(n *html.Node, tag atom.Atom) *html.Node {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && d.DataAtom == tag && d.Namespace == "" {
			return d
		}
	}
	return nil
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name && a.Namespace == "" {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

func has(n *html.Node, name string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
}

func classes(n *html.Node) []string { return strings.Fields(attr(n, "class")) }

func hasClass(n *html.Node, name string) bool { return slices.Contains(classes(n), name) }

// primary is the first part of a language tag: en of en-GB.
func primary(tag string) string {
	first, _, _ := strings.Cut(strings.ToLower(tag), "-")
	return first
}
