package web

import (
	"net/http"
	"time"

	"plainwell/internal/web/openapi"
	"plainwell/internal/worker/partner"
)

const tagCallbacks = "Callbacks"

// v1Callbacks are the operations on callbacks.
func (s *Server) v1Callbacks() []v1Route {
	op := func(o openapi.Operation, do func(*v1Call) (v1Reply, error)) v1Route {
		o.Tag, o.Scope = tagCallbacks, string(partner.CallbacksWrite)
		return v1Route{o, do}
	}
	return []v1Route{
		op(openapi.Operation{ID: "listCallbacks", Method: http.MethodGet, Path: "/callbacks", Out: v1Callbacks{}, Status: 200,
			Summary: "List callbacks", Text: "Those of the team's live keys, or of its test keys."}, s.v1ListCallbacks),
		op(openapi.Operation{ID: "createCallback", Method: http.MethodPost, Path: "/callbacks", In: v1CallbackNew{}, Out: v1CallbackSecret{}, Status: 201, Place: true, Replay: true,
			Summary: "Make a callback", Text: "What happens is then sent to the address, signed after Standard Webhooks. See webhooks below for what it looks like."}, s.v1MakeCallback),
		op(openapi.Operation{ID: "getCallback", Method: http.MethodGet, Path: "/callbacks/{id}", Out: v1Callback{}, Status: 200,
			Summary: "Read a callback"}, s.v1GetCallback),
		op(openapi.Operation{ID: "rotateCallback", Method: http.MethodPost, Path: "/callbacks/{id}/rotate", Out: v1CallbackSecret{}, Status: 200, Replay: true,
			Summary: "Change the secret of a callback", Text: "For 24 hours both the new and the old secret sign."}, s.v1RotateCallback),
		op(openapi.Operation{ID: "testCallback", Method: http.MethodPost, Path: "/callbacks/{id}/test", Status: 202, Replay: true,
			Summary: "Try a callback", Text: "Sends an event of type callback.test to it."}, s.v1TryCallback),
		op(openapi.Operation{ID: "listDeliveries", Method: http.MethodGet, Path: "/callbacks/{id}/deliveries", Out: v1Deliveries{}, Status: 200,
			Summary: "List what was sent", Text: "What became of each event for this callback, the newest first, for 30 days.", Query: []openapi.Param{olderThan, limitOf}}, s.v1ListDeliveries),
		op(openapi.Operation{ID: "removeCallback", Method: http.MethodDelete, Path: "/callbacks/{id}", Status: 204,
			Summary: "Remove a callback", Text: "Nothing more is sent to it, not even what waits."}, s.v1RemoveCallback),
	}
}

func (s *Server) v1Callback(h partner.Hook) v1Callback {
	out := v1Callback{
		ID: s.Partners.IDs.Write(partner.CallbackID, int64(h.ID)), URL: h.Address.Reveal(), Events: []string{}, Works: h.Gone.IsZero(), Test: h.Test, Made: h.Made.UTC(),
	}
	for _, k := range h.Kinds {
		out.Events = append(out.Events, string(k))
	}
	return out
}

func (s *Server) v1ListCallbacks(c *v1Call) (v1Reply, error) {
	all, err := s.Partners.Hooks.List(c.ctx(), c.By)
	page := v1Callbacks{Items: []v1Callback{}}
	for _, h := range all {
		page.Items = append(page.Items, s.v1Callback(h))
	}
	return v1Reply{Body: page}, err
}

func (s *Server) v1MakeCallback(c *v1Call) (v1Reply, error) {
	var in v1CallbackNew
	if err := c.read(&in); err != nil {
		return v1Reply{}, err
	}
	kinds := make([]partner.Kind, len(in.Events))
	for i, k := range in.Events {
		kinds[i] = partner.Kind(k)
	}
	h, err := s.Partners.Hooks.New(c.ctx(), c.By, in.URL, kinds, c.By.Test)
	if err != nil {
		return v1Reply{}, err
	}
	out := v1CallbackSecret{s.v1Callback(h), h.Secret.Reveal()}
	return v1Reply{Body: out, Location: v1Base + "/callbacks/" + out.Callback.ID}, nil
}

func (s *Server) v1GetCallback(c *v1Call) (v1Reply, error) {
	id, err := s.pathID(c, partner.CallbackID)
	if err != nil {
		return v1Reply{}, err
	}
	h, err := s.Partners.Hooks.Get(c.ctx(), c.By, partner.HookID(id))
	return v1Reply{Body: s.v1Callback(h)}, err
}

func (s *Server) v1RotateCallback(c *v1Call) (v1Reply, error) {
	id, err := s.pathID(c, partner.CallbackID)
	if err != nil {
		return v1Reply{}, err
	}
	h, err := s.Partners.Hooks.Rotate(c.ctx(), c.By, partner.HookID(id))
	return v1Reply{Body: v1CallbackSecret{s.v1Callback(h), h.Secret.Reveal()}}, err
}

func (s *Server) v1TryCallback(c *v1Call) (v1Reply, error) {
	id, err := s.pathID(c, partner.CallbackID)
	if err == nil {
		err = s.Partners.Hooks.Try(c.ctx(), c.By, partner.HookID(id))
	}
	return v1Reply{}, err
}

func (s *Server) v1RemoveCallback(c *v1Call) (v1Reply, error) {
	id, err := s.pathID(c, partner.CallbackID)
	if err == nil {
		err = s.Partners.Hooks.Remove(c.ctx(), c.By, partner.HookID(id))
	}
	return v1Reply{}, err
}

func (s *Server) v1ListDeliveries(c *v1Call) (v1Reply, error) {
	limit, err := c.limit()
	if err != nil {
		return v1Reply{}, err
	}
	before, err := s.queryID(c, "older_than", partner.DeliveryID)
	if err != nil {
		return v1Reply{}, err
	}
	id, err := s.pathID(c, partner.CallbackID)
	if err != nil {
		return v1Reply{}, err
	}
	list, err := s.Partners.Hooks.Log(c.ctx(), c.By, partner.HookID(id), before, limit+1)
	page := v1Deliveries{Items: []v1Delivery{}}
	ids := s.Partners.IDs
	for _, d := range list[:min(len(list), limit)] {
		page.Items = append(page.Items, v1Delivery{
			ID: ids.Write(partner.DeliveryID, d.ID), Event: ids.Write(partner.EventID, d.Event.ID), Type: string(d.Event.Kind),
			State: string(d.State), Attempts: d.Attempt, Result: d.Note, Tried: moment(d.Tried), NextTry: moment(d.Due),
		})
	}
	if len(list) > limit {
		page.Next = &page.Items[limit-1].ID
	}
	return v1Reply{Body: page}, err
}

// moment is a time that may not be there.
func moment(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	t = t.UTC()
	return &t
}
