package web

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"

	"plainwell/internal/fault"
	"plainwell/internal/remind"
	"plainwell/internal/worker"
	"plainwell/internal/worker/partner"
)

// dateNames are the names of fields of a date as other systems know them.
var dateNames = map[string]string{"day": "starts_local", "hour": "starts_local"}

const companyUnknown = "unknown"

// v1Details reads a new appointment. known says whether there is such a person.
func (s *Server) v1Details(in v1AppointmentNew, known bool) (remind.Details, error) {
	form := remind.NewForm()
	form.Kind, form.Place, form.Phone, form.Bring, form.Note, form.Bus, form.Company = in.Kind, in.Place, in.Phone, in.Bring, in.Note, in.Bus, in.Company
	if in.Remind != nil {
		form.Offsets = *in.Remind
	}
	if in.Zone == "" {
		in.Zone = s.Site.Zone.String()
	}
	var wrong []fault.Field
	if !known {
		wrong = append(wrong, fault.Field{Name: "person", Key: "api.error.person"})
	}
	return s.v1Form(form, in.StartsLocal, in.Zone, wrong)
}

// v1Changed lays a change over an appointment as it stands.
func (s *Server) v1Changed(in v1AppointmentChange, d remind.Details) (remind.Details, error) {
	form := remind.FormOf(d)
	starts, zone := d.Starts.String(), d.Zone
	for _, one := range []struct{ from, into *string }{
		{in.StartsLocal, &starts}, {in.Zone, &zone}, {in.Kind, &form.Kind}, {in.Place, &form.Place}, {in.Phone, &form.Phone},
		{in.Bring, &form.Bring}, {in.Note, &form.Note}, {in.Bus, &form.Bus}, {in.Company, &form.Company},
	} {
		if one.from != nil {
			*one.into = *one.from
		}
	}
	if in.Remind != nil {
		form.Offsets = *in.Remind
	}
	return s.v1Form(form, starts, zone, nil)
}

// v1Form reads everything but the time as the form of a person is read, so that there
// is one set of rules.
func (s *Server) v1Form(form remind.Form, starts, zone string, wrong []fault.Field) (remind.Details, error) {
	wall, err := remind.ParseWall(starts)
	if err != nil {
		wrong = append(wrong, fault.Field{Name: "starts_local", Key: "api.error.wall", Args: map[string]any{"Example": "2027-01-04T10:30"}})
	}
	if _, err := remind.Zone(zone); err != nil {
		wrong = append(wrong, fault.Field{Name: "zone", Key: "api.error.zone"})
	}
	timed := len(wrong) == 0
	if !timed { // the rest is looked at all the same, at a time that is none of theirs
		wall, zone = remind.WallOf(s.today().AddDate(0, 0, 2)).At(12, 0), s.Site.Zone.String()
	}
	at := remind.FormOf(remind.Details{Starts: wall})
	form.Day, form.Month, form.Year, form.Hour, form.Minute, form.Half = at.Day, at.Month, at.Year, at.Hour, at.Minute, at.Half
	d, _, err := remind.Parse(form, zone, s.Clock())
	if err != nil {
		f := fault.Of(renamed(err, dateNames))
		if f.Code != fault.Invalid {
			return d, err
		}
		wrong = append(wrong, f.Fields...)
	}
	return d, fault.Fields("api.error.form", wrong...)
}

// v1Shown answers with an appointment and its ETag.
func (s *Server) v1Shown(c *v1Call, m worker.Made) (v1Reply, error) {
	a, err := s.v1Appointment(c, m)
	if err != nil {
		return v1Reply{}, err
	}
	body, err := json.Marshal(a)
	if err != nil {
		return v1Reply{}, err
	}
	// The version, which If-Match asks for, and what else can be seen, for If-None-Match.
	sum := sha256.Sum256(body)
	return v1Reply{Body: a, ETag: fmt.Sprintf(`"%d-%s"`, a.Version, base64.RawURLEncoding.EncodeToString(sum[:9]))}, nil
}

// v1Appointment writes an appointment.
func (s *Server) v1Appointment(c *v1Call, m worker.Made) (v1Appointment, error) {
	reach := m.Reach
	person, err := s.Desk.Person(c.ctx(), c.By, m.Person)
	if err != nil {
		return v1Appointment{}, err
	}
	if person.Test {
		force, err := s.v1ForceOf(c, m.Person)
		if err != nil {
			return v1Appointment{}, err
		}
		if force.Reach != "" {
			reach = force.Reach
		}
	}
	ids := s.Partners.IDs
	a := v1Appointment{
		ID: ids.Write(partner.AppointmentID, m.ID), Person: ids.Write(partner.PersonID, int64(m.Person)), Kind: string(m.Kind),
		StartsLocal: m.Starts.String(), Zone: m.Zone, Starts: m.UTC.UTC(), Place: m.Place.Reveal(), Phone: m.Phone.Reveal(),
		Bring: m.Bring.Reveal(), Note: m.Note.Reveal(), Bus: m.Bus.Reveal(), Company: string(m.Company), Remind: []string{},
		Cancelled: m.Cancelled, Version: m.Version, AnswerCleared: m.Answer.Cleared, Reach: string(reach), Test: person.Test,
		Made: m.Made.UTC(), Changed: m.Changed.UTC(),
	}
	if m.Company == remind.CompanyUnknown {
		a.Company = companyUnknown
	}
	for _, o := range m.Offsets {
		a.Remind = append(a.Remind, o.String())
	}
	if m.Answer.Said != remind.SaidNothing {
		a.Answer = &v1Answer{Said: string(m.Answer.Said), At: m.Answer.At.UTC()}
	}
	return a, nil
}
