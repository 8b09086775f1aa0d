// Package gp is the way to a GP surgery: what a reader said about themselves, the
// steps that follow from it, the short code that carries both, what a surgery may say,
// and the counts. It knows no HTML and no SQL, and keeps nothing.
package gp

import "slices"

// Answer is one thing that a reader may tick. Its number is its bit in the code, so
// none may ever be renumbered.
type Answer uint8

// The ten answers, in the order of the questions.
const (
	Prison Answer = iota
	Out
	Hostel
	Moved
	NoAddress
	NoID
	English // English is hard
	Refused
	Removed // was taken off a list
	Wales
	answers // how many there are
)

// answerNames are the conditions of a page's sections and the fields of the form.
var answerNames = [answers]string{"prison", "out", "hostel", "moved", "no-address", "no-id", "english", "refused", "removed", "wales"}

// Name is the answer as a condition of a section: "no-address".
func (a Answer) Name() string { return answerNames[a] }

// AllAnswers lists the answers in the order of the questions.
func AllAnswers() []Answer {
	all := make([]Answer, answers)
	for i := range all {
		all[i] = Answer(i)
	}
	return all
}

// AnswerNamed gives the answer of a name; false if there is none.
func AnswerNamed(name string) (Answer, bool) {
	i := slices.Index(answerNames[:], name)
	return Answer(max(i, 0)), i >= 0
}

// Stay is how long somebody stays in a hostel.
type Stay uint8

// The stays. Under 3 months a surgery may take a person as a temporary patient.
const (
	StayNotSaid Stay = iota
	StayShort        // less than 3 months
	StayLong         // 3 months or more
)

// Answers is what a reader said: a bit for each Answer, and the stay in bits 10 and
// 11. The zero Answers is somebody who ticked nothing.
type Answers uint16

const stayBit = 10

// Has says whether an answer was ticked.
func (a Answers) Has(one Answer) bool { return a>>one&1 == 1 }

// With gives the answers with one more.
func (a Answers) With(one Answer) Answers { return a | 1<<one }

// Stay is how long the reader stays in the hostel.
func (a Answers) Stay() Stay { return Stay(a >> stayBit & 3) }

// WithStay gives the answers with a stay.
func (a Answers) WithStay(s Stay) Answers { return a&^(3<<stayBit) | Answers(s)<<stayBit }

// Fits says whether a section with a condition is for this reader. It knows the names
// of the answers, england for those who did not tick Wales, and short-stay and
// long-stay for those in a hostel: both while the stay was not said.
func (a Answers) Fits(condition string) bool {
	switch condition {
	case "england":
		return !a.Has(Wales)
	case "short-stay":
		return a.Has(Hostel) && a.Stay() != StayLong
	case "long-stay":
		return a.Has(Hostel) && a.Stay() != StayShort
	}
	one, ok := AnswerNamed(condition)
	return ok && a.Has(one)
}
