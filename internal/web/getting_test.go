package web

import "testing"

func TestACallIsFreeOnlyWhereTheNumberSaysSo(t *testing.T) {
	for number, want := range map[string]string{
		"111": "page.cost.free", "999": "page.cost.free", "112": "page.cost.free", "116123": "page.cost.free", "08001112222": "page.cost.free",
		"+448081112222": "page.cost.free", "+4408001112222": "page.cost.free",
		"01632960999": "page.cost.credit", "07700900123": "page.cost.credit", "03001112222": "page.cost.credit", "+441632960999": "page.cost.credit", "08451112222": "page.cost.credit",
		"": "", "0033123456": "", "+33123456": "", "12345": "",
	} {
		if got := callCost(number); got != want {
			t.Errorf("%s: %q, want %q", number, got, want)
		}
	}
}

func TestACodeIsSaidInWords(t *testing.T) {
	if got := spoken("7KZ0"); got != "7, Kilo, Zulu, 0" {
		t.Error(got)
	}
	if got := spoken(""); got != "" {
		t.Error(got)
	}
}
