package share_test

import (
	"context"
	"crypto/rand"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"plainwell/internal/fault"
	"plainwell/internal/share"
)

var (
	ctx  = context.Background()
	noon = time.Date(2027, 1, 4, 12, 0, 0, 0, time.UTC)
	ann  = share.Owner{Account: 1, TeamID: 2}
)

// strict lets no own words with the word bad in them stand.
type strict struct{}

func (strict) Check(text, _ string) []fault.Field {
	wrong := share.Plain(text)
	if strings.Contains(text, "bad") {
		wrong = append(wrong, fault.Field{Name: "words", Key: "kw.words.simple"})
	}
	return wrong
}

type bed struct {
	*share.Packs
	shelf *shelf
	now   time.Time
}

func newBed() *bed {
	b := &bed{shelf: newShelf(), now: noon}
	b.Packs = share.NewPacks(share.Options{
		Shelf: b.shelf, Known: func(slug string) bool { return strings.HasPrefix(slug, "page") }, Langs: []string{"en", "cy"},
		Words: strict{}, Clock: func() time.Time { return b.now }, Random: rand.Reader,
	})
	return b
}

func pages(n int) []string {
	var out []string
	for i := range n {
		out = append(out, "page"+string(rune('a'+i)))
	}
	return out
}

func TestAWishIsReadFieldByField(t *testing.T) {
	for name, c := range map[string]struct {
		wish share.Wish
		by   share.Owner
		want string // fields and keys
	}{
		"one page":                 {share.Wish{Pages: pages(1), Lang: "en"}, share.Owner{}, ""},
		"as many as fit":           {share.Wish{Pages: pages(8), Lang: "cy", Days: "7", Line: "step"}, share.Owner{}, ""},
		"a page ticked twice":      {share.Wish{Pages: append(pages(8), "pagea"), Lang: "en"}, share.Owner{}, ""},
		"no page":                  {share.Wish{Lang: "en"}, share.Owner{}, "pages:made.error.pages.none"},
		"a page that there is not": {share.Wish{Pages: []string{"secret"}, Lang: "en"}, share.Owner{}, "pages:made.error.pages.none"},
		"too many":                 {share.Wish{Pages: pages(9), Lang: "en"}, share.Owner{}, "pages:made.error.pages.many"},
		"another life":             {share.Wish{Pages: pages(1), Lang: "en", Days: "365"}, share.Owner{}, "days:made.error.choose"},
		"no figures":               {share.Wish{Pages: pages(1), Lang: "en", Days: "x"}, share.Owner{}, "days:made.error.choose"},
		"another language":         {share.Wish{Pages: pages(1), Lang: "xx"}, share.Owner{}, "lang:made.error.choose"},
		"a line of one's own":      {share.Wish{Pages: pages(1), Lang: "en", Line: "<b>"}, share.Owner{}, "line:made.error.choose"},
		"own words, not signed in": {share.Wish{Pages: pages(1), Lang: "en", Words: "Hello."}, share.Owner{}, "words:made.error.words.sign-in"},
		"own words":                {share.Wish{Pages: pages(1), Lang: "en", Words: "Hello."}, ann, ""},
		"own words with a number":  {share.Wish{Pages: pages(1), Lang: "en", Words: "Ring 111."}, ann, "words:made.error.words.number"},
		"own words that are bad":   {share.Wish{Pages: pages(1), Lang: "en", Words: "bad"}, ann, "words:kw.words.simple"},
		"everything":               {share.Wish{Lang: "xx", Days: "1", Line: "x"}, ann, "pages:made.error.pages.none line:made.error.choose days:made.error.choose lang:made.error.choose"},
	} {
		b := newBed()
		_, err := b.Make(ctx, c.wish, c.by)
		var got []string
		if err != nil {
			for _, f := range fault.Of(err).Fields {
				got = append(got, f.Name+":"+f.Key)
			}
		}
		if said := strings.Join(got, " "); said != c.want || (c.want != "") != fault.Is(err, fault.Invalid) || len(b.shelf.packs) > 0 == (c.want != "") {
			t.Errorf("%s: %q, %v, %d packs", name, said, err, len(b.shelf.packs))
		}
	}
}

func TestAPackIsWhatWasAskedFor(t *testing.T) {
	b := newBed()
	p, err := b.Make(ctx, share.Wish{Pages: []string{"pageb", "pagea", "pageb"}, Lang: "cy", Line: "step", Words: "  Well\r\ndone\u202e "}, ann)
	if err != nil || !slices.Equal(p.Pages, []string{"pageb", "pagea"}) || p.Line != "step" || p.Lang != "cy" || p.Owner != ann || p.Words.Reveal() != "Well done" {
		t.Errorf("got %+v with %q, %v", p, p.Words.Reveal(), err)
	}
	if p.Days != share.UsualLife || !p.Ends.Equal(noon.AddDate(0, 0, 30)) {
		t.Errorf("it lives %d days, until %s", p.Days, p.Ends)
	}
}

func TestADoubleTapMakesOnePackAndAChangedFormAnother(t *testing.T) {
	b := newBed()
	ticket, err := b.Ticket()
	if err != nil || len(ticket.Reveal()) != 43 {
		t.Fatalf("%d characters, %v", len(ticket.Reveal()), err)
	}
	w := share.Wish{Pages: pages(2), Lang: "en", Once: ticket.Reveal()}
	code := func(w share.Wish, by share.Owner) string {
		p, err := b.Make(ctx, w, by)
		if err != nil {
			t.Fatal(err)
		}
		return p.Code.Reveal()
	}
	first := code(w, share.Owner{})
	if code(w, share.Owner{}) != first {
		t.Error("the second tap made another pack")
	}
	other := w
	other.Pages = pages(3)
	if code(other, share.Owner{}) == first || code(w, ann) == first {
		t.Error("another wish, or another maker, got the same pack")
	}
	none := w
	none.Once = ""
	if code(none, share.Owner{}) == code(none, share.Owner{}) {
		t.Error("two forms without a ticket made one pack")
	}
}

func TestACodeIsReadHoweverItIsTyped(t *testing.T) {
	b := newBed()
	p, err := b.Make(ctx, share.Wish{Pages: pages(1), Lang: "en"}, share.Owner{})
	if err != nil || p.Code.Reveal() != "00000001" {
		t.Fatal(err)
	}
	for _, typed := range []string{"00000001", "0000-0001", "oooo oooi", "OOOO–000l", " 0 0 0 0 0 0 0 1 "} {
		if got, err := b.Open(ctx, typed); err != nil || got.ID != p.ID {
			t.Errorf("%q: %v", typed, err)
		}
	}
	for _, typed := range []string{"", "0000000", "000000011", "0000000U", "00000002", "'; DROP TABLE pack; --"} {
		if _, err := b.Open(ctx, typed); !errors.Is(err, share.ErrNone) {
			t.Errorf("%q: %v", typed, err)
		}
	}
}

func TestEndedExpiredAndWrongAreOneAnswer(t *testing.T) {
	b := newBed()
	w := share.Wish{Pages: pages(1), Lang: "en", Days: "7"}
	ended, _ := b.Make(ctx, w, share.Owner{})
	old, _ := b.Make(ctx, w, share.Owner{})
	for range 2 { // a second tap is no error
		if err := b.End(ctx, ended.Maker.Reveal()); err != nil {
			t.Fatal(err)
		}
	}
	b.now = noon.AddDate(0, 0, 7)
	for name, open := range map[string]func() error{
		"ended":               func() error { _, err := b.Open(ctx, ended.Code.Reveal()); return err },
		"expired":             func() error { _, err := b.Open(ctx, old.Code.Reveal()); return err },
		"wrong":               func() error { _, err := b.Open(ctx, "ZZZZZZZZ"); return err },
		"expired, its maker":  func() error { _, err := b.OfMaker(ctx, old.Maker.Reveal()); return err },
		"expired, renewed":    func() error { _, err := b.Renew(ctx, old.Maker.Reveal()); return err },
		"wrong, its maker":    func() error { _, err := b.OfMaker(ctx, "x"); return err },
		"a pack of no list":   func() error { return b.EndListed(ctx, share.Scope{}, 99, ann) },
		"ended, out of lists": func() error { return b.EndListed(ctx, share.Scope{}, ended.ID, ann) },
	} {
		if err := open(); !errors.Is(err, share.ErrNone) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestRenewingCountsFromNow(t *testing.T) {
	b := newBed()
	p, _ := b.Make(ctx, share.Wish{Pages: pages(1), Lang: "en", Days: "7"}, share.Owner{})
	b.now = noon.AddDate(0, 0, 6)
	p, err := b.Renew(ctx, p.Maker.Reveal())
	if err != nil || !p.Ends.Equal(noon.AddDate(0, 0, 13)) {
		t.Errorf("until %s, %v", p.Ends, err)
	}
	b.now = noon.AddDate(0, 0, 12)
	if _, err := b.Open(ctx, p.Code.Reveal()); err != nil {
		t.Error(err)
	}
}
