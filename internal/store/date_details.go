package store

import (
	"plainwell/internal/redact"
	"plainwell/internal/remind"
)

// sealedDetails is what is sealed of the details of a date. A field that was added
// later is left out when it is empty, so that old rows read as they always did.
type sealedDetails struct {
	Kind    string   `json:"k"`
	Starts  string   `json:"t"`
	Zone    string   `json:"z"`
	Place   string   `json:"p,omitempty"`
	Phone   string   `json:"c,omitempty"`
	Bring   string   `json:"b,omitempty"`
	Note    string   `json:"n,omitempty"`
	Offsets []string `json:"o,omitempty"`
	Bus     string   `json:"r,omitempty"`
	Company string   `json:"w,omitempty"`
}

func sealDetails(d remind.Details) sealedDetails {
	v := sealedDetails{
		Kind: string(d.Kind), Starts: d.Starts.String(), Zone: d.Zone,
		Place: d.Place.Reveal(), Phone: d.Phone.Reveal(), Bring: d.Bring.Reveal(), Note: d.Note.Reveal(),
		Bus: d.Bus.Reveal(), Company: string(d.Company),
	}
	for _, o := range d.Offsets {
		v.Offsets = append(v.Offsets, o.String())
	}
	return v
}

func (v sealedDetails) open() (remind.Details, error) {
	d := remind.Details{
		Kind: remind.Kind(v.Kind), Zone: v.Zone,
		Place: redact.Text(v.Place), Phone: redact.Text(v.Phone), Bring: redact.Text(v.Bring), Note: redact.Text(v.Note),
		Getting: remind.Getting{Bus: redact.Text(v.Bus), Company: remind.Company(v.Company)},
	}
	var err error
	d.Starts, err = remind.ParseWall(v.Starts)
	for _, text := range v.Offsets {
		o, bad := remind.ParseOffset(text)
		if bad != nil {
			err = bad
		}
		d.Offsets = append(d.Offsets, o)
	}
	return d, err
}
