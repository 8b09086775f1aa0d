package store

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/fault"
	"plainwell/internal/remind"
)

// sealedAnswer is what is sealed of an answer.
type sealedAnswer struct {
	Said string `json:"s"`
}

func answerBind(date int64) string { return fmt.Sprintf("appointment/%d/answer", date) }

// SetAnswer satisfies remind.AnswerShelf.
func (s *Store) SetAnswer(ctx context.Context, holder device.ID, date int64, version int, said remind.Said, at time.Time) error {
	sealed, err := s.sealJSON(sealedAnswer{string(said)}, answerBind(date))
	if err != nil {
		return err
	}
	return s.write(ctx, at, func(t *tx) error {
		if holds, err := t.holds(ctx, date, holder); err != nil || !holds {
			return orNotFound(err)
		}
		n, err := t.count(ctx, `INSERT INTO answer (appointment, sealed, at) SELECT id, ?3, ?4 FROM appointment WHERE id = ?1 AND version = ?2
			ON CONFLICT (appointment) DO UPDATE SET sealed = ?3, at = ?4`, date, version, sealed, ms(at))
		if err == nil && n == 0 {
			err = fault.New(fault.Conflict, "date.changed-elsewhere")
		}
		return err
	})
}

// Answers satisfies remind.AnswerShelf.
func (s *Store) Answers(ctx context.Context, dates []int64) (answers map[int64]remind.Answer, err error) {
	err = s.read(ctx, func(r *rx) error {
		answers, err = r.answers(ctx, dates...)
		return err
	})
	return answers, err
}

// NoticeVersion satisfies remind.AnswerShelf.
func (s *Store) NoticeVersion(ctx context.Context, notice string) (version int, err error) {
	err = s.read(ctx, func(r *rx) error {
		return r.row(ctx, `SELECT version FROM reminder WHERE address = ?`, s.noticeLookup(notice)).Scan(&version)
	})
	return version, err
}

// answers reads the answers to some dates. One that cannot be opened is left out
// and logged: it must not take its date with it.
func (r *rx) answers(ctx context.Context, dates ...int64) (map[int64]remind.Answer, error) {
	list, err := json.Marshal(dates)
	if err != nil {
		return nil, err
	}
	out := map[int64]remind.Answer{}
	err = r.each(ctx, func(scan func(...any) error) error {
		var date, at int64
		var sealed []byte
		if err := scan(&date, &sealed, &at); err != nil {
			return err
		}
		a, err := r.s.openAnswer(date, sealed, at)
		if err != nil {
			r.s.log.Error("an answer cannot be read", "error", err)
			return nil
		}
		out[date] = a
		return nil
	}, `SELECT appointment, sealed, at FROM answer WHERE appointment IN (SELECT value FROM json_each(?))`, string(list))
	return out, err
}

func (s *Store) openAnswer(date int64, sealed []byte, at int64) (remind.Answer, error) {
	if sealed == nil {
		return remind.Answer{Cleared: true}, nil
	}
	var v sealedAnswer
	if err := s.unsealJSON(sealed, answerBind(date), &v); err != nil {
		return remind.Answer{}, fmt.Errorf("answer to date %d: %w", date, err)
	}
	return remind.Answer{Said: remind.Said(v.Said), At: fromMS(at)}, nil
}

// withAnswers puts the answers into dates that were read.
func (r *rx) withAnswers(ctx context.Context, dates []remind.Appointment) error {
	ids := make([]int64, len(dates))
	for i, a := range dates {
		ids[i] = a.ID
	}
	answers, err := r.answers(ctx, ids...)
	for i, a := range dates {
		dates[i].Answer = answers[a.ID]
	}
	return err
}

// clearAnswer empties the answer to a date that has changed.
func (t *tx) clearAnswer(ctx context.Context, date int64) error {
	return t.exec(ctx, `UPDATE answer SET sealed = NULL, at = ?2 WHERE appointment = ?1`, date, ms(t.now))
}
