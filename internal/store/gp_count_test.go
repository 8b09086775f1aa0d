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
