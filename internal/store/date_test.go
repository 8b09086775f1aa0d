package store

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"plainwell/internal/fault"
	"plainwell/internal/remind"
)

func TestADateIsGivenBackAsItWasWritten(t *testing.T) {
	b := newBed(t)
	d := b.newPhone(t)
	want := date(48)
	want.Note = "ħ \" \\ \u2028 عربى <b>"
	want.Offsets = []remind.Offset{{Days: 7}, {Days: 1}, {Hours: 2}, {Hours: 1}}
	got, err := b.Add(ctx, d.ID, want, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got.ID == 0 || len(got.Address) != 27 {
		t.Errorf("id %d, address of %d characters", got.ID, len(got.Address))
	}
	want.ID, want.Address = got.ID, got.Address
	found, holds, err := b.ByAddress(ctx, got.Address.Reveal(), d.ID)
	if err != nil || !holds || !reflect.DeepEqual(found, want) || !reflect.DeepEqual(got, want) {
		t.Errorf("%v %v\n got %+v\nwant %+v", holds, err, found, want)
	}
	empty := remind.Appointment{Details: remind.Details{Kind: remind.KindDate, Starts: want.Starts, Zone: "Europe/Warsaw"}, Version: 1, UTC: want.UTC, Made: t0, Changed: t0}
	if got, err = b.Add(ctx, d.ID, empty, nil); err != nil {
		t.Fatal(err)
	}
	empty.ID, empty.Address = got.ID, got.Address
	if found, _, err := b.ByAddress(ctx, got.Address.Reveal(), d.ID); err != nil || !reflect.DeepEqual(found, empty) {
		t.Errorf("got %+v, %v", found, err)
	}
}

func TestWhoMaySeeADate(t *testing.T) {
	b := newBed(t)
	mine, other := b.newPhone(t), b.newPhone(t)
	a := b.addDate(t, mine.ID, 48, 60)
	notice := b.notices(t, mine.ID)[0]
	for name, c := range map[string]struct {
		find    func() (remind.Appointment, bool, error)
		holds   bool
		missing bool
	}{
		"its phone":                       {func() (remind.Appointment, bool, error) { return b.ByAddress(ctx, a.Address.Reveal(), mine.ID) }, true, false},
		"another phone with the address":  {func() (remind.Appointment, bool, error) { return b.ByAddress(ctx, a.Address.Reveal(), other.ID) }, false, false},
		"no phone with the address":       {func() (remind.Appointment, bool, error) { return b.ByAddress(ctx, a.Address.Reveal(), 0) }, false, false},
		"its phone from the notice":       {func() (remind.Appointment, bool, error) { return b.ByNotice(ctx, notice, mine.ID) }, true, false},
		"another phone from the notice":   {func() (remind.Appointment, bool, error) { return b.ByNotice(ctx, notice, other.ID) }, false, false},
		"a wrong address":                 {func() (remind.Appointment, bool, error) { return b.ByAddress(ctx, "x"+a.Address.Reveal()[1:], mine.ID) }, false, true},
		"no address":                      {func() (remind.Appointment, bool, error) { return b.ByAddress(ctx, "", mine.ID) }, false, true},
		"a very long address":             {func() (remind.Appointment, bool, error) { return b.ByAddress(ctx, strings.Repeat("a", 1<<20), mine.ID) }, false, true},
		"the address used as a notice":    {func() (remind.Appointment, bool, error) { return b.ByNotice(ctx, a.Address.Reveal(), mine.ID) }, false, true},
		"the notice used as an address":   {func() (remind.Appointment, bool, error) { return b.ByAddress(ctx, notice, mine.ID) }, false, true},
		"the number of the row in words":  {func() (remind.Appointment, bool, error) { return b.ByNotice(ctx, "1", mine.ID) }, false, true},
		"a wrong address from the notice": {func() (remind.Appointment, bool, error) { return b.ByNotice(ctx, notice+"x", mine.ID) }, false, true},
	} {
		t.Run(name, func(t *testing.T) {
			got, holds, err := c.find()
			if c.missing {
				wantFault(t, err, fault.NotFound, "error.not-found")
				if holds || !reflect.DeepEqual(got, remind.Appointment{}) {
					t.Errorf("it gave %+v as well", got)
				}
				return
			}
			if err != nil || holds != c.holds || got.ID != a.ID {
				t.Errorf("got %d, %v, %v", got.ID, holds, err)
			}
		})
	}
}

func TestListIsByTimeAndOfOnePhone(t *testing.T) {
	b := newBed(t)
	mine, other := b.newPhone(t), b.newPhone(t)
	for _, hours := range []int{72, 24, 48} {
		b.addDate(t, mine.ID, hours)
		b.addDate(t, other.ID, hours+1)
	}
	list, err := b.List(ctx, mine.ID)
	if err != nil {
		t.Fatal(err)
	}
	var uids []string
	for _, a := range list {
		uids = append(uids, a.UID)
	}
	same(t, uids, []string{"uid-24", "uid-48", "uid-72"})
	if list, err := b.List(ctx, 12345); err != nil || len(list) != 0 {
		t.Errorf("an unknown phone has %d dates, %v", len(list), err)
	}
}

func TestADateThatCannotBeReadHarmsNoOther(t *testing.T) {
	b := newBed(t)
	d := b.newPhone(t)
	bad, good := b.addDate(t, d.ID, 24), b.addDate(t, d.ID, 48)
	if _, err := b.writer.Exec(`UPDATE appointment SET sealed = x'00010203' WHERE id = ?`, bad.ID); err != nil {
		t.Fatal(err)
	}
	list, err := b.List(ctx, d.ID)
	if err != nil || len(list) != 1 || list[0].ID != good.ID {
		t.Errorf("%d dates, %v", len(list), err)
	}
	if !strings.Contains(b.log.String(), "a date cannot be read") {
		t.Error("nothing in the log")
	}
	if _, _, err := b.ByAddress(ctx, bad.Address.Reveal(), d.ID); err == nil || fault.Of(err).Code != fault.Internal {
		t.Errorf("got %v", err)
	}
}

func TestADateMovedToAnotherRowDoesNotOpenThere(t *testing.T) {
	b := newBed(t)
	d, thief := b.newPhone(t), b.newPhone(t)
	a, own := b.addDate(t, d.ID, 24), b.addDate(t, thief.ID, 48)
	if _, err := b.writer.Exec(`UPDATE appointment SET sealed = (SELECT sealed FROM appointment WHERE id = ?) WHERE id = ?`, a.ID, own.ID); err != nil {
		t.Fatal(err)
	}
	if got, _, err := b.ByAddress(ctx, own.Address.Reveal(), thief.ID); err == nil {
		t.Errorf("opened %s", got.UID)
	}
}

func TestADateForAPhoneThatIsNotThere(t *testing.T) {
	b := newBed(t)
	_, err := b.Add(ctx, 12345, date(48), nil)
	wantFault(t, err, fault.NotFound, "error.not-found")
	var n int
	if err := b.readers.QueryRow(`SELECT count(*) FROM appointment`).Scan(&n); err != nil || n != 0 {
		t.Errorf("%d dates, %v", n, err)
	}
}

func TestPurgeDeletesOldDatesOnly(t *testing.T) {
	b := newBed(t)
	d := b.newPhone(t)
	for _, hours := range []int{-50, -49, -48, 24} {
		b.addDate(t, d.ID, hours, 1, 2)
	}
	n, err := b.Purge(ctx, t0.Add(-48*time.Hour))
	if err != nil || n != 2 {
		t.Errorf("%d went, %v", n, err)
	}
	if list, err := b.List(ctx, d.ID); err != nil || len(list) != 2 || len(b.states(t, d.ID)) != 4 {
		t.Errorf("%d dates and %d rows stay, %v", len(list), len(b.states(t, d.ID)), err)
	}
}

func TestPurgeOfManyDatesGoesInBatches(t *testing.T) {
	b := newBed(t)
	d := b.newPhone(t)
	n := 2*batch + 3
	if _, err := b.writer.Exec(`WITH RECURSIVE c(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < ?)
		INSERT INTO appointment (id, address, version, starts, cancelled, sealed, made, changed)
		SELECT i, CAST(i AS BLOB), 1, 0, 0, x'', 0, 0 FROM c`, n); err != nil {
		t.Fatal(err)
	}
	b.addDate(t, d.ID, 1)
	if got, err := b.Purge(ctx, t0); err != nil || got != n {
		t.Errorf("%d of %d went, %v", got, n, err)
	}
	if list, err := b.List(ctx, d.ID); err != nil || len(list) != 1 {
		t.Errorf("%d dates, %v", len(list), err)
	}
}
