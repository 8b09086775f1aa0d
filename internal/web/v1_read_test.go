package web

import (
	"encoding/json"
	"strings"
	"testing"

	"plainwell/internal/fault"
)

func TestABodyIsReadStrictly(t *testing.T) {
	for body, want := range map[string]string{
		`{"ref":"a"}`:                           "",
		` {"ref":"a","nickname":"b"} `:          "",
		``:                                      "bad-request api.error.json",
		`null`:                                  "bad-request api.error.json",
		`[]`:                                    "bad-request api.error.json",
		`"a"`:                                   "bad-request api.error.json",
		`{"ref":"a"`:                            "bad-request api.error.json",
		`{"ref":"a"} {}`:                        "bad-request api.error.json",
		`{"ref":"a",}`:                          "bad-request api.error.json",
		"{\"ref\":\"\xff\"}":                    "bad-request api.error.json",
		`{"ref":"a","name":"b"}`:                "bad-request api.error.form name:api.error.member-unknown",
		`{"Ref":"a"}`:                           "bad-request api.error.form Ref:api.error.member-unknown",
		`{"ref":"a","ref":"b"}`:                 "bad-request api.error.form ref:api.error.member-twice",
		`{"ref":"a","re\u0066":"b"}`:            "bad-request api.error.form ref:api.error.member-twice",
		`{}`:                                    "invalid api.error.form ref:api.error.needed",
		`{"ref":1}`:                             "invalid api.error.form ref:api.error.type",
		`{"ref":null}`:                          "invalid api.error.form ref:api.error.type",
		`{"ref":{"a":1},"nickname":["a"]}`:      "invalid api.error.form nickname:api.error.type ref:api.error.type",
		strings.Repeat(`{"ref":`, 20_000):       "bad-request api.error.json",
		`{"` + strings.Repeat("x", 60) + `":1}`: "bad-request api.error.form " + strings.Repeat("x", 40) + ":api.error.member-unknown",
	} {
		var in v1PersonNew
		got := ""
		if err := decode([]byte(body), &in); err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%.60s: %s, want %s", body, got, want)
		}
	}
}

func TestWhatIsNotInAChangeStays(t *testing.T) {
	var in v1AppointmentChange
	if err := decode([]byte(`{"place":"","remind":[]}`), &in); err != nil {
		t.Fatal(err)
	}
	if in.Place == nil || *in.Place != "" || in.Remind == nil || len(*in.Remind) != 0 || in.Note != nil || in.StartsLocal != nil {
		t.Errorf("%+v", in)
	}
}

func FuzzABodyIsReadOrRefusedAndNeverHalf(f *testing.F) {
	for _, seed := range []string{`{"person":"a","starts_local":"2027-01-04T10:30","remind":["1d"]}`, `{"remind":[null]}`, `{"a":{"b":[1,2,{}]}}`, "\x00", `{"person":"\ud800"}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		var in v1AppointmentNew
		err := decode(body, &in)
		if err != nil {
			if e := fault.Of(err); e.Code != fault.BadRequest && e.Code != fault.Invalid || e.Key != "api.error.json" && len(e.Fields) == 0 {
				t.Fatalf("%v", err)
			}
			return
		}
		var loose map[string]any
		if err := json.Unmarshal(body, &loose); err != nil {
			t.Fatalf("%q was taken, and is no JSON object", body)
		}
		if loose["person"] != in.Person || loose["starts_local"] != in.StartsLocal {
			t.Fatalf("%q was read as %+v", body, in)
		}
	})
}
