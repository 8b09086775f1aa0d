package store

import (
	"fmt"
	"testing"
	"time"

	"plainwell/internal/remind"
)

// fill adds rows for one date and a thousand phones; due says when each is due, in
// minutes after t0.
func (b *bed) fill(tb testing.TB, rows int, due string) {
	tb.Helper()
	d := b.reachable(tb, "bench")
	a := b.addDate(tb, d.ID, 24*60)
	_, err := b.writer.Exec(fmt.Sprintf(`WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < ?1),
			d(i, due) AS (SELECT i, ?2 + 60000 * (%s) FROM c)
		INSERT INTO reminder (appointment, phone, version, purpose, days, hours, due, expires, silent, address, state, at)
		SELECT ?3, ?4, 1, 'remind', 0, i, due, due + 86400000 + (i * 7919 %% 3600000), 0, randomblob(16), 'planned', due FROM d`, due),
		rows, t0.UnixMilli(), a.ID, d.ID)
	if err != nil {
		tb.Fatal(err)
	}
}

// BenchmarkClaim claims batches of 100 of 20,000 rows that are due, out of 200,000.
// One operation is one batch.
func BenchmarkClaim(b *testing.B) {
	bed := newBed(b)
	bed.fill(b, 200_000, "CASE WHEN i % 10 = 0 THEN -i % 60 ELSE i END")
	now, worst, left := t0, time.Duration(0), 0
	for b.Loop() {
		if left == 0 { // every lease has ended: all 20,000 can be claimed again
			now, left = now.Add(time.Second), 200
		}
		start := time.Now()
		due, err := bed.Claim(ctx, now, time.Second, 100)
		worst = max(worst, time.Since(start))
		if err != nil || len(due) != 100 {
			b.Fatal(len(due), err)
		}
		left--
	}
	b.ReportMetric(float64(worst.Microseconds()), "worst-us")
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/100, "us/row")
}

// BenchmarkClaimNothingDue is an idle tick over 200,000 rows.
func BenchmarkClaimNothingDue(b *testing.B) {
	bed := newBed(b)
	bed.fill(b, 200_000, "i")
	for b.Loop() {
		if due, err := bed.Claim(ctx, t0, time.Minute, 100); err != nil || len(due) != 0 {
			b.Fatal(len(due), err)
		}
	}
}

// BenchmarkSendOne is what one reminder costs the store after its claim: read again,
// and an outcome that is written with 99 others.
func BenchmarkSendOne(b *testing.B) {
	bed := newBed(b)
	bed.fill(b, 20_000, "-1")
	now := t0
	var due []remind.Due
	for b.Loop() {
		if len(due) == 0 {
			b.StopTimer()
			now = now.Add(time.Minute)
			var err error
			if due, err = bed.Claim(ctx, now, time.Second, 100); err != nil || len(due) != 100 {
				b.Fatal(len(due), err)
			}
			b.StartTimer()
		}
		if _, err := bed.Reread(ctx, due[0].Row, due[0].Fence); err != nil {
			b.Fatal(err)
		}
		if len(due) == 1 {
			if err := bed.Record(ctx, now, []remind.Outcome{outcome(due[0], remind.Planned)}); err != nil {
				b.Fatal(err)
			}
		}
		due = due[1:]
	}
}
