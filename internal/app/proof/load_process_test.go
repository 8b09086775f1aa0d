package proof

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// process is a child of the proof.
type process struct {
	*exec.Cmd
	out *bufio.Scanner
	in  io.Closer
}

func child(b testing.TB, order string) *process {
	return started(b, order, exec.Command(os.Args[0]))
}

// standBack is how far the sending half of the program steps back (nice).
const standBack = 5

// childBehind is child with the priority of that half: what is held against it, and the
// push services, which would be computers of their own.
func childBehind(b testing.TB, order string) *process {
	return started(b, order, exec.Command("nice", "-n", strconv.Itoa(standBack), os.Args[0]))
}

func started(b testing.TB, order string, cmd *exec.Cmd) *process {
	p := &process{Cmd: cmd}
	p.Env = append(os.Environ(), order)
	p.Stderr = os.Stderr
	out, err := p.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	if p.in, err = p.StdinPipe(); err != nil {
		b.Fatal(err)
	}
	if err := p.Start(); err != nil {
		b.Fatal(err)
	}
	p.out = bufio.NewScanner(out)
	b.Cleanup(func() { _ = p.Process.Kill(); _ = p.Wait() })
	return p
}

func (p *process) line(b testing.TB) string {
	if !p.out.Scan() {
		b.Fatal("a child said nothing")
	}
	return p.out.Text()
}

// pids are the process and those that it has started.
func (p *process) pids(b testing.TB) []int {
	all := []int{p.Process.Pid}
	tasks, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/children", p.Process.Pid))
	if err != nil {
		b.Fatal(err)
	}
	for _, name := range tasks {
		text, err := os.ReadFile(name)
		if err != nil {
			continue // the thread has ended
		}
		for _, field := range strings.Fields(string(text)) {
			pid, err := strconv.Atoi(field)
			if err != nil {
				b.Fatal(err)
			}
			all = append(all, pid)
		}
	}
	return all
}

// priorities are those of the processes (nice), each with all of its threads.
func (p *process) priorities(b testing.TB) (all []string) {
	for _, pid := range p.pids(b) {
		threads, err := filepath.Glob(fmt.Sprintf("/proc/%d/task/*/stat", pid))
		if err != nil {
			b.Fatal(err)
		}
		var each []string
		for _, name := range threads {
			if text, err := os.ReadFile(name); err == nil { // it may have ended
				each = append(each, fieldsOf(text)[16])
			}
		}
		slices.Sort(each)
		all = append(all, slices.Compact(each)...)
	}
	return all
}

// work is the processor time that they have used so far.
func (p *process) work(b testing.TB) (sum time.Duration) {
	for _, pid := range p.pids(b) {
		sum += workOf(b, pid)
	}
	return sum
}

// workOf reads user and system time, in ticks of a hundredth of a second.
func workOf(b testing.TB, pid int) time.Duration {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		b.Fatal(err)
	}
	var sum int
	for _, f := range fieldsOf(text)[11:13] {
		n, err := strconv.Atoi(f)
		if err != nil {
			b.Fatal(err)
		}
		sum += n
	}
	return time.Duration(sum) * 10 * time.Millisecond
}

// fieldsOf gives what the system says of a process, from its state on (proc(5)).
func fieldsOf(stat []byte) []string {
	_, after, _ := strings.Cut(string(stat), ") ")
	return strings.Fields(after)
}

// resident is the memory that they hold now, in MB.
func (p *process) resident(b testing.TB) int { return p.memory(b, "VmRSS") }

// peak is the most memory that they held since they were last asked, in MB: the most of
// each, as if at the same moment.
func (p *process) peak(b testing.TB) int {
	most := p.memory(b, "VmHWM")
	for _, pid := range p.pids(b) {
		if err := os.WriteFile(fmt.Sprintf("/proc/%d/clear_refs", pid), []byte("5"), 0); err != nil { // starts it anew
			b.Fatal(err)
		}
	}
	return most
}

// memory adds what each process has for itself, and once what they have of the same
// file: the program, which is in memory once.
func (p *process) memory(b testing.TB, name string) int {
	own, shared := 0, 0
	for _, pid := range p.pids(b) {
		text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
		if err != nil {
			b.Fatal(err)
		}
		kib := func(name string) int {
			_, rest, _ := strings.Cut(string(text), "\n"+name+":")
			n, err := strconv.Atoi(strings.Fields(rest + " ?")[0])
			if err != nil {
				b.Fatal(name, err)
			}
			return n
		}
		file := kib("RssFile")
		own, shared = own+kib(name)-file, max(shared, file)
	}
	return (own + shared) >> 10
}

func (p *process) stop(b testing.TB) {
	_ = p.Process.Signal(syscall.SIGTERM)
	if err := p.Wait(); err != nil {
		b.Error("the program did not stop well:", err)
	}
}

// settle waits until the program has done what it does at its start: pages asked for
// meanwhile would be no measure of an idle program.
func (p *process) settle(b testing.TB, until time.Time) {
	for time.Now().Before(until) {
		before := p.work(b)
		time.Sleep(time.Second)
		if p.work(b)-before <= 30*time.Millisecond {
			return
		}
	}
}

// warm runs the program once until it has compressed every page as well as it can,
// which it keeps in its folder: a first start does that for half a minute.
func (l *load) warm(b testing.TB) {
	site := child(b, loadServe+"="+l.dir+" "+strings.Join(l.hosts, " "))
	ready(b, site.line(b))
	for range 60 {
		before := site.work(b)
		time.Sleep(2 * time.Second)
		if site.work(b)-before < 200*time.Millisecond {
			break
		}
	}
	site.stop(b)
}
