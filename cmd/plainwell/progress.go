package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"
)

// progressBar shows how far an import is, on a terminal only.
type progressBar struct {
	out   *os.File // nil where there is no terminal
	last  time.Time
	drawn bool
}

const (
	barWidth = 40
	barEvery = 100 * time.Millisecond
)

// newProgressBar makes a bar on a file, if that is a terminal.
func newProgressBar(f *os.File) *progressBar {
	info, err := f.Stat()
	if err != nil || info.Mode()&os.ModeCharDevice == 0 || os.Getenv("TERM") == "dumb" {
		return &progressBar{}
	}
	return &progressBar{out: f}
}

// show draws the bar anew, ten times a second at the most.
func (b *progressBar) show(done, total int64) {
	if b.out == nil || total <= 0 || time.Since(b.last) < barEvery && done < total {
		return
	}
	b.last, b.drawn = time.Now(), true
	part := min(float64(done)/float64(total), 1)
	full := int(part * barWidth)
	fmt.Fprintf(b.out, "\r[%s%s] %3.0f%%", strings.Repeat("#", full), strings.Repeat(".", barWidth-full), part*100)
}

// end takes the bar away.
func (b *progressBar) end() {
	if b.drawn {
		fmt.Fprintf(b.out, "\r%s\r", strings.Repeat(" ", barWidth+8))
		b.drawn = false
	}
}

// over is a place to write to that takes the bar away first.
func (b *progressBar) over(w io.Writer) io.Writer { return overBar{b, w} }

type overBar struct {
	bar *progressBar
	w   io.Writer
}

func (o overBar) Write(p []byte) (int, error) {
	o.bar.end()
	return o.w.Write(p)
}
