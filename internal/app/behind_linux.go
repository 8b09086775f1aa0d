package app

import (
	"os"
	"os/exec"
	"syscall"
)

// behind is how far the process that sends reminders steps back: beside one that is
// busy and does not, it gets a third of a processor, and all of one that is idle.
const behind = 5

// backmost is as far as a process can step back.
const backmost = 19

// ownGroup makes a process the first of a group of its own: Ctrl+C is for us, and we
// tell it to stop when it is time.
func ownGroup(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true} }

// standBehind lowers the priority of this process, with all its threads, if it has a
// group of its own: Linux has one priority for each thread, and sets those of a group
// together. Where it is refused, all go on as equals.
func standBehind() {
	if syscall.Getpgrp() != os.Getpid() {
		return
	}
	if raw, err := syscall.Getpriority(syscall.PRIO_PROCESS, 0); err == nil {
		_ = syscall.Setpriority(syscall.PRIO_PGRP, 0, min(20-raw+behind, backmost)) // the call gives 20 less what it is
	}
}
