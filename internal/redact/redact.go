// Package redact holds text that must not be printed by accident: push
// endpoints, keys, tokens, phone numbers, notes. However it is formatted, logged
// or marshalled, it prints as "<redacted>"; only Reveal gives the text.
package redact

import (
	"fmt"
	"log/slog"
)

const shown = "<redacted>"

// Text is a string that prints as "<redacted>".
type Text string

// Reveal gives the text itself. Call it only where the text is used.
func (t Text) Reveal() string { return string(t) }

// String hides the text from %s, %v and Println.
func (Text) String() string { return shown }

// GoString hides the text from %#v.
func (Text) GoString() string { return shown }

// Format hides the text from every verb, %q and %x too.
func (Text) Format(s fmt.State, _ rune) { _, _ = s.Write([]byte(shown)) }

// LogValue hides the text from log/slog.
func (Text) LogValue() slog.Value { return slog.StringValue(shown) }

// MarshalJSON hides the text from encoding/json.
func (Text) MarshalJSON() ([]byte, error) { return []byte(`"` + shown + `"`), nil }

// MarshalText hides the text from encoders that write text.
func (Text) MarshalText() ([]byte, error) { return []byte(shown), nil }
