// Package pwa holds the built front end: scripts, styles, icons, pictures and
// the service worker, as `node build.mjs` leaves them in built/. Without a
// front end build the folder is empty, and the program serves text alone.
package pwa

import (
	"embed"
	"io/fs"
)

// Built is the folder built/ as it was when the program was compiled. It always
// holds .gitkeep, so that the program compiles where nothing was built.
//
//go:embed all:built
var Built embed.FS

// FS is the built front end with its files at the root: "sw.js",
// "manifest.json", "pictures.json", "licences.json", "assets/…", "icons/…".
func FS() fs.FS {
	root, err := fs.Sub(Built, "built")
	if err != nil {
		panic("pwa: " + err.Error()) // fs.Sub fails only on a malformed name, and this one is fixed
	}
	return root
}
