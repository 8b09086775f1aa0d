package store

import (
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/fault"
	"plainwell/internal/remind"
	"plainwell/internal/seal"
)

func (b *bed) code(t testing.TB, phone device.ID, at time.Time) string {
	t.Helper()
	code, err := b.MoveCode(ctx, phone, at)
	if err != nil {
		t.Fatal(err)
	}
	return code.Reveal()
}

func TestACodeMovesTheDatesAndTheirReminders(t *testing.T) {
	b := newBed(t)
	safari, app := b.newPhone(t), b.reachable(t, "app")
	a := b.addDate(t, safari.ID, 48, -5, 60)
	b.addDate(t, safari.ID, 72)
	b.addDate(t, app.ID, 24)
	claimed := b.claim(t, t0, 10)
	code := b.code(t, safari.ID, t0)
	n, _, err := b.MoveHere(ctx, strings.ToLower(seal.ShowCode(code)), app.ID, t0.Add(14*time.Minute))
	if err != nil || n != 2 {
		t.Fatalf("%d moved, %v", n, err)
	}
	for phone, want := range map[device.ID]int{safari.ID: 0, app.ID: 3} {
		if list, err := b.List(ctx, phone); err != nil || len(list) != want {
			t.Errorf("%d dates instead of %d, %v", len(list), want, err)
		}
	}
	t.Run("a row that is being sent goes to the new phone", func(t *testing.T) {
		due, err := b.Reread(ctx, claimed[0].Row, claimed[0].Fence)
		if err != nil || due.Device.ID != app.ID || due.Endpoint != subscription("app") || due.Appointment.ID != a.ID {
			t.Errorf("got %+v, %v", due, err)
		}
	})
	t.Run("the code works once", func(t *testing.T) {
		_, _, err := b.MoveHere(ctx, code, app.ID, t0)
		wantFault(t, err, fault.NotFound, "move.wrong")
	})
}

func TestAReminderThatWasMutedOnTheOldPhoneIsPlannedOnTheNew(t *testing.T) {
	b := newBed(t)
	old, fresh := b.reachable(t, "old"), b.reachable(t, "fresh")
	b.addDate(t, old.ID, 48, 60)
	if err := b.Unsubscribe(ctx, old.ID, t0); err != nil {
		t.Fatal(err)
	}
	if _, _, err := b.MoveHere(ctx, b.code(t, old.ID, t0), fresh.ID, t0); err != nil {
		t.Fatal(err)
	}
	same(t, b.states(t, fresh.ID), states("planned"))
}

func TestMovingADateThatBothPhonesHold(t *testing.T) {
	b := newBed(t)
	old, fresh := b.reachable(t, "old"), b.reachable(t, "fresh")
	a := b.addDate(t, old.ID, 48, 60)
	b.share(t, a.ID, fresh.ID)
	if _, err := b.Replace(ctx, old.ID, next(a), []remind.Plan{plan(90, remind.Offset{Hours: 1})}); err != nil {
		t.Fatal(err)
	}
	if n, _, err := b.MoveHere(ctx, b.code(t, old.ID, t0), fresh.ID, t0); err != nil || n != 1 {
		t.Fatalf("%d moved, %v", n, err)
	}
	// The new phone keeps its own row of the second version, and gets the old one.
	same(t, b.states(t, fresh.ID), states("superseded", "planned"))
	same(t, b.states(t, old.ID), nil)
	if list, err := b.List(ctx, fresh.ID); err != nil || len(list) != 1 {
		t.Errorf("%d dates, %v", len(list), err)
	}
}

func TestEveryCodeThatDoesNotWorkGetsTheSameAnswer(t *testing.T) {
	b := newBed(t)
	d, into := b.newPhone(t), b.newPhone(t)
	b.addDate(t, d.ID, 48)
	replaced := b.code(t, d.ID, t0)
	expired := b.code(t, d.ID, t0)
	var texts []string
	for name, typed := range map[string]string{"replaced": replaced, "expired": expired, "never made": "ABCDEFGH", "empty": "", "too long": strings.Repeat("A", 10000), "not a code": "../../x"} {
		_, _, err := b.MoveHere(ctx, typed, into.ID, t0.Add(15*time.Minute))
		wantFault(t, err, fault.NotFound, "move.wrong")
		texts = append(texts, err.Error())
		if err.Error() != texts[0] {
			t.Errorf("%s: %v is not %s", name, err, texts[0])
		}
	}
	if n, _, err := b.MoveHere(ctx, b.code(t, d.ID, t0.Add(20*time.Minute)), into.ID, t0.Add(21*time.Minute)); err != nil || n != 1 {
		t.Errorf("a good code after them: %d, %v", n, err)
	}
}

func TestWrongCodesOfEverybodyShareOneBudget(t *testing.T) {
	b := newBed(t)
	d, into := b.newPhone(t), b.newPhone(t)
	code := b.code(t, d.ID, t0)
	for range 100 { // slips of the finger and good codes cost nothing
		if _, _, err := b.MoveHere(ctx, "oops", into.ID, t0); fault.Of(err).Key != "move.wrong" {
			t.Fatal(err)
		}
		if _, _, err := b.MoveHere(ctx, b.code(t, d.ID, t0), into.ID, t0); err != nil {
			t.Fatal(err)
		}
	}
	code = b.code(t, d.ID, t0)
	var wrong, tooMany atomic.Int32
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range wrongCodes {
				_, _, err := b.MoveHere(ctx, "ABCDEFGH", into.ID, t0)
				switch {
				case fault.Is(err, fault.NotFound):
					wrong.Add(1)
				case fault.Is(err, fault.TooMany) && fault.Of(err).Key == "move.too-many":
					tooMany.Add(1)
				default:
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if wrong.Load() != wrongCodes || tooMany.Load() != 7*wrongCodes {
		t.Errorf("%d wrong and %d too many", wrong.Load(), tooMany.Load())
	}
	if _, _, err := b.MoveHere(ctx, code, into.ID, t0); !fault.Is(err, fault.TooMany) {
		t.Errorf("a good code is an answer too: %v", err)
	}
	later := t0.Add(wrongSpan)
	if _, _, err := b.MoveHere(ctx, b.code(t, d.ID, later), into.ID, later); err != nil {
		t.Errorf("an hour later: %v", err)
	}
}

func TestACodeUsedOnItsOwnPhoneChangesNothing(t *testing.T) {
	b := newBed(t)
	d := b.newPhone(t)
	b.addDate(t, d.ID, 48, 60)
	if n, _, err := b.MoveHere(ctx, b.code(t, d.ID, t0), d.ID, t0); err != nil || n != 1 {
		t.Errorf("%d, %v", n, err)
	}
	same(t, b.states(t, d.ID), states("planned"))
}

func TestACodeIsNotUsedUpByAPhoneThatIsNotThere(t *testing.T) {
	b := newBed(t)
	d, into := b.newPhone(t), b.newPhone(t)
	code := b.code(t, d.ID, t0)
	_, _, err := b.MoveHere(ctx, code, 12345, t0)
	wantFault(t, err, fault.NotFound, "error.not-found")
	if _, _, err := b.MoveHere(ctx, code, into.ID, t0); err != nil {
		t.Error(err)
	}
}
