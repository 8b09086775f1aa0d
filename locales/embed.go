// Package locales holds all that Plainwell says: messages, facts and word lists in
// the root, and easy-read pages in <tag>/pages. It is data: internal/app reads it
// and passes it down.
package locales

import (
	"embed"
	"io/fs"
)

//go:embed *.toml *.json *.txt */pages
var files embed.FS

// FS is this folder as it was when the program was compiled, without its Go files.
func FS() fs.FS { return files }
