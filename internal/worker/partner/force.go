package partner

import (
	"strings"

	"plainwell/internal/remind"
	"plainwell/internal/worker"
)

// Force is what a reference for trying out brings about on each date that a test key
// makes for its person, so that another system can see every state.
type Force struct {
	Reach worker.Reach // "" for what it is
	Said  remind.Said  // "" for no answer
}

// forces are the beginnings of such references. After one may stand a hyphen and more,
// so that there can be several.
var forces = map[string]Force{
	"test-reach-none":    {Reach: worker.ReachNone},
	"test-reach-off":     {Reach: worker.ReachOff},
	"test-reach-on":      {Reach: worker.ReachOn},
	"test-reach-may-not": {Reach: worker.ReachMayNot},
	"test-answer-going":  {Reach: worker.ReachOn, Said: remind.SaidGoing},
	"test-answer-cant":   {Reach: worker.ReachOn, Said: remind.SaidCant},
	"test-answer-help":   {Reach: worker.ReachOn, Said: remind.SaidHelp},
}

// ForceOf gives what a reference brings about. Only of people for trying out may it be
// asked.
func ForceOf(ref string) Force {
	for beginning, f := range forces {
		if ref == beginning || strings.HasPrefix(ref, beginning+"-") {
			return f
		}
	}
	return Force{}
}

// ForcedRefs lists the beginnings, in the order of the alphabet.
func ForcedRefs() []string {
	return []string{"test-answer-cant", "test-answer-going", "test-answer-help", "test-reach-may-not", "test-reach-none", "test-reach-off", "test-reach-on"}
}
