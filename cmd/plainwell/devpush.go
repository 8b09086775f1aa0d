package main

import (
	"context"
	"fmt"
	"log/slog"
	"os"

	"plainwell/internal/standin"
)

// devPushCommand runs the stand-in push service.
type devPushCommand struct {
	Addr string `env:"PLAINWELL_DEV_PUSH_ADDR" default:"127.0.0.1:9000" help:"Where to listen. Keep it on this computer."`
}

// Run serves until it is told to stop.
func (d *devPushCommand) Run(ctx context.Context) error {
	fmt.Printf("The stand-in push service is running: http://%s\nStart the site with: PLAINWELL_PUSH_HOSTS=http://%s\n", d.Addr, d.Addr)
	return standin.Serve(ctx, d.Addr, slog.New(slog.NewTextHandler(os.Stderr, nil)))
}
