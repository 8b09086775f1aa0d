package app

import (
	"os"
	"runtime"

	"plainwell/internal/push"
)

// processors is how many this program may use.
var processors = runtime.GOMAXPROCS(0)

// aside has messages encrypted on threads of their own, one for each processor, that
// the system puts behind all others.
func aside() push.Aside {
	return push.Aside{Goroutines: processors, Begin: func() {
		runtime.LockOSThread() // and never let go: what steps back does not come forward again
		stepBack()
	}}
}

// ShareProcessors lets what answers readers run beside what encrypts. With as many
// threads as processors, and all of them encrypting, a request waits until Go looks
// for it: every 10 ms. With as many again, the system lets it go first, at once.
// GOMAXPROCS, where set, decides alone.
func ShareProcessors() {
	if os.Getenv("GOMAXPROCS") == "" {
		runtime.GOMAXPROCS(2 * processors)
	}
}
