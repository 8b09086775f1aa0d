package app

import "sync"

// ForgetShelf makes the next start read the pages again, as a new process does.
func ForgetShelf() {
	builtIn = sync.OnceValues(func() (shelf, error) { return layShelf(nil) })
}
