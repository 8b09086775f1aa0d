package standin

import (
	"net/http/httptest"
	"strings"
	"testing"
)

func TestAnswersCanBeOrdered(t *testing.T) {
	b := newBench(t)
	b.Answer(b.phone.ID, Status(503))
	b.AnswerOnce(b.phone.ID, RetryAfter(429, "7"), Huge(500, 100_000), Redirect(307, "http://169.254.169.254/"))
	for _, want := range []int{429, 500, 307, 503, 503} {
		w := b.do(b.request("{}"))
		if w.Code != want {
			t.Errorf("status %d, want %d", w.Code, want)
		}
		switch want {
		case 429:
			if w.Header().Get("Retry-After") != "7" {
				t.Error("no Retry-After")
			}
		case 500:
			if w.Body.Len() != 100_000 {
				t.Errorf("body of %d bytes", w.Body.Len())
			}
		}
	}
	spoilt := b.request("{}")
	spoilt.Header.Del("TTL")
	if w := b.do(spoilt); w.Code != 400 {
		t.Errorf("a bad message got the ordered answer: %d", w.Code)
	}
	b.Answer(b.phone.ID, nil)
	if w := b.do(b.request("{}")); w.Code != 201 || len(b.Messages("")) != 1 || b.Attempts(b.phone.ID) != 7 {
		t.Errorf("back to taking: %d, %d messages, %d attempts", w.Code, len(b.Messages("")), b.Attempts(b.phone.ID))
	}
	if b.Answer("unknown", nil) || b.Sleep("unknown") || b.Unsubscribe("unknown") {
		t.Error("an unknown phone was found")
	}
}

func TestAnswersAndSleepCanBeOrderedOverHTTP(t *testing.T) {
	b := newBench(t)
	put := func(what, text string, want int) {
		t.Helper()
		if w := b.do(httptest.NewRequest("PUT", "/push/"+what, strings.NewReader(text))); w.Code != want {
			t.Errorf("%s %s: %d %s", what, text, w.Code, w.Body)
		}
	}
	id := b.phone.ID
	put(id+"/answer", `{"status":429,"retryAfter":"9","times":2,"delayMs":1}`, 204)
	put(id+"/asleep", `true`, 204)
	put(id+"/answer", `{"status":99}`, 400)
	put(id+"/answer", `{"status":200,"times":-1}`, 400)
	put(id+"/answer", `x`, 400)
	put(id+"/asleep", `x`, 400)
	put("unknown/answer", `{"status":410}`, 404)
	put("unknown/asleep", `true`, 404)
	for _, want := range []int{429, 429, 201} {
		if w := b.do(b.request("{}")); w.Code != want || (want == 429) != (w.Header().Get("Retry-After") == "9") {
			t.Errorf("status %d %v, want %d", w.Code, w.Header(), want)
		}
	}
	if got := b.Messages(id)[0].State; got != Waiting {
		t.Errorf("state %s", got)
	}
	put(id+"/asleep", `false`, 204)
	if got := b.Messages(id)[0].State; got != Delivered {
		t.Errorf("state %s", got)
	}
	put(id+"/answer", `{"status":410}`, 204)
	put(id+"/answer", `{"status":0}`, 204)
	if w := b.do(b.request("{}")); w.Code != 201 {
		t.Errorf("status %d", w.Code)
	}
}
