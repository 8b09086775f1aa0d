package worker

import (
	"context"
	"time"

	"plainwell/internal/redact"
)

// SetOwn sets one's own shown name and the language of one's screens.
func (a *Accounts) SetOwn(ctx context.Context, by Actor, name redact.Text, lang string) error {
	shown, err := normalName(name.Reveal(), "name", MaxShownName)
	if err != nil {
		return err
	}
	return a.Shelf.SetOwn(ctx, by, redact.Text(shown), lang, a.Clock())
}

// Exporter adds to what somebody can take along of their own.
type Exporter interface {
	// Export gives the parts by name, each of which encoding/json can write.
	Export(ctx context.Context, by Actor) (map[string]any, error)
}

// exportTrail is how many lines of the trail one's own data hold at the most.
const exportTrail = 5000

// Export gives all that is kept of an account, as parts by name for encoding/json. No
// password, secret or token is in it.
func (a *Accounts) Export(ctx context.Context, by Actor, here redact.Text) (map[string]any, error) {
	me, err := a.Me(ctx, by)
	if err != nil {
		return nil, err
	}
	teams, err := a.Shelf.Teams(ctx)
	if err != nil {
		return nil, err
	}
	on, left, err := a.Factor(ctx, by)
	if err != nil {
		return nil, err
	}
	account := map[string]any{
		"name": me.Name.Reveal(), "email": me.Email.Reveal(), "role": me.Role, "language": me.Lang, "made": me.Made,
		"secondStep": on, "recoveryCodesLeft": left,
	}
	for _, t := range teams {
		if t.ID == me.Team {
			account["team"] = t.Name
		}
	}
	out := map[string]any{"account": account, "written": a.Clock().UTC().Truncate(time.Second)}
	sessions, err := a.Sessions(ctx, by, here)
	if err != nil {
		return nil, err
	}
	list := []map[string]any{}
	for _, s := range sessions {
		list = append(list, map[string]any{"how": s.How, "browser": s.Browser, "began": s.Made, "used": s.Seen})
	}
	out["sessions"] = list
	keys, err := a.Passkeys(ctx, by)
	if err != nil {
		return nil, err
	}
	list = []map[string]any{}
	for _, k := range keys {
		list = append(list, map[string]any{"name": k.Name.Reveal(), "made": k.Made, "used": k.Used})
	}
	out["passkeys"] = list
	trail, err := a.Shelf.Audit(ctx, by.Team, by.Account, 0, exportTrail)
	if err != nil {
		return nil, err
	}
	list = []map[string]any{}
	for _, e := range trail {
		list = append(list, map[string]any{"at": e.At, "what": e.What, "byMe": e.Account == by.Account})
	}
	out["trail"] = list
	for _, e := range a.Exports {
		more, err := e.Export(ctx, by)
		if err != nil {
			return nil, err
		}
		for name, part := range more {
			out[name] = part
		}
	}
	return out, nil
}
