package push_test

import (
	"net/http/httptrace"
	"testing"

	"plainwell/internal/remind"
	"plainwell/internal/standin"
)

func TestOneConnectionServesManySends(t *testing.T) {
	p := newPost(t, nil)
	reused := 0
	ctx := httptrace.WithClientTrace(t.Context(), &httptrace.ClientTrace{GotConn: func(i httptrace.GotConnInfo) {
		if i.Reused {
			reused++
		}
	}})
	// The third answer has a short body, which must be read for the next send.
	p.service.AnswerOnce(p.phone.ID, standin.Status(201), standin.Status(201), standin.Huge(500, 4000))
	for _, want := range []remind.Verdict{remind.Taken, remind.Taken, remind.Later, remind.Taken} {
		if r := p.Send(ctx, p.phone.Subscription, soon()); r.Verdict != want {
			t.Errorf("%+v, want %s", r, want)
		}
	}
	if reused != 3 {
		t.Errorf("%d of 4 sends used a connection that was open", reused)
	}
}
