package web

import (
	"net/http"
	"time"

	"plainwell/internal/device"
	"plainwell/internal/fault"
	"plainwell/internal/remind"
	"plainwell/internal/web/openapi"
	"plainwell/internal/worker"
	"plainwell/internal/worker/partner"
)

const tagAppointments = "Appointments"

// v1Appointments are the operations on appointments.
func (s *Server) v1Appointments() []v1Route {
	op := func(o openapi.Operation, do func(*v1Call) (v1Reply, error)) v1Route {
		o.Tag = tagAppointments
		return v1Route{o, do}
	}
	read, write := string(partner.AppointmentsRead), string(partner.AppointmentsWrite)
	moment := openapi.Object{"type": "string", "format": "date-time"}
	return []v1Route{
		op(openapi.Operation{ID: "listAppointments", Method: http.MethodGet, Path: "/appointments", Scope: read, Out: v1Appointments{}, Status: 200,
			Summary: "List appointments", Text: "Appointments of the team, by when they were made, the newest first. One that is made meanwhile moves none from one page to another.",
			Query: []openapi.Param{
				{Name: "person", Text: "Only those of this person.", Schema: openapi.Object{"type": "string"}},
				{Name: "from", Text: "Only those that start then or later (RFC 3339).", Schema: moment, Example: "2027-01-01T00:00:00Z"},
				{Name: "to", Text: "Only those that start before then (RFC 3339).", Schema: moment, Example: "2027-02-01T00:00:00Z"},
				olderThan, limitOf,
			}}, s.v1ListAppointments),
		op(openapi.Operation{ID: "createAppointment", Method: http.MethodPost, Path: "/appointments", Scope: write, In: v1AppointmentNew{}, Out: v1Appointment{}, Status: 201, Place: true, ETag: true, Replay: true,
			Summary: "Make an appointment", Text: "It stands at once on each phone that the person has put an appointment of this team on. The same once more, for the same person, gives the one that is there.",
			Wrong: []int{http.StatusNotFound}}, s.v1AddAppointment),
		op(openapi.Operation{ID: "getAppointment", Method: http.MethodGet, Path: "/appointments/{id}", Scope: read, Out: v1Appointment{}, Status: 200, ETag: true,
			Summary: "Read an appointment", Text: "With what the person answered, and how it reaches them."}, s.v1GetAppointment),
		op(openapi.Operation{ID: "changeAppointment", Method: http.MethodPatch, Path: "/appointments/{id}", Scope: write, In: v1AppointmentChange{}, Out: v1Appointment{}, Status: 200, ETag: true, IfMatch: true,
			Summary: "Change an appointment", Text: "What is not there stays as it is. The person's phone is told when it is news. An answer that came since you read it does not stand in the way; a change does (412).", Wrong: []int{http.StatusConflict}}, s.v1ChangeAppointment),
		op(openapi.Operation{ID: "cancelAppointment", Method: http.MethodPost, Path: "/appointments/{id}/cancel", Scope: write, Out: v1Appointment{}, Status: 200, ETag: true, IfMatch: true, Replay: true,
			Summary: "Cancel an appointment", Text: "It stays, and its page says that it is off. One that is off already stays as it is."}, s.v1CancelAppointment),
	}
}

func (s *Server) v1ListAppointments(c *v1Call) (v1Reply, error) {
	q := partner.DateQuery{}
	var err error
	if q.Limit, err = c.limit(); err != nil {
		return v1Reply{}, err
	}
	if q.OlderThan, err = s.queryID(c, "older_than", partner.AppointmentID); err != nil {
		return v1Reply{}, err
	}
	person, err := s.queryID(c, "person", partner.PersonID)
	if err != nil {
		return v1Reply{}, err
	}
	q.Person = device.ID(person)
	for name, into := range map[string]*time.Time{"from": &q.From, "to": &q.To} {
		if text := c.Query(name); text != "" {
			if *into, err = time.Parse(time.RFC3339, text); err != nil {
				return v1Reply{}, badRequest([]fault.Field{{Name: name, Key: "api.error.moment", Args: map[string]any{"Example": "2027-01-04T10:30:00Z"}}})
			}
		}
	}
	limit := q.Limit
	q.Limit++ // one more, to know whether there is a page after
	ids, err := s.Partners.Shelf.PartnerDates(c.ctx(), c.By, q)
	if err != nil {
		return v1Reply{}, err
	}
	page := v1Appointments{Items: []v1Appointment{}}
	more := len(ids) > limit
	for _, id := range ids[:min(len(ids), limit)] {
		m, err := s.Desk.Date(c.ctx(), c.By, id)
		if fault.Is(err, fault.NotFound) {
			continue // it went meanwhile
		}
		if err != nil {
			return v1Reply{}, err
		}
		a, err := s.v1Appointment(c, m)
		if err != nil {
			return v1Reply{}, err
		}
		page.Items = append(page.Items, a)
	}
	if more {
		cursor := s.Partners.IDs.Write(partner.AppointmentID, ids[limit-1])
		page.Next = &cursor
	}
	return v1Reply{Body: page}, nil
}

// date reads the appointment of the path.
func (s *Server) v1Date(c *v1Call) (worker.Made, error) {
	id, err := s.pathID(c, partner.AppointmentID)
	if err != nil {
		return worker.Made{}, err
	}
	return s.Desk.Date(c.ctx(), c.By, id)
}

func (s *Server) v1GetAppointment(c *v1Call) (v1Reply, error) {
	m, err := s.v1Date(c)
	if err != nil {
		return v1Reply{}, err
	}
	return s.v1Shown(c, m)
}

func (s *Server) v1AddAppointment(c *v1Call) (v1Reply, error) {
	var in v1AppointmentNew
	if err := c.read(&in); err != nil {
		return v1Reply{}, err
	}
	id, ok := s.Partners.IDs.Read(partner.PersonID, in.Person)
	if ok {
		_, err := s.Desk.Person(c.ctx(), c.By, device.ID(id))
		if err != nil && !fault.Is(err, fault.NotFound) {
			return v1Reply{}, err
		}
		ok = err == nil
	}
	details, err := s.v1Details(in, ok)
	if err != nil {
		return v1Reply{}, err
	}
	m, err := s.Desk.Make(c.ctx(), c.By, device.ID(id), details)
	if err != nil {
		return v1Reply{}, renamed(err, dateNames)
	}
	if c.By.Test {
		if m, err = s.v1Force(c, m); err != nil {
			return v1Reply{}, err
		}
	}
	reply, err := s.v1Shown(c, m)
	reply.Location = v1Base + "/appointments/" + s.Partners.IDs.Write(partner.AppointmentID, m.ID)
	return reply, err
}

func (s *Server) v1ChangeAppointment(c *v1Call) (v1Reply, error) {
	var in v1AppointmentChange
	m, err := s.v1Date(c)
	if err == nil {
		err = c.match(m.Version)
	}
	if err == nil {
		err = c.read(&in)
	}
	if err != nil {
		return v1Reply{}, err
	}
	details, err := s.v1Changed(in, m.Details)
	if err != nil {
		return v1Reply{}, err
	}
	m, err = s.Desk.Change(c.ctx(), c.By, m.ID, m.Version, details)
	if err != nil {
		return v1Reply{}, old(renamed(err, dateNames))
	}
	return s.v1Shown(c, m)
}

func (s *Server) v1CancelAppointment(c *v1Call) (v1Reply, error) {
	m, err := s.v1Date(c)
	if err == nil {
		err = c.match(m.Version)
	}
	if err != nil {
		return v1Reply{}, err
	}
	m, err = s.Desk.Cancel(c.ctx(), c.By, m.ID, m.Version)
	if err != nil {
		return v1Reply{}, old(err)
	}
	return s.v1Shown(c, m)
}

// old turns a change that came in between into what If-Match is for.
func old(err error) error {
	if f := fault.Of(err); f.Key == "date.changed-elsewhere" {
		return errOld
	}
	return err
}

// v1Force brings about what a reference for trying out asks for.
func (s *Server) v1Force(c *v1Call, m worker.Made) (worker.Made, error) {
	force, err := s.v1ForceOf(c, m.Person)
	if err != nil {
		return m, err
	}
	if force.Said != remind.SaidNothing {
		if _, err := s.Dates.Answer(c.ctx(), m.Person, m.Address.Reveal(), m.Version, force.Said); err != nil {
			return m, err
		}
	}
	if force.Reach == worker.ReachMayNot {
		if err := s.Partners.Shelf.NoteMayNot(c.ctx(), c.By, m.Person, m.ID, m.Version, s.Clock()); err != nil {
			return m, err
		}
	}
	return s.Desk.Date(c.ctx(), c.By, m.ID)
}

func (s *Server) v1ForceOf(c *v1Call, id worker.PersonID) (partner.Force, error) {
	refs, err := s.Partners.Shelf.Refs(c.ctx(), c.By, []worker.PersonID{id})
	return partner.ForceOf(refs[id].Reveal()), err
}
