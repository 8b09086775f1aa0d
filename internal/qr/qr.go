// Package qr draws QR codes (ISO/IEC 18004) for the screen and for paper, as the
// path of an SVG: it needs no picture file and stays sharp at any size.
package qr

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/boombuler/barcode/qr"
)

// Quiet is the empty border that a reader needs around a code, in modules: ISO/IEC
// 18004 asks for 4.
const Quiet = 4

// longest is how many bytes of text are taken. A code with more has modules too
// small for a cracked camera to read on paper.
const longest = 300

// Code is a drawn QR code.
type Code struct {
	Side int    // width and height with the border, in modules: the viewBox is "0 0 Side Side"
	Path string // the d of one SVG path: the dark modules, one unit each
}

// Encode draws a text, at level M: up to 15 in 100 of it may be dirty or torn.
func Encode(text string) (Code, error) {
	if text == "" || len(text) > longest {
		return Code{}, fmt.Errorf("a QR code holds 1 to %d bytes here, not %d", longest, len(text))
	}
	drawn, err := qr.Encode(text, qr.M, qr.Auto)
	if err != nil {
		return Code{}, fmt.Errorf("QR code: %w", err)
	}
	width := drawn.Bounds().Dx()
	dark := func(x, y int) bool {
		if x >= width {
			return false
		}
		r, _, _, _ := drawn.At(x, y).RGBA()
		return r == 0
	}
	return Code{Side: width + 2*Quiet, Path: path(width, dark)}, nil
}

// path writes each run of dark modules in a row as one bar: "M4 4h7v1h-7z".
func path(width int, dark func(x, y int) bool) string {
	var b strings.Builder
	for y := range width {
		for x := 0; x < width; x++ {
			from := x
			for dark(x, y) {
				x++
			}
			if run := strconv.Itoa(x - from); x > from {
				b.WriteString("M" + strconv.Itoa(from+Quiet) + " " + strconv.Itoa(y+Quiet) + "h" + run + "v1h-" + run + "z")
			}
		}
	}
	return b.String()
}
