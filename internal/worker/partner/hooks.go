package partner

import (
	"context"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"
	"time"

	"plainwell/internal/fault"
	"plainwell/internal/outbound"
	"plainwell/internal/redact"
	"plainwell/internal/worker"
)

// HookShelf keeps callbacks and what became of them. The store satisfies it. Every
// method asks whose they are: by's team, and test or live as by is; an account sees
// both. What is not theirs is fault.NotFound.
type HookShelf interface {
	AddHook(ctx context.Context, by worker.Actor, h Hook) (Hook, error)
	Hooks(ctx context.Context, by worker.Actor) ([]Hook, error)
	ReplaceHook(ctx context.Context, by worker.Actor, h Hook) error
	RemoveHook(ctx context.Context, by worker.Actor, id HookID) error
	// Deliveries gives up to limit of a callback, the newest first, from before one
	// (0: from the newest).
	Deliveries(ctx context.Context, by worker.Actor, id HookID, before int64, limit int) ([]Delivery, error)
	// TryHook writes an event that goes to this callback alone.
	TryHook(ctx context.Context, by worker.Actor, id HookID, now time.Time) error
}

// Hooks is where a team's lead, and a key with the scope, look after callbacks.
type Hooks struct {
	shelf  HookShelf
	policy *outbound.Policy
	clock  func() time.Time
	random io.Reader
	wrote  func()
}

// NewHooks makes Hooks over a shelf. policy says which addresses may be called; wrote
// is called when there is something to send.
func NewHooks(shelf HookShelf, policy *outbound.Policy, clock func() time.Time, random io.Reader, wrote func()) *Hooks {
	return &Hooks{shelf, policy, clock, random, wrote}
}

// New makes a callback and gives its secret, which is not shown again. Wrong fields
// are fault.Invalid with fields url and events; more than MaxHooks is fault.TooMany.
func (h *Hooks) New(ctx context.Context, by worker.Actor, address string, kinds []Kind, test bool) (Hook, error) {
	if !mayCall(by) {
		return Hook{}, worker.ErrNotYours
	}
	if by.Key != 0 {
		test = by.Test
	}
	hook := Hook{Team: by.Team, Test: test, Made: h.clock()}
	var wrong []fault.Field
	checked, err := h.policy.Check(strings.TrimSpace(address))
	switch {
	case err != nil || len(address) > MaxAddress:
		wrong = append(wrong, fault.Field{Name: "url", Key: "kw.callbacks.error.url"})
	default:
		hook.Address = redact.Text(checked.String())
	}
	for _, k := range Kinds {
		if slices.Contains(kinds, k) {
			hook.Kinds = append(hook.Kinds, k)
		}
	}
	if len(hook.Kinds) == 0 || len(hook.Kinds) != len(kinds) {
		wrong = append(wrong, fault.Field{Name: "events", Key: "kw.callbacks.error.events"})
	}
	if err := fault.Fields("kw.callbacks.error.form", wrong...); err != nil {
		return Hook{}, err
	}
	all, err := h.shelf.Hooks(ctx, by)
	if err != nil {
		return Hook{}, fmt.Errorf("counting callbacks: %w", err)
	}
	same := 0
	for _, old := range all {
		if old.Test == test {
			same++
		}
	}
	if same >= MaxHooks {
		return Hook{}, fault.New(fault.TooMany, "kw.callbacks.error.many").With(map[string]any{"Max": MaxHooks})
	}
	if hook.Secret, err = newSecret(h.random); err != nil {
		return Hook{}, err
	}
	return h.shelf.AddHook(ctx, by, hook)
}

// List gives the callbacks that by may see, the newest first.
func (h *Hooks) List(ctx context.Context, by worker.Actor) ([]Hook, error) {
	if !mayCall(by) {
		return nil, worker.ErrNotYours
	}
	return h.shelf.Hooks(ctx, by)
}

// Get gives one callback, or worker.ErrNotYours.
func (h *Hooks) Get(ctx context.Context, by worker.Actor, id HookID) (Hook, error) {
	all, err := h.List(ctx, by)
	if err != nil {
		return Hook{}, err
	}
	for _, hook := range all {
		if hook.ID == id {
			return hook, nil
		}
	}
	return Hook{}, worker.ErrNotYours
}

// Rotate gives a callback a new secret. The one before signs too for OldSecret; one
// from before that signs no more.
func (h *Hooks) Rotate(ctx context.Context, by worker.Actor, id HookID) (Hook, error) {
	hook, err := h.Get(ctx, by, id)
	if err != nil {
		return Hook{}, err
	}
	hook.Old, hook.OldUntil = hook.Secret, h.clock().Add(OldSecret)
	if hook.Secret, err = newSecret(h.random); err != nil {
		return Hook{}, err
	}
	return hook, yours(h.shelf.ReplaceHook(ctx, by, hook))
}

// Remove ends a callback with all that was owed to it.
func (h *Hooks) Remove(ctx context.Context, by worker.Actor, id HookID) error {
	if !mayCall(by) {
		return worker.ErrNotYours
	}
	return yours(h.shelf.RemoveHook(ctx, by, id))
}

// Try sends an event of kind Try to one callback.
func (h *Hooks) Try(ctx context.Context, by worker.Actor, id HookID) error {
	if _, err := h.Get(ctx, by, id); err != nil {
		return err
	}
	err := yours(h.shelf.TryHook(ctx, by, id, h.clock()))
	if err == nil {
		h.wrote()
	}
	return err
}

// Log gives what became of the events for a callback, the newest first.
func (h *Hooks) Log(ctx context.Context, by worker.Actor, id HookID, before int64, limit int) ([]Delivery, error) {
	if !mayCall(by) {
		return nil, worker.ErrNotYours
	}
	list, err := h.shelf.Deliveries(ctx, by, id, before, limit)
	return list, yours(err)
}

// mayCall says whether somebody may look after callbacks: the lead, or a key, of
// which the caller knows that it has the scope.
func mayCall(by worker.Actor) bool { return leads(by) || by.Key != 0 && by.Account == 0 }

func hostOf(address redact.Text) string {
	u, err := url.Parse(address.Reveal())
	if err != nil {
		return ""
	}
	return u.Host
}
