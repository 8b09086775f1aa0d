// Package worker is the key workers' side: teams and their accounts, the people on a
// caseload, the dates that are made for them, and what a colleague may see and do.
// It knows neither SQL nor HTTP.
package worker

import "slices"

// Role is what an account may do. Each account has one, in one team.
type Role string

// The roles. A lead is a worker who sees the whole team's caseload and its audit
// trail. A publisher writes templates and kind words and approves packs, and has no
// caseload. An admin makes teams and accounts; of people an admin sees no more than a
// worker of the same team does: their own.
const (
	RoleWorker    Role = "worker"
	RoleLead      Role = "lead"
	RolePublisher Role = "publisher"
	RoleAdmin     Role = "admin"
)

// Roles lists every role in the order of the form.
var Roles = []Role{RoleWorker, RoleLead, RolePublisher, RoleAdmin}

// Known says whether the role is one of Roles.
func (r Role) Known() bool { return slices.Contains(Roles, r) }

// HasCaseload says whether an account of this role has people of its own.
func (r Role) HasCaseload() bool { return r != RolePublisher && r.Known() }

// Key is the message key of the role.
func (r Role) Key() string { return "kw.role." + string(r) }
