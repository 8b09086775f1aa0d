package worker

// What an Entry can say of accounts. Each has a message under "kw.audit.".
const (
	DidMakeTeam   = "team.made"
	DidRenameTeam = "team.renamed"
	DidInvite     = "account.invited"
	DidAccept     = "account.accepted"
	DidSignIn     = "account.signed-in"
)
