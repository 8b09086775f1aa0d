package app

import (
	"os"
	"runtime"
	"runtime/debug"
)

// BoundMemory holds the memory of the running program to half as much again as what
// it needs once it is built, instead of twice as much and more: it is for small
// machines. GOMEMLIMIT, where set, decides alone. It is a soft bound: nothing fails.
func BoundMemory() {
	runtime.GC() // what pools held for the start goes with the second one
	debug.FreeOSMemory()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	bound(int64(m.HeapAlloc)*3/2 + 16<<20)
}

// senderMemory is what the memory of the process that sends reminders is held to, in
// bytes: enough to send at full speed.
const senderMemory = 40 << 20

// boundSender holds the memory of that process. It keeps little and throws away much,
// so that its garbage is collected when there is four times as much of it as is kept.
func boundSender() {
	bound(senderMemory)
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(400)
	}
}

func bound(bytes int64) {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(bytes)
	}
}
