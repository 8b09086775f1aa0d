package push_test

import (
	"context"
	"net/http"
	"testing"
	"time"

	webpush "github.com/SherClockHolmes/webpush-go"

	"plainwell/internal/push"
	"plainwell/internal/remind"
)

func TestMessagesAreSentAlsoWhenNobodyComesToEncryptThemAside(t *testing.T) {
	hold := make(chan struct{})
	p := newPost(t, func(o *push.Options) {
		o.Aside = push.Aside{Goroutines: 1, Begin: func() { <-hold }, Patience: 5 * time.Millisecond}
	})
	send := func() {
		t.Helper()
		if r := p.Send(t.Context(), p.phone.Subscription, soon()); r.Verdict != remind.Taken {
			t.Errorf("%+v", r)
		}
	}
	const more = 20 // than may wait
	for range more {
		send()
	}
	close(hold) // what waited was sent by then, and is left alone
	send()
	if n := p.service.Attempts(p.phone.ID); n != more+1 {
		t.Errorf("%d requests for %d messages", n, more+1)
	}
}

func TestAPanicOfTheLibraryComesToTheCallerAndEndsNothingElse(t *testing.T) {
	p := newPost(t, nil)
	undo := push.SetLibrary(func(context.Context, []byte, *webpush.Subscription, *webpush.Options) (*http.Response, error) {
		panic("a mistake")
	})
	func() {
		defer undo()
		defer func() {
			if recover() != "a mistake" {
				t.Error("the caller was not told")
			}
		}()
		p.Send(t.Context(), p.phone.Subscription, soon())
	}()
	if r := p.Send(t.Context(), p.phone.Subscription, soon()); r.Verdict != remind.Taken {
		t.Errorf("the next one: %+v", r)
	}
}
