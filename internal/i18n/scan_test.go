package i18n_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// uses is what the sources of the program say.
type uses struct {
	literals  map[string]string // every text in them, with where it stands first
	certain   map[string]string // the texts that stand where a key has to stand
	templates bool              // a template was read
}

func newUses() *uses {
	return &uses{literals: map[string]string{}, certain: map[string]string{}}
}

// scan reads the Go sources under internal and cmd, but not their tests, and the
// templates of the web room.
func scan(root string) (*uses, error) {
	u := newUses()
	for _, dir := range []string{"internal", "cmd"} {
		err := filepath.WalkDir(filepath.Join(root, dir), func(path string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			text, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			return u.goSource(path, string(text))
		})
		if err != nil {
			return nil, err
		}
	}
	pages, err := filepath.Glob(filepath.Join(root, "internal/web/templates/*.html"))
	for _, path := range pages {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, err
		}
		u.template(path, string(text))
	}
	return u, err
}

// goSource reads one Go source. A key has to stand as the first argument of a
// method T, and, when it looks like one, of Text, Has and Say, among the arguments
// of fault.New, Wrap and Fields, and in a member that is called Key.
func (u *uses) goSource(path, text string) error {
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, path, text, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ImportSpec:
			return false
		case *ast.BasicLit:
			u.put(u.literals, n, set)
		case *ast.KeyValueExpr:
			if name, ok := n.Key.(*ast.Ident); ok && name.Name == "Key" {
				u.putKey(n.Value, set)
			}
		case *ast.CallExpr:
			f, ok := n.Fun.(*ast.SelectorExpr)
			if !ok || len(n.Args) == 0 {
				return true
			}
			of, _ := f.X.(*ast.Ident)
			switch {
			case f.Sel.Name == "T":
				u.put(u.certain, n.Args[0], set)
			case f.Sel.Name == "Text" || f.Sel.Name == "Has" || f.Sel.Name == "Say":
				u.putKey(n.Args[0], set)
			case of != nil && of.Name == "fault" && f.Sel.Name == "Fields":
				u.putKey(n.Args[0], set)
			case of != nil && of.Name == "fault" && (f.Sel.Name == "New" || f.Sel.Name == "Wrap") && len(n.Args) > 1:
				u.putKey(n.Args[1], set)
			}
		}
		return true
	})
	return nil
}

// put notes a text, if the node is one.
func (u *uses) put(in map[string]string, n ast.Node, set *token.FileSet) {
	literal, ok := n.(*ast.BasicLit)
	if !ok || literal.Kind != token.STRING {
		return
	}
	text, err := strconv.Unquote(literal.Value)
	if err != nil {
		return
	}
	if at := set.Position(literal.Pos()); in[text] == "" {
		in[text] = fmt.Sprintf("%s:%d", filepath.ToSlash(at.Filename), at.Line)
	}
}

// putKey notes a text that stands where a key may stand, if it looks like one.
func (u *uses) putKey(n ast.Node, set *token.FileSet) {
	if literal, ok := n.(*ast.BasicLit); ok && keyLike.MatchString(strings.Trim(literal.Value, "\"`")) {
		u.put(u.certain, n, set)
	}
}

var (
	action = regexp.MustCompile(`(?s)\{\{.*?\}\}`)
	quoted = regexp.MustCompile("\"([^\"\n]*)\"|`([^`]*)`")
	said   = regexp.MustCompile("(?:\\b[tT]|\\.Text|\\.Has|\\.Say)\\s+[\"`]([^\"`]*)[\"`]")
)

// template reads the actions of one template: {{t "key"}}, {{.Say.T "key"}}.
func (u *uses) template(path, text string) {
	u.templates = true
	for _, span := range action.FindAllStringIndex(text, -1) {
		where := fmt.Sprintf("%s:%d", filepath.ToSlash(path), strings.Count(text[:span[0]], "\n")+1)
		inside := text[span[0]:span[1]]
		for _, m := range quoted.FindAllStringSubmatch(inside, -1) {
			if s := m[1] + m[2]; u.literals[s] == "" {
				u.literals[s] = where
			}
		}
		for _, m := range said.FindAllStringSubmatch(inside, -1) {
			if u.certain[m[1]] == "" {
				u.certain[m[1]] = where
			}
		}
	}
}

// unused lists the keys that no source holds, and that are not made at run time.
func unused(keys []string, u *uses, made map[string]string) []string {
	var found []string
	for _, key := range keys {
		if _, ok := u.literals[key]; ok {
			continue
		}
		isMade := false
		for beginning := range made {
			isMade = isMade || strings.HasPrefix(key, beginning)
		}
		if !isMade {
			found = append(found, key)
		}
	}
	return found
}

type use struct{ key, where string }

var (
	keyLike  = regexp.MustCompile(`^[a-z][a-z0-9-]*(\.[a-z0-9-]+)+$`)
	fileLike = regexp.MustCompile(`\.(css|db|go|html|ico|ics|js|json|md|mjs|pem|png|sql|svg|toml|txt|webmanifest|xml)$`)
)

// absent lists the uses of a key that is not there: those that stand where a key
// has to stand, and any text that looks like a key and begins as ours do.
func absent(keys []string, u *uses, not map[string]string) []use {
	sections := map[string]bool{}
	for _, key := range keys {
		section, _, _ := strings.Cut(key, ".")
		sections[section] = true
	}
	found := map[string]string{}
	for text, where := range u.literals {
		section, _, _ := strings.Cut(text, ".")
		if sections[section] && keyLike.MatchString(text) && !fileLike.MatchString(text) {
			found[text] = where
		}
	}
	for text, where := range u.certain {
		if text != "" {
			found[text] = where
		}
	}
	var list []use
	for text, where := range found {
		if _, ok := not[text]; !ok && !slices.Contains(keys, text) {
			list = append(list, use{text, where})
		}
	}
	slices.SortFunc(list, func(a, b use) int { return strings.Compare(a.where+a.key, b.where+b.key) })
	return list
}

func hasPrefix(keys []string, beginning string) bool {
	return slices.ContainsFunc(keys, func(key string) bool { return strings.HasPrefix(key, beginning) })
}
