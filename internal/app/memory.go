package app

import (
	"os"
	"runtime"
	"runtime/debug"
)

// leastMemory is what the program's own memory is held to, in bytes, when little is
// in use: enough to send reminders at full speed.
const leastMemory = 88 << 20

// BoundMemory holds the memory of the running program to half as much again as what
// it needs once it is built, instead of twice as much and more: it is for small
// machines. GOMEMLIMIT, where set, decides alone. It is a soft bound: nothing fails.
func BoundMemory() {
	if os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	debug.FreeOSMemory()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	debug.SetMemoryLimit(max(leastMemory, int64(m.HeapAlloc)*3/2+16<<20))
}
