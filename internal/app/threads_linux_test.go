package app

import (
	"runtime"
	"syscall"
	"testing"
)

func TestAThreadThatStepsBackLeavesTheOthersWhereTheyAre(t *testing.T) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	before := nice(t)
	after := make(chan int)
	go func() {
		runtime.LockOSThread() // the thread ends with this goroutine
		stepBack()
		after <- nice(t)
	}()
	if got := <-after; got != min(before+behind, backmost) {
		t.Errorf("the thread that stepped back went from %d to %d", before, got)
	}
	if got := nice(t); got != before {
		t.Errorf("this thread went from %d to %d", before, got)
	}
}

// nice is the priority of the calling thread: the higher, the later.
func nice(t *testing.T) int {
	raw, err := syscall.Getpriority(syscall.PRIO_PROCESS, 0)
	if err != nil {
		t.Error(err)
	}
	return 20 - raw // the system call gives it so
}
