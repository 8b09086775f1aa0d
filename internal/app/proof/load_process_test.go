package proof

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
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

func child(b *testing.B, order string) *process {
	p := &process{Cmd: exec.Command(os.Args[0])}
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

func (p *process) line(b *testing.B) string {
	if !p.out.Scan() {
		b.Fatal("a child said nothing")
	}
	return p.out.Text()
}

// work is the processor time that the process has used so far.
func (p *process) work(b *testing.B) time.Duration { return workOf(b, p.Process.Pid) }

// workOf reads user and system time, in ticks of a hundredth of a second.
func workOf(b *testing.B, pid int) time.Duration {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		b.Fatal(err)
	}
	_, after, _ := strings.Cut(string(text), ") ")
	fields := strings.Fields(after)
	var sum int
	for _, f := range fields[11:13] {
		n, err := strconv.Atoi(f)
		if err != nil {
			b.Fatal(err)
		}
		sum += n
	}
	return time.Duration(sum) * 10 * time.Millisecond
}

// resident is the memory that the process holds now, in MB.
func (p *process) resident(b *testing.B) int { return p.memory(b, "VmRSS:") }

// peak is the most memory that the process held since it was last asked, in MB.
func (p *process) peak(b *testing.B) int {
	most := p.memory(b, "VmHWM:")
	if err := os.WriteFile(fmt.Sprintf("/proc/%d/clear_refs", p.Process.Pid), []byte("5"), 0); err != nil { // starts it anew
		b.Fatal(err)
	}
	return most
}

func (p *process) memory(b *testing.B, name string) int {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", p.Process.Pid))
	if err != nil {
		b.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if rest, ok := strings.CutPrefix(line, name); ok {
			kib, _ := strconv.Atoi(strings.Fields(rest)[0])
			return kib >> 10
		}
	}
	b.Fatal("no " + name)
	return 0
}

func (p *process) stop(b *testing.B) {
	_ = p.Process.Signal(syscall.SIGTERM)
	if err := p.Wait(); err != nil {
		b.Error("the program did not stop well:", err)
	}
}

// settle waits until the program has done what it does at its start: pages asked for
// meanwhile would be no measure of an idle program.
func (p *process) settle(b *testing.B, until time.Time) {
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
func (l *load) warm(b *testing.B) {
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
