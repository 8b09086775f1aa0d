package gp

import (
	"errors"
	"strings"
	"testing"
)

func TestACodeIsTwoHalvesThatCheckThemselves(t *testing.T) {
	for name, c := range map[string]struct {
		code Code
		want string
	}{
		"nothing said, nothing done": {Code{}, "0000-0000"},
		"in prison now":              {Code{Answers: Answers(0).With(Prison)}, "001Y-0000"},
		"in Wales, the card is done": {Code{Answers: Answers(0).With(Wales)}.Tick(StepCard), "0G0G-020Y"},
		"a hostel for 3 months":      {Code{Answers: Answers(0).With(Hostel).WithStay(StayLong)}, "204M-0000"},
	} {
		if got := c.code.String(); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestACodeIsReadHoweverItIsWritten(t *testing.T) {
	code := Code{Answers: Answers(0).With(Out).With(NoID).With(English), Ticks: 1<<StepFind | 1<<StepCard}
	s := code.String()
	for _, typed := range []string{
		s, strings.ToLower(s), strings.ReplaceAll(s, "-", ""), strings.Join(strings.Split(s, ""), " "), "  " + s + "\n",
		strings.NewReplacer("0", "O", "1", "I").Replace(s), strings.NewReplacer("0", "o", "1", "l").Replace(s), strings.Replace(s, "-", "\u2013", 1),
	} {
		if got, err := ParseCode(typed); err != nil || got != code {
			t.Errorf("%q: %+v, %v", typed, got, err)
		}
	}
}

func TestEverySingleWrongCharacterIsFound(t *testing.T) {
	for _, code := range []Code{{}, {Answers: 1<<10 | 1023, Ticks: 2047}, {Answers: 0x2a5, Ticks: 0x155}} {
		s := strings.ReplaceAll(code.String(), "-", "")
		for i := range s {
			for _, c := range alphabet {
				wrong := s[:i] + string(c) + s[i+1:]
				if wrong == s {
					continue
				}
				if got, err := ParseCode(wrong); err == nil {
					t.Fatalf("%s was read as %+v; it is %s with one character wrong", wrong, got, s)
				}
			}
		}
	}
}

func TestWhatIsNoCodeIsRefusedWithAReason(t *testing.T) {
	for name, c := range map[string]struct {
		typed string
		want  error
	}{
		"nothing":                   {"", ErrCode},
		"too short":                 {"0000-000", ErrCode},
		"too long":                  {"0000-00000", ErrCode},
		"a letter that is in none":  {"U000-0000", ErrCode},
		"a stay that there is not":  {write(1<<2|3<<10) + "-0000", ErrCode},
		"a code of a newer version": {write(1<<12) + "-0000", ErrNewer},
		"a first half that is bad":  {"0001-0000", ErrCode},
		"a second half that is bad": {"0000-0001", ErrCode},
	} {
		if _, err := ParseCode(c.typed); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestTicksOfStepsThatAreNotKnownYetStay(t *testing.T) {
	s := "0000-" + write(1<<14|1<<StepAsk)
	code, err := ParseCode(s)
	if err != nil || code.Untick(StepAsk).Tick(StepAsk).String() != s {
		t.Errorf("%v, %v", code, err)
	}
}

func FuzzCode(f *testing.F) {
	for _, s := range []string{"0000-0000", "116H-0000", "oooo oooo", "ABCD-EFGH", "\xff", "0000-000O"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		code, err := ParseCode(typed)
		if err != nil {
			return
		}
		again, err := ParseCode(code.String())
		if err != nil || again != code {
			t.Errorf("%q is %+v, written %s, read again %+v, %v", typed, code, code, again, err)
		}
	})
}

func FuzzBits(f *testing.F) {
	f.Add(uint16(0), uint16(0))
	f.Add(uint16(0xfff), uint16(0x7fff))
	f.Fuzz(func(t *testing.T, a, ticks uint16) {
		code := Code{Answers: Answers(a & 0xfff), Ticks: Ticks(ticks & 0x7fff)}
		if code.Answers.Stay() > StayLong {
			return
		}
		if got, err := ParseCode(code.String()); err != nil || got != code {
			t.Errorf("%+v is %s, read as %+v, %v", code, code, got, err)
		}
	})
}
