package partner

import (
	"context"
	"time"

	"plainwell/internal/worker"
)

// DateQuery asks for dates of a team, the newest first by when they were made. What is
// made meanwhile moves nothing from one page to another.
type DateQuery struct {
	Person    worker.PersonID // 0: of everybody
	From, To  time.Time       // starts from the one, before the other; zero: any
	OlderThan int64           // number of the date that the page before ended with; 0: from the newest. One that is gone gives nothing
	Limit     int
}

// DateShelf finds dates of a team. The store satisfies it.
type DateShelf interface {
	// PartnerDates gives the numbers of dates that folders of by's team hold: of test
	// people for a test key, else of the others.
	PartnerDates(ctx context.Context, by worker.Actor, q DateQuery) ([]int64, error)
}
