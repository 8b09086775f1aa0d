package app

import (
	"context"
	"time"
)

// loops are what runs until the program stops. The end of one ends the program.
func (a *App) loops(send Sending) []func(context.Context) error {
	all := []func(context.Context) error{
		func(ctx context.Context) error { return send(ctx, a.wake) },
		a.keepHouse,
		a.keepSettled,
		func(context.Context) error { return a.server.Serve(a.listener) },
	}
	if a.metrics != nil {
		all = append(all, func(ctx context.Context) error { return a.serveMetrics(ctx, a.metrics) })
	}
	if a.AliveURL != "" {
		all = append(all, a.keepTelling)
	}
	if a.partners != nil {
		all = append(all, a.partners.sender.Run, a.partners.watch.Run)
	}
	return all
}

// wrote tells whoever sends that something was written. It never blocks.
func (a *App) wrote() {
	select {
	case a.wake <- struct{}{}:
	default:
	}
}

// keepSettled tries each minute to empty what a deletion could not empty at once.
func (a *App) keepSettled(ctx context.Context) error {
	every := time.NewTicker(time.Minute)
	defer every.Stop()
	for {
		select {
		case <-every.C:
			a.store.Settle(ctx, a.clock())
		case <-ctx.Done():
			return nil
		}
	}
}
