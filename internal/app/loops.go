package app

import "context"

// loops are what runs until the program stops. The end of one ends the program.
func (a *App) loops() []func(context.Context) error {
	all := []func(context.Context) error{
		func(ctx context.Context) error {
			a.rederive(ctx) // before the first reminder goes
			return a.engine.Run(ctx)
		},
		a.keepHouse,
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
