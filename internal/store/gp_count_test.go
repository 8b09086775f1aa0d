package store

import (
	"slices"
	"testing"
	"time"

	"plainwell/internal/gp"
)

var _ gp.Counts = (*Store)(nil)

func TestWhatIsToldOfTheWayToAGPIsCountedByMonth(t *testing.T) {
	b := newBed(t)
	november := time.Date(2026, 11, 30, 23, 30, 0, 0, time.UTC)
	for _, c := range []struct {
		kind   gp.Kind
		reason gp.Reason
		area   string
		at     time.Time
	}{
		{gp.SaidNo, gp.ReasonID, "LS1", november}, {gp.SaidNo, gp.ReasonID, "LS1", november.Add(-100 * time.Hour)}, {gp.SaidNo, gp.ReasonID, "", november},
		{gp.Joined, "", "", november}, {gp.Trying, "", "", november.Add(time.Hour)},
	} {
		if err := b.CountGP(ctx, c.kind, c.reason, c.area, c.at); err != nil {
			t.Fatal(err)
		}
	}
	got, err := b.GPCounts(ctx, "2026-11")
	if err != nil {
		t.Fatal(err)
	}
	want := []gp.Count{
		{Month: "2026-11", Kind: gp.Joined, N: 1},
		{Month: "2026-11", Kind: gp.SaidNo, Reason: gp.ReasonID, N: 1}, {Month: "2026-11", Kind: gp.SaidNo, Reason: gp.ReasonID, Area: "LS1", N: 2},
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %+v", got)
	}
	for _, bad := range []struct {
		kind gp.Kind
		area string
	}{{"perhaps", ""}, {gp.Joined, "LS1 4AB"}} {
		if err := b.CountGP(ctx, bad.kind, "", bad.area, november); err == nil {
			t.Errorf("%+v was counted", bad)
		}
	}
}

func TestTheAreaOfAFirstHalfIsThatOfMostOfItsSurgeries(t *testing.T) {
	b := newBed(t)
	put := func(code, outward, board string, closed int) {
		t.Helper()
		if err := b.write(ctx, time.Now(), func(x *tx) error {
			return x.exec(ctx, `INSERT INTO surgery (code, name, address, outward, inward, phone, country, board, closed, east, north, exact)
				VALUES (?, 'A SURGERY', '', ?, '1AA', '', 'england', ?, ?, 0, 0, 0)`, code, outward, board, closed)
		}); err != nil {
			t.Fatal(err)
		}
	}
	put("A1", "LS1", "QWO", 0)
	put("A2", "LS1", "QHM", 0)
	put("A3", "LS1", "QHM", 0)
	put("A4", "LS1", "QWO", 1)
	put("A5", "LS1", "QWO", 1)
	put("A6", "LS2", "", 0)
	put("A7", "LS3", "QWO", 1)
	got, err := b.GPAreas(ctx)
	if err != nil || len(got) != 1 || got["LS1"] != "QHM" {
		t.Errorf("%v, %v", got, err)
	}
	if err := b.write(ctx, time.Now(), func(x *tx) error {
		return x.exec(ctx, `INSERT INTO place_set (kind, shape, hash, date, imported, n, example) VALUES ('surgeries', '', x'00', 0, 0, 1, 1)`)
	}); err != nil {
		t.Fatal(err)
	}
	if got, err := b.GPAreas(ctx); err != nil || len(got) != 0 {
		t.Errorf("the example gives areas: %v, %v", got, err)
	}
}
