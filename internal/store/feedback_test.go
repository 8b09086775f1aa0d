package store

import (
	"slices"
	"testing"
	"time"
)

func TestFeedbackIsCountedByPageAnswerPartAndMonth(t *testing.T) {
	b := newBed(t)
	november := time.Date(2026, 11, 30, 23, 30, 0, 0, time.UTC)
	december := november.Add(time.Hour)
	for _, c := range []struct {
		page, answer string
		part         int
		at           time.Time
	}{
		{"gp", "yes", 0, november}, {"gp", "yes", 0, november.Add(-200 * time.Hour)}, {"gp", "no", 2, november},
		{"gp", "no", 3, november}, {"dentist", "bit", 0, december},
	} {
		if err := b.CountFeedback(ctx, c.page, "en", c.answer, c.part, c.at); err != nil {
			t.Fatal(err)
		}
	}
	got, err := b.Feedback(ctx)
	if err != nil {
		t.Fatal(err)
	}
	want := []FeedbackCount{
		{"2026-12", "dentist", "en", "bit", 0, 1},
		{"2026-11", "gp", "en", "no", 2, 1}, {"2026-11", "gp", "en", "no", 3, 1}, {"2026-11", "gp", "en", "yes", 0, 2},
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %v", got)
	}
	if err := b.CountFeedback(ctx, "gp", "en", "maybe", 0, november); err == nil {
		t.Error("an answer that there is none of was counted")
	}
}
