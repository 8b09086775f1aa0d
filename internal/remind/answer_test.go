package remind

import (
	"testing"
	"time"

	"plainwell/internal/fault"
)

func TestAnAnswerIsWrittenToTheVersionThatWasSeen(t *testing.T) {
	b, s, now, _ := newBookTest(t)
	a, _ := b.Add(ctx, 7, tuesday(t))
	at := a.Address.Reveal()
	for _, said := range []Said{SaidGoing, SaidCant, SaidHelp} {
		got, err := b.Answer(ctx, 7, at, 1, said)
		if err != nil || got.Answer != (Answer{Said: said, At: sunday}) {
			t.Errorf("%s: %+v, %v", said, got.Answer, err)
		}
	}
	t.Run("whoever made the date reads it", func(t *testing.T) {
		all, err := b.Answers(ctx, []int64{a.ID})
		if err != nil || all[a.ID].Said != SaidHelp {
			t.Errorf("%+v, %v", all, err)
		}
		if none, err := b.Answers(ctx, nil); err != nil || len(none) != 0 {
			t.Errorf("%v, %v", none, err)
		}
	})
	t.Run("what is no answer is refused", func(t *testing.T) {
		for _, said := range []Said{"", "maybe", "GOING"} {
			_, err := b.Answer(ctx, 7, at, 1, said)
			refusedWith(t, err, fault.Invalid, "answer.error.unknown")
		}
	})
	t.Run("another phone cannot answer", func(t *testing.T) {
		_, err := b.Answer(ctx, 8, at, 1, SaidGoing)
		refusedWith(t, err, fault.NotFound, "date.error.none")
		_, err = b.AnswerNotice(ctx, 8, at, SaidGoing)
		refusedWith(t, err, fault.NotFound, "date.error.none")
	})
	t.Run("a change clears it, and an old notice cannot answer the new date", func(t *testing.T) {
		d := tuesday(t)
		d.Place = "Long Lane"
		changed, err := b.Change(ctx, 7, at, 1, d)
		if err != nil || changed.Answer != (Answer{Cleared: true}) {
			t.Fatalf("%+v, %v", changed.Answer, err)
		}
		s.noticeVersion = 1
		_, err = b.AnswerNotice(ctx, 7, at, SaidGoing)
		refusedWith(t, err, fault.Conflict, "date.changed-elsewhere")
		s.noticeVersion = 2
		if got, err := b.AnswerNotice(ctx, 7, at, SaidCant); err != nil || got.Answer.Said != SaidCant {
			t.Errorf("%+v, %v", got.Answer, err)
		}
	})
	t.Run("other reminders alone clear nothing", func(t *testing.T) {
		d := tuesday(t)
		d.Place, d.Offsets = "Long Lane", []Offset{{Hours: 1}}
		changed, err := b.Change(ctx, 7, at, 2, d)
		if err != nil || changed.Answer.Said != SaidCant {
			t.Errorf("%+v, %v", changed.Answer, err)
		}
	})
	t.Run("not after the start", func(t *testing.T) {
		*now = a.UTC.Add(time.Minute)
		_, err := b.Answer(ctx, 7, at, 3, SaidGoing)
		refusedWith(t, err, fault.Conflict, "answer.error.over")
		*now = sunday
	})
	t.Run("not when it is off", func(t *testing.T) {
		off, err := b.Cancel(ctx, 7, at, 3)
		if err != nil || !off.Answer.Cleared {
			t.Fatalf("%+v, %v", off.Answer, err)
		}
		_, err = b.Answer(ctx, 7, at, 4, SaidGoing)
		refusedWith(t, err, fault.Conflict, "date.is-cancelled")
	})
}

func refusedWith(t *testing.T, err error, code fault.Code, key string) {
	t.Helper()
	if f := fault.Of(err); f == nil || f.Code != code || f.Key != key {
		t.Errorf("got %v, want %s %s", err, code, key)
	}
}
