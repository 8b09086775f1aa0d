package store

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"

	"plainwell/internal/remind"
)

func TestWhatGetsYouThereAndWhatWasBeforeAreSealedWithTheDate(t *testing.T) {
	b := newBed(t)
	d := b.newPhone(t)
	a := date(48)
	a.Getting = remind.Getting{Bus: "SecretBus", Company: remind.CompanyNo}
	a, err := b.Add(ctx, d.ID, a, nil)
	if err != nil {
		t.Fatal(err)
	}
	changed := next(a)
	changed.Last, changed.Bus = &remind.Change{Before: a.Details, At: a.Made, Follows: 3}, "SecretTram"
	got, err := b.Replace(ctx, d.ID, changed, nil)
	if err != nil || !reflect.DeepEqual(got, changed) {
		t.Errorf("%v\n got %+v\nwant %+v", err, got, changed)
	}
	for name, data := range b.bytesOnDisk(t) {
		for _, secret := range []string{"SecretBus", "SecretTram"} {
			if bytes.Contains(data, []byte(secret)) {
				t.Errorf("%s holds %q", name, secret)
			}
		}
	}
}

func TestADateSealedBeforeTheseFieldsExistedIsReadAsEver(t *testing.T) {
	b := newBed(t)
	d := b.newPhone(t)
	a := b.addDate(t, d.ID, 48)
	old := json.RawMessage(`{"k":"doctor","t":"` + a.Starts.String() + `","z":"Europe/London","p":"Oak House","n":"note","o":["1d"],"u":"uid-of-old"}`)
	sealed, err := b.sealJSON(old, dateBind(a.ID))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.writer.Exec(`UPDATE appointment SET sealed = ? WHERE id = ?`, sealed, a.ID); err != nil {
		t.Fatal(err)
	}
	got, _, err := b.ByAddress(ctx, a.Address.Reveal(), d.ID)
	if err != nil || got.Place != "Oak House" || got.UID != "uid-of-old" || got.Getting != (remind.Getting{}) || got.Last != nil || got.Kind != remind.KindDoctor || len(got.Offsets) != 1 {
		t.Errorf("%+v, %v", got, err)
	}
}
