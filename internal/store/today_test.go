package store

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"plainwell/internal/fault"
	"plainwell/internal/readability"
	"plainwell/internal/redact"
	"plainwell/internal/remind"
	"plainwell/internal/worker"
)

// list is the list of today as words: why, who, and whose they are.
func (o *office) list(t testing.TB, by worker.Actor) string {
	t.Helper()
	lines, err := o.Today(ctx, by)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, l := range lines {
		s := string(l.Why) + " " + l.Person.Nick.Reveal()
		if l.Covered != 0 {
			s += fmt.Sprintf(" of %d", l.Covered)
		}
		out = append(out, s)
	}
	return strings.Join(out, ", ")
}

func wantList(t *testing.T, o *office, by worker.Actor, want string) {
	t.Helper()
	if got := o.list(t, by); got != want {
		t.Errorf("the list is %q, want %q", got, want)
	}
}

func TestTheListOfTodayIsInOrderAndEmpties(t *testing.T) {
	o := newOffice(t)
	sam, lou := o.colleague(t, 11, 1, worker.RoleWorker, "Sam"), o.colleague(t, 12, 1, worker.RoleLead, "Lou")
	phone := o.reachable(t, "one")
	today := o.person(t, sam, "Today")
	o.follow(t, phone.ID, o.made(t, sam, today.ID, 5))
	none := o.made(t, sam, o.person(t, sam, "Nowhere").ID, 20)
	far := o.made(t, sam, o.person(t, sam, "Far").ID, 24*60)
	o.follow(t, phone.ID, far)
	if _, err := o.book.Answer(ctx, phone.ID, far.Address.Reveal(), 1, remind.SaidCant); err != nil {
		t.Fatal(err)
	}
	wantList(t, o, sam, "answer Far, reach Nowhere, today Today")
	wantList(t, o, lou, "answer Far, reach Nowhere, today Today")
	wantList(t, o, o.colleague(t, 13, 1, worker.RoleWorker, "Ali"), "")

	o.now = o.now.Add(time.Minute)
	for date, what := range map[int64]worker.Matter{far.ID: worker.MatterAnswer, none.ID: worker.MatterReach} {
		if err := o.DealtWith(ctx, sam, date, what); err != nil {
			t.Fatal(err)
		}
	}
	wantList(t, o, sam, "today Today")
	wantFault(t, o.DealtWith(ctx, sam, far.ID, worker.MatterToday), fault.NotFound, "kw.error.none")

	o.now = o.now.Add(time.Minute)
	if _, err := o.book.Answer(ctx, phone.ID, far.Address.Reveal(), 1, remind.SaidHelp); err != nil {
		t.Fatal(err)
	}
	if _, err := o.Change(ctx, sam, none.ID, 1, o.details(22)); err != nil {
		t.Fatal(err)
	}
	wantList(t, o, sam, "answer Far, reach Nowhere, today Today")
}

func TestWhoStandsInSeesThePeopleUntilTheDayAndNoLonger(t *testing.T) {
	o := newOffice(t)
	sam, ali := o.colleague(t, 11, 1, worker.RoleWorker, "Sam"), o.colleague(t, 12, 1, worker.RoleWorker, "Ali")
	lou, max := o.colleague(t, 13, 1, worker.RoleLead, "Lou"), o.colleague(t, 21, 2, worker.RoleLead, "Max")
	p := o.person(t, sam, "Robin")
	m := o.made(t, sam, p.ID, 5)
	phone := o.newPhone(t)
	o.follow(t, phone.ID, m)
	until := o.now.Add(48 * time.Hour)
	wantFault(t, o.Cover(ctx, ali, 11, 12, until), fault.NotFound, "kw.error.none")
	wantFault(t, o.Cover(ctx, max, 11, 21, until), fault.NotFound, "kw.error.none")
	wantFault(t, o.Cover(ctx, sam, 11, 21, until), fault.Invalid, "kw.error.form")
	wantFault(t, o.Cover(ctx, sam, 11, 12, o.now.AddDate(1, 0, 0)), fault.Invalid, "kw.error.form")
	if err := o.Cover(ctx, sam, 11, 12, until); err != nil {
		t.Fatal(err)
	}
	wantList(t, o, ali, "reach Robin of 11")
	wantFault(t, o.HandOver(ctx, ali, []worker.PersonID{p.ID}, 12), fault.NotFound, "kw.error.none")
	if by := o.held(t, phone.ID)[0].By; by.Cover != "Ali" || by.Worker != "Sam" {
		t.Errorf("the page says %+v", by)
	}
	o.now = until
	_, err := o.Person(ctx, ali, p.ID)
	wantFault(t, err, fault.NotFound, "kw.error.none")
	if by := o.held(t, phone.ID)[0].By; by.Cover != "" {
		t.Errorf("the page says %+v", by)
	}

	t.Run("and a hand-over is for good", func(t *testing.T) {
		wantFault(t, o.HandOver(ctx, sam, []worker.PersonID{p.ID}, 21), fault.Invalid, "kw.error.form")
		if err := o.HandOver(ctx, lou, []worker.PersonID{p.ID}, 12); err != nil {
			t.Fatal(err)
		}
		if by := o.held(t, phone.ID)[0].By; by.Worker != "Ali" || !by.Since.Equal(until) {
			t.Errorf("the page says %+v", by)
		}
		_, err := o.Person(ctx, sam, p.ID)
		wantFault(t, err, fault.NotFound, "kw.error.none")
		var what []string
		_ = o.read(ctx, func(r *rx) error {
			return r.each(ctx, func(scan func(...any) error) error {
				var w string
				err := scan(&w)
				what = append(what, w)
				return err
			}, `SELECT what FROM audit ORDER BY id`)
		})
		if !slices.Equal(what, []string{"person-added", "date-made", "cover-set", "person-handed"}) {
			t.Errorf("the trail is %q", what)
		}
	})
}

// hard says that every text with "utilise" in it is hard to read.
type hard struct{}

func (hard) CheckMessage(text, _ string) []readability.Finding {
	if strings.Contains(text, "utilise") {
		return []readability.Finding{{Severity: readability.Limit, Sentence: text}}
	}
	return nil
}

func TestATeamsOwnWordsNeedAnotherPairOfEyes(t *testing.T) {
	o := newOffice(t)
	o.ReadBy(hard{})
	pat, lou := o.colleague(t, 11, 1, worker.RolePublisher, "Pat"), o.colleague(t, 12, 1, worker.RoleLead, "Lou")
	sam, max := o.colleague(t, 13, 1, worker.RoleWorker, "Sam"), o.colleague(t, 21, 2, worker.RoleLead, "Max")
	for name, c := range map[string]struct {
		by   worker.Actor
		w    worker.Words
		code fault.Code
	}{
		"hard to read":          {pat, worker.Words{Sort: worker.SortKind, Text: "You utilise your time."}, fault.Invalid},
		"with a person's":       {pat, worker.Words{Sort: worker.SortKind, Text: "Ring 07700 900123."}, fault.Invalid},
		"empty":                 {pat, worker.Words{Sort: worker.SortKind, Text: "  "}, fault.Invalid},
		"too long":              {pat, worker.Words{Sort: worker.SortTemplate, Name: redact.Text(strings.Repeat("n", 41))}, fault.Invalid},
		"by a worker":           {sam, worker.Words{Sort: worker.SortKind, Text: "Well done."}, fault.NotFound},
		"by a key":              {worker.Actor{Key: 1, Team: 1}, worker.Words{Sort: worker.SortKind, Text: "Well done."}, fault.NotFound},
		"a hard thing to bring": {pat, worker.Words{Name: "Group", Bring: "what you utilise"}, fault.Invalid},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := o.AddWords(ctx, c.by, c.w, "en"); !fault.Is(err, c.code) {
				t.Errorf("got %v", err)
			}
		})
	}
	w, err := o.AddWords(ctx, pat, worker.Words{Sort: worker.SortTemplate, Name: "SecretGroup", Kind: remind.KindMeeting, Bring: "SecretBring a pen"}, "en")
	if err != nil {
		t.Fatal(err)
	}
	for name, err := range map[string]error{
		"the writer": o.ApproveWords(ctx, pat, w.ID), "a worker": o.ApproveWords(ctx, sam, w.ID), "another team": o.ApproveWords(ctx, max, w.ID),
		"removed by another team": o.RemoveWords(ctx, max, w.ID),
	} {
		if !fault.Is(err, fault.NotFound) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if list, err := o.UsableWords(ctx, sam, worker.SortTemplate); err != nil || len(list) != 0 {
		t.Errorf("before the yes there are %d, %v", len(list), err)
	}
	if err := o.ApproveWords(ctx, lou, w.ID); err != nil {
		t.Fatal(err)
	}
	if list, err := o.UsableWords(ctx, sam, worker.SortTemplate); err != nil || len(list) != 1 || list[0].Bring != "SecretBring a pen" || list[0].Kind != remind.KindMeeting {
		t.Errorf("%+v, %v", list, err)
	}
	if list, err := o.UsableWords(ctx, max, worker.SortTemplate); err != nil || len(list) != 0 {
		t.Errorf("another team has %d, %v", len(list), err)
	}
}

func TestKindWordsStandOnThePageOfWhoFollowsForTwoWeeks(t *testing.T) {
	o := newOffice(t)
	sam := o.colleague(t, 11, 1, worker.RoleWorker, "Sam")
	p := o.person(t, sam, "Robin")
	m := o.made(t, sam, p.ID, 72)
	phone, other := o.reachable(t, "one"), o.newPhone(t)
	o.follow(t, phone.ID, m)
	for range worker.MostKind + 2 {
		if err := o.SayKind(ctx, sam, p.ID, worker.KindKeys[0], 0); err != nil {
			t.Fatal(err)
		}
	}
	wantFault(t, o.SayKind(ctx, sam, p.ID, "kw.error.none", 0), fault.NotFound, "kw.error.none")
	if all, err := o.book.KindWords(ctx, phone.ID); err != nil || len(all) != worker.MostKind || all[0].Key != worker.KindKeys[0] || all[0].Team != "The Rowan team" {
		t.Errorf("%+v, %v", all, err)
	}
	if all, err := o.book.KindWords(ctx, other.ID); err != nil || len(all) != 0 {
		t.Errorf("%+v, %v", all, err)
	}
	if due := o.claim(t, o.now, 10); len(due) != 0 {
		t.Error("a notice goes out")
	}
	o.now = o.now.Add(remind.KindSpan + time.Second)
	if all, err := o.book.KindWords(ctx, phone.ID); err != nil || len(all) != 0 {
		t.Errorf("%+v, %v", all, err)
	}
}

func TestAStolenFileSaysNothingOfThePeopleOnACaseload(t *testing.T) {
	o := newOffice(t)
	pat, sam := o.colleague(t, 12, 1, worker.RolePublisher, "Pat"), o.colleague(t, 11, 1, worker.RoleWorker, "SecretSam")
	p := o.person(t, sam, "SecretNick")
	m := o.made(t, sam, p.ID, 72)
	given, err := o.Give(ctx, sam, m.ID)
	if err != nil {
		t.Fatal(err)
	}
	w, err := o.AddWords(ctx, pat, worker.Words{Sort: worker.SortKind, Text: "SecretKind words."}, "en")
	if err != nil {
		t.Fatal(err)
	}
	o.run(t, `UPDATE team_words SET approved = 11`)
	if err := o.SayKind(ctx, sam, p.ID, "", w.ID); err != nil {
		t.Fatal(err)
	}
	found := false
	for name, data := range o.bytesOnDisk(t) {
		for _, secret := range []string{"SecretSam", "SecretNick", "SecretKind", given.Code.Reveal(), m.Address.Reveal()} {
			if strings.Contains(string(data), secret) {
				t.Errorf("%s holds %q", name, secret)
			}
		}
		found = found || strings.Contains(string(data), "The Rowan team")
	}
	if !found {
		t.Error("this test would not find what is there")
	}
}
