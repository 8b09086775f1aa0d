package store

import (
	"crypto/rand"
	"testing"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/remind"
	"plainwell/internal/worker"
)

// office is a bed with a desk on it, a clock that a test moves, and two teams.
type office struct {
	*bed
	*worker.Desk
	book *remind.Book
	now  time.Time
}

func newOffice(t testing.TB) *office {
	t.Helper()
	o := &office{bed: newBed(t), now: t0}
	clock := func() time.Time { return o.now }
	o.clock = clock
	o.book = remind.NewBook(o.Store, clock, rand.Reader)
	o.Desk = worker.NewDesk(o.Store, o.book, clock)
	for id, name := range map[int64]string{1: "The Rowan team", 2: "The Birch team"} {
		o.run(t, `INSERT INTO team (id, name, made) VALUES (?, ?, ?)`, id, name, ms(t0))
	}
	return o
}

func (o *office) run(t testing.TB, query string, args ...any) {
	t.Helper()
	if err := o.write(ctx, o.now, func(t *tx) error { return t.exec(ctx, query, args...) }); err != nil {
		t.Fatal(err)
	}
}

// colleague makes an account of a team.
func (o *office) colleague(t testing.TB, id worker.AccountID, team worker.TeamID, role worker.Role, name string) worker.Actor {
	t.Helper()
	sealed, err := o.sealJSON(accountSealed{Name: name, Email: name + "@team.example"}, accountBind(id))
	if err != nil {
		t.Fatal(err)
	}
	o.run(t, `INSERT INTO account (id, team, role, lang, email, sealed, off, made) VALUES (?, ?, ?, 'cy', ?, ?, 0, ?)`,
		id, team, role, o.emailLookup(redact.Text(name)), sealed, ms(t0))
	return worker.Actor{Account: id, Team: team, Role: role}
}

func (o *office) person(t testing.TB, by worker.Actor, nick redact.Text) worker.Person {
	t.Helper()
	p, err := o.AddPerson(ctx, by, nick)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// details are of a date that starts in so many hours.
func (o *office) details(hours int) remind.Details {
	d := date(hours).Details
	d.Starts = remind.WallOf(o.now.Add(time.Duration(hours) * time.Hour))
	return d
}

func (o *office) made(t testing.TB, by worker.Actor, id worker.PersonID, hours int) worker.Made {
	t.Helper()
	m, err := o.Make(ctx, by, id, o.details(hours))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// follow puts a date on a phone, as the person does who opens its link.
func (o *office) follow(t testing.TB, phone device.ID, m worker.Made) {
	t.Helper()
	if _, err := o.book.Keep(ctx, phone, m.Address.Reveal()); err != nil {
		t.Fatal(err)
	}
}

func (o *office) held(t testing.TB, phone device.ID) []remind.Appointment {
	t.Helper()
	list, err := o.List(ctx, phone)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func (o *office) reach(t testing.TB, by worker.Actor, date int64) worker.Reach {
	t.Helper()
	m, err := o.Date(ctx, by, date)
	if err != nil {
		t.Fatal(err)
	}
	return m.Reach
}

func TestADateThatATeamMadeComesOnThePhoneAndSoDoLaterOnes(t *testing.T) {
	o := newOffice(t)
	sam := o.colleague(t, 11, 1, worker.RoleWorker, "Sam")
	p := o.person(t, sam, "  Robin   7 ")
	if p.Nick != "Robin 7" || p.Worker != 11 || p.Team != 1 {
		t.Errorf("%+v", p)
	}
	first := o.made(t, sam, p.ID, 72)
	if first.Reach != worker.ReachNone {
		t.Errorf("on no phone it is %q", first.Reach)
	}
	if n := len(o.states(t, p.ID)); n != 0 {
		t.Errorf("the folder has %d reminders", n)
	}
	phone := o.reachable(t, "one")
	o.follow(t, phone.ID, first)
	o.follow(t, phone.ID, first) // a second tap
	second := o.made(t, sam, p.ID, 96)
	series, err := o.MakeSeries(ctx, sam, p.ID, o.details(120), remind.Rule{Unit: remind.UnitWeek, Every: 1, Days: []time.Weekday{o.now.Add(120 * time.Hour).Weekday()}, Times: 3})
	if err != nil {
		t.Fatal(err)
	}
	list := o.held(t, phone.ID)
	if len(list) != 2+len(series.Dates) || list[0].ID != first.ID || list[1].ID != second.ID {
		t.Fatalf("the phone holds %d dates", len(list))
	}
	for _, a := range list {
		if a.By == nil || a.By.Team != "The Rowan team" || a.By.Worker != "Sam" || a.By.Folder != p.ID {
			t.Errorf("made by %+v", a.By)
		}
	}
	if second.Reach != worker.ReachOn || o.reach(t, sam, first.ID) != worker.ReachOn {
		t.Errorf("reminders are on, and it is %q", second.Reach)
	}

	t.Run("only the team changes it, and the phone is told", func(t *testing.T) {
		d := o.details(80)
		_, err := o.book.Change(ctx, phone.ID, first.Address.Reveal(), 1, d)
		wantFault(t, err, fault.Forbidden, "date.error.team")
		_, err = o.book.Cancel(ctx, phone.ID, first.Address.Reveal(), 1)
		wantFault(t, err, fault.Forbidden, "date.error.team")
		_, err = o.book.CancelFollowing(ctx, phone.ID, series.Dates[0].Address.Reveal(), 1, 1)
		wantFault(t, err, fault.Forbidden, "date.error.team")
		if m, err := o.Change(ctx, sam, first.ID, 1, d); err != nil || m.Version != 2 {
			t.Errorf("%+v, %v", m, err)
		}
		if due := o.claim(t, o.now, 10); len(due) != 1 || due[0].Plan.Purpose != remind.PurposeChanged || due[0].Device.ID != phone.ID {
			t.Errorf("%+v", due)
		}
	})
	t.Run("the answer comes back", func(t *testing.T) {
		if _, err := o.book.Answer(ctx, phone.ID, first.Address.Reveal(), 2, remind.SaidHelp); err != nil {
			t.Fatal(err)
		}
		if m, err := o.Date(ctx, sam, first.ID); err != nil || m.Answer.Said != remind.SaidHelp {
			t.Errorf("%+v, %v", m.Answer, err)
		}
	})
	t.Run("taken off the phone, it stays with the team", func(t *testing.T) {
		if err := o.book.LetGo(ctx, phone.ID, first.Address.Reveal()); err != nil {
			t.Fatal(err)
		}
		if n := len(o.held(t, phone.ID)); n != 0 {
			t.Errorf("%d dates are left", n)
		}
		o.made(t, sam, p.ID, 200)
		if n := len(o.held(t, phone.ID)); n != 0 {
			t.Errorf("%d dates came afterwards", n)
		}
		if list, err := o.Dates(ctx, sam, p.ID); err != nil || len(list) != 3+len(series.Dates) {
			t.Errorf("%d, %v", len(list), err)
		}
	})
}

func TestTeamsSeeTheirOwnOnly(t *testing.T) {
	o := newOffice(t)
	sam := o.colleague(t, 11, 1, worker.RoleWorker, "Sam")
	p := o.person(t, sam, "Robin")
	m := o.made(t, sam, p.ID, 72)
	for name, c := range map[string]struct {
		by   worker.Actor
		sees bool
	}{
		"their worker":                     {sam, true},
		"a colleague":                      {o.colleague(t, 12, 1, worker.RoleWorker, "Ali"), false},
		"an admin of the team":             {o.colleague(t, 13, 1, worker.RoleAdmin, "Jo"), false},
		"a publisher":                      {o.colleague(t, 14, 1, worker.RolePublisher, "Pat"), false},
		"the lead":                         {o.colleague(t, 15, 1, worker.RoleLead, "Lou"), true},
		"a key of the team":                {worker.Actor{Key: 5, Team: 1}, true},
		"a key for trying out":             {worker.Actor{Key: 6, Team: 1, Test: true}, false},
		"a lead of another team":           {o.colleague(t, 21, 2, worker.RoleLead, "Max"), false},
		"an admin of another team":         {o.colleague(t, 22, 2, worker.RoleAdmin, "Kit"), false},
		"a key of another team":            {worker.Actor{Key: 7, Team: 2}, false},
		"nobody":                           {worker.Actor{}, false},
		"a lead that is of no team at all": {worker.Actor{Account: 9, Role: worker.RoleLead}, false},
	} {
		t.Run(name, func(t *testing.T) {
			people, _ := o.People(ctx, c.by)
			if len(people) == 1 != c.sees {
				t.Errorf("sees %d people", len(people))
			}
			d := o.details(80)
			tries := map[string]error{}
			_, tries["person"] = o.Person(ctx, c.by, p.ID)
			_, tries["dates"] = o.Dates(ctx, c.by, p.ID)
			_, tries["date"] = o.Date(ctx, c.by, m.ID)
			if !c.sees {
				_, tries["make"] = o.Make(ctx, c.by, p.ID, d)
				_, tries["change"] = o.Change(ctx, c.by, m.ID, 1, d)
				_, tries["cancel"] = o.Cancel(ctx, c.by, m.ID, 1)
				_, tries["give"] = o.Give(ctx, c.by, m.ID)
				_, tries["new phone"] = o.NewPhone(ctx, c.by, p.ID)
				tries["pause"] = o.Pause(ctx, c.by, p.ID, true)
				tries["rename"] = o.RenamePerson(ctx, c.by, p.ID, "x")
				tries["remove"] = o.RemovePerson(ctx, c.by, p.ID)
				tries["hand over"] = o.HandOver(ctx, c.by, []worker.PersonID{p.ID}, 11)
			}
			for what, err := range tries {
				if c.sees && err != nil || !c.sees && !fault.Is(err, fault.NotFound) {
					t.Errorf("%s: %v", what, err)
				}
			}
		})
	}
}

func TestANewPhoneTakesThePlaceOfTheOldOne(t *testing.T) {
	o := newOffice(t)
	sam := o.colleague(t, 11, 1, worker.RoleWorker, "Sam")
	p := o.person(t, sam, "Robin")
	m := o.made(t, sam, p.ID, 24)
	old, fresh := o.reachable(t, "old"), o.reachable(t, "fresh")
	o.follow(t, old.ID, m)
	mine := o.addDate(t, old.ID, 50, 60)
	given, err := o.Give(ctx, sam, m.ID)
	if err != nil {
		t.Fatal(err)
	}
	due := o.claim(t, o.now.Add(time.Hour), 10) // one is on its way
	code, err := o.NewPhone(ctx, sam, p.ID)
	if err != nil {
		t.Fatal(err)
	}
	if list := o.held(t, old.ID); len(list) != 1 || list[0].ID != mine.ID {
		t.Errorf("the old phone holds %d", len(list))
	}
	for _, d := range due {
		if d.Appointment.ID == m.ID {
			_, err := o.Reread(ctx, d.Row, d.Fence)
			wantFault(t, err, fault.Conflict, "error.conflict")
		}
	}
	_, _, err = o.ByAddress(ctx, m.Address.Reveal(), 0)
	wantFault(t, err, fault.NotFound, "error.not-found")
	_, _, err = o.MoveHere(ctx, given.Code.Reveal(), old.ID, o.now)
	wantFault(t, err, fault.NotFound, "move.wrong")
	if _, shared, err := o.MoveHere(ctx, code.Reveal(), fresh.ID, o.now.Add(23*time.Hour)); err != nil || !shared {
		t.Fatalf("%v, %v", shared, err)
	}
	if list := o.held(t, fresh.ID); len(list) != 1 || list[0].ID != m.ID {
		t.Errorf("the new phone holds %d", len(list))
	}
	_, _, err = o.MoveHere(ctx, code.Reveal(), old.ID, o.now)
	wantFault(t, err, fault.NotFound, "move.wrong")
}

func TestPauseStopsWhatIsDueAndAlsoWhatIsOnItsWay(t *testing.T) {
	o := newOffice(t)
	sam := o.colleague(t, 11, 1, worker.RoleWorker, "Sam")
	p := o.person(t, sam, "Robin")
	m := o.made(t, sam, p.ID, 72)
	phone := o.reachable(t, "one")
	o.follow(t, phone.ID, m)
	at := o.now.Add(49 * time.Hour)
	due := o.claim(t, at, 10)
	if len(due) != 1 || due[0].Hold != "" {
		t.Fatalf("%+v", due)
	}
	if err := o.Pause(ctx, sam, p.ID, true); err != nil {
		t.Fatal(err)
	}
	if d, err := o.Reread(ctx, due[0].Row, due[0].Fence); err != nil || d.Hold != remind.HoldPaused {
		t.Errorf("%q, %v", d.Hold, err)
	}
	if list := o.held(t, phone.ID); !list[0].By.Paused {
		t.Error("the page cannot say it")
	}
	if err := o.Pause(ctx, sam, p.ID, false); err != nil {
		t.Fatal(err)
	}
	if d, err := o.Reread(ctx, due[0].Row, due[0].Fence); err != nil || d.Hold != "" {
		t.Errorf("%q, %v", d.Hold, err)
	}
	o.run(t, `UPDATE person SET test = 1`)
	if d, err := o.Reread(ctx, due[0].Row, due[0].Fence); err != nil || d.Hold != remind.HoldTest {
		t.Errorf("%q, %v", d.Hold, err)
	}
}

func TestCleanUpsLeaveFoldersRight(t *testing.T) {
	o := newOffice(t)
	sam := o.colleague(t, 11, 1, worker.RoleWorker, "Sam")
	p := o.person(t, sam, "Robin")
	kept, alone := o.made(t, sam, p.ID, 72), worker.Made{}
	phone := o.newPhone(t)
	o.follow(t, phone.ID, kept)
	if n, err := o.PurgePhones(ctx, t0.AddDate(2, 0, 0)); err != nil || n != 1 {
		t.Errorf("%d phones went, %v", n, err)
	}
	if list, err := o.Dates(ctx, sam, p.ID); err != nil || len(list) != 1 || list[0].Reach != worker.ReachNone {
		t.Fatalf("%+v, %v", list, err)
	}
	phone = o.newPhone(t)
	o.follow(t, phone.ID, kept)
	alone = o.made(t, sam, p.ID, 96)
	if err := o.Drop(ctx, phone.ID, alone.ID); err != nil {
		t.Fatal(err)
	}
	if err := o.RemovePerson(ctx, sam, p.ID); err != nil {
		t.Fatal(err)
	}
	list := o.held(t, phone.ID)
	if len(list) != 1 || list[0].By != nil {
		t.Errorf("the phone holds %+v", list)
	}
	if _, err := o.book.Cancel(ctx, phone.ID, kept.Address.Reveal(), 1); err != nil {
		t.Errorf("what is now its own it cannot cancel: %v", err)
	}
	_, _, err := o.ByAddress(ctx, alone.Address.Reveal(), 0)
	wantFault(t, err, fault.NotFound, "error.not-found")
	_, err = o.Person(ctx, sam, p.ID)
	wantFault(t, err, fault.NotFound, "kw.error.none")
}

func TestAPersonsMoveCodeMovesTheFollowingToo(t *testing.T) {
	o := newOffice(t)
	sam := o.colleague(t, 11, 1, worker.RoleWorker, "Sam")
	p := o.person(t, sam, "Robin")
	browser, installed := o.newPhone(t), o.reachable(t, "installed")
	o.follow(t, browser.ID, o.made(t, sam, p.ID, 72))
	if _, _, err := o.MoveHere(ctx, o.code(t, browser.ID, t0), installed.ID, t0); err != nil {
		t.Fatal(err)
	}
	o.made(t, sam, p.ID, 96)
	if n, old := len(o.held(t, installed.ID)), len(o.held(t, browser.ID)); n != 2 || old != 0 {
		t.Errorf("%d dates on the new one, %d on the old one", n, old)
	}
}

func TestOnePersonsDatesGoOnSoManyPhonesOnly(t *testing.T) {
	o := newOffice(t)
	sam := o.colleague(t, 11, 1, worker.RoleWorker, "Sam")
	m := o.made(t, sam, o.person(t, sam, "Robin").ID, 72)
	for range remind.MaxFollowers {
		o.follow(t, o.newPhone(t).ID, m)
	}
	_, err := o.book.Keep(ctx, o.newPhone(t).ID, m.Address.Reveal())
	wantFault(t, err, fault.TooMany, "date.error.many-phones")
	own := o.addDate(t, o.newPhone(t).ID, 24)
	_, err = o.book.Keep(ctx, o.newPhone(t).ID, own.Address.Reveal())
	wantFault(t, err, fault.Conflict, "date.error.not-team")
}

func TestEverybodyOfOneWorkerIsHandedOverAtOnce(t *testing.T) {
	o := newOffice(t)
	sam := o.colleague(t, 11, 1, worker.RoleWorker, "Sam")
	kim := o.colleague(t, 12, 1, worker.RoleWorker, "Kim")
	lead := o.colleague(t, 13, 1, worker.RoleLead, "Ash")
	other := o.colleague(t, 21, 2, worker.RoleLead, "Lou")
	for _, nick := range []redact.Text{"blue 7", "red 8"} {
		o.person(t, sam, nick)
	}
	mine := o.person(t, kim, "green 9")
	for name, by := range map[string]worker.Actor{"a colleague": kim, "a lead of another team": other} {
		if err := o.HandOverAll(ctx, by, 11, 12); err == nil {
			t.Errorf("%s gave away the people of somebody", name)
		}
	}
	o.run(t, `UPDATE account SET off = 1 WHERE id = 11`) // who has left
	if err := o.HandOverAll(ctx, lead, 11, 12); err != nil {
		t.Fatal(err)
	}
	people, err := o.People(ctx, kim)
	if err != nil || len(people) != 3 {
		t.Errorf("%d people, %v", len(people), err)
	}
	if err := o.HandOverAll(ctx, lead, 11, 12); !fault.Is(err, fault.Invalid) {
		t.Errorf("nobody was left to give: %v", err)
	}
	if err := o.HandOverAll(ctx, kim, 12, 13); err != nil {
		t.Fatal(err)
	}
	if p, err := o.Person(ctx, lead, mine.ID); err != nil || p.Worker != 13 {
		t.Errorf("%d, %v", p.Worker, err)
	}
}
