// Package i18n speaks to the reader in their language: the message bundle, the
// choice of a language, its direction, and dates, times and numbers in words.
//
// Messages are plain text. They are filled in with text/template and are NOT
// HTML-escaped: give them to html/template as strings, never as template.HTML.
//
// go-i18n and x/text live in this room only. A bundle is built once by Load and
// never changes, so everything here may be used by many goroutines at once.
package i18n
