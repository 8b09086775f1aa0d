package fault_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"plainwell/internal/fault"
)

func TestAnErrorOfAnyOtherTypeIsOurMistakeAndHidden(t *testing.T) {
	cause := errors.New("open /var/db/secret.db: permission denied")
	e := fault.Of(fmt.Errorf("store: %w", cause))
	if e.Code != fault.Internal || e.Key != "error.internal" || !errors.Is(e, cause) {
		t.Errorf("%+v", e)
	}
}

func TestATypedErrorIsFoundThroughWrapping(t *testing.T) {
	inner := fault.New(fault.NotFound, "date.error.none")
	wrapped := fmt.Errorf("while reading: %w", inner)
	if fault.Of(wrapped) != inner || !fault.Is(wrapped, fault.NotFound) || fault.Is(wrapped, fault.Gone) {
		t.Error("not found through wrapping")
	}
	if fault.Of(nil) != nil || fault.Is(nil, fault.NotFound) {
		t.Error("nothing is an error")
	}
}

func TestNoFieldsAreNoError(t *testing.T) {
	if err := fault.Fields("form.problem"); err != nil {
		t.Errorf("%v", err)
	}
	err := fault.Fields("form.problem", fault.Field{Name: "day", Key: "date.error.past", Args: map[string]any{"Typed": "secret"}})
	if !fault.Is(err, fault.Invalid) || strings.Contains(err.Error(), "secret") || !strings.Contains(err.Error(), "day:date.error.past") {
		t.Errorf("%v", err)
	}
}

func TestValuesForAMessageDoNotChangeTheErrorItself(t *testing.T) {
	base := fault.New(fault.TooMany, "date.too-many")
	if with := base.With(map[string]any{"Max": 200}); with == base || base.Args != nil || with.Args["Max"] != 200 {
		t.Error("the shared error was changed")
	}
}
