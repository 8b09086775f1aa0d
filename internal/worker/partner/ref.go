package partner

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/worker"
)

// MaxRef is the longest reference of another system, in characters.
const MaxRef = 64

// RefShelf keeps the references by which other systems know people. The store
// satisfies it.
type RefShelf interface {
	// ByRef finds a person of by's team, or fault.NotFound.
	ByRef(ctx context.Context, by worker.Actor, ref redact.Text) (worker.PersonID, error)
	// Refs gives the references of people of by's team. Who has none is left out.
	Refs(ctx context.Context, by worker.Actor, ids []worker.PersonID) (map[worker.PersonID]redact.Text, error)
}

// ErrRefTaken says that somebody of the team has this reference already.
var ErrRefTaken = fault.New(fault.Conflict, "api.error.ref-taken")

// CheckRef reads a reference. It gives the message key of what is wrong with it, ""
// when it can be used: it must be 1 to MaxRef characters that can be printed, and not
// look like a name, an NHS number or another thing that gives a person away.
func CheckRef(ref string) (key string) {
	switch {
	case strings.TrimSpace(ref) == "":
		return "api.error.needed"
	case !utf8.ValidString(ref) || strings.TrimSpace(ref) != ref || strings.ContainsFunc(ref, func(r rune) bool { return !unicode.IsPrint(r) }):
		return "api.error.ref-signs"
	case utf8.RuneCountInString(ref) > MaxRef:
		return "api.error.ref-long"
	case personal(ref):
		return "api.error.ref-personal"
	}
	return ""
}

// personal says whether a reference gives a person away. Numbers of case files often
// hold a day or figures like a postcode's: these count only when they are all of it.
func personal(ref string) bool {
	for _, f := range worker.Personal(ref) {
		switch f.Kind {
		case worker.PersonalEmail, worker.PersonalNHS, worker.PersonalName:
			return true
		default:
			if f.From == 0 && f.To == len(ref) {
				return true
			}
		}
	}
	return false
}

// NickOf is the nickname that workers read where the other system gave none: as much
// of the reference as fits.
func NickOf(ref string) redact.Text {
	runes := []rune(ref)
	return redact.Text(strings.TrimSpace(string(runes[:min(len(runes), worker.MaxNick)])))
}
