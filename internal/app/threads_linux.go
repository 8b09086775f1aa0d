package app

import "syscall"

// behind is how far a thread steps back: beside a busy one that does not, it gets a
// tenth of a processor, and all of one that is idle.
const behind = 10

// backmost is as far as a thread can step back.
const backmost = 19

// stepBack lowers the priority of the thread that it is called on. Linux has one for
// each thread. Where it is refused, all go on as equals.
func stepBack() {
	raw, err := syscall.Getpriority(syscall.PRIO_PROCESS, 0) // 0 is this thread
	if err == nil {
		_ = syscall.Setpriority(syscall.PRIO_PROCESS, 0, min(20-raw+behind, backmost)) // the call gives 20 less what it is
	}
}
