package gp

// Spoken is one thing to say when a surgery is rung: the end of a message key.
type Spoken string

// The lines, in the order in which they are said.
const (
	SpokenHello       Spoken = "hello"
	SpokenID          Spoken = "id"
	SpokenAddress     Spoken = "address"
	SpokenInterpreter Spoken = "interpreter"
	SpokenBack        Spoken = "back"    // put me back on your list
	SpokenWriting     Spoken = "writing" // the reason in writing, if they say no
	SpokenName        Spoken = "name"    // who was spoken to
)

// RingAsked are the answers that change what is said on the phone, in the order in which
// they are asked.
var RingAsked = []Answer{NoID, NoAddress, English, Removed, Wales}

// Ring gives what to say to a surgery on the phone for what a reader said. The words
// for England quote its charter; in Wales the rules are less clear, and the lines of the
// same names have words of their own.
func Ring(a Answers) []Spoken {
	lines := []Spoken{SpokenHello}
	for _, l := range []struct {
		one  Answer
		line Spoken
	}{{Removed, SpokenBack}, {NoID, SpokenID}, {NoAddress, SpokenAddress}, {English, SpokenInterpreter}} {
		if a.Has(l.one) {
			lines = append(lines, l.line)
		}
	}
	return append(lines, SpokenWriting, SpokenName)
}
