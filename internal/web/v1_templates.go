package web

import (
	"net/http"

	"plainwell/internal/web/openapi"
	"plainwell/internal/worker"
	"plainwell/internal/worker/partner"
)

// v1Template is a date that is often made.
type v1Template struct {
	ID    string `json:"id" doc:"Id of the template." example:"gp"`
	Name  string `json:"name" doc:"What the workers call it. The person never reads it." example:"GP first visit"`
	Kind  string `json:"kind" doc:"What sort of appointment it is." enum:"date|doctor|dentist|hospital|pharmacy|meeting|call|other" example:"doctor"`
	Place string `json:"place" doc:"Where it is; may be empty, as may the texts below." example:""`
	Phone string `json:"phone" doc:"Whom to ring about it." example:""`
	Bring string `json:"bring" doc:"What to bring." example:"The blue letter"`
}

// v1Templates is the list of them.
type v1Templates struct {
	Items []v1Template `json:"items" doc:"Those of the program first, then the team's own that a colleague has approved. This is all of them."`
}

// v1TemplateRoutes list the templates.
func (s *Server) v1TemplateRoutes() []v1Route {
	return []v1Route{{openapi.Operation{ID: "listTemplates", Method: http.MethodGet, Path: "/templates", Tag: tagAppointments, Scope: string(partner.AppointmentsRead), Out: v1Templates{}, Status: 200,
		Summary: "List templates", Text: "Dates that are often made. Give what you want of one to createAppointment. Accept-Language chooses the language of those of the program."}, s.v1ListTemplates}}
}

func (s *Server) v1ListTemplates(c *v1Call) (v1Reply, error) {
	say, list := s.speaker(c.Ctx), v1Templates{Items: []v1Template{}}
	for _, t := range deskTemplates {
		one := v1Template{ID: t.ID, Name: say.T("kw.template." + t.ID), Kind: string(t.Kind)}
		if t.Bring {
			one.Bring = say.T("kw.bring." + t.ID)
		}
		list.Items = append(list.Items, one)
	}
	own, err := s.Desk.UsableWords(c.ctx(), c.By, worker.SortTemplate)
	for _, w := range own {
		list.Items = append(list.Items, v1Template{
			ID: s.Partners.IDs.Write(partner.TemplateID, w.ID), Name: w.Name.Reveal(), Kind: string(w.Kind), Place: w.Place.Reveal(), Phone: w.Phone.Reveal(), Bring: w.Bring.Reveal(),
		})
	}
	return v1Reply{Body: list}, err
}
