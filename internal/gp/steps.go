package gp

import "slices"

// Step is one thing to do on the way. Its number is its bit in the code, so none may
// ever be renumbered: a new one goes to the end.
type Step uint8

// The steps by their bits. Steps gives them in the order in which they are done.
const (
	StepMedicine Step = iota
	StepBefore        // still in prison
	StepHostel
	StepRemoved
	StepFind
	StepAnswers
	StepCard
	StepLanguage
	StepAsk
	StepRefused
	StepJoined
	steps // how many there are
)

var stepNames = [steps]string{"medicine", "before", "hostel", "removed", "find", "answers", "card", "language", "ask", "refused", "joined"}

// Name is the step in addresses, and the end of its page's name: "find".
func (s Step) Name() string { return stepNames[s] }

// Page is the name of the step's page: "gp-step-find".
func (s Step) Page() string { return "gp-step-" + s.Name() }

// AllSteps lists every step, by its bit.
func AllSteps() []Step {
	all := make([]Step, steps)
	for i := range all {
		all[i] = Step(i)
	}
	return all
}

// StepNamed gives the step of a name; false if there is none.
func StepNamed(name string) (Step, bool) {
	i := slices.Index(stepNames[:], name)
	return Step(max(i, 0)), i >= 0
}

// Ticks are the steps that are done: a bit for each Step. Bits of steps that are not
// known here stay as they are.
type Ticks uint16

// Has says whether a step is done.
func (t Ticks) Has(s Step) bool { return t>>s&1 == 1 }

// MostSteps is how many steps nobody gets more of.
const MostSteps = 9

// Steps gives the steps of a reader in the order in which they are done. In prison
// the health team asks the surgery, so that there is no step for it.
func Steps(a Answers) []Step {
	prison := a.Has(Prison)
	var list []Step
	add := func(s Step, wanted bool) {
		if wanted {
			list = append(list, s)
		}
	}
	add(StepBefore, prison)
	add(StepMedicine, prison || a.Has(Out) || a.Has(Hostel) || a.Has(Removed))
	add(StepRefused, a.Has(Refused))
	add(StepHostel, a.Has(Hostel))
	add(StepRemoved, a.Has(Removed))
	add(StepAnswers, prison)
	add(StepFind, true)
	add(StepAnswers, !prison)
	add(StepLanguage, a.Has(English))
	add(StepCard, true)
	add(StepAsk, !prison)
	add(StepJoined, true)
	if len(list) > MostSteps {
		// "They said no" tells of being taken off a list too.
		list = slices.DeleteFunc(list, func(s Step) bool { return s == StepRemoved })
	}
	return list
}

// Next gives the place of the first step that is not done, from 0; len(list) when all
// are done.
func (t Ticks) Next(list []Step) int {
	i := slices.IndexFunc(list, func(s Step) bool { return !t.Has(s) })
	if i < 0 {
		return len(list)
	}
	return i
}

// Done counts the steps of a list that are done.
func (t Ticks) Done(list []Step) int {
	n := 0
	for _, s := range list {
		if t.Has(s) {
			n++
		}
	}
	return n
}
