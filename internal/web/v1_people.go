package web

import (
	"cmp"
	"net/http"
	"slices"

	"plainwell/internal/device"
	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/web/openapi"
	"plainwell/internal/worker"
	"plainwell/internal/worker/partner"
)

const tagPeople = "People"

// v1People are the operations on people.
func (s *Server) v1People() []v1Route {
	op := func(o openapi.Operation, do func(*v1Call) (v1Reply, error)) v1Route {
		o.Tag = tagPeople
		return v1Route{o, do}
	}
	read, write := string(partner.PeopleRead), string(partner.PeopleWrite)
	return []v1Route{
		op(openapi.Operation{ID: "listPeople", Method: http.MethodGet, Path: "/people", Scope: read, Out: v1People{}, Status: 200,
			Summary: "List people", Text: "People of the team, by when they were added, the newest first. Someone who is added meanwhile moves nobody from one page to another.",
			Query: []openapi.Param{{Name: "ref", Text: "Only the person with this reference.", Schema: openapi.Object{"type": "string"}, Example: "case-4711"}, olderThan, limitOf}}, s.v1ListPeople),
		op(openapi.Operation{ID: "createPerson", Method: http.MethodPost, Path: "/people", Scope: write, In: v1PersonNew{}, Out: v1Person{}, Status: 201, Place: true, Replay: true,
			Summary: "Add a person", Text: "Plainwell wants no name: a reference of your own stands for the person. One that somebody of the team has already is refused (409)."}, s.v1AddPerson),
		op(openapi.Operation{ID: "getPerson", Method: http.MethodGet, Path: "/people/{id}", Scope: read, Out: v1Person{}, Status: 200,
			Summary: "Read a person"}, s.v1GetPerson),
		op(openapi.Operation{ID: "changePerson", Method: http.MethodPatch, Path: "/people/{id}", Scope: write, In: v1PersonChange{}, Out: v1Person{}, Status: 200,
			Summary: "Rename or pause a person", Text: "What is not there stays as it is."}, s.v1ChangePerson),
		op(openapi.Operation{ID: "removePerson", Method: http.MethodDelete, Path: "/people/{id}", Scope: write, Status: 204,
			Summary: "Remove a person", Text: "The person goes with their appointments. One that is on their phone stays there, and is then the phone's own."}, s.v1RemovePerson),
	}
}

func (s *Server) v1ListPeople(c *v1Call) (v1Reply, error) {
	limit, err := c.limit()
	if err != nil {
		return v1Reply{}, err
	}
	after, err := s.queryID(c, "older_than", partner.PersonID)
	if err != nil {
		return v1Reply{}, err
	}
	all, err := s.Desk.People(c.ctx(), c.By)
	if err != nil {
		return v1Reply{}, err
	}
	if ref := c.Query("ref"); ref != "" {
		id, err := s.Partners.Shelf.ByRef(c.ctx(), c.By, redact.Text(ref))
		if err != nil && !fault.Is(err, fault.NotFound) {
			return v1Reply{}, err
		}
		all = slices.DeleteFunc(all, func(p worker.Person) bool { return p.ID != id })
	}
	slices.SortFunc(all, func(a, b worker.Person) int { return cmp.Or(b.Made.Compare(a.Made), cmp.Compare(b.ID, a.ID)) })
	if after != 0 {
		at := slices.IndexFunc(all, func(p worker.Person) bool { return p.ID == device.ID(after) })
		if at < 0 {
			return v1Reply{}, badRequest([]fault.Field{{Name: "older_than", Key: "api.error.id"}})
		}
		all = all[at+1:]
	}
	more := len(all) > limit
	all = all[:min(len(all), limit)]
	page := v1People{Items: []v1Person{}}
	if page.Items, err = s.v1PeopleOf(c, all); err != nil {
		return v1Reply{}, err
	}
	if more {
		page.Next = next(page.Items, limit, func(p v1Person) string { return p.ID })
	}
	return v1Reply{Body: page}, nil
}

// v1PeopleOf writes people with their references.
func (s *Server) v1PeopleOf(c *v1Call, all []worker.Person) ([]v1Person, error) {
	ids := make([]worker.PersonID, len(all))
	for i, p := range all {
		ids[i] = p.ID
	}
	refs, err := s.Partners.Shelf.Refs(c.ctx(), c.By, ids)
	out := make([]v1Person, len(all))
	for i, p := range all {
		out[i] = v1Person{
			ID: s.Partners.IDs.Write(partner.PersonID, int64(p.ID)), Nickname: p.Nick.Reveal(), Paused: p.Paused, Test: p.Test, Made: p.Made.UTC(),
		}
		if ref, ok := refs[p.ID]; ok {
			text := ref.Reveal()
			out[i].Ref = &text
		}
	}
	return out, err
}

// v1Person writes the person of an id.
func (s *Server) v1Person(c *v1Call, id worker.PersonID) (v1Person, error) {
	p, err := s.Desk.Person(c.ctx(), c.By, id)
	if err != nil {
		return v1Person{}, err
	}
	list, err := s.v1PeopleOf(c, []worker.Person{p})
	return list[0], err
}

func (s *Server) v1GetPerson(c *v1Call) (v1Reply, error) {
	id, err := s.pathID(c, partner.PersonID)
	if err != nil {
		return v1Reply{}, err
	}
	p, err := s.v1Person(c, device.ID(id))
	return v1Reply{Body: p}, err
}

// nickNames are the names of fields as other systems know them.
var nickNames = map[string]string{"nick": "nickname"}

func (s *Server) v1AddPerson(c *v1Call) (v1Reply, error) {
	var in v1PersonNew
	if err := c.read(&in); err != nil {
		return v1Reply{}, err
	}
	if key := partner.CheckRef(in.Ref); key != "" {
		return v1Reply{}, fault.Fields("api.error.form", fault.Field{Name: "ref", Key: key, Args: map[string]any{"Max": partner.MaxRef}})
	}
	ref := redact.Text(in.Ref)
	nick := redact.Text(in.Nickname)
	if nick == "" {
		nick = partner.NickOf(in.Ref)
	} else if len(worker.Personal(in.Nickname)) > 0 {
		return v1Reply{}, fault.Fields("api.error.form", fault.Field{Name: "nickname", Key: "api.error.ref-personal"})
	}
	p, err := s.Desk.AddPersonAs(c.ctx(), c.By, nick, ref)
	if err != nil {
		return v1Reply{}, renamed(err, nickNames)
	}
	out, err := s.v1Person(c, p.ID)
	return v1Reply{Body: out, Location: v1Base + "/people/" + out.ID}, err
}

func (s *Server) v1ChangePerson(c *v1Call) (v1Reply, error) {
	var in v1PersonChange
	id, err := s.pathID(c, partner.PersonID)
	if err == nil {
		_, err = s.Desk.Person(c.ctx(), c.By, device.ID(id))
	}
	if err == nil {
		err = c.read(&in)
	}
	if err != nil {
		return v1Reply{}, err
	}
	if in.Nickname != nil {
		if len(worker.Personal(*in.Nickname)) > 0 {
			return v1Reply{}, fault.Fields("api.error.form", fault.Field{Name: "nickname", Key: "api.error.ref-personal"})
		}
		if err := s.Desk.RenamePerson(c.ctx(), c.By, device.ID(id), redact.Text(*in.Nickname)); err != nil {
			return v1Reply{}, renamed(err, nickNames)
		}
	}
	if in.Paused != nil {
		if err := s.Desk.Pause(c.ctx(), c.By, device.ID(id), *in.Paused); err != nil {
			return v1Reply{}, err
		}
	}
	p, err := s.v1Person(c, device.ID(id))
	return v1Reply{Body: p}, err
}

func (s *Server) v1RemovePerson(c *v1Call) (v1Reply, error) {
	id, err := s.pathID(c, partner.PersonID)
	if err == nil {
		err = s.Desk.RemovePerson(c.ctx(), c.By, device.ID(id))
	}
	return v1Reply{}, err
}
