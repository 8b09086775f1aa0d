package places

import (
	"slices"
	"testing"
)

func TestPostcodesAreReadHoweverTheyAreTyped(t *testing.T) {
	for typed, want := range map[string]string{
		"TS18 1HU": "TS18 1HU", "ts181hu": "TS18 1HU", " t s 1 8-1h.u ": "TS18 1HU", "TSI8 IHU": "TS18 1HU", "tsl8 lhu": "TS18 1HU",
		"E1 OAA": "E1 0AA", "ECIA IBB": "EC1A 1BB", "SO14 2AA": "SO14 2AA", "0X1 2JD": "OX1 2JD", "W1A 0AX": "W1A 0AX", "M1 1AE": "M1 1AE",
		"TS18": "TS18", "ts 18": "TS18", "N1": "N1", "TS18 1": "TS18", "TS18 1H": "TS18",
	} {
		got := Readings(typed)
		if len(got) == 0 || !slices.Contains(got, split(want)) {
			t.Errorf("%q: %v, want %s", typed, got, want)
		}
	}
	if got := Readings("TS18 1HU"); got[0] != (Postcode{"TS18", "1HU"}) {
		t.Errorf("a postcode without a slip is read as typed first: %v", got)
	}
	for _, typed := range []string{"", "Hull", "HULL", "Stockton", "12345", "TS18 1HUX", "1", "TS", "éé1 1AA", "TS18 1HU TS18 1HU"} {
		if got := Readings(typed); len(got) > 0 {
			t.Errorf("%q was read as %v", typed, got)
		}
	}
}

func split(s string) Postcode {
	if p, ok := filed(s); ok {
		return p
	}
	return Postcode{Outward: s}
}

func FuzzReadings(f *testing.F) {
	for _, s := range []string{"TS18 1HU", "0OIl1", "S0", "éé", "TS18 1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		all := Readings(typed)
		if len(all) > 200 {
			t.Errorf("%q has %d readings", typed, len(all))
		}
		for _, p := range all {
			if !outwardShape.MatchString(p.Outward) || p.Inward != "" && !inwardShape.MatchString(p.Inward) {
				t.Errorf("%q was read as %q", typed, p)
			}
		}
	})
}

func TestAPackedPostcodeIsFoundAgainAndNoOtherIs(t *testing.T) {
	inwards := []string{"0AA", "1AA", "1AB", "1ZZ", "5QQ", "9ZZ"}
	var entries []uint64
	for i, in := range inwards {
		entries = append(entries, entry(in, Point{699_999 - i, 1_299_999 - i}))
	}
	slices.Sort(entries)
	o := pack("ZZ1", entries)
	if o.Count != 6 || len(o.Packed) != 48 || o.Middle != (Point{699_996, 1_299_996}) {
		t.Errorf("%+v", o)
	}
	for i, in := range inwards {
		if at, ok := o.Find(in); !ok || at != (Point{699_999 - i, 1_299_999 - i}) {
			t.Errorf("%s: %v, %v", in, at, ok)
		}
	}
	for _, in := range []string{"", "0AB", "2AA", "9ZY", "AAA", "1A", "1aa"} {
		if _, ok := o.Find(in); ok {
			t.Errorf("%q was found", in)
		}
	}
	if _, ok := (Outward{}).Find("1AA"); ok {
		t.Error("nothing holds a postcode")
	}
}
