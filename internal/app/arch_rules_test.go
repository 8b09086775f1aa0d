package app_test

import (
	"bytes"
	"fmt"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// source is one Go file that is no test.
type source struct {
	file    string // from the root, with slashes
	lines   int
	imports []string
}

// newSource reads what the rules look at.
func newSource(file string, text []byte) (source, error) {
	parsed, err := parser.ParseFile(token.NewFileSet(), file, text, parser.ImportsOnly)
	if err != nil {
		return source{}, err
	}
	s := source{file: file, lines: bytes.Count(text, []byte("\n"))}
	if len(text) > 0 && text[len(text)-1] != '\n' {
		s.lines++
	}
	for _, spec := range parsed.Imports {
		imported, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return source{}, err
		}
		s.imports = append(s.imports, imported)
	}
	return s, nil
}

// makes says whether the file has the import that an exception is for.
func (s source) makes(exception string) bool {
	return slices.ContainsFunc(s.imports, func(imported string) bool {
		return exception == roomOf(s.file)+" -> "+roomOf(strings.TrimPrefix(imported, "plainwell/"))
	})
}

// readSources reads every Go file of the repository that is compiled and no test.
func readSources(root string) ([]source, error) {
	var sources []source
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		file, err := filepath.Rel(root, name)
		if err != nil {
			return err
		}
		file = filepath.ToSlash(file)
		if entry.IsDir() {
			// scripts holds a program for `go run` alone; the others are not ours.
			if file != "." && (slices.Contains([]string{"scripts", "data", "bin"}, file) || strings.HasPrefix(entry.Name(), ".") || entry.Name() == "node_modules") {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		s, err := newSource(file, text)
		sources = append(sources, s)
		return err
	})
	return sources, err
}

// roomOf gives the room, or the folder of data, in which a path from the root
// lies; "" for none.
func roomOf(file string) string {
	parts := strings.Split(file, "/")
	switch {
	case slices.Contains(data, parts[0]):
		return parts[0]
	case len(parts) > 1 && (parts[0] == "internal" || parts[0] == "cmd"):
		return parts[0] + "/" + parts[1]
	}
	return ""
}

// homeOf gives the library that an import belongs to, and its room.
func homeOf(imported string) (library, room string, known bool) {
	for l, r := range homes {
		if (imported == l || strings.HasPrefix(imported, l+"/")) && len(l) > len(library) {
			library, room, known = l, r, true
		}
	}
	return library, room, known
}

// faultsOf lists where the sources break a rule of the house.
func faultsOf(sources []source) []string {
	var faults []string
	for _, s := range sources {
		bad := func(format string, args ...any) {
			faults = append(faults, s.file+": "+fmt.Sprintf(format, args...))
		}
		if s.lines > longest {
			bad("it has %d lines; %d is the most. Does it hold one thing?", s.lines, longest)
		}
		if slices.Contains(vague, strings.ToLower(strings.TrimSuffix(path.Base(s.file), ".go"))) {
			bad("a file is named after what it holds")
		}
		room := roomOf(s.file)
		level, isRoom := levels[room]
		switch {
		case room == "":
			faults = append(faults, s.file+" lies in no room")
			continue
		case !isRoom && !slices.Contains(data, room):
			bad("%s is not in the table of rooms", room)
			continue
		}
		for _, imported := range s.imports {
			if ours, ok := strings.CutPrefix(imported, "plainwell/"); ok {
				if fault := ownImport(room, level, isRoom, roomOf(ours)); fault != "" {
					bad("%s", fault)
				}
				continue
			}
			library, home, known := homeOf(imported)
			first, _, _ := strings.Cut(imported, "/")
			switch {
			case known && home != "" && home != room:
				bad("%s lives in %s only", library, home)
			case !known && strings.Contains(first, "."):
				bad("%s has no room yet: give it one in the table of libraries", imported)
			}
		}
	}
	return faults
}

// ownImport says what is wrong with a room's import of another room, or "".
func ownImport(room string, level int, isRoom bool, other string) string {
	otherLevel, otherIsRoom := levels[other]
	switch {
	case other == room:
		return ""
	case !isRoom:
		return fmt.Sprintf("%s is data, and may not import %s", room, other)
	case slices.Contains(data, other):
		if room == "internal/app" {
			return ""
		}
		return "only internal/app may import plainwell/" + other
	case !otherIsRoom:
		return fmt.Sprintf("it imports %s, which is not in the table of rooms", other)
	case otherLevel >= level && exceptions[room+" -> "+other] == "":
		return fmt.Sprintf("%s (level %d) may not import %s (level %d)", room, level, other, otherLevel)
	}
	return ""
}
