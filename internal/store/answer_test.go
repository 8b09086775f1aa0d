package store

import (
	"bytes"
	"testing"

	"plainwell/internal/fault"
	"plainwell/internal/remind"
)

func TestAnAnswerBelongsToTheDateAndIsEmptiedByAChange(t *testing.T) {
	b := newBed(t)
	d, other := b.reachable(t, "a"), b.newPhone(t)
	a := b.addDate(t, d.ID, 48, 0)
	b.share(t, a.ID, other.ID)
	due := b.claim(t, t0, 1)[0]
	if err := b.SetAnswer(ctx, d.ID, a.ID, 1, remind.SaidGoing, t0); err != nil {
		t.Fatal(err)
	}
	said := func(want remind.Answer) {
		t.Helper()
		found, _, err := b.ByAddress(ctx, a.Address.Reveal(), other.ID)
		list, err2 := b.List(ctx, other.ID)
		all, err3 := b.Answers(ctx, []int64{a.ID, 12345})
		if err != nil || err2 != nil || err3 != nil || found.Answer != want || list[0].Answer != want || all[a.ID] != want || len(all) != 1 {
			t.Errorf("%+v %+v %+v, want %+v; %v %v %v", found.Answer, list[0].Answer, all, want, err, err2, err3)
		}
	}
	said(remind.Answer{Said: remind.SaidGoing, At: t0})
	if err := b.SetAnswer(ctx, other.ID, a.ID, 1, remind.SaidCant, t0); err != nil {
		t.Fatal(err)
	}
	said(remind.Answer{Said: remind.SaidCant, At: t0})

	t.Run("no reminder row knows of it", func(t *testing.T) {
		if got := b.states(t, d.ID); len(got) != 1 || got[0] != "sending" {
			t.Errorf("%v", got)
		}
	})
	t.Run("an old version, and a phone that does not hold it, are refused", func(t *testing.T) {
		wantFault(t, b.SetAnswer(ctx, d.ID, a.ID, 2, remind.SaidHelp, t0), fault.Conflict, "date.changed-elsewhere")
		wantFault(t, b.SetAnswer(ctx, b.newPhone(t).ID, a.ID, 1, remind.SaidHelp, t0), fault.NotFound, "error.not-found")
		said(remind.Answer{Said: remind.SaidCant, At: t0})
	})
	t.Run("a new version that is no news keeps it", func(t *testing.T) {
		kept := next(a)
		kept.Answer = remind.Answer{Said: remind.SaidCant, At: t0}
		if got, err := b.Replace(ctx, d.ID, kept, nil); err != nil || got.Answer != kept.Answer {
			t.Errorf("%+v, %v", got.Answer, err)
		}
	})
	t.Run("news empties it", func(t *testing.T) {
		changed := next(next(a))
		changed.Answer = remind.Answer{Cleared: true}
		if got, err := b.Replace(ctx, d.ID, changed, nil); err != nil || got.Answer != changed.Answer {
			t.Errorf("%+v, %v", got.Answer, err)
		}
		said(remind.Answer{Cleared: true})
	})
	t.Run("a notice knows the version that it was about", func(t *testing.T) {
		if v, err := b.NoticeVersion(ctx, due.Notice.Reveal()); err != nil || v != 1 {
			t.Errorf("%d, %v", v, err)
		}
		_, err := b.NoticeVersion(ctx, "AAAA")
		wantFault(t, err, fault.NotFound, "error.not-found")
	})
	t.Run("it goes with its date", func(t *testing.T) {
		if _, err := b.Purge(ctx, t0.AddDate(1, 0, 0)); err != nil {
			t.Fatal(err)
		}
		if all, err := b.Answers(ctx, []int64{a.ID}); err != nil || len(all) != 0 {
			t.Errorf("%v, %v", all, err)
		}
	})
}

func TestAnAnswerCannotBeReadInAStolenFile(t *testing.T) {
	b := newBed(t)
	d := b.newPhone(t)
	for _, said := range []remind.Said{remind.SaidGoing, remind.SaidCant, remind.SaidHelp} {
		a := b.addDate(t, d.ID, 48)
		if err := b.SetAnswer(ctx, d.ID, a.ID, 1, said, t0); err != nil {
			t.Fatal(err)
		}
	}
	for name, data := range b.bytesOnDisk(t) {
		for _, word := range []string{"going", `"help"`, `"cant"`} {
			// The comment of the table names the answers; the rows must not.
			if bytes.Contains(bytes.ReplaceAll(data, []byte("going, cannot go"), nil), []byte(word)) {
				t.Errorf("%s holds %q", name, word)
			}
		}
	}
	var lengths int
	if err := b.readers.QueryRow(`SELECT count(DISTINCT length(sealed)) FROM answer`).Scan(&lengths); err != nil || lengths != 1 {
		t.Errorf("%d lengths, %v", lengths, err)
	}
}

func TestAnAnswerInARowOfDatesIsEmptiedWithAllThatFollow(t *testing.T) {
	d := newDiary(t)
	s := d.repeat(t, "2026-11-23T10:30", "week 1 mo")
	for _, o := range s.Dates[:3] {
		if err := d.SetAnswer(ctx, d.phone.ID, o.ID, 1, remind.SaidGoing, t0); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := d.follow(t, s, s.Dates[1].Number, at(11, 0)); err != nil {
		t.Fatal(err)
	}
	all, err := d.Store.Answers(ctx, []int64{s.Dates[0].ID, s.Dates[1].ID, s.Dates[2].ID})
	if err != nil || all[s.Dates[0].ID].Said != remind.SaidGoing || !all[s.Dates[1].ID].Cleared || !all[s.Dates[2].ID].Cleared {
		t.Errorf("%+v, %v", all, err)
	}
}

func TestARowOfDatesGoesOnAnotherPhoneWholeAndOneLeavesAlone(t *testing.T) {
	d := newDiary(t)
	s := d.repeat(t, "2026-11-23T10:30", "week 1 mo")
	other := d.reachable(t, "b")
	if _, shared, err := d.MoveHere(ctx, d.shareCode(t, d.phone.ID, s.Dates[1].ID, t0), other.ID, t0); err != nil || !shared {
		t.Fatal(shared, err)
	}
	if list, err := d.Book.List(ctx, other.ID); err != nil || len(list) != len(s.Dates) {
		t.Errorf("%d dates, %v", len(list), err)
	}
	if err := d.Book.Drop(ctx, other.ID, s.Dates[1].Address.Reveal()); err != nil {
		t.Fatal(err)
	}
	if list, err := d.Book.List(ctx, other.ID); err != nil || len(list) != len(s.Dates)-1 {
		t.Errorf("%d dates of %d are left there, %v", len(list), len(s.Dates), err)
	}
	if list, err := d.Book.List(ctx, d.phone.ID); err != nil || len(list) != len(s.Dates) {
		t.Errorf("%d dates of %d are left, %v", len(list), len(s.Dates), err)
	}
}
