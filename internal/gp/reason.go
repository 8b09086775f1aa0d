package gp

import "slices"

// Reason is what a surgery said when it said no.
type Reason string

// The reasons. Their words stand in addresses, so they give nobody away.
const (
	ReasonClosed  Reason = "closed"   // the list is closed
	ReasonArea    Reason = "area"     // you live too far away
	ReasonID      Reason = "id"       // you need ID
	ReasonAddress Reason = "address"  // you need proof of address
	ReasonNotHere Reason = "not-here" // "we do not take people from prison"
	ReasonRude    Reason = "rude"     // they were rude, or you were told to go
	ReasonRemoved Reason = "removed"  // you were taken off the list
	ReasonList    Reason = "list"     // you are on the Special Allocation Scheme
)

// Reasons lists them in the order in which they are asked.
var Reasons = []Reason{ReasonClosed, ReasonArea, ReasonID, ReasonAddress, ReasonNotHere, ReasonRude, ReasonRemoved, ReasonList}

// Known says whether it is one of Reasons.
func (r Reason) Known() bool { return slices.Contains(Reasons, r) }
