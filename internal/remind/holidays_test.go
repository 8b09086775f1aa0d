package remind

import (
	"os"
	"testing"
	"time"
)

// sundayOfEaster is the rule of Gauss as Lichtenberg mended it, which shares nothing
// with the way the file was made.
func sundayOfEaster(year int) time.Time {
	a, k := year%19, year/100
	m := 15 + (3*k+3)/4 - (8*k+13)/25
	d := (19*a + m) % 30
	r := (d + a/11) / 29
	og := 21 + d - r
	sz := 7 - (year+year/4+2-(3*k+3)/4)%7
	return time.Date(year, time.March, og+7-(og-sz)%7, 0, 0, 0, 0, time.UTC)
}

func TestTheShippedBankHolidaysAreThoseOfTheRules(t *testing.T) {
	got, err := LoadHolidays(os.DirFS("../../locales"), "bank-holidays.json")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]bool{}
	for year := 2026; year <= 2028; year++ {
		day := func(m time.Month, d int) time.Time { return time.Date(year, m, d, 0, 0, 0, 0, time.UTC) }
		put := func(at time.Time) { // the next working day that is none yet
			for ; at.Weekday() == time.Saturday || at.Weekday() == time.Sunday || want[at.Format(time.DateOnly)]; at = at.AddDate(0, 0, 1) {
			}
			want[at.Format(time.DateOnly)] = true
		}
		monday := func(at time.Time, step int) time.Time {
			for at.Weekday() != time.Monday {
				at = at.AddDate(0, 0, step)
			}
			return at
		}
		easter := sundayOfEaster(year)
		put(day(1, 1))
		put(easter.AddDate(0, 0, -2))
		put(easter.AddDate(0, 0, 1))
		put(monday(day(5, 1), 1))
		put(monday(day(5, 31), -1))
		put(monday(day(8, 31), -1))
		put(day(12, 25))
		put(day(12, 26))
	}
	for d := range want {
		if got[d] == "" {
			t.Errorf("%s is missing", d)
		}
	}
	for d := range got {
		if !want[d] {
			t.Errorf("%s is no bank holiday", d)
		}
	}
	if e := sundayOfEaster(2027).Format(time.DateOnly); e != "2027-03-28" {
		t.Errorf("Easter of 2027 is %s", e)
	}
}

func TestANewerListOfBankHolidaysIsAddedAndReplacesNothing(t *testing.T) {
	old, err := ParseHolidays([]byte(`{"england-and-wales":{"events":[{"title":"A","date":"2026-12-25"},{"title":"B","date":"2027-01-01"}]}}`))
	if err != nil {
		t.Fatal(err)
	}
	newer, err := ParseHolidays([]byte(`{"england-and-wales":{"division":"x","events":[{"title":"C","date":"2027-01-01","notes":"","bunting":true},{"title":"D","date":"2029-01-01"}]},"scotland":{"events":[{"title":"E","date":"2027-01-04"}]}}`))
	if err != nil {
		t.Fatal(err)
	}
	both := old.Merge(newer)
	if len(both) != 3 || both["2026-12-25"] != "A" || both["2027-01-01"] != "C" || len(old) != 2 {
		t.Errorf("%v, %v", both, old)
	}
	if !both.On(wall(t, "2029-01-01T23:59")) || both.On(wall(t, "2027-01-04T10:00")) || Holidays(nil).On(wall(t, "2029-01-01T23:59")) {
		t.Error("a day is not told right")
	}
	for _, text := range []string{``, `[]`, `{}`, `{"scotland":{"events":[{"date":"2027-01-04"}]}}`, `{"england-and-wales":{"events":[{"date":"4/1/2027"}]}}`} {
		if _, err := ParseHolidays([]byte(text)); err == nil {
			t.Errorf("%s was taken", text)
		}
	}
}
