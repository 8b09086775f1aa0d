package remind

import (
	"context"
	"errors"
	"testing"
	"time"
)

// tally is a TotalShelf of one func field.
type tally struct {
	got  []Total
	fail error
}

func (s *tally) AddTotals(_ context.Context, totals []Total) error {
	if s.fail != nil {
		return s.fail
	}
	s.got = append(s.got, totals...)
	return nil
}

func TestWhatPhonesSayIsWrittenTogetherAndOnce(t *testing.T) {
	shelf := &tally{}
	r := NewReceipts(shelf, func() time.Time { return sunday })
	for range 7 {
		if !r.Count("remind", Shown) {
			t.Fatal("not counted")
		}
	}
	if len(shelf.got) != 0 {
		t.Error("it was written while phones were speaking: the moment of a write tells on one of them")
	}
	shelf.fail = errors.New("disk")
	if err := r.Write(ctx); err == nil {
		t.Error("a failure is kept quiet")
	}
	shelf.fail = nil
	for range 2 {
		if err := r.Write(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if len(shelf.got) != 1 || shelf.got[0].N != 7 || shelf.got[0].Purpose != PurposeRemind || shelf.got[0].What != Shown ||
		!shelf.got[0].Day.Equal(sunday.Truncate(24*time.Hour)) {
		t.Errorf("written: %+v", shelf.got)
	}
}

func TestOnlyWhatIsKnownIsCounted(t *testing.T) {
	r := NewReceipts(&tally{}, nil)
	for _, c := range [][2]string{{"", Shown}, {"remind", ""}, {"remind", "read"}, {"Lincoln Surgery", Shown}, {"remind", string(HandedOver)}} {
		if r.Count(c[0], c[1]) {
			t.Errorf("%q was counted", c)
		}
	}
	if len(r.n) != 0 {
		t.Errorf("kept: %v", r.n)
	}
}
