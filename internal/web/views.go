package web

import (
	"embed"
	"html/template"
	"io/fs"
	"path"
	"strings"
	"text/template/parse"
)

//go:embed templates
var builtIn embed.FS

// views are the parsed templates: each screen with the frame and the parts that it
// needs.
type views struct{ screens map[string]*template.Template }

// parseViews reads frame.html and the parts (parts.html, part-….html), and every
// other file as a screen named after it. A screen gets the parts that it leads to and
// no others: a copy of all of them for each took more memory than the rest of the
// program.
func parseViews(files fs.FS) (*views, error) {
	if files == nil {
		files, _ = fs.Sub(builtIn, "templates")
	}
	common, err := template.ParseFS(files, "frame.html", "part*.html")
	if err != nil {
		return nil, err
	}
	names, err := fs.Glob(files, "*.html")
	if err != nil {
		return nil, err
	}
	v := &views{screens: map[string]*template.Template{}}
	for _, name := range names {
		if name == "frame.html" || strings.HasPrefix(name, "part") {
			continue
		}
		own, err := template.ParseFS(files, name)
		if err != nil {
			return nil, err
		}
		screen := template.New("frame.html")
		if err := gather(screen, "frame.html", own, common); err != nil {
			return nil, err
		}
		v.screens[strings.TrimSuffix(path.Base(name), ".html")] = screen
	}
	return v, nil
}

// gather adds a template to a screen, with all that it calls: the screen's own, or
// else the common one. What is nowhere is told when the screen is first written.
func gather(screen *template.Template, name string, own, common *template.Template) error {
	if done := screen.Lookup(name); done != nil && done.Tree != nil {
		return nil
	}
	from := own.Lookup(name)
	if from == nil || from.Tree == nil {
		from = common.Lookup(name)
	}
	if from == nil || from.Tree == nil {
		return nil
	}
	if _, err := screen.AddParseTree(name, from.Tree.Copy()); err != nil {
		return err
	}
	for _, called := range calls(from.Tree.Root) {
		if err := gather(screen, called, own, common); err != nil {
			return err
		}
	}
	return nil
}

// calls lists the templates that a part of a template calls.
func calls(n parse.Node) (names []string) {
	switch n := n.(type) {
	case *parse.ListNode:
		if n != nil {
			for _, inner := range n.Nodes {
				names = append(names, calls(inner)...)
			}
		}
	case *parse.TemplateNode:
		names = []string{n.Name}
	case *parse.IfNode:
		names = append(calls(n.List), calls(n.ElseList)...)
	case *parse.RangeNode:
		names = append(calls(n.List), calls(n.ElseList)...)
	case *parse.WithNode:
		names = append(calls(n.List), calls(n.ElseList)...)
	}
	return names
}
