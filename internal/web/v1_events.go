package web

import (
	"net/http"

	"plainwell/internal/fault"
	"plainwell/internal/web/openapi"
	"plainwell/internal/worker/partner"
)

const tagEvents = "Events"

// v1EventRoutes are for a system that cannot be called.
func (s *Server) v1EventRoutes() []v1Route {
	return []v1Route{{openapi.Operation{ID: "listEvents", Method: http.MethodGet, Path: "/events", Tag: tagEvents, Scope: string(partner.AppointmentsRead), Out: v1Events{}, Status: 200,
		Summary: "List events", Text: "What has happened to the team's appointments, the oldest first, for 30 days. Ask with after=latest once to begin with what is to come; keep next and ask again with it.",
		Query: []openapi.Param{
			{Name: "after", Text: "Only what came after this event, as next says. latest: nothing yet, only the place where the list ends now.", Schema: openapi.Object{"type": "string"}, Example: "latest"},
			limitOf,
		}}, s.v1ListEvents}}
}

func (s *Server) v1ListEvents(c *v1Call) (v1Reply, error) {
	limit, err := c.limit()
	if err != nil {
		return v1Reply{}, err
	}
	page := v1Events{Items: []partner.Message{}}
	ids, after := s.Partners.IDs, int64(0)
	if text := c.Query("after"); text == "latest" {
		last, err := s.Partners.Shelf.LastEvent(c.ctx(), c.By)
		if err == nil && last > 0 {
			cursor := ids.Write(partner.EventID, last)
			page.Next = &cursor
		}
		return v1Reply{Body: page}, err
	} else if text != "" {
		var ok bool
		if after, ok = ids.Read(partner.EventID, text); !ok {
			return v1Reply{}, badRequest([]fault.Field{{Name: "after", Key: "api.error.id"}})
		}
		page.Next = &text
	}
	events, err := s.Partners.Shelf.Events(c.ctx(), c.By, after, limit)
	for _, e := range events {
		m := e.Message(ids)
		page.Items = append(page.Items, m)
		page.Next = &m.ID
	}
	return v1Reply{Body: page}, err
}
