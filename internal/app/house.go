package app

import (
	"context"
	"time"
)

// keepHouse does what the clock asks for: pages anew at each local midnight, and
// each hour the dates that repeat and the deletion of what is past keeping.
func (a *App) keepHouse(ctx context.Context) error {
	a.clean(ctx)
	for {
		now := a.clock().In(a.site.Zone)
		midnight := nextMidnight(now)
		hour := now.Truncate(time.Hour).Add(time.Hour)
		next := midnight
		if hour.Before(next) {
			next = hour
		}
		timer := time.NewTimer(next.Sub(now))
		select {
		case <-ctx.Done():
			timer.Stop()
			return nil
		case <-timer.C:
		}
		// A clock that was set back wakes us early: then neither has come.
		if !a.clock().Before(midnight) {
			if err := a.server.Remake(); err != nil {
				a.log.Error("the pages could not be made for the new day; those of before stay", "cause", err)
			}
			if err := a.finder.Remake(ctx, a.clock().In(a.site.Zone)); err != nil {
				a.log.Error("the search could not be made for the new day; the one of before stays", "cause", err)
			}
		}
		if !a.clock().Before(hour) {
			a.clean(ctx)
		}
	}
}

// nextMidnight is the first moment of the next day in the zone of t, whatever the
// clocks do in between.
func nextMidnight(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day()+1, 0, 0, 0, 0, t.Location())
}

// phoneMonths is how long a phone that never comes is remembered (conventions C.10).
const phoneMonths = 13

// goneDays is how long a subscription that the push service no longer knows is kept.
const goneDays = 30

// clean makes dates that repeat, and deletes past dates and phones that never came
// back.
func (a *App) clean(ctx context.Context) {
	now := a.clock()
	// Before anything is deleted: a series whose dates are all past is not over.
	if _, err := a.book.Extend(ctx); err != nil {
		a.log.Error("dates that repeat could not be made further ahead; the next hour tries again", "cause", err)
	}
	dates, err := a.book.Purge(ctx, time.Duration(a.KeepDays)*24*time.Hour)
	if err != nil {
		a.log.Error("past dates could not be deleted", "cause", err)
	}
	phones, err := a.store.PurgePhones(ctx, now.AddDate(0, -phoneMonths, 0))
	if err != nil {
		a.log.Error("old phones could not be deleted", "cause", err)
	}
	if _, err := a.store.PurgeGone(ctx, now.AddDate(0, 0, -goneDays)); err != nil {
		a.log.Error("subscriptions that are gone could not be deleted", "cause", err)
	}
	packs, err := a.packs.Purge(ctx)
	if err != nil {
		a.log.Error("packs that have ended could not be deleted", "cause", err)
	}
	if err := a.receipts.Write(ctx); err != nil {
		a.log.Error("what phones say of notices could not be counted yet", "cause", err)
	}
	if err := a.store.PurgeTotals(ctx, now.AddDate(0, -phoneMonths, 0)); err != nil {
		a.log.Error("old totals could not be deleted", "cause", err)
	}
	if a.accounts != nil {
		if err := a.accounts.Purge(ctx); err != nil {
			a.log.Error("ended sessions could not be deleted", "cause", err)
		}
	}
	a.cleanPartners(ctx)
	if err := a.store.PurgeStaged(ctx, now); err != nil {
		a.log.Error("files that wait for a yes could not be deleted", "cause", err)
	}
	if err := a.server.Press().Sweep(now); err != nil {
		a.log.Warn("old compressed pages could not be deleted", "cause", err)
	}
	if dates+phones+packs > 0 {
		a.log.Info("deleted what is past keeping", "dates", dates, "phones", phones, "packs", packs)
	}
}
