package main

import (
	"context"
	"log/slog"
	"os"
	"os/exec"

	"plainwell/internal/app"
)

// sendCommand is how serve starts the process that sends reminders.
type sendCommand struct{}

// Run sends until its input ends. A signal is for the process that started it: one that
// stops a whole group, as systemd does, must not end this one before.
func (*sendCommand) Run(ctx context.Context) error {
	return app.BeSender(context.WithoutCancel(ctx), os.Stdin, slog.New(slog.NewJSONHandler(os.Stderr, nil)))
}

// itself is this very program on Linux, also when the file has been replaced by a newer
// one meanwhile.
const itself = "/proc/self/exe"

// sender starts it.
func sender() *exec.Cmd {
	path := itself
	if _, err := os.Stat(itself); err != nil {
		if path, err = os.Executable(); err != nil {
			path = os.Args[0]
		}
	}
	cmd := exec.Command(path, "send")
	cmd.Args[0] = os.Args[0] // the name that a list of processes shows
	return cmd
}
