package app

import (
	"context"
	"crypto/rand"

	"plainwell/internal/outbound"
	"plainwell/internal/seal"
	"plainwell/internal/web"
	"plainwell/internal/worker"
	"plainwell/internal/worker/partner"
)

// partners are what runs for the other systems of teams.
type partners struct {
	web    *web.Partners
	sender *partner.Sender
	watch  *partner.Watch
}

// makePartners makes the interface for other systems over the database.
func (a *App) makePartners(keys *seal.Keys, desk *worker.Desk, policy *outbound.Policy) *partners {
	ids := partner.NewIDs(keys)
	sender := partner.NewSender(partner.SenderOptions{Queue: a.store, IDs: ids, Policy: policy, Clock: a.clock, Random: rand.Reader, Log: a.log})
	return &partners{
		web: &web.Partners{
			Keys: partner.NewKeys(a.store, a.clock, rand.Reader), IDs: ids, Shelf: a.store,
			Hooks: partner.NewHooks(a.store, policy, a.clock, rand.Reader, sender.Wake),
		},
		sender: sender,
		watch:  partner.NewWatch(a.store, desk, a.clock, a.log, sender.Wake),
	}
}

// cleanPartners deletes what was kept for other systems for as long as it is kept.
func (a *App) cleanPartners(ctx context.Context) {
	now := a.clock()
	if _, err := a.store.PurgeIdem(ctx, now.Add(-partner.IdemSpan)); err != nil {
		a.log.Error("answers to other systems could not be deleted", "cause", err)
	}
	if _, err := a.store.PurgeEvents(ctx, now.AddDate(0, 0, -partner.EventDays)); err != nil {
		a.log.Error("old events could not be deleted", "cause", err)
	}
}
