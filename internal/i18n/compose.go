package i18n

import "golang.org/x/text/unicode/norm"

// Compose gives text in the one form that Unicode calls NFC, so that what looks the
// same and was typed on two keyboards is the same.
func Compose(text string) string { return norm.NFC.String(text) }
