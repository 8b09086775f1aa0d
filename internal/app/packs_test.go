package app

import (
	"log/slog"
	"testing"
	"time"

	"plainwell/internal/share"
)

func TestTheHourlyCleanUpDeletesPacksThatHaveEnded(t *testing.T) {
	now := time.Now()
	a, err := NewAt(t.Context(), Config{
		Addr: "127.0.0.1:0", DataDir: t.TempDir(), PublicURL: "http://localhost:8080", SiteName: "My guide", Timezone: "Europe/London",
		ExitURL: "https://www.example.org/weather", KeepDays: 30,
	}, slog.New(slog.DiscardHandler), func() time.Time { return now })
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	var last share.Pack
	for _, days := range []string{"7", "30"} {
		if last, err = a.packs.Make(t.Context(), share.Wish{Pages: []string{"dentist"}, Lang: "en", Days: days}, share.Owner{}); err != nil {
			t.Fatal(err)
		}
	}
	now = now.AddDate(0, 0, 7)
	a.clean(t.Context())
	if n, err := a.packs.Purge(t.Context()); err != nil || n != 0 {
		t.Errorf("%d were left, %v", n, err)
	}
	if _, err := a.packs.Open(t.Context(), last.Code.Reveal()); err != nil {
		t.Errorf("a pack that has not ended is gone: %v", err)
	}
	now = now.AddDate(0, 0, 23)
	if n, err := a.packs.Purge(t.Context()); err != nil || n != 1 {
		t.Errorf("%d went, %v", n, err)
	}
}
