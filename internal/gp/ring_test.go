package gp

import (
	"slices"
	"testing"
)

func TestWhatIsSaidOnThePhoneFollowsWhatIsTicked(t *testing.T) {
	if got := Ring(0); !slices.Equal(got, []Spoken{SpokenHello, SpokenWriting, SpokenName}) {
		t.Errorf("with nothing ticked: %v", got)
	}
	all := Ring(1<<answers - 1)
	if !slices.Equal(all, []Spoken{SpokenHello, SpokenBack, SpokenID, SpokenAddress, SpokenInterpreter, SpokenWriting, SpokenName}) {
		t.Errorf("with everything ticked: %v", all)
	}
	for _, one := range RingAsked {
		if one != Wales && len(Ring(Answers(0).With(one))) != len(Ring(0))+1 {
			t.Errorf("%s is asked and changes nothing", one.Name())
		}
	}
}
