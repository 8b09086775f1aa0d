package gp

import (
	"testing"

	"plainwell/internal/fault"
)

func TestTheFirstHalfOfAPostcodeIsRead(t *testing.T) {
	for typed, want := range map[string]string{
		"": "", "  ": "", "LS1": "LS1", "ls1": "LS1", " m1 ": "M1", "EC1A": "EC1A", "SW 1A": "SW1A", "B33": "B33", "CF10": "CF10", "W1A": "W1A",
		"LS1 4AB": "LS1", "ls14ab": "LS1", "EC1A 1BB": "EC1A", "M1 1AE": "M1",
	} {
		if got, err := Area(typed); err != nil || got != want {
			t.Errorf("%q: %q, %v", typed, got, err)
		}
	}
	for _, typed := range []string{"Leeds", "1LS", "LS", "LS1 4", "LS1 4A", "LS123", "ABC1", "LS1; DROP TABLE", "LS1 4AB 5", "12345678901234567890123", "ÉS1"} {
		got, err := Area(typed)
		if !fault.Is(err, fault.Invalid) || got != "" {
			t.Errorf("%q is taken as %q, %v", typed, got, err)
		}
	}
}

func FuzzArea(f *testing.F) {
	for _, s := range []string{"LS1", "ls1 4ab", "EC1A", "nowhere", "\xff1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		area, err := Area(typed)
		if err != nil || area == "" {
			return
		}
		if again, err := Area(area); err != nil || again != area || len(area) > 4 {
			t.Errorf("%q gives %q, and that gives %q, %v", typed, area, again, err)
		}
	})
}
