package proof

import (
	"encoding/json"
	"io"
	"math"
	"net/http"
	"slices"
	"testing"
	"time"
)

func (l *load) stats(b *testing.B, reset bool) (got received) {
	url := l.hosts[0] + "/stats"
	if reset {
		url += "?reset"
	}
	res, err := http.Get(url)
	if err != nil {
		b.Fatal(err)
	}
	defer res.Body.Close()
	if err := json.NewDecoder(res.Body).Decode(&got); err != nil {
		b.Fatal(err)
	}
	return got
}

// times are those of pages.
type times struct {
	n        int
	p50, p99 time.Duration
}

// pages asks for pages, one after the other and 100 a second, while more says so.
func (l *load) pages(b *testing.B, url string, more func() bool) times {
	paths := []string{"/en/", "/en/gp", "/en/topics", "/cy/", "/en/dates", "/en/help-now"}
	var all []time.Duration
	tick := time.NewTicker(10 * time.Millisecond)
	defer tick.Stop()
	for i := 0; i%25 != 0 || more(); i++ {
		<-tick.C
		began := time.Now()
		res, err := http.Get(url + paths[i%len(paths)])
		if err != nil {
			b.Fatal(err)
		}
		_, _ = io.Copy(io.Discard, res.Body)
		res.Body.Close()
		all = append(all, time.Since(began))
		if res.StatusCode != http.StatusOK {
			b.Fatal(paths[i%len(paths)], res.StatusCode)
		}
	}
	slices.Sort(all)
	at := func(share float64) time.Duration { return all[int(math.Ceil(share*float64(len(all))))-1] }
	return times{len(all), at(0.50), at(0.99)}
}

func ready(b testing.TB, url string) {
	for range 600 {
		if res, err := http.Get(url + "/readyz"); err == nil {
			res.Body.Close()
			if res.StatusCode == http.StatusOK {
				return
			}
		}
		time.Sleep(50 * time.Millisecond)
	}
	b.Fatal("the program is not ready")
}
