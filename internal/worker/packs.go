package worker

import "plainwell/internal/share"

// Packs says whose packs an account may see in a list and end: its own; a lead, those
// of the whole team; a publisher, besides, those of every team that have own words,
// because these are published under the site's name.
func (a Actor) Packs() share.Scope {
	in := share.Scope{Account: int64(a.Account)}
	switch a.Role {
	case RoleLead:
		in.TeamID = int64(a.Team)
	case RolePublisher:
		in.AnyWords = true
	}
	return in
}

// Owner is who a pack belongs to that the account makes.
func (a Actor) Owner() share.Owner {
	return share.Owner{Account: int64(a.Account), TeamID: int64(a.Team)}
}
