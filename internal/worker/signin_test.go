package worker_test

import (
	"errors"
	"testing"
	"time"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/worker"
)

// wants fails unless an error has a code and a message key.
func wants(t *testing.T, what string, err error, code fault.Code, key string) {
	t.Helper()
	f := fault.Of(err)
	if f == nil || f.Code != code || f.Key != key && (len(f.Fields) == 0 || f.Fields[0].Key != key) {
		t.Errorf("%s: %v, and not %s %s", what, err, code, key)
	}
}

func TestWrongSignInsAllGetTheSameAnswer(t *testing.T) {
	o := newOffice(t)
	admin := o.joined(worker.RoleAdmin, "North")
	off := o.joined(worker.RoleWorker, "North")
	if err := o.SetOff(background, admin.Actor, off.Account, true); err != nil {
		t.Fatal(err)
	}
	for what, try := range map[string][2]redact.Text{
		"a wrong password":              {admin.email, "four grey herons weight"},
		"an address that nobody has":    {"nobody@example.org", good},
		"what is no address":            {"x", good},
		"an account that is off":        {off.email, good},
		"an account that never began":   {o.invited(worker.RoleWorker, "North"), good},
		"an empty password":             {admin.email, ""},
		"a password that is a book":     {admin.email, redact.Text(make([]byte, 9000))},
		"the address with a name":       {"Ann <" + admin.email + ">", good},
		"two addresses, one the right":  {admin.email + ", x@example.org", good},
		"the hash of an unknown person": {"", ""},
	} {
		_, err := o.SignIn(background, try[0], try[1], worker.Visit{})
		wants(t, what, err, fault.Forbidden, "kw.signin.wrong")
	}
	if in, err := o.SignIn(background, " "+redact.Text("WORKER-1@example.org")+" ", good, worker.Visit{}); err != nil || o.session(in.Token) != admin.Actor {
		t.Errorf("the right one, in capitals: %v", err)
	}
}

func TestAGuesserElsewhereDoesNotKeepTheOwnerOut(t *testing.T) {
	o := newOffice(t)
	ann, bob := o.joined(worker.RoleWorker, "North"), o.joined(worker.RoleWorker, "North")
	try := func(email, password, device redact.Text) error {
		_, err := o.SignIn(background, email, password, worker.Visit{Device: device})
		return err
	}
	for range 10 {
		wants(t, "a guess", try(ann.email, "four grey herons weight", ""), fault.Forbidden, "kw.signin.wrong")
	}
	wants(t, "one guess more, though it is right", try(ann.email, good, ""), fault.TooMany, "kw.signin.many")
	if err := try(ann.email, good, ann.in.Device); err != nil {
		t.Errorf("the owner on her own computer: %v", err)
	}
	if err := try(bob.email, good, ""); err != nil {
		t.Errorf("a colleague on a new computer: %v", err)
	}
	wants(t, "her address on a colleague's computer", try(ann.email, good, bob.in.Device), fault.TooMany, "kw.signin.many")
	wants(t, "a cookie that somebody made up", try(ann.email, good, ann.in.Device[:40]+"."+ann.in.Device[44:]), fault.TooMany, "kw.signin.many")
	// A colleague's computer that she has used too knows both.
	in, err := o.SignIn(background, bob.email, good, worker.Visit{Device: ann.in.Device})
	if err != nil {
		t.Fatal(err)
	}
	for _, email := range []redact.Text{ann.email, bob.email} {
		if err := try(email, good, in.Device); err != nil {
			t.Errorf("a shared computer: %v", err)
		}
	}
	for range 10 {
		_ = try(ann.email, "x", ann.in.Device)
	}
	wants(t, "guesses on her own computer have an end too", try(ann.email, good, ann.in.Device), fault.TooMany, "kw.signin.many")
	o.later(15 * time.Minute)
	if err := try(ann.email, good, ""); err != nil {
		t.Errorf("a quarter of an hour later: %v", err)
	}
}

func TestGuessesAtManyAccountsHaveOneBudgetToo(t *testing.T) {
	o := newOffice(t)
	ann := o.joined(worker.RoleWorker, "North")
	for n := range 300 {
		if _, err := o.SignIn(background, email(1000+n), "x", worker.Visit{}); !fault.Is(err, fault.Forbidden) {
			t.Fatalf("guess %d: %v", n, err)
		}
	}
	_, err := o.SignIn(background, "fresh@example.org", "x", worker.Visit{})
	wants(t, "the 301st account", err, fault.TooMany, "kw.signin.many")
	if _, err := o.SignIn(background, ann.email, good, worker.Visit{Device: ann.in.Device}); err != nil {
		t.Errorf("somebody on their own computer: %v", err)
	}
}

func TestACodeOfTheSecondStepWorksOnce(t *testing.T) {
	o := newOffice(t)
	ann := o.joined(worker.RoleWorker, "North")
	secret, spare := o.withCode(ann)
	half := func() worker.SignedIn {
		in, err := o.SignIn(background, ann.email, good, worker.Visit{Device: ann.in.Device})
		if err != nil || in.Token != "" || in.Ticket == "" {
			t.Fatalf("the password alone: %v", err)
		}
		return in
	}
	with := func(in worker.SignedIn, code string) error {
		done, err := o.SignInCode(background, in.Ticket, code, worker.Visit{Device: ann.in.Device})
		if err == nil {
			o.session(done.Token)
		}
		return err
	}
	wants(t, "the code that set it up", with(half(), o.code(secret, 0)), fault.Invalid, "kw.error.code")
	wants(t, "a wrong code", with(half(), "000000"), fault.Invalid, "kw.error.code")
	if err := with(half(), o.code(secret, 30*time.Second)); err != nil {
		t.Errorf("the next code: %v", err)
	}
	wants(t, "the same once more", with(half(), o.code(secret, 30*time.Second)), fault.Invalid, "kw.error.code")
	o.later(2 * time.Minute)
	code := o.code(secret, 0)
	if err := with(half(), code[:3]+" "+code[3:]); err != nil {
		t.Errorf("a code with a space: %v", err)
	}
	wants(t, "an older code after it", with(half(), o.code(secret, -30*time.Second)), fault.Invalid, "kw.error.code")
	if len(spare) != 10 {
		t.Fatalf("%d spare codes", len(spare))
	}
	if err := with(half(), "  "+spare[3].Reveal()[:4]+"-"+spare[3].Reveal()[4:]); err != nil {
		t.Errorf("a spare code: %v", err)
	}
	wants(t, "the same spare code", with(half(), spare[3].Reveal()), fault.Invalid, "kw.error.code")
	if on, left, err := o.Factor(background, ann.Actor); !on || left != 9 || err != nil {
		t.Errorf("%v, %d left, %v", on, left, err)
	}
	old := half()
	o.later(11 * time.Minute)
	wants(t, "a password of 11 minutes ago", with(old, o.code(secret, 0)), fault.Invalid, "kw.error.ticket")
}

func TestGuessesAtCodesEndAndDoNotKeepTheOwnerOut(t *testing.T) {
	o := newOffice(t)
	ann := o.joined(worker.RoleWorker, "North")
	secret, _ := o.withCode(ann)
	in, err := o.SignIn(background, ann.email, good, worker.Visit{})
	if err != nil {
		t.Fatal(err)
	}
	for range 20 {
		_, err := o.SignInCode(background, in.Ticket, "000000", worker.Visit{})
		wants(t, "a guess", err, fault.Invalid, "kw.error.code")
	}
	_, err = o.SignInCode(background, in.Ticket, o.code(secret, 30*time.Second), worker.Visit{})
	wants(t, "the 21st guess, though it is right", err, fault.TooMany, "kw.signin.many")
	if _, err := o.SignInCode(background, in.Ticket, o.code(secret, 30*time.Second), worker.Visit{Device: ann.in.Device}); err != nil {
		t.Errorf("the owner on her own computer: %v", err)
	}
}

func TestANewPasswordEndsEverySessionAndBeginsANewOne(t *testing.T) {
	o := newOffice(t)
	ann := o.joined(worker.RoleWorker, "North")
	other, err := o.SignIn(background, ann.email, good, worker.Visit{})
	if err != nil {
		t.Fatal(err)
	}
	change := func(current, next redact.Text) (worker.SignedIn, error) {
		return o.ChangePassword(background, ann.Actor, ann.in.Token, current, next, worker.Visit{Device: ann.in.Device})
	}
	_, err = change("wrong wrong wrong", "five brown owls sleep")
	wants(t, "with a wrong password", err, fault.Invalid, "kw.error.password.current")
	_, err = change(good, "Password2026!")
	wants(t, "a common one", err, fault.Invalid, "kw.error.password.common")
	in, err := change(good, "five brown owls sleep")
	if err != nil {
		t.Fatal(err)
	}
	for what, token := range map[string]redact.Text{"this session": ann.in.Token, "the other session": other.Token} {
		if _, err := o.Session(background, token); !fault.Is(err, fault.NotFound) {
			t.Errorf("%s goes on: %v", what, err)
		}
	}
	o.session(in.Token)
	if _, err := o.SignIn(background, ann.email, good, worker.Visit{Device: ann.in.Device}); !fault.Is(err, fault.Forbidden) {
		t.Errorf("the old password: %v", err)
	}
	if _, err := o.SignIn(background, ann.email, "five brown owls sleep", worker.Visit{Device: ann.in.Device}); err != nil {
		t.Errorf("the new password: %v", err)
	}
}

func TestAPasswordIsKeptInAStrongerFormWhenThereIsOne(t *testing.T) {
	o := newOffice(t)
	ann := o.joined(worker.RoleWorker, "North")
	o.Passwords.(*fast).weak = true
	for range 2 {
		if _, err := o.SignIn(background, ann.email, good, worker.Visit{}); err != nil {
			t.Fatal(err)
		}
		if kept, err := o.Shelf.Password(background, ann.Account); err != nil || kept != "strong "+good {
			t.Errorf("kept is %q, %v", kept.Reveal(), err)
		}
	}
	o.session(ann.in.Token) // which this does not end
}

func TestSomebodySeesAndEndsTheirOwnSessionsAlone(t *testing.T) {
	o := newOffice(t)
	ann, bob := o.joined(worker.RoleWorker, "North"), o.joined(worker.RoleWorker, "North")
	o.later(2 * time.Minute)
	other, err := o.SignIn(background, ann.email, good, worker.Visit{Browser: "Safari, iPhone"})
	if err != nil {
		t.Fatal(err)
	}
	list, err := o.Sessions(background, ann.Actor, ann.in.Token)
	if err != nil || len(list) != 2 || !list[0].Here || list[1].Here || list[1].Browser != "Safari, iPhone" || list[1].How != worker.ByPassword {
		t.Fatalf("%+v, %v", list, err)
	}
	if err := o.EndSession(background, bob.Actor, list[1].ID); err != nil {
		t.Fatal(err)
	}
	o.session(other.Token) // a colleague could not end it
	if err := o.EndSession(background, ann.Actor, list[1].ID); err != nil {
		t.Fatal(err)
	}
	if _, err := o.Session(background, other.Token); !fault.Is(err, fault.NotFound) {
		t.Errorf("it goes on: %v", err)
	}
	o.session(ann.in.Token)
	if err := o.SignOutEverywhere(background, ann.Actor); err != nil {
		t.Fatal(err)
	}
	if list, err := o.Sessions(background, ann.Actor, ann.in.Token); err != nil || len(list) != 0 {
		t.Errorf("%+v, %v", list, err)
	}
	o.session(bob.in.Token)
}

func TestAnOldSessionCannotChangeHowSomebodySignsIn(t *testing.T) {
	o := newOffice(t)
	ann := o.joined(worker.RoleWorker, "North")
	o.later(16 * time.Minute)
	_, err := o.BeginFactor(background, ann.Actor, ann.in.Token)
	wants(t, "a second step", err, fault.Forbidden, "kw.error.fresh")
	wants(t, "taking it off", o.DropFactor(background, ann.Actor, ann.in.Token), fault.Forbidden, "kw.error.fresh")
	wants(t, "taking a passkey off", o.DropPasskey(background, ann.Actor, ann.in.Token, 1), fault.Forbidden, "kw.error.fresh")
	_, err = o.NewRecovery(background, ann.Actor, ann.in.Token)
	wants(t, "new spare codes", err, fault.Forbidden, "kw.error.fresh")
}

func TestATicketIsOfUseForItsOwnPurposeAndAccountAlone(t *testing.T) {
	o := newOffice(t)
	ann, bob := o.joined(worker.RoleWorker, "North"), o.joined(worker.RoleWorker, "North")
	f, err := o.BeginFactor(background, ann.Actor, ann.in.Token)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.PendingFactor(bob.Actor, f.Ticket); err == nil {
		t.Error("a colleague reads the secret")
	}
	_, err = o.SignInCode(background, f.Ticket, o.code(f.Secret, 0), worker.Visit{})
	wants(t, "as a half sign-in", err, fault.Invalid, "kw.error.ticket")
	for _, bad := range []redact.Text{"", "x", f.Ticket[:50], f.Ticket + "AAAA"} {
		if _, err := o.PendingFactor(ann.Actor, bad); err == nil || errors.Is(err, worker.ErrNotYours) {
			t.Errorf("%d bytes of a ticket: %v", len(bad), err)
		}
	}
}
