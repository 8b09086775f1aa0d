package web

import (
	"strings"

	"plainwell/internal/web/openapi"
	"plainwell/internal/web/press"
	"plainwell/internal/worker/partner"
)

// v1Version is the version of the interface. Within /api/v1 members, values, events
// and operations are added and never taken away or given another meaning.
const v1Version = "1.0"

const v1JSON = v1Base + "/openapi.json"

// v1About is what there is to know before the first request, a paragraph each. The
// description and its page both have it.
var v1About = []string{
	"Your system makes, changes and cancels appointments for the people of one team of key workers, and hears what they answer. Plainwell knows no names: people stand for themselves by a reference of yours.",
	"A key. The lead of a team makes one on the page Keys: for trying out (pwl_test_…) or live (pwl_live_…). Send it as Authorization: Bearer. It has scopes, may have an end, and can be turned off. Nobody can show it again.",
	"Trying out. A test key sees and makes only people and appointments of its own kind, and nothing of them is ever sent to a phone. With it, a ref that begins with one of these brings a state about on each new appointment of that person: " + strings.Join(partner.ForcedRefs(), ", ") + ". After it may stand a hyphen and more.",
	"Requests and answers are JSON in UTF-8, at most 32 KB. A member that is not known is refused, as is a parameter. Ids are texts that say nothing: keep them as they are. Moments are RFC 3339 in UTC; an appointment is made in wall time with the name of its zone, and stays at that time on the clock when clocks change.",
	"Errors are RFC 9457: go by type and by errors[].key, never by the words. Accept-Language chooses the language of the words.",
	"Send an Idempotency-Key with each POST. When you do not know whether a request arrived, send it again with the same key: within 24 hours it has the same answer and does nothing twice. Another request under the same key is refused (422), as is one while the first is being answered (409).",
	"A key may ask 300 times a minute, 60 times at once. RateLimit says what is left; after 429 wait as long as Retry-After says.",
	"Changes. Read an appointment, then send its ETag as If-Match with the change. 412 says that somebody changed it first: read it again.",
	"Within v1 things are only added: take no notice of members and of event types that you do not know. Should v2 come, v1 goes on for at least a year, with the headers Deprecation and Sunset.",
}

// v1Tags are the headings of the description.
var v1Tags = []openapi.Tag{
	{Name: tagPeople, Text: "People on the team's caseload, without names."},
	{Name: tagAppointments, Text: "Appointments of people, what they answered, and how each reaches them."},
	{Name: tagEvents, Text: "What has happened, for a system that asks."},
	{Name: tagCallbacks, Text: "What has happened, for a system that is told."},
}

// v1Scopes says what each scope is for.
var v1Scopes = map[string]string{
	string(partner.PeopleRead):        "read people",
	string(partner.PeopleWrite):       "add, change and remove people",
	string(partner.AppointmentsRead):  "read appointments, answers and events",
	string(partner.AppointmentsWrite): "make, change, cancel and give appointments",
	string(partner.CallbacksWrite):    "look after callbacks",
}

// v1Kinds says what each event tells.
var v1Kinds = map[partner.Kind]string{
	partner.Made:      "An appointment was made, here or by a worker.",
	partner.Changed:   "An appointment was changed.",
	partner.Cancelled: "An appointment was cancelled.",
	partner.Answered:  "The person answered. Read the appointment to see what.",
	partner.MayNot:    "The appointment may not have arrived. Somebody should ring the person.",
	partner.Try:       "A try, asked for by testCallback or on the page of the team's lead.",
}

// v1Described gives the operations without what does them.
func (s *Server) v1Described() (ops []openapi.Operation) {
	for _, r := range s.v1Table() {
		ops = append(ops, r.Operation)
	}
	return ops
}

// v1Document writes the description.
func (s *Server) v1Document() ([]byte, error) {
	text := openapi.Object{"type": "string"}
	headers := []openapi.Param{
		{Name: "webhook-id", Text: "Id of the event: the same when it is sent again.", Schema: text, Example: "evt_Wn3oXo0T5lkXf1p1rWqg2A"},
		{Name: "webhook-timestamp", Text: "When this try was made, in Unix seconds. Refuse one that is more than 5 minutes off.", Schema: text, Example: "1799058600"},
		{Name: "webhook-signature", Text: "One or more signatures with a space between. Each is v1, and the base64 of HMAC-SHA256 over webhook-id.webhook-timestamp.body, under the bytes whose base64 stands after whsec_ in the secret. One that fits is enough.", Schema: text, Example: "v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4="},
	}
	info := openapi.Info{
		Title: s.Site.Name + ": interface for other systems", Version: v1Version, Text: strings.Join(v1About, "\n\n"),
		Server: s.Site.abs(v1Base), Tags: v1Tags, Problem: problem{}, Scopes: v1Scopes,
	}
	for _, kind := range append(partner.Kinds, partner.Try) {
		info.Hooks = append(info.Hooks, openapi.Hook{
			Name: string(kind), Body: partner.Message{}, Headers: headers,
			Text: v1Kinds[kind] + " The body holds ids and no text. It is tried 5 times: at once, then after about 30 seconds, 2 minutes, 10 minutes and an hour. Events may come twice, and not in their order.",
		})
	}
	return openapi.Write(info, s.v1Described())
}

// v1Docs are the description and the page to read it on, in each language.
func (s *Server) v1Docs() ([]press.Doc, error) {
	if !s.systems() {
		return nil, nil
	}
	body, err := s.v1Document()
	if err != nil {
		return nil, err
	}
	docs := []press.Doc{{Path: v1JSON, Type: "application/json", Body: body}}
	for _, tag := range s.Bundle.Tags() {
		body, err := s.write("api", tag, s.v1View(tag))
		if err != nil {
			return nil, err
		}
		docs = append(docs, press.Doc{Path: "/" + tag + "/" + v1Reading, Type: htmlType, Body: body})
	}
	return docs, nil
}
