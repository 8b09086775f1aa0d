package gp

import (
	"slices"
	"strings"
	"testing"

	"plainwell/internal/content"
)

func said(list ...Answer) Answers {
	var a Answers
	for _, one := range list {
		a = a.With(one)
	}
	return a
}

func names(list []Step) string {
	var all []string
	for _, s := range list {
		all = append(all, s.Name())
	}
	return strings.Join(all, " ")
}

func TestEachPersonGetsTheirSteps(t *testing.T) {
	for name, c := range map[string]struct {
		said Answers
		want string
	}{
		"nothing said":                {0, "find answers card ask joined"},
		"in prison":                   {said(Prison), "before medicine answers find card joined"},
		"just out":                    {said(Out), "medicine find answers card ask joined"},
		"in a hostel":                 {said(Hostel), "medicine hostel find answers card ask joined"},
		"moved":                       {said(Moved), "find answers card ask joined"},
		"no address and no ID":        {said(NoAddress, NoID), "find answers card ask joined"},
		"English is hard":             {said(English), "find answers language card ask joined"},
		"refused":                     {said(Refused), "refused find answers card ask joined"},
		"refused and just out":        {said(Refused, Out), "medicine refused find answers card ask joined"},
		"removed":                     {said(Removed), "medicine removed find answers card ask joined"},
		"in Wales":                    {said(Wales), "find answers card ask joined"},
		"in prison, English is hard":  {said(Prison, English), "before medicine answers find language card joined"},
		"everything: refused says it": {said(AllAnswers()...), "before medicine refused hostel answers find language card joined"},
	} {
		if got := names(Steps(c.said)); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestNobodyGetsMoreThanNineStepsOrOneTwiceOrNoWayToFinish(t *testing.T) {
	for a := range Answers(1 << answers) {
		list := Steps(a)
		if len(list) > MostSteps || list[len(list)-1] != StepJoined || !slices.Contains(list, StepFind) {
			t.Fatalf("%b: %s", a, names(list))
		}
		for i, s := range list {
			if slices.Contains(list[:i], s) {
				t.Fatalf("%b: %s is there twice", a, s.Name())
			}
		}
		if a.Has(Removed) && !slices.Contains(list, StepRemoved) && !slices.Contains(list, StepRefused) {
			t.Fatalf("%b: nothing tells what to do when taken off a list", a)
		}
	}
}

func TestTheNextStepIsTheFirstThatIsNotDone(t *testing.T) {
	list := Steps(0)
	code := Code{}
	for i, s := range list {
		if got := code.Ticks.Next(list); got != i || code.Ticks.Done(list) != i {
			t.Errorf("after %d steps the next is %d", i, got)
		}
		code = code.Tick(s)
	}
	if code.Ticks.Next(list) != len(list) {
		t.Error("there is a next step after the last")
	}
	if code = code.Untick(StepFind); code.Ticks.Next(list) != 0 {
		t.Error("a step that is not done after all is not next")
	}
}

func TestSectionsFitWhatWasSaid(t *testing.T) {
	for name, c := range map[string]struct {
		said      Answers
		fits, not []string
	}{
		"nothing said":     {0, []string{"england"}, []string{"wales", "prison", "short-stay", "long-stay", "no-id", "nonsense", ""}},
		"no ID in Wales":   {said(NoID, Wales), []string{"no-id", "wales"}, []string{"england", "no-address"}},
		"a hostel":         {said(Hostel), []string{"hostel", "short-stay", "long-stay"}, []string{"moved"}},
		"a short stay":     {said(Hostel).WithStay(StayShort), []string{"short-stay"}, []string{"long-stay"}},
		"a long stay":      {said(Hostel).WithStay(StayLong), []string{"long-stay"}, []string{"short-stay"}},
		"a stay no longer": {said(Moved).WithStay(StayShort), nil, []string{"short-stay", "long-stay"}},
	} {
		for _, condition := range c.fits {
			if !c.said.Fits(condition) {
				t.Errorf("%s: %q does not fit", name, condition)
			}
		}
		for _, condition := range c.not {
			if c.said.Fits(condition) {
				t.Errorf("%s: %q fits", name, condition)
			}
		}
	}
}

func TestEveryConditionOfAPageFitsSomebody(t *testing.T) {
	for _, condition := range content.Conditions {
		if !slices.ContainsFunc(append(AllAnswers(), answers), func(one Answer) bool { return said(one).Fits(condition) }) {
			t.Errorf("%q fits nobody", condition)
		}
	}
	for _, one := range AllAnswers() {
		if !slices.Contains(content.Conditions, one.Name()) {
			t.Errorf("no section can be for %q", one.Name())
		}
	}
}

func TestNamesLeadBack(t *testing.T) {
	for _, s := range AllSteps() {
		if got, ok := StepNamed(s.Name()); !ok || got != s {
			t.Errorf("%s leads to %v", s.Name(), got)
		}
	}
	for _, a := range AllAnswers() {
		if got, ok := AnswerNamed(a.Name()); !ok || got != a {
			t.Errorf("%s leads to %v", a.Name(), got)
		}
	}
	for _, wrong := range []string{"", "nothing", "find "} {
		if _, ok := StepNamed(wrong); ok {
			t.Errorf("%q is a step", wrong)
		}
	}
}
