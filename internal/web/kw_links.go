package web

import (
	"slices"

	"plainwell/internal/worker"
)

// kwLink is one way on from the first page of key workers, for those who may go there.
type kwLink struct {
	Href, Key string
	who       []worker.Role
}

// kwLinks lists the pages that somebody may open, for the end of the first page.
func kwLinks(by worker.Actor) []kwLink {
	return slices.DeleteFunc([]kwLink{
		{"/kw/hand", "kw.hand.title", caseload},
		{"/kw/files", "kw.files.title", caseload},
		{"/kw/words", "kw.words.title", wordsmiths},
		{"/kw/packs", "kw.packs.title", signedIn},
		{"/kw/team/audit", "kw.audit.title", leads},
		{"/kw/keys", "kw.keys.title", leads},
		{"/kw/admin/people", "kw.staff.title", admins},
		{"/kw/admin/teams", "kw.teams.title", admins},
		{"/kw/account", "kw.account.title", signedIn},
	}, func(l kwLink) bool { return !slices.Contains(l.who, by.Role) })
}
