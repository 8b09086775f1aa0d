package worker

import "time"

// Entry is one line of a team's audit trail: who did what to what, and when. It holds
// no text that anyone typed.
type Entry struct {
	ID      int64 // higher is later; 0 before it is kept
	At      time.Time
	Team    TeamID
	Account AccountID // 0 for a key
	Key     KeyID     // 0 for an account
	What    string    // such as "person-added"; its message key is "kw.audit." + What
	Person  PersonID  // 0 where it is about no person
	Other   AccountID // the account that it was done to, 0 for none
}
