package redact_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"plainwell/internal/redact"
)

func TestHiddenTextIsPrintedByNothing(t *testing.T) {
	const secret = "01632 960 999"
	type person struct{ Phone redact.Text }
	p := person{redact.Text(secret)}
	var printed strings.Builder
	for _, verb := range []string{"%s", "%v", "%+v", "%#v", "%q", "%x", "%d"} {
		fmt.Fprintf(&printed, verb+" "+verb+"\n", p.Phone, p)
	}
	asJSON, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	printed.Write(asJSON)
	var log bytes.Buffer
	slog.New(slog.NewJSONHandler(&log, nil)).Info("x", "phone", p.Phone, "person", p)
	slog.New(slog.NewTextHandler(&log, nil)).Info("x", "phone", p.Phone, "person", p)
	printed.Write(log.Bytes())
	asText, _ := p.Phone.MarshalText()
	printed.Write(asText)
	for _, bad := range []string{secret, "01632", fmt.Sprintf("%x", secret)} {
		if strings.Contains(printed.String(), bad) {
			t.Errorf("%q was printed:\n%s", bad, printed.String())
		}
	}
	if !strings.Contains(printed.String(), "<redacted>") {
		t.Error("nothing was printed, so this test could not fail")
	}
	if p.Phone.Reveal() != secret {
		t.Error("the text is lost")
	}
}
