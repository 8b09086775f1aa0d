// Command plainwell serves easy-read health pages and sends reminders.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"

	// Zones are built in: a small machine may have none.
	_ "time/tzdata"
)

// commands are the subcommands, one file each.
type commands struct {
	Serve    serveCommand    `cmd:"" default:"withargs" help:"Serve the site and send reminders."`
	Send     sendCommand     `cmd:"" hidden:"" help:"Send reminders. Serve starts it."`
	Check    checkCommand    `cmd:"" help:"Measure how easy every page and message is to read, and say what is too hard or overdue."`
	Feedback feedbackCommand `cmd:"" help:"Show how many readers found each page easy to read, which parts were hard, and what was looked for in vain."`
	Status   statusCommand   `cmd:"" help:"Show how the reminders stand: counts, what is due, push services that rest, the last tick. Fails when none is being sent."`
	Import   importCommand   `cmd:"" help:"Bring in GP surgeries, postcodes, and which surgeries take new patients. The site may run meanwhile."`
	Month    monthCommand    `cmd:"" help:"Show how many joined a GP surgery in a month, and how often a surgery said no. Small numbers are hidden."`
	Worker   workerCommand   `cmd:"" help:"Accounts of key workers: invite somebody."`
	Keys     keysCommand     `cmd:"" help:"Show which keys there are, or add a new data key. Keys are never printed."`
	DevPush  devPushCommand  `cmd:"" name:"dev-push" help:"Run a stand-in push service on this computer, to try reminders with no internet."`
}

const about = `Plainwell: easy-read health pages, help to join a GP surgery, and reminders.

Settings come from flags or from the environment. A flag wins.`

func main() {
	var c commands
	parsed := kong.Parse(&c, kong.Name("plainwell"), kong.Description(about), kong.UsageOnError(),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}))
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	parsed.BindTo(ctx, (*context.Context)(nil))
	if err := parsed.Run(); err != nil {
		fmt.Fprintln(os.Stderr, problem(err))
		stop()
		os.Exit(1)
	}
}

// errReported ends the program with a failure that was printed already.
var errReported = errors.New("")

// problem puts an error into lines for the person who started the program.
func problem(err error) string {
	if errors.Is(err, errReported) {
		return ""
	}
	lines := strings.Split(err.Error(), "\n")
	if len(lines) == 1 {
		return "Plainwell cannot go on: " + lines[0]
	}
	return "Plainwell cannot go on:\n  " + strings.Join(lines, "\n  ")
}
