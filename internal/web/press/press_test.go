package press_test

import (
	"bytes"
	"encoding/hex"
	"errors"
	"log/slog"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"plainwell/internal/web/press"
)

var (
	monday  = time.Date(2027, 1, 4, 12, 0, 0, 0, time.UTC)
	tuesday = monday.AddDate(0, 0, 1)
)

func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }

// page is one page whose words depend on the day.
func page(day time.Time) ([]press.Doc, error) {
	return []press.Doc{
		{Path: "/en/", Type: "text/html", Body: []byte(strings.Repeat("Today is "+day.Weekday().String()+". ", 100))},
		{Path: "/same", Type: "text/html", Body: []byte(strings.Repeat("Always the same. ", 100))},
		{Path: "/icon.png", Type: "image/png", Body: []byte("\x89PNG")},
	}, nil
}

func get(t *testing.T, p *press.Press, path string) *press.Sheet {
	t.Helper()
	s, ok := p.Get(path)
	if !ok {
		t.Fatalf("%s is not there", path)
	}
	return s
}

// ask asks for every page once.
func ask(t *testing.T, p *press.Press) {
	for _, path := range p.Paths() {
		get(t, p, path)
	}
}

func TestPagesAreMadeAnewForAnotherDay(t *testing.T) {
	p := press.New(page, nil, "", quiet())
	if err := p.Make(monday); err != nil {
		t.Fatal(err)
	}
	before, same := get(t, p, "/en/"), get(t, p, "/same")
	if err := p.Make(tuesday); err != nil {
		t.Fatal(err)
	}
	after := get(t, p, "/en/")
	_, _, oldTag := before.Encoded("br")
	body, _, newTag := after.Encoded("")
	if !bytes.Contains(body, []byte("Tuesday")) || oldTag == newTag {
		t.Error("the page is still yesterday's")
	}
	if get(t, p, "/same") != same {
		t.Error("a page that has not changed was made again")
	}
	p.Close()
}

func TestADayThatCannotBeMadeLeavesThePagesOfBefore(t *testing.T) {
	fail := false
	p := press.New(func(day time.Time) ([]press.Doc, error) {
		if fail {
			return nil, errors.New("no")
		}
		return page(day)
	}, nil, "", quiet())
	if err := p.Make(monday); err != nil {
		t.Fatal(err)
	}
	fail = true
	if err := p.Make(tuesday); err == nil {
		t.Error("nothing was said")
	}
	if body, _, _ := get(t, p, "/en/").Encoded(""); !bytes.Contains(body, []byte("Monday")) {
		t.Error("the pages are gone")
	}
	p.Close()
}

func TestTwoPagesAtOneAddressAreRefused(t *testing.T) {
	p := press.New(func(time.Time) ([]press.Doc, error) {
		return []press.Doc{{Path: "/x"}, {Path: "/x"}}, nil
	}, nil, "", quiet())
	if err := p.Make(monday); err == nil || !strings.Contains(err.Error(), "/x") {
		t.Errorf("%v", err)
	}
}

func TestTheBestFormIsKeptAndADamagedOneIsNotUsed(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "pages")
	p := press.New(page, nil, folder, quiet())
	if err := p.Make(monday); err != nil {
		t.Fatal(err)
	}
	ask(t, p)
	p.Settle()
	best, _, _ := get(t, p, "/en/").Encoded("br")
	again := press.New(page, nil, folder, quiet())
	if err := again.Make(monday); err != nil {
		t.Fatal(err)
	}
	if kept, _, _ := get(t, again, "/en/").Encoded("br"); !bytes.Equal(kept, best) {
		t.Error("the best form was not used at once")
	}
	again.Close()
	files, err := filepath.Glob(filepath.Join(folder, "*.br"))
	if err != nil || len(files) != 2 {
		t.Fatalf("%v %v", files, err)
	}
	for _, f := range files {
		if err := os.WriteFile(f, best[:len(best)/2], 0o600); err != nil {
			t.Fatal(err)
		}
	}
	third := press.New(page, nil, folder, quiet())
	if err := third.Make(monday); err != nil {
		t.Fatal(err)
	}
	if sent, _, _ := get(t, third, "/en/").Encoded("br"); bytes.Equal(sent, best[:len(best)/2]) {
		t.Error("half a page is sent")
	}
	third.Close()
}

func TestWhatNoPageUsesIsSweptAfterAMonth(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "pages")
	p := press.New(page, nil, folder, quiet())
	if err := p.Make(monday); err != nil {
		t.Fatal(err)
	}
	ask(t, p)
	p.Settle()
	if err := p.Sweep(time.Now()); err != nil {
		t.Fatal(err)
	}
	if files, _ := filepath.Glob(filepath.Join(folder, "*")); len(files) != 4 {
		t.Errorf("%d files are left, want 4", len(files))
	}
	if err := p.Sweep(time.Now().Add(31 * 24 * time.Hour)); err != nil {
		t.Fatal(err)
	}
	if files, _ := filepath.Glob(filepath.Join(folder, "*")); len(files) != 0 {
		t.Errorf("%d files are left, want none", len(files))
	}
}

func TestAPictureIsNotCompressedAgain(t *testing.T) {
	p := press.New(page, nil, "", quiet())
	if err := p.Make(monday); err != nil {
		t.Fatal(err)
	}
	if body, encoding, _ := get(t, p, "/icon.png").Encoded("br, gzip"); encoding != "" || string(body) != "\x89PNG" {
		t.Errorf("%q %q", encoding, body)
	}
	p.Close()
}

func TestAPageBesideAnotherIsMadeWhenFirstAskedForAndAnewForAnotherDay(t *testing.T) {
	made := 0
	p := press.New(page, func(path string, day time.Time) (press.Doc, bool, error) {
		if path != "/en/print" {
			return press.Doc{}, false, nil
		}
		made++
		return press.Doc{Path: path, Type: "text/html", Body: []byte(day.Weekday().String())}, true, nil
	}, "", quiet())
	if err := p.Make(monday); err != nil {
		t.Fatal(err)
	}
	if made != 0 {
		t.Error("it was made before anybody asked")
	}
	for range 3 {
		if body, _, _ := get(t, p, "/en/print").Encoded(""); string(body) != "Monday" {
			t.Errorf("%s", body)
		}
	}
	if made != 1 {
		t.Errorf("it was made %d times", made)
	}
	if _, ok := p.Get("/en/other"); ok {
		t.Error("another address was made too")
	}
	if err := p.Make(tuesday); err != nil {
		t.Fatal(err)
	}
	if body, _, _ := get(t, p, "/en/print").Encoded(""); string(body) != "Tuesday" {
		t.Error("it is still yesterday's")
	}
	p.Close()
}

func TestThePagesAskedForAreCompressedBestAndNoOthers(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "pages")
	p := press.New(page, nil, folder, quiet())
	if err := p.Make(monday); err != nil {
		t.Fatal(err)
	}
	sheet := get(t, p, "/same")
	quick, encoding, _ := sheet.Encoded("br")
	if encoding != "br" || len(quick) >= len(sheet.Body) {
		t.Errorf("the first who asks gets %d bytes of %d, as %q", len(quick), len(sheet.Body), encoding)
	}
	p.Settle()
	if best, _, _ := sheet.Encoded("br"); len(best) > len(quick) {
		t.Errorf("the best form has %d bytes, the quick one %d", len(best), len(quick))
	}
	if files, _ := filepath.Glob(filepath.Join(folder, "*")); len(files) != 2 {
		t.Errorf("%d files are kept, want those of one page", len(files))
	}
	p.Close()
	get(t, p, "/en/")
	p.Settle()
	if files, _ := filepath.Glob(filepath.Join(folder, "*")); len(files) != 2 {
		t.Error("it works on after it was closed")
	}
}

// A page that says the same at its end as at its beginning is little larger than half of
// it, and takes little memory to compress, however long it is.
func TestAPageIsCompressedInOnePieceAndInLittleMemory(t *testing.T) {
	half := make([]byte, 20_000)
	dice := rand.NewChaCha8([32]byte{1})
	_, _ = dice.Read(half)
	text := hex.EncodeToString(half)
	p := press.New(func(time.Time) ([]press.Doc, error) {
		return []press.Doc{{Path: "/long", Type: "text/html", Body: []byte(text + text)}}, nil
	}, nil, t.TempDir(), quiet())
	if err := p.Make(monday); err != nil {
		t.Fatal(err)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	sheet := get(t, p, "/long")
	p.Settle()
	runtime.ReadMemStats(&after)
	if br, _, _ := sheet.Encoded("br"); len(br) > len(half)*11/10 {
		t.Errorf("%d bytes became %d", 2*len(text), len(br))
	}
	if used := (after.TotalAlloc - before.TotalAlloc) >> 20; used > 25 {
		t.Errorf("it took %d MB", used)
	}
	p.Close()
}
