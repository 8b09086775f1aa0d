package store

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/share"
)

// team makes a team with an account, and gives both as an owner.
func (b *bed) team(t testing.TB, id int64, name string) share.Owner {
	t.Helper()
	err := b.write(ctx, t0, func(w *tx) error {
		if err := w.exec(ctx, `INSERT INTO team (id, name, made) VALUES (?, ?, ?)`, id, name, ms(t0)); err != nil {
			return err
		}
		return w.exec(ctx, `INSERT INTO account (id, team, role, lang, email, sealed, off, made) VALUES (?, ?, 'worker', 'en', ?, x'00', 0, ?)`, id+1, id, []byte(name), ms(t0))
	})
	if err != nil {
		t.Fatal(err)
	}
	return share.Owner{Account: id + 1, TeamID: id}
}

func (b *bed) pack(t testing.TB, once string, p share.Pack) share.Pack {
	t.Helper()
	p.Lang, p.Days, p.Made = "cy", 30, t0
	if p.Pages == nil {
		p.Pages = []string{"secret-page", "dentist"}
	}
	if p.Ends.IsZero() {
		p.Ends = t0.AddDate(0, 0, 30)
	}
	p, err := b.AddPack(ctx, p, once, t0)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestAPackComesBackAsItWasKept(t *testing.T) {
	b := newBed(t)
	own := b.team(t, 40, "Mersey Team")
	p := b.pack(t, "a", share.Pack{Line: "step", Words: "Well done", Owner: own})
	for how, find := range map[string]func() (share.Pack, error){
		"by its code":            func() (share.Pack, error) { return b.PackByCode(ctx, p.Code.Reveal(), t0) },
		"by its maker's address": func() (share.Pack, error) { return b.PackByMaker(ctx, p.Maker.Reveal(), t0) },
	} {
		got, err := find()
		if err != nil || got.ID != p.ID || got.Code != p.Code || got.Maker != p.Maker || !slices.Equal(got.Pages, []string{"secret-page", "dentist"}) ||
			got.Line != "step" || got.Lang != "cy" || got.Words != "Well done" || got.Owner != own || got.Team != "Mersey Team" || got.Days != 30 || !got.Ends.Equal(p.Ends) {
			t.Errorf("%s: %+v, %v", how, got, err)
		}
	}
	if len(p.Code.Reveal()) != 8 || len(p.Maker.Reveal()) != 27 {
		t.Errorf("a code of %d and an address of %d characters", len(p.Code.Reveal()), len(p.Maker.Reveal()))
	}
	if again := b.pack(t, "a", share.Pack{Owner: own}); again.ID != p.ID {
		t.Error("the same form made another pack")
	}
	if other := b.pack(t, "b", share.Pack{}); other.ID == p.ID || other.Code == p.Code || other.Team != "" || !other.Nobody() {
		t.Errorf("another form: %+v", other)
	}
}

func TestAPackEndsWhenItsTimeIsOverAndWhenItIsEnded(t *testing.T) {
	b := newBed(t)
	old, ended, alive := b.pack(t, "a", share.Pack{Ends: t0.Add(time.Hour)}), b.pack(t, "b", share.Pack{}), b.pack(t, "c", share.Pack{})
	for range 2 {
		if err := b.EndPack(ctx, ended.ID, share.Owner{}); err != nil {
			t.Fatal(err)
		}
	}
	later := t0.Add(time.Hour)
	for _, p := range []share.Pack{old, ended} {
		_, err := b.PackByCode(ctx, p.Code.Reveal(), later)
		wantFault(t, err, fault.NotFound, "error.not-found")
		_, err = b.PackByMaker(ctx, p.Maker.Reveal(), later)
		wantFault(t, err, fault.NotFound, "error.not-found")
		wantFault(t, b.RenewPack(ctx, p.ID, later.Add(time.Hour), later), fault.NotFound, "error.not-found")
	}
	if err := b.RenewPack(ctx, alive.ID, t0.AddDate(0, 0, 60), later); err != nil {
		t.Fatal(err)
	}
	if _, err := b.PackByCode(ctx, alive.Code.Reveal(), t0.AddDate(0, 0, 59)); err != nil {
		t.Error(err)
	}
	if n, err := b.PurgePacks(ctx, later); err != nil || n != 1 {
		t.Errorf("%d went, %v", n, err)
	}
	// The form of a pack that has ended makes a new one.
	if again, err := b.AddPack(ctx, share.Pack{Pages: []string{"x"}, Lang: "en", Days: 7, Made: later, Ends: later.AddDate(0, 0, 7)}, "a", later); err != nil || again.ID == old.ID {
		t.Errorf("%v", err)
	}
}

func TestWrongCodesHaveOneBudgetForEverybody(t *testing.T) {
	b := newBed(t)
	p := b.pack(t, "a", share.Pack{})
	for range 3 * wrongPackCodes {
		if _, err := b.PackByCode(ctx, p.Code.Reveal(), t0); err != nil {
			t.Fatal("right codes are counted:", err)
		}
	}
	for i := range wrongPackCodes {
		if _, err := b.PackByCode(ctx, "ZZZZZZZZ", t0); !fault.Is(err, fault.NotFound) {
			t.Fatalf("wrong code %d: %v", i, err)
		}
	}
	for _, code := range []string{"ZZZZZZZZ", p.Code.Reveal()} { // or a guess would still tell
		_, err := b.PackByCode(ctx, code, t0)
		wantFault(t, err, fault.TooMany, "made.error.too-many")
	}
	if _, err := b.PackByCode(ctx, p.Code.Reveal(), t0.Add(wrongSpan)); err != nil {
		t.Error("an hour later:", err)
	}
	// It is another budget than that of codes that move dates.
	_, _, err := b.MoveHere(ctx, "ZZZZZZZZ", b.newPhone(t).ID, t0)
	wantFault(t, err, fault.NotFound, "move.wrong")
}

func TestAListHoldsWhatItsReaderMayEnd(t *testing.T) {
	b := newBed(t)
	ours, theirs := b.team(t, 40, "Ours"), b.team(t, 50, "Theirs")
	b.pack(t, "nobody's", share.Pack{})
	b.pack(t, "gone", share.Pack{Owner: ours, Ends: t0})
	names := map[share.ID]string{}
	for name, p := range map[string]share.Pack{
		"ours": {Owner: ours}, "our words": {Owner: ours, Words: "a"}, "theirs": {Owner: theirs}, "their words": {Owner: theirs, Words: "b"},
	} {
		names[b.pack(t, name, p).ID] = name
	}
	for who, c := range map[string]struct {
		in   share.Scope
		want []string
	}{
		"a worker":            {share.Scope{Account: 41}, []string{"our words", "ours"}},
		"a lead":              {share.Scope{Account: 99, TeamID: 50}, []string{"their words", "theirs"}},
		"a publisher":         {share.Scope{Account: 51, AnyWords: true}, []string{"our words", "their words", "theirs"}},
		"nobody":              {share.Scope{}, nil},
		"somebody with none":  {share.Scope{Account: 99}, nil},
		"a lead of no people": {share.Scope{Account: 99, TeamID: 77}, nil},
	} {
		list, err := b.PacksOf(ctx, c.in, t0)
		var got []string
		for _, p := range list {
			got = append(got, names[p.ID])
		}
		slices.Sort(got)
		if err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s sees %q, %v", who, got, err)
		}
	}
}

func TestAStolenFileSaysNothingOfPacks(t *testing.T) {
	b := newBed(t)
	p := b.pack(t, "SecretTicket", share.Pack{Line: "well-done", Words: redact.Text("SecretWords " + strings.Repeat("x", 200)), Owner: b.team(t, 40, "A team")})
	if err := b.RenewPack(ctx, p.ID, t0.AddDate(0, 0, 90), t0); err != nil {
		t.Fatal(err)
	}
	look := func(want bool, secrets ...string) {
		for _, secret := range secrets {
			found := false
			for _, data := range b.bytesOnDisk(t) {
				found = found || bytes.Contains(data, []byte(secret))
			}
			if found != want {
				t.Errorf("%q is in the file: %v", secret, found)
			}
		}
	}
	look(false, p.Code.Reveal(), p.Maker.Reveal(), "secret-page", "dentist", "well-done", "SecretWords", "SecretTicket")
	look(true, "A team") // people read it on their phones; and the look finds what is there
	if err := b.EndPack(ctx, p.ID, share.Owner{}); err != nil {
		t.Fatal(err)
	}
	var n int
	if err := b.readers.QueryRowContext(context.Background(), `SELECT count(*) FROM pack`).Scan(&n); err != nil || n != 0 {
		t.Errorf("%d packs are left, %v", n, err)
	}
}

func TestTheTeamOfAPackCanReadWhoMadeAndEndedIt(t *testing.T) {
	b := newBed(t)
	ours, theirs := b.team(t, 40, "Ours"), b.team(t, 50, "Theirs")
	p := b.pack(t, "a", share.Pack{Owner: ours})
	b.pack(t, "a", share.Pack{Owner: ours}) // a second tap
	for range 2 {
		if err := b.EndPack(ctx, p.ID, theirs); err != nil { // a publisher of another team
			t.Fatal(err)
		}
	}
	all, err := b.Audit(ctx, 40, 0, 0, 10)
	if err != nil || len(all) != 2 || all[0].What != "pack-ended" || all[0].Account != 51 || all[1].What != "pack-made" || all[1].Account != 41 {
		t.Errorf("%+v, %v", all, err)
	}
	if other, err := b.Audit(ctx, 50, 0, 0, 10); err != nil || len(other) != 0 {
		t.Errorf("the other team reads %+v, %v", other, err)
	}
}
