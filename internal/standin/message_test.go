package standin

import (
	"context"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestATopicReplacesAMessageThatStillWaits(t *testing.T) {
	b := newBench(t)
	send := func(topic string) {
		t.Helper()
		r := b.request("{}")
		r.Header.Set("Topic", topic)
		if w := b.do(r); w.Code != 201 {
			t.Fatalf("status %d %s", w.Code, w.Body)
		}
	}
	states := func() (out string) {
		for _, m := range b.Messages(b.phone.ID) {
			out += string(m.State) + " "
		}
		return strings.TrimSpace(out)
	}
	send("a")
	send("a")
	if got := states(); got != "delivered delivered" {
		t.Errorf("to a phone that is awake: %s", got)
	}
	b.Sleep(b.phone.ID)
	send("a")
	send("b")
	send("a")
	send("")
	send("")
	if got := states(); got != "delivered delivered replaced waiting waiting waiting waiting" {
		t.Errorf("to a phone that sleeps: %s", got)
	}
	b.now = b.now.Add(time.Minute)
	if got := states(); got != "delivered delivered replaced expired expired expired expired" {
		t.Errorf("after their time: %s", got)
	}
	b.now = b.now.Add(-time.Second)
	b.Wake(b.phone.ID)
	if got := states(); got != "delivered delivered replaced delivered delivered delivered delivered" {
		t.Errorf("awake again in time: %s", got)
	}
}

func TestWaitEndsWhenEnoughMessagesCame(t *testing.T) {
	b := newBench(t)
	var all sync.WaitGroup
	requests := []*http.Request{b.request("1"), b.request("2"), b.request("3")}
	for _, r := range requests {
		all.Go(func() { b.do(r) })
	}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	got, err := b.Wait(ctx, b.phone.ID, 3)
	all.Wait()
	if err != nil || len(got) != 3 {
		t.Errorf("%d messages, %v", len(got), err)
	}
	cancel()
	if _, err := b.Wait(ctx, b.phone.ID, 4); err == nil {
		t.Error("no error when the time is up")
	}
}

func TestOldMessagesGoWhenThereAreTooMany(t *testing.T) {
	b := newBench(t)
	for range mostMessages + 5 {
		b.keep(Message{Phone: b.phone.ID})
	}
	got := b.Messages("")
	if len(got) != mostMessages || got[0].ID != "m6" {
		t.Errorf("%d messages from %s", len(got), got[0].ID)
	}
}
