package places

import (
	"strings"
	"testing"
)

func TestDistancesAreSaidAsPeopleSayThem(t *testing.T) {
	for metres, want := range map[float64]Away{
		0: {"very-near", 0}, 200: {"very-near", 0}, 400: {"quarter", 0}, 800: {"half", 0}, 1200: {"three-quarters", 0}, 1609: {"one", 0},
		2400: {"miles", 3}, 3200: {"miles", 4}, 4100: {"miles", 5}, 16_000: {"miles", 20}, 20_000: {"miles", 24}, 2012: {"miles", 3},
	} {
		if got := SayAway(metres); got != want {
			t.Errorf("%v m: %v, want %v", metres, got, want)
		}
	}
}

func TestTelephoneNumbersAreReadInGroups(t *testing.T) {
	for from, want := range map[string]string{
		"01642 672351": "01642672351 01642 672 351", "01642672351": "01642672351 01642 672 351", "020 74355555": "02074355555 020 7435 5555",
		"0161 4960123": "01614960123 0161 496 0123", "0113 496 0123": "01134960123 0113 496 0123", "+44 (0)1642 672351": "01642672351 01642 672 351",
		"0300 1234567": "03001234567 0300 123 4567", "08001234567": "08001234567 0800 123 4567", "": " ", "672351": " ", "00441642672351": " ", "see website": " ",
	} {
		tel, shown, free := Dial(from)
		if tel+" "+shown != want || free != strings.HasPrefix(tel, "080") {
			t.Errorf("%q: %q %q %v", from, tel, shown, free)
		}
	}
}

func TestTownsAreToldApartByDistanceAndNamedWell(t *testing.T) {
	at := func(name, county, half string, e, n int) Surgery {
		return Surgery{Code: half + name, Address: [5]string{"1 HIGH STREET", "MILL ROAD", "", name, county}, Postcode: Postcode{half, "1AA"}, At: Point{e, n}}
	}
	towns := Towns([]Surgery{
		at("NEWPORT", "GWENT", "NP20", 331000, 188000), at("NEWPORT", "GWENT", "NP19", 333000, 188000), at("NEWPORT", "GWENT", "NP20", 331500, 187000),
		at("NEWPORT", "ISLE OF WIGHT", "PO30", 450000, 89000), at("ST. HELENS", "MERSEYSIDE", "WA10", 351000, 395000),
	})
	var got []string
	for _, x := range towns {
		got = append(got, x.Key+"/"+x.Shown+"/"+x.County+"/"+x.Outward)
	}
	if want := "newport/Newport/Gwent/NP20, newport/Newport/Isle of Wight/PO30, st helens/St. Helens/Merseyside/WA10"; strings.Join(got, ", ") != want {
		t.Errorf("%s", strings.Join(got, ", "))
	}
	for typed, want := range map[string]string{
		"Stockton-on-Tees": "stockton tees", "stockton on tees": "stockton tees", "King's Lynn": "kings lynn", "Kings Lynn": "kings lynn",
		"Saint Helens": "st helens", "St. Helens": "st helens", "Newcastle upon Tyne": "newcastle tyne", "Ynys Môn": "ynys mon", "The Hague": "hague", "!": "",
	} {
		if got := TownKey(typed); got != want {
			t.Errorf("%q: %q", typed, got)
		}
	}
	for _, c := range []struct {
		a, b string
		want int
	}{{"stockton", "stockton", 0}, {"stocton", "stockton", 1}, {"stokcton", "stockton", 1}, {"stack", "stock", 1}, {"leeds", "hull", 3}, {"", "a", 1}} {
		if got := slipsBetween(c.a, c.b, 2); got != c.want {
			t.Errorf("%s, %s: %d", c.a, c.b, got)
		}
	}
}

func TestChangesAreNamed(t *testing.T) {
	s := func(code, name string) Surgery { return Surgery{Code: code, Name: name} }
	closed := s("C", "C")
	closed.Closed = now
	again := s("D", "D")
	again.Closed = now
	moved := s("A", "A")
	moved.At, moved.Exact = Point{1, 1}, true
	c := Compare([]Surgery{s("A", "A"), s("B", "B"), s("C", "C"), again, s("G", "G")}, []Surgery{moved, s("B", "B2"), closed, s("D", "D"), s("N", "N")})
	codes := func(all []Surgery) string {
		out := ""
		for _, s := range all {
			out += s.Code
		}
		return out
	}
	if got := codes(c.New) + "/" + codes(c.Changed) + "/" + codes(c.Closed) + "/" + codes(c.Gone) + "/" + codes(c.Reopened); got != "N/B/C/G/D" || c.Before != 4 || c.After != 4 {
		t.Errorf("%s %+v", got, c)
	}
	for _, c := range []struct {
		before, after int
		want          bool
	}{{0, 0, false}, {100, 80, false}, {100, 79, true}, {0, 5, false}, {6000, 4800, false}, {6000, 4799, true}} {
		if got := dropped(c.before, c.after); got != c.want {
			t.Errorf("%+v", c)
		}
	}
}
