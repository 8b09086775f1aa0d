package worker

// What an Entry can say of teams and accounts. Each has a message under "kw.audit.".
const (
	DidMakeTeam       = "team-made"
	DidRenameTeam     = "team-renamed"
	DidInvite         = "account-invited"
	DidInviteAgain    = "account-invited-again"
	DidAccept         = "account-accepted"
	DidChangeRole     = "account-changed"
	DidJoinTeam       = "account-joined"
	DidTurnOff        = "account-off"
	DidTurnOn         = "account-on"
	DidResetFactor    = "account-reset"
	DidSignIn         = "signed-in"
	DidBindOffice     = "office-bound"
	DidChangePassword = "password-changed"
	DidSetFactor      = "code-set"
	DidDropFactor     = "code-dropped"
	DidUseRecovery    = "code-spare"
	DidAddPasskey     = "passkey-added"
	DidDropPasskey    = "passkey-dropped"
)
