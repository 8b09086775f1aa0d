package push

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"plainwell/internal/remind"
)

func notice() remind.Notice {
	return remind.Notice{
		Title: "My guide", Body: "You have a date on Tuesday 24 November at 10:30am. Tap to see.",
		Navigate: "https://plainwell.example.org/n/9f3a?x=1&y=2", Lang: "en", Dir: "ltr", Tag: "r-12", Group: "g-7", Topic: "a-7k2m",
		Starts: noon.AddDate(0, 0, 2), Expires: noon.AddDate(0, 0, 2), Urgency: "normal",
	}
}

func TestThePayloadIsTheOneThatBothEnginesRead(t *testing.T) {
	body, size, ok := encode(notice())
	if !ok || size != 1024 {
		t.Fatalf("record %d, %v", size, ok)
	}
	exp := float64(noon.AddDate(0, 0, 2).Unix())
	want := map[string]any{
		"web_push": 8030.0, "app_badge": 1.0, "v": 1.0, "exp": exp,
		"notification": map[string]any{
			"title": "My guide", "body": "You have a date on Tuesday 24 November at 10:30am. Tap to see.",
			"navigate": "https://plainwell.example.org/n/9f3a?x=1&y=2", "lang": "en", "dir": "ltr", "silent": false, "tag": "r-12",
			"app_badge": "1", "timestamp": exp * 1000,
			"data": map[string]any{"url": "https://plainwell.example.org/n/9f3a?x=1&y=2", "id": "r-12", "v": 1.0, "group": "g-7", "exp": exp},
		},
	}
	var got map[string]any
	if err := json.Unmarshal(body, &got); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("payload\n%s\nwant\n%v", body, want)
	}
	if strings.Contains(string(body), `\u0026`) || strings.HasSuffix(string(body), "\n") {
		t.Errorf("payload is longer than it need be: %s", body)
	}
	if cap(body) != len(body) {
		t.Errorf("payload of %d bytes in room for %d: the library would write into it", len(body), cap(body))
	}
}

func TestRenotifyIsOnlyForANoticeWithATag(t *testing.T) {
	n := notice()
	n.Renotify, n.Silent = true, true
	body, _, _ := encode(n)
	if !strings.Contains(string(body), `"silent":true,"renotify":true`) {
		t.Errorf("payload %s", body)
	}
	n.Tag = ""
	if body, _, _ = encode(n); strings.Contains(string(body), "renotify") {
		t.Errorf("payload %s", body)
	}
}

func TestLongTextsAreCutToWhatPhonesShow(t *testing.T) {
	n := notice()
	n.Title, n.Body = strings.Repeat("long ", 20), strings.Repeat("words ", 50)
	body, _, ok := encode(n)
	var got payload
	if err := json.Unmarshal(body, &got); err != nil || !ok {
		t.Fatal(err, ok)
	}
	if a, b := len([]rune(got.Notification.Title)), len([]rune(got.Notification.Body)); a > 30 || a < 25 || b > 90 || b < 84 {
		t.Errorf("%q, %q", got.Notification.Title, got.Notification.Body)
	}
}

func TestTheSmallestRecordThatFitsIsTaken(t *testing.T) {
	for _, x := range []struct {
		n    int
		size uint32
	}{{0, 512}, {409, 512}, {410, 1024}, {921, 1024}, {922, 2048}, {1945, 2048}, {1946, 4096}, {3993, 4096}} {
		if size, ok := recordFor(x.n); !ok || size != x.size {
			t.Errorf("%d bytes: record %d, want %d", x.n, size, x.size)
		}
	}
	if size, ok := recordFor(3994); ok {
		t.Errorf("3994 bytes: record %d", size)
	}
}

// sized is a notice whose payload is exactly n bytes long.
func sized(t testing.TB, n int) remind.Notice {
	t.Helper()
	x := notice()
	least := lengthOf(t, x)
	if (n-least)%2 != 0 {
		x.Title += "!" // the address is in the payload twice
		least = lengthOf(t, x)
	}
	if n < least {
		t.Fatalf("the shortest payload has %d bytes", least)
	}
	x.Navigate += strings.Repeat("z", (n-least)/2)
	return x
}

func lengthOf(t testing.TB, n remind.Notice) int {
	t.Helper()
	body, _, ok := encode(n)
	if !ok {
		t.Fatal("does not fit")
	}
	return len(body)
}

func TestPayloadsThatFitNoRecordAreNotMade(t *testing.T) {
	if _, size, ok := encode(sized(t, 3993)); !ok || size != 4096 {
		t.Errorf("3993 bytes: record %d, %v", size, ok)
	}
	n := sized(t, 3993)
	n.Title += "x"
	if _, _, ok := encode(n); ok {
		t.Error("3994 bytes fit")
	}
	t.Logf("a usual payload has %d bytes", lengthOf(t, notice()))
}

func TestWhatTheWorkerMayDoWithANoticeIsInItsData(t *testing.T) {
	n := notice()
	n.Ask, n.Detail = true, true
	body, size, ok := encode(n)
	if !ok || size != 1024 || !strings.Contains(string(body), `"ask":true,"detail":true`) {
		t.Errorf("record %d: %s", size, body)
	}
}
