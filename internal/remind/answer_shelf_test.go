package remind

import (
	"context"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/fault"
	"plainwell/internal/redact"
)

func (s *shelf) SetAnswer(_ context.Context, _ device.ID, date int64, version int, said Said, at time.Time) error {
	if s.dates[date-1].Version != version {
		return fault.New(fault.Conflict, "date.changed-elsewhere")
	}
	s.dates[date-1].Answer = Answer{Said: said, At: at}
	return nil
}

func (s *shelf) Answers(_ context.Context, dates []int64) (map[int64]Answer, error) {
	out := map[int64]Answer{}
	for _, id := range dates {
		if a := s.dates[id-1].Answer; a != (Answer{}) {
			out[id] = a
		}
	}
	return out, nil
}

func (s *shelf) NoticeVersion(context.Context, string) (int, error) { return s.noticeVersion, nil }

func (s *shelf) Phones(context.Context, int64) (int, error) { return 1, nil }

func (s *shelf) ShareCode(context.Context, device.ID, int64, time.Time) (redact.Text, error) {
	return "ABCDEFGH", nil
}

func (s *shelf) Drop(_ context.Context, holder device.ID, date int64) error {
	if s.holder[date] == holder {
		s.holder[date] = 0
	}
	return nil
}
