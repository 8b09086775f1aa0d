package remind

// Offset is how long before the start a reminder comes: whole calendar days, or
// elapsed hours. Exactly one of the two is above zero; the zero Offset means "as
// soon as may be" (a change, or a date nearer than every offset).
type Offset struct {
	Days  int
	Hours int
}
