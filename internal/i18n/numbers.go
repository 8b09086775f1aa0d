package i18n

import (
	"strings"

	"golang.org/x/text/number"
)

// Number gives a whole number in the manner of the language: "1,500" in English.
func (s *Speaker) Number(n int64) string { return s.printer.Sprint(number.Decimal(n)) }

// Size gives the size of something to be fetched: "42 KB", "1.2 MB", "12 MB".
// Its space does not break.
// 1 KB is 1,000 bytes and 1 MB is 1,000 KB, as phone companies count. It rounds
// up, so that nobody pays for more than was said.
func (s *Speaker) Size(bytes int64) string {
	const kb, mb = 1_000, 1_000_000
	kilobytes := ceil(bytes, kb)
	if kilobytes < 1_000 {
		return together(s.T("size.kb", "Number", s.Number(kilobytes)))
	}
	if tenths := ceil(bytes, mb/10); tenths < 100 {
		return together(s.T("size.mb", "Number", s.printer.Sprint(number.Decimal(float64(tenths)/10, number.MaxFractionDigits(1)))))
	}
	return together(s.T("size.mb", "Number", s.Number(ceil(bytes, mb))))
}

// together keeps a number and its unit on one line.
func together(size string) string { return strings.ReplaceAll(size, " ", "\u00a0") }

// ceil divides and rounds up; nothing is less than 0.
func ceil(n, by int64) int64 { return max(0, (n+by-1)/by) }
