package push_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	webpush "github.com/SherClockHolmes/webpush-go"

	"plainwell/internal/push"
	"plainwell/internal/remind"
)

func TestAMessageThatWaitsTooLongToBeEncryptedIsForLater(t *testing.T) {
	hold := make(chan struct{})
	defer close(hold)
	p := newPost(t, func(o *push.Options) { o.Aside = push.Aside{Goroutines: 1, Begin: func() { <-hold }} })
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if r := p.Send(ctx, p.phone.Subscription, soon()); r.Verdict != remind.Later || r.Status != 0 {
		t.Errorf("%+v", r)
	}
	if log := p.log.String(); !strings.Contains(log, "why=timeout") {
		t.Errorf("log %s", log)
	}
	if n := p.service.Attempts(p.phone.ID); n != 0 {
		t.Errorf("%d requests", n)
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
