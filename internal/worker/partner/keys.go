package partner

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/seal"
	"plainwell/internal/worker"
)

// KeyShelf keeps keys. The store satisfies it.
type KeyShelf interface {
	// AddKey stores a new key with the lookup of its secret, and gives it back with
	// its ID. by is noted in the audit trail.
	AddKey(ctx context.Context, by worker.Actor, k Key, secret redact.Text) (Key, error)
	// KeysOf gives the keys of a team, the newest first.
	KeysOf(ctx context.Context, team worker.TeamID) ([]Key, error)
	// EndKey turns a key of a team off for good. An unknown one is fault.NotFound.
	EndKey(ctx context.Context, by worker.Actor, id worker.KeyID, now time.Time) error
	// KeyBySecret finds a key, or fault.NotFound.
	KeyBySecret(ctx context.Context, secret redact.Text) (Key, error)
	// TouchKey notes the day on which a key was used.
	TouchKey(ctx context.Context, k Key, now time.Time) error
}

// Keys is where a team's lead makes and ends keys, and where a key is known again.
type Keys struct {
	shelf  KeyShelf
	clock  func() time.Time
	random io.Reader
}

// NewKeys makes Keys over a shelf.
func NewKeys(shelf KeyShelf, clock func() time.Time, random io.Reader) *Keys {
	return &Keys{shelf: shelf, clock: clock, random: random}
}

// NewKey is what a lead asks for.
type NewKey struct {
	Name   string
	Test   bool
	Scopes []Scope
	Days   int // how long it works; 0: until it is turned off
}

// KeyDays are the lengths of life that the form offers.
var KeyDays = []int{30, 90, 365, 0}

// New makes a key and gives its secret, which cannot be shown again. Wrong fields are
// fault.Invalid with fields name, scopes and days. More than MaxKeys that work is
// fault.TooMany.
func (k *Keys) New(ctx context.Context, by worker.Actor, want NewKey) (Key, redact.Text, error) {
	if !leads(by) {
		return Key{}, "", worker.ErrNotYours
	}
	now := k.clock()
	key := Key{Team: by.Team, Test: want.Test, Made: now}
	if err := want.into(&key); err != nil {
		return Key{}, "", err
	}
	all, err := k.shelf.KeysOf(ctx, by.Team)
	if err != nil {
		return Key{}, "", fmt.Errorf("counting keys: %w", err)
	}
	working := 0
	for _, old := range all {
		if old.Works(now) {
			working++
		}
	}
	if working >= MaxKeys {
		return Key{}, "", fault.New(fault.TooMany, "kw.keys.error.many").With(map[string]any{"Max": MaxKeys})
	}
	token, err := seal.Token(k.random)
	if err != nil {
		return Key{}, "", err
	}
	secret := redact.Text(key.beginning() + token.Reveal())
	key, err = k.shelf.AddKey(ctx, by, key, secret)
	return key, secret, err
}

// into checks what was asked for.
func (w NewKey) into(key *Key) error {
	var wrong []fault.Field
	name := strings.Join(strings.Fields(w.Name), " ")
	switch {
	case name == "":
		wrong = append(wrong, fault.Field{Name: "name", Key: "kw.keys.error.name"})
	case !utf8.ValidString(name) || utf8.RuneCountInString(name) > MaxKeyName:
		wrong = append(wrong, fault.Field{Name: "name", Key: "kw.keys.error.name-long", Args: map[string]any{"Max": MaxKeyName}})
	}
	key.Name = redact.Text(name)
	for _, s := range Scopes {
		if slices.Contains(w.Scopes, s) {
			key.Scopes = append(key.Scopes, s)
		}
	}
	if len(key.Scopes) == 0 || len(key.Scopes) != len(w.Scopes) {
		wrong = append(wrong, fault.Field{Name: "scopes", Key: "kw.keys.error.scopes"})
	}
	if !slices.Contains(KeyDays, w.Days) {
		wrong = append(wrong, fault.Field{Name: "days", Key: "kw.keys.error.days"})
	} else if w.Days > 0 {
		key.Expires = key.Made.AddDate(0, 0, w.Days)
	}
	return fault.Fields("kw.keys.error.form", wrong...)
}

// List gives the keys of the lead's team, the newest first.
func (k *Keys) List(ctx context.Context, by worker.Actor) ([]Key, error) {
	if !leads(by) {
		return nil, worker.ErrNotYours
	}
	return k.shelf.KeysOf(ctx, by.Team)
}

// End turns a key off for good.
func (k *Keys) End(ctx context.Context, by worker.Actor, id worker.KeyID) error {
	if !leads(by) {
		return worker.ErrNotYours
	}
	return yours(k.shelf.EndKey(ctx, by, id, k.clock()))
}

// Find gives the key of a secret, if it works now, and notes the day. Anything else is
// ErrNoKey.
func (k *Keys) Find(ctx context.Context, secret redact.Text) (Key, error) {
	if s := secret.Reveal(); !strings.HasPrefix(s, TestKey) && !strings.HasPrefix(s, LiveKey) {
		return Key{}, ErrNoKey
	}
	key, err := k.shelf.KeyBySecret(ctx, secret)
	if fault.Is(err, fault.NotFound) {
		return Key{}, ErrNoKey
	}
	if err != nil {
		return Key{}, err
	}
	now := k.clock()
	if !key.Works(now) {
		return Key{}, ErrNoKey
	}
	return key, k.shelf.TouchKey(ctx, key, now)
}

// leads says whether somebody may look after keys and callbacks of their team: its
// lead, signed in. A key makes no keys.
func leads(by worker.Actor) bool { return by.Role == worker.RoleLead && by.Account != 0 }

// yours turns "not there" into the one answer for what is another team's.
func yours(err error) error {
	if fault.Is(err, fault.NotFound) {
		return worker.ErrNotYours
	}
	return err
}
