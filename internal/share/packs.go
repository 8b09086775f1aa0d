package share

import (
	"context"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/seal"
)

// ErrNone is the one answer for a code or an address that leads to no pack, whether it
// never did, has ended, or was ended.
var ErrNone = fault.New(fault.NotFound, "made.error.none")

// Options are what Packs are made of.
type Options struct {
	Shelf  Shelf
	Known  func(slug string) bool // the pages that may stand in a pack
	Langs  []string               // the languages of the site
	Words  Words                  // nil: own words are not taken
	Clock  func() time.Time
	Random io.Reader
}

// Packs makes, opens, renews and ends packs. It is safe for use by several goroutines.
type Packs struct{ o Options }

// NewPacks makes them of its options.
func NewPacks(o Options) *Packs { return &Packs{o} }

// Wish is what the form asks for, as it was sent.
type Wish struct {
	Pages []string
	Line  string
	Lang  string
	Days  string // in figures; "" is UsualLife
	Words string
	Once  string // what the form was given by Ticket; "" for none
}

// Ticket gives what a form carries so that it makes one pack, however often it is
// sent: 256 random bits.
func (p *Packs) Ticket() (redact.Text, error) { return seal.Token(p.o.Random) }

// Make makes a pack. The same wish with the same ticket gives the pack that was made
// before. What cannot be used is told field by field, as fault.Invalid.
func (p *Packs) Make(ctx context.Context, w Wish, by Owner) (Pack, error) {
	w.Words = Clean(w.Words)
	pack, wrong := p.read(w, by)
	if err := fault.Fields("form.problem", wrong...); err != nil {
		return Pack{}, err
	}
	now := p.o.Clock()
	pack.Made, pack.Ends = now, now.AddDate(0, 0, pack.Days)
	once, err := p.once(w, by)
	if err != nil {
		return Pack{}, err
	}
	return p.o.Shelf.AddPack(ctx, pack, once, now)
}

func (p *Packs) read(w Wish, by Owner) (Pack, []fault.Field) {
	pack := Pack{Line: Line(w.Line), Lang: w.Lang, Words: redact.Text(w.Words), Owner: by, Days: UsualLife}
	var wrong []fault.Field
	say := func(field, key string, args map[string]any) {
		wrong = append(wrong, fault.Field{Name: field, Key: key, Args: args})
	}
	for _, slug := range w.Pages {
		if p.o.Known(slug) && !slices.Contains(pack.Pages, slug) {
			pack.Pages = append(pack.Pages, slug)
		}
	}
	switch n := len(pack.Pages); {
	case n == 0:
		say("pages", "made.error.pages.none", nil)
	case n > MostPages:
		say("pages", "made.error.pages.many", map[string]any{"Most": MostPages, "Ticked": n})
	}
	if !pack.Line.Known() {
		say("line", "made.error.choose", nil)
	}
	if w.Days != "" {
		pack.Days, _ = strconv.Atoi(w.Days)
	}
	if !slices.Contains(Lives, pack.Days) {
		say("days", "made.error.choose", nil)
	}
	if !slices.Contains(p.o.Langs, pack.Lang) {
		say("lang", "made.error.choose", nil)
	}
	switch {
	case w.Words == "":
	case by.Nobody() || p.o.Words == nil:
		say("words", "made.error.words.sign-in", nil)
	default:
		wrong = append(wrong, p.o.Words.Check(w.Words, pack.Lang)...)
	}
	return pack, wrong
}

// once is what makes a wish one wish: the ticket of its form together with what was
// chosen, so that a form that was changed and sent again makes another pack.
func (p *Packs) once(w Wish, by Owner) (string, error) {
	const longest = 100
	if w.Once == "" || len(w.Once) > longest {
		fresh, err := p.Ticket()
		return fresh.Reveal(), err
	}
	parts := append([]string{w.Once, strconv.FormatInt(by.Account, 10), w.Line, w.Lang, w.Days, w.Words}, w.Pages...)
	return strings.Join(parts, "\x00"), nil
}

// CheckWords says what has to change in own words, while they are typed. It keeps
// nothing.
func (p *Packs) CheckWords(text, lang string) []fault.Field {
	if text = Clean(text); text == "" || p.o.Words == nil {
		return nil
	}
	return p.o.Words.Check(text, lang)
}

// Open gives the living pack of a code, however it is typed. Any other code is
// ErrNone; too many wrong ones of everybody together are fault.TooMany.
func (p *Packs) Open(ctx context.Context, typed string) (Pack, error) {
	code, ok := seal.NormalCode(typed)
	if !ok {
		return Pack{}, ErrNone
	}
	pack, err := p.o.Shelf.PackByCode(ctx, code, p.o.Clock())
	return pack, none(err)
}

// OfMaker gives the living pack of a maker's address; any other is ErrNone.
func (p *Packs) OfMaker(ctx context.Context, maker string) (Pack, error) {
	pack, err := p.o.Shelf.PackByMaker(ctx, maker, p.o.Clock())
	return pack, none(err)
}

// Renew lets a pack live as long again from now.
func (p *Packs) Renew(ctx context.Context, maker string) (Pack, error) {
	pack, err := p.OfMaker(ctx, maker)
	if err != nil {
		return Pack{}, err
	}
	now := p.o.Clock()
	pack.Ends = now.AddDate(0, 0, pack.Days)
	return pack, none(p.o.Shelf.RenewPack(ctx, pack.ID, pack.Ends, now))
}

// End ends a pack for good. A pack that is gone already is no error: a button may be
// tapped twice.
func (p *Packs) End(ctx context.Context, maker string) error {
	pack, err := p.OfMaker(ctx, maker)
	if fault.Is(err, fault.NotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	return p.o.Shelf.EndPack(ctx, pack.ID, Owner{})
}

// List gives the living packs of a scope, the newest first.
func (p *Packs) List(ctx context.Context, in Scope) ([]Pack, error) {
	return p.o.Shelf.PacksOf(ctx, in, p.o.Clock())
}

// EndListed ends a pack that List gives for the scope; any other is ErrNone. The team
// of the pack can read who did it.
func (p *Packs) EndListed(ctx context.Context, in Scope, id ID, by Owner) error {
	list, err := p.List(ctx, in)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(list, func(one Pack) bool { return one.ID == id }) {
		return ErrNone
	}
	return p.o.Shelf.EndPack(ctx, id, by)
}

// Purge deletes the packs that have ended, and says how many.
func (p *Packs) Purge(ctx context.Context) (int, error) {
	return p.o.Shelf.PurgePacks(ctx, p.o.Clock())
}

func none(err error) error {
	if fault.Is(err, fault.NotFound) {
		return ErrNone
	}
	return err
}
