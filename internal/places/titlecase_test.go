package places

import "testing"

func TestNamesInCapitalsAreWrittenAsPeopleWriteThem(t *testing.T) {
	for from, want := range map[string]string{
		"THE DENSHAM SURGERY":               "The Densham Surgery",
		"STOCKTON-ON-TEES":                  "Stockton-on-Tees",
		"NEWCASTLE UPON TYNE":               "Newcastle upon Tyne",
		"ST. JAMES'S MEDICAL CENTRE":        "St. James's Medical Centre",
		"ST HELENS":                         "St Helens",
		"DR O'BRIEN & PARTNERS":             "Dr O'Brien & Partners",
		"DRS MCCARTHY AND D'ARCY":           "Drs McCarthy and D'Arcy",
		"DR AB SMITH":                       "Dr AB Smith",
		"DR J.P. MACE":                      "Dr J.P. Mace",
		"PARK MC":                           "Park MC",
		"NHS WALK-IN":                       "NHS Walk-in",
		"THE GP PRACTICE (OLD TOWN)":        "The GP Practice (Old Town)",
		"1ST FLOOR, 12A HIGH STREET":        "1st Floor, 12A High Street",
		"BOURTON-ON-THE-WATER":              "Bourton-on-the-Water",
		"MEN'S HEALTH":                      "Men's Health",
		"MCC":                               "Mcc",
		"Already Written By somebody":       "Already Written By somebody",
		"  TWO   SPACES ":                   "Two Spaces",
		"YNYS MÔN / ISLE OF ANGLESEY":       "Ynys Môn / Isle of Anglesey",
		"":                                  "",
		"& (":                               "& (",
		"ON THE GREEN":                      "On the Green",
		"THE SURGERY,HIGH STREET":           "The Surgery,High Street",
		"DR. SMITH":                         "Dr. Smith",
		"DR.SMITH":                          "Dr.Smith",
		"DR A PATEL AND DR B OF THE VALLEY": "Dr A Patel and Dr B of the Valley",
	} {
		if got := TitleCase(from); got != want {
			t.Errorf("%q: %q, want %q", from, got, want)
		}
	}
}

func FuzzTitleCase(f *testing.F) {
	f.Add("DR O'BRIEN & PARTNERS")
	f.Add("-'(.")
	f.Fuzz(func(t *testing.T, name string) {
		if len(TitleCase(name)) > 3*len(name) {
			t.Errorf("%q grew", name)
		}
	})
}
