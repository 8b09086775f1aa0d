package app

import "syscall"

// behind is how far a thread steps back, of 19: beside a busy one that does not, it
// gets a tenth of a processor, and all of one that is idle.
const behind = 10

// stepBack lowers the priority of the thread that it is called on. Linux has one for
// each thread. Where it is refused, all go on as equals.
func stepBack() {
	_ = syscall.Setpriority(syscall.PRIO_PROCESS, 0, behind) // 0 is this thread
}
