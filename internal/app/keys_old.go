package app

import "context"

// warnOfOldKeys says how many phones subscribed with another push key. They are not
// called: a push service refuses each such message, and would be taken for broken.
func (a *App) warnOfOldKeys(ctx context.Context) {
	n, err := a.store.OldKeys(ctx)
	switch {
	case err != nil:
		a.log.Error("the subscriptions of an old push key could not be counted", "cause", err)
	case n > 0:
		a.log.Warn("phones subscribed with a push key that is no longer in the key file; each gets reminders again after its next visit", "phones", n)
	}
}
