package app_test

import (
	"context"
	"io"
	"net/http"
	"testing"
	"time"

	"plainwell/internal/app"
)

// BenchmarkPage asks for a finished page over a kept-alive connection: the whole
// path of a reader, with the client's share in it.
func BenchmarkPage(b *testing.B) {
	url, stop := serve(b)
	defer stop()
	for b.Loop() {
		ask(b, url+"/en/gp")
	}
}

// BenchmarkPageAgainstHealth gives the cost of a page as a ratio to the smallest
// answer that the same server can give on the same connection.
func BenchmarkPageAgainstHealth(b *testing.B) {
	url, stop := serve(b)
	defer stop()
	var page, health time.Duration
	for b.Loop() {
		page += timed(func() { ask(b, url+"/en/gp") })
		health += timed(func() { ask(b, url+"/healthz") })
	}
	b.ReportMetric(float64(page)/float64(health), "page/health")
}

// BenchmarkStart builds the whole program on a folder that has run before, to the
// moment that it answers.
func BenchmarkStart(b *testing.B) {
	dir := b.TempDir()
	for b.Loop() {
		app.ForgetShelf()
		c := config(dir)
		a, err := app.New(context.Background(), c, quiet())
		if err != nil {
			b.Fatal(err)
		}
		ctx, cancel := context.WithCancel(context.Background())
		ended := make(chan error, 1)
		go func() { ended <- a.Run(ctx, app.SendHere(c, quiet(), time.Now)) }()
		ask(b, "http://"+a.Listening().String()+"/en/")
		b.StopTimer()
		cancel()
		if err := <-ended; err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}

func serve(b *testing.B) (string, func()) {
	c := config(b.TempDir())
	a, err := app.New(context.Background(), c, quiet())
	if err != nil {
		b.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- a.Run(ctx, app.SendHere(c, quiet(), time.Now)) }()
	return "http://" + a.Listening().String(), func() {
		cancel()
		if err := <-ended; err != nil {
			b.Fatal(err)
		}
	}
}

func ask(b *testing.B, url string) {
	res, err := http.Get(url)
	if err != nil {
		b.Fatal(err)
	}
	_, err = io.Copy(io.Discard, res.Body)
	if err != nil || res.StatusCode != http.StatusOK {
		b.Fatal(res.Status, err)
	}
	res.Body.Close()
}

func timed(do func()) time.Duration {
	began := time.Now()
	do()
	return time.Since(began)
}
