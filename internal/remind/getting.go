package remind

import "plainwell/internal/redact"

// MaxBus is the limit of Getting.Bus, in characters (runes).
const MaxBus = 200

// Getting is what gets a person to a date, besides the place, the phone number and
// what to bring. All of it may be empty.
type Getting struct {
	Bus     redact.Text // which bus or train, or how to walk
	Company Company
}

// Company says whether the person may bring someone.
type Company string

// What a person may know about bringing someone. CompanyUnknown is shown as nothing.
const (
	CompanyUnknown Company = ""
	CompanyYes     Company = "yes"
	CompanyNo      Company = "no"
)

// companyKeys are the answers in words.
var companyKeys = map[Company]string{
	CompanyUnknown: "date.company.unknown", CompanyYes: "date.company.yes", CompanyNo: "date.company.no",
}

// Companies lists the answers in the order of the form.
var Companies = []Company{CompanyYes, CompanyNo, CompanyUnknown}

// Key is the message key of the answer.
func (c Company) Key() string { return companyKeys[c] }

func (c Company) real() bool {
	_, ok := companyKeys[c]
	return ok
}

// getting reads the part of a form. Its fields are bus and company.
func (p *parser) getting(f Form) Getting {
	g := Getting{Bus: p.text("bus", f.Bus, MaxBus, true), Company: Company(tidy(f.Company))}
	if g.Company == "unknown" {
		g.Company = CompanyUnknown
	}
	if !g.Company.real() {
		p.refuse("company", "date.error.company-unknown", nil)
	}
	return g
}

// checkGetting is check for this part.
func (p *parser) checkGetting(g Getting) {
	if !g.Company.real() {
		p.refuse("company", "date.error.company-unknown", nil)
	}
}
