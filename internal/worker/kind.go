package worker

import (
	"context"

	"plainwell/internal/redact"
)

// KindKeys are the message keys of the kind words that come with the program.
var KindKeys = []string{"kw.kind.well-done", "kw.kind.good-to-see", "kw.kind.thanks", "kw.kind.big-step", "kw.kind.here"}

// SayKind leaves kind words for a person: of KindKeys by their key, or the team's own
// by their number. They stand on the pages of the person's dates when they next look.
// Nothing is sent.
func (d *Desk) SayKind(ctx context.Context, by Actor, id PersonID, key string, own int64) error {
	if _, err := d.Person(ctx, by, id); err != nil {
		return err
	}
	for _, k := range KindKeys {
		if k == key {
			return d.shelf.SayKind(ctx, id, key, "", d.entry(by, "person-praised", id))
		}
	}
	all, err := d.UsableWords(ctx, by, SortKind)
	for _, w := range all {
		if w.ID == own {
			return d.shelf.SayKind(ctx, id, "", redact.Text(w.Text), d.entry(by, "person-praised", id))
		}
	}
	if err == nil {
		err = ErrNotYours
	}
	return err
}
