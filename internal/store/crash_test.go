package store

import (
	"bufio"
	"crypto/rand"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"plainwell/internal/remind"
)

// copyFiles copies the files of a data folder; the index of the log (-shm) is made
// again from the log, as after a power cut.
func copyFiles(t testing.TB, from, to string) {
	t.Helper()
	if err := os.Mkdir(to, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"keys.json", "plainwell.db", "plainwell.db-wal"} {
		data, err := os.ReadFile(filepath.Join(from, name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(to, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// crash opens a copy: the files of a running program, taken as they are, are what a crash leaves.
func (b *bed) crash(t testing.TB) *bed {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "data")
	copyFiles(t, b.dir, dir)
	return openBed(t, dir)
}

func TestARowThatWasBeingSentInACrashIsClaimedAgain(t *testing.T) {
	b := newBed(t)
	d := b.reachable(t, "a")
	b.addDate(t, d.ID, 48, 0, 0)
	before := b.claim(t, t0, 2)
	b.record(t, t0, handedOver(before[0]))

	after := b.crash(t)
	same(t, after.states(t, d.ID), states("handed-over", "sending"))
	if due := after.claim(t, t0.Add(59*time.Second), 10); len(due) != 0 {
		t.Errorf("%d rows inside the lease of before", len(due))
	}
	due := after.claim(t, t0.Add(time.Minute), 10)
	if len(due) != 1 || due[0].Row != before[1].Row || due[0].Attempt != 2 || due[0].Fence <= before[1].Fence || due[0].Notice != before[1].Notice {
		t.Fatalf("got %+v", due)
	}
	// An answer from before the crash that comes only now is of no account.
	after.record(t, t0, handedOver(before[1]))
	same(t, after.states(t, d.ID), states("handed-over", "sending"))
	after.record(t, t0, handedOver(due[0]))
	same(t, after.states(t, d.ID), states("handed-over", "handed-over"))
}

const childDir = "PLAINWELL_TEST_CHILD_DIR"

// TestMain turns the test program into the victim of the test below when asked.
func TestMain(m *testing.M) {
	if dir := os.Getenv(childDir); dir != "" {
		if err := writeForEver(dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	os.Exit(m.Run())
}

// writeForEver adds dates and sends their reminders, and names each commit on
// standard output once it is done.
func writeForEver(dir string) error {
	keys, _, err := OpenKeys(dir, rand.Reader)
	if err != nil {
		return err
	}
	s, err := Open(ctx, options(dir, keys))
	if err != nil {
		return err
	}
	d, _, err := s.New(ctx, "en", t0)
	if err != nil {
		return err
	}
	fmt.Println("phone", d.ID)
	for {
		a, err := s.Add(ctx, d.ID, date(48), []remind.Plan{plan(0, remind.Offset{Hours: 1})})
		if err != nil {
			return err
		}
		fmt.Println("date", a.ID)
		due, err := s.Claim(ctx, t0, time.Minute, 1)
		if err != nil {
			return err
		}
		for _, row := range due {
			if err := s.Record(ctx, t0, []remind.Outcome{handedOver(row)}); err != nil {
				return err
			}
			fmt.Println("sent", row.Row)
		}
	}
}

func TestWhatWasCommittedOutlivesAKill(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "data")
	dates, sent := map[int64]bool{}, map[int64]bool{}
	phones := 0
	for round := range 6 {
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), childDir+"="+dir)
		child.Stderr = os.Stderr
		out, err := child.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for n := 0; lines.Scan(); n++ {
			what, number, _ := strings.Cut(lines.Text(), " ")
			id, err := strconv.ParseInt(number, 10, 64)
			if err != nil {
				t.Fatal(err)
			}
			switch what {
			case "phone":
				phones++
			case "date":
				dates[id] = true
			case "sent":
				sent[id] = true
			}
			if n == 20+round*7 {
				if err := child.Process.Kill(); err != nil {
					t.Fatal(err)
				}
			}
		}
		if err := child.Wait(); err == nil {
			t.Fatal("the child ended by itself")
		}
	}
	b := openBed(t, dir)
	var check string
	if err := b.writer.QueryRow(`PRAGMA integrity_check`).Scan(&check); err != nil || check != "ok" {
		t.Errorf("%s, %v", check, err)
	}
	if phones != 6 || len(dates) < 100 || len(sent) < 100 {
		t.Fatalf("%d phones, %d dates, %d sent: the children did too little", phones, len(dates), len(sent))
	}
	for id := range dates {
		if _, err := b.dateByID(id); err != nil {
			t.Errorf("date %d: %v", id, err)
		}
	}
	for id := range sent {
		var state remind.State
		if err := b.readers.QueryRow(`SELECT state FROM reminder WHERE id = ?`, id).Scan(&state); err != nil || state != remind.HandedOver {
			t.Errorf("row %d is %s, %v", id, state, err)
		}
	}
	// Nothing is lost on the way: what is left is still to be sent, by itself.
	left := b.claim(t, t0.Add(time.Minute), 1000)
	counts, err := b.Counts(ctx)
	if err != nil || counts[remind.Sending] != len(left) || counts[remind.Sending]+counts[remind.HandedOver] < len(dates) {
		t.Errorf("%v with %d dates, %v", counts, len(dates), err)
	}
}

func (b *bed) dateByID(id int64) (a remind.Appointment, err error) {
	err = b.read(ctx, func(r *rx) error {
		a, err = r.date(ctx, `WHERE a.id = ?`, id)
		return err
	})
	return a, err
}
