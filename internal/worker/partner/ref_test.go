package partner

import (
	"strings"
	"testing"

	"plainwell/internal/remind"
	"plainwell/internal/worker"
)

func TestAReferenceThatGivesAPersonAwayIsRefused(t *testing.T) {
	for ref, want := range map[string]string{
		"case-4711": "", "550e8400-e29b-41d4-a716-446655440000": "", "A/2026/00123": "", "test-reach-may-not-3": "", "blue 7": "",
		"": "api.error.needed", " ": "api.error.needed", "x ": "api.error.ref-signs", "a\nb": "api.error.ref-signs", "\xff": "api.error.ref-signs",
		strings.Repeat("x", 65): "api.error.ref-long", "Jane Smith": "api.error.ref-personal", "943 476 5919": "api.error.ref-personal",
		"nhs-9434765919": "api.error.ref-personal", "j.smith@example.org": "api.error.ref-personal", "03/05/1981": "api.error.ref-personal", "TS18 1HU": "api.error.ref-personal",
	} {
		if got := CheckRef(ref); got != want {
			t.Errorf("%q: %q, want %q", ref, got, want)
		}
	}
}

func TestAReferenceForTryingOutForcesEachState(t *testing.T) {
	reaches, answers := map[worker.Reach]bool{}, map[remind.Said]bool{}
	for _, ref := range ForcedRefs() {
		f := ForceOf(ref)
		reaches[f.Reach], answers[f.Said] = true, true
		if ForceOf(ref+"-12") != f || ForceOf(ref+"12") == f || CheckRef(ref) != "" {
			t.Errorf("%s: %+v", ref, f)
		}
	}
	if len(reaches) != 4 || len(answers) != 4 || len(forces) != len(ForcedRefs()) {
		t.Errorf("%v %v", reaches, answers)
	}
	if ForceOf("case-1") != (Force{}) {
		t.Error("any reference forces something")
	}
}
