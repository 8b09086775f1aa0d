package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"plainwell/internal/fault"
	"plainwell/internal/remind"
)

func TestAFullDiskLosesNothingAndIsOverWhenThereIsRoom(t *testing.T) {
	b := newBed(t)
	d := b.reachable(t, "a")
	kept := b.addDate(t, d.ID, 24, 0)
	claimed := b.claim(t, t0, 1)[0]
	var pages int
	if err := b.writer.QueryRow(`PRAGMA page_count`).Scan(&pages); err != nil {
		t.Fatal(err)
	}
	limit := func(n int) {
		if err := b.writer.QueryRow(fmt.Sprintf(`PRAGMA max_page_count = %d`, n)).Scan(&n); err != nil {
			t.Fatal(err)
		}
	}
	limit(pages)
	var err error
	for range 200 {
		if _, err = b.Add(ctx, d.ID, date(48), []remind.Plan{plan(60, remind.Offset{Hours: 1})}); err != nil {
			break
		}
	}
	wantFault(t, err, fault.Unavailable, "error.busy")
	before, err := b.List(ctx, d.ID)
	if err != nil || len(before) == 0 || before[0].ID != kept.ID {
		t.Errorf("%d dates, %v", len(before), err)
	}
	b.record(t, t0, handedOver(claimed)) // needs no room
	limit(1 << 30)
	if _, err := b.Add(ctx, d.ID, date(48), nil); err != nil {
		t.Error(err)
	}
	if after, err := b.List(ctx, d.ID); err != nil || len(after) != len(before)+1 {
		t.Errorf("%d dates, then %d, %v", len(before), len(after), err)
	}
}

func TestALockedDatabaseIsBusyAndRecovers(t *testing.T) {
	dir := t.TempDir()
	keys, _, err := OpenKeys(dir, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	o := options(dir, keys)
	o.Wait = 30 * time.Millisecond
	s, err := Open(ctx, o)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	other, err := sql.Open("sqlite3", "file:"+o.Path+"?_txlock=immediate")
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	lock, err := other.Begin()
	if err != nil {
		t.Fatal(err)
	}
	_, _, err = s.New(ctx, "en", t0)
	wantFault(t, err, fault.Unavailable, "error.busy")
	if err := s.Ready(ctx); err != nil {
		t.Errorf("reading goes on: %v", err)
	}
	if err := lock.Rollback(); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.New(ctx, "en", t0); err != nil {
		t.Error(err)
	}
}

func TestACancelledRequestWritesNothing(t *testing.T) {
	b := newBed(t)
	stop, cancel := context.WithCancel(ctx)
	cancel()
	_, _, err := b.New(stop, "en", t0)
	wantFault(t, err, fault.Unavailable, "error.busy")
	if !errors.Is(err, context.Canceled) {
		t.Errorf("the cause is lost: %v", err)
	}
	if _, _, err := b.New(ctx, "en", t0); err != nil {
		t.Error(err)
	}
	var n int
	if err := b.readers.QueryRow(`SELECT count(*) FROM phone`).Scan(&n); err != nil || n != 1 {
		t.Errorf("%d phones, %v", n, err)
	}
}

func TestADryRandomSourceIsAnError(t *testing.T) {
	b := newBed(t)
	d := b.newPhone(t)
	b.random.r = dry{}
	if _, _, err := b.New(ctx, "en", t0); err == nil {
		t.Error("a phone was made")
	}
	if _, err := b.Add(ctx, d.ID, date(48), nil); err == nil {
		t.Error("a date was made")
	}
	if _, err := b.MoveCode(ctx, d.ID, t0); err == nil {
		t.Error("a code was made")
	}
}

type dry struct{}

func (dry) Read([]byte) (int, error) { return 0, errors.New("dry") }

func TestEightGoroutinesAtOnce(t *testing.T) {
	b := newBed(t)
	var sent sync.Map // row to how often it was handed over
	var wg sync.WaitGroup
	const each = 25
	for i := range 8 {
		wg.Go(func() {
			d := b.reachable(t, fmt.Sprint(i))
			for j := range each {
				a := b.addDate(t, d.ID, 48, -1, -2)
				if j%5 == 0 {
					if _, err := b.Replace(ctx, d.ID, next(a), []remind.Plan{plan(-1, remind.Offset{})}); err != nil {
						t.Error(err)
					}
				}
				due, err := b.Claim(ctx, t0, time.Hour, 3)
				if err != nil {
					t.Error(err)
				}
				for _, row := range due {
					if _, err := b.Reread(ctx, row.Row, row.Fence); fault.Is(err, fault.Conflict) {
						continue // its date was changed meanwhile
					} else if err != nil {
						t.Error(err)
					}
					if _, twice := sent.LoadOrStore(row.Row, true); twice {
						t.Errorf("row %d was claimed twice", row.Row)
					}
					if err := b.Record(ctx, t0, []remind.Outcome{handedOver(row)}); err != nil {
						t.Error(err)
					}
				}
				if list, err := b.List(ctx, d.ID); err != nil || len(list) != j+1 {
					t.Errorf("%d dates instead of %d, %v", len(list), j+1, err)
				}
			}
		})
	}
	wg.Wait()
	counts, err := b.Counts(ctx)
	if err != nil {
		t.Fatal(err)
	}
	total := 0
	for _, n := range counts {
		total += n
	}
	if want := 8 * each * 2 * 11 / 10; total != want { // each fifth date has one row more
		t.Errorf("%d rows instead of %d: %v", total, want, counts)
	}
}

func TestAWriterHasTheLockFromItsFirstRead(t *testing.T) {
	first := newBed(t)
	o := options(first.dir, first.keys)
	o.Wait = 30 * time.Millisecond
	second, err := Open(ctx, o)
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close()
	d := first.newPhone(t)
	err = first.write(ctx, t0, func(w *tx) error {
		if _, err := w.phone(ctx, d.ID); err != nil {
			return err
		}
		_, _, err := second.New(ctx, "en", t0)
		wantFault(t, err, fault.Unavailable, "error.busy")
		return w.setPush(ctx, d.ID, "on") // what was read has not changed since
	})
	if err != nil {
		t.Error(err)
	}
}

func TestTwoProgramsWriteToOneFileAndNeitherIsTurnedAway(t *testing.T) {
	first := newBed(t)
	second := openWith(t, first.dir, first.keys)
	var wg sync.WaitGroup
	var mu sync.Mutex
	claimed := map[int64]int{}
	for i, b := range []*bed{first, second, first, second} {
		wg.Go(func() {
			d := b.reachable(t, fmt.Sprint(i))
			for range 20 { // each of these reads before it writes
				a := b.addDate(t, d.ID, 48, 0)
				if _, err := b.Replace(ctx, d.ID, next(a), []remind.Plan{plan(0, remind.Offset{Hours: 2})}); err != nil {
					t.Error(err)
				}
				due, err := b.Claim(ctx, t0, time.Hour, 2)
				if err != nil {
					t.Error(err)
				}
				mu.Lock()
				for _, row := range due {
					claimed[row.Row]++
				}
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	for row, n := range claimed {
		if n != 1 {
			t.Errorf("row %d was claimed %d times", row, n)
		}
	}
	if len(claimed) < 80 {
		t.Errorf("only %d rows were claimed", len(claimed))
	}
}

func TestAStuckRowChangesOnlyItself(t *testing.T) {
	b := newBed(t)
	stuck, fine := b.reachable(t, "stuck"), b.reachable(t, "fine")
	a, err := b.Add(ctx, stuck.ID, date(24*30), []remind.Plan{{Purpose: remind.PurposeRemind, Due: t0, Expires: t0.Add(30 * 24 * time.Hour)}})
	if err != nil {
		t.Fatal(err)
	}
	b.addDate(t, fine.ID, 48, 0, 5, 60)
	sends := map[int64]int{}
	now := t0
	for range 2016 { // a week of ticks, five minutes apart
		for _, row := range b.claim(t, now, 100) {
			sends[row.Row]++
			if row.Appointment.ID == a.ID {
				b.record(t, now, remind.Outcome{Row: row.Row, Fence: row.Fence, State: remind.Planned, Retry: now.Add(5 * time.Minute), Note: "http-503"})
			} else {
				b.record(t, now, handedOver(row))
			}
		}
		now = now.Add(5 * time.Minute)
	}
	if fmt.Sprint(sends) != "map[1:2016 2:1 3:1 4:1]" {
		t.Errorf("sends by row: %v", sends)
	}
	same(t, b.states(t, fine.ID), states("handed-over", "handed-over", "handed-over"))
	same(t, b.states(t, stuck.ID), states("planned"))
}

func TestTheClaimUsesItsIndexes(t *testing.T) {
	b := newBed(t)
	for query, want := range map[string]string{
		`SELECT id FROM reminder WHERE ` + live + ` AND at <= 1 ORDER BY expires, id LIMIT 100`:                                    "SEARCH reminder USING COVERING INDEX reminder_due",
		`SELECT min(at) FROM reminder WHERE ` + live:                                                                               "SEARCH reminder USING COVERING INDEX reminder_due",
		`SELECT 1 FROM reminder r JOIN appointment a ON a.id = r.appointment WHERE r.id IN (SELECT value FROM json_each('[1]'))`:   "SEARCH r USING INTEGER PRIMARY KEY",
		`UPDATE reminder SET state = 'muted', at = 0 WHERE phone = 1 AND ` + live:                                                  "SEARCH reminder USING INDEX reminder_phone",
		`UPDATE reminder AS r SET note = w.value->>4 FROM json_each('[]') AS w WHERE r.id = w.value->>0 AND r.fence = w.value->>1`: "SEARCH r USING INTEGER PRIMARY KEY",
		`SELECT 1 FROM reminder WHERE address = x'00'`:                                                                             "SEARCH reminder USING COVERING INDEX",
	} {
		found := false
		err := b.read(ctx, func(r *rx) error {
			return r.each(ctx, func(scan func(...any) error) error {
				var id, parent, unused int
				var detail string
				err := scan(&id, &parent, &unused, &detail)
				found = found || len(detail) >= len(want) && detail[:len(want)] == want
				t.Log(detail)
				return err
			}, `EXPLAIN QUERY PLAN `+query)
		})
		if err != nil || !found {
			t.Errorf("%s: %v", query, err)
		}
	}
}
