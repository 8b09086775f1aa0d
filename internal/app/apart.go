package app

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"time"
)

// How a process that ended is started again: at once at first, then ever later, and
// at once again after one that lasted.
const (
	againFirst = time.Second
	againMost  = 30 * time.Second
	lasted     = time.Minute
)

// apartStop is how long the process may take to finish what it is sending.
const apartStop = 15 * time.Second

// SendApart has reminders sent by a process of its own, which command starts and which
// calls BeSender. There its garbage is collected without a page waiting for it, and
// the system lets pages go first. A process that ends is started again. It gets the
// settings as JSON on its input, then a byte for each wake; the end of its input is
// the end of its work, so that it never outlives this process, however that ended.
func SendApart(c Config, log *slog.Logger, command func() *exec.Cmd) Sending {
	return func(ctx context.Context, wake <-chan struct{}) error {
		order, err := json.Marshal(c.ForSending())
		if err != nil {
			return err
		}
		for wait := againFirst; ; wait = min(2*wait, againMost) {
			began := time.Now()
			err := sendOnce(ctx, order, wake, command())
			if ctx.Err() != nil {
				return err
			}
			log.Error("the process that sends reminders has ended and is started again", "alarm", "sending-ended", "cause", err)
			if time.Since(began) > lasted {
				wait = againFirst
			}
			select {
			case <-time.After(wait):
			case <-ctx.Done():
				return nil
			}
		}
	}
}

// ForSending leaves out what the process that sends reminders need not be told, and
// every secret with it.
func (c Config) ForSending() Config {
	c.OIDCIssuer, c.OIDCClientID, c.OIDCSecret = "", "", ""
	c.AliveURL, c.MetricsAddr, c.CallbackHosts = "", "", nil
	return c
}

// sendOnce is the life of one such process.
func sendOnce(ctx context.Context, order []byte, wake <-chan struct{}, cmd *exec.Cmd) error {
	theirs, ours, err := os.Pipe()
	if err != nil {
		return err
	}
	defer ours.Close()
	cmd.Stdin = theirs
	if cmd.Stderr == nil {
		cmd.Stderr = os.Stderr
	}
	ownGroup(cmd)
	err = cmd.Start()
	_ = theirs.Close()
	if err != nil {
		return err
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	say := func(b []byte) {
		_ = ours.SetWriteDeadline(time.Now().Add(time.Second))
		_, _ = ours.Write(b) // one that cannot be told has ended, or has enough to read
	}
	for say(order); ; say([]byte{'\n'}) {
		select {
		case <-wake:
			continue
		case err := <-ended:
			return endOf(err)
		case <-ctx.Done():
		}
		_ = ours.Close()
		select {
		case err := <-ended:
			return err
		case <-time.After(apartStop):
			_ = cmd.Process.Kill()
			return errors.Join(errors.New("the process that sends reminders did not stop in time; what it held is sent again"), <-ended)
		}
	}
}

// endOf is the error of a process that was not told to end.
func endOf(err error) error {
	if err == nil {
		return errors.New("it stopped by itself")
	}
	return err
}

// BeSender is the process that SendApart starts: it reads its settings from in and
// sends reminders until in or ctx ends.
func BeSender(ctx context.Context, in io.Reader, log *slog.Logger) error {
	standBehind()
	boundSender()
	r := bufio.NewReader(in)
	var c Config
	d := json.NewDecoder(r)
	if err := d.Decode(&c); err != nil {
		return fmt.Errorf("this command is for the program itself: %w", err)
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	wake := make(chan struct{}, 1)
	go func() {
		defer stop()
		for rest := bufio.NewReader(io.MultiReader(d.Buffered(), r)); ; {
			if _, err := rest.ReadByte(); err != nil {
				return
			}
			select {
			case wake <- struct{}{}:
			default:
			}
		}
	}()
	return SendHere(c, log, time.Now)(ctx, wake)
}
