package worker

import (
	"context"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
)

// trailPage is how many lines of the trail one page shows.
const trailPage = 50

// People gives a person that somebody may see. Desk satisfies it.
type People interface {
	Person(ctx context.Context, by Actor, id PersonID) (Person, error)
}

// TrailLine is an entry with the names of who did it and to whom. A name is "" for
// nobody, and for an account that has none yet.
type TrailLine struct {
	Entry
	Who, Whom redact.Text
	Nick      redact.Text // of the person that it is about; "" for none, and for one who is gone
}

// Trail gives a page of the trail of one's own team, the newest first, for its lead.
// before is the last id of the page before, 0 for the first; more is the one to ask
// with for the next page, 0 where there is none.
func (a *Accounts) Trail(ctx context.Context, by Actor, before int64) (lines []TrailLine, more int64, err error) {
	if by.Role != RoleLead || by.Account == 0 {
		return nil, 0, ErrNotYours
	}
	entries, err := a.Shelf.Audit(ctx, by.Team, 0, before, trailPage+1)
	if err != nil {
		return nil, 0, err
	}
	if len(entries) > trailPage {
		entries = entries[:trailPage]
		more = entries[trailPage-1].ID
	}
	names := map[AccountID]redact.Text{}
	name := func(id AccountID) (redact.Text, error) {
		known, ok := names[id]
		if ok || id == 0 {
			return known, nil
		}
		account, err := a.Shelf.Account(ctx, id)
		if err != nil && !fault.Is(err, fault.NotFound) {
			return "", err
		}
		names[id] = account.Name
		if account.Name == "" {
			names[id] = account.Email // invited, and not here yet
		}
		return names[id], nil
	}
	nicks := map[PersonID]redact.Text{}
	nick := func(id PersonID) (redact.Text, error) {
		if _, known := nicks[id]; !known && id != 0 && a.People != nil {
			p, err := a.People.Person(ctx, by, id)
			if err != nil && !fault.Is(err, fault.NotFound) {
				return "", err
			}
			nicks[id] = p.Nick
		}
		return nicks[id], nil
	}
	for _, e := range entries {
		line := TrailLine{Entry: e}
		if line.Who, err = name(e.Account); err != nil {
			return nil, 0, err
		}
		if line.Whom, err = name(e.Other); err != nil {
			return nil, 0, err
		}
		if line.Nick, err = nick(e.Person); err != nil {
			return nil, 0, err
		}
		lines = append(lines, line)
	}
	return lines, more, nil
}
