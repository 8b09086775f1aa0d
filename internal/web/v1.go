package web

import (
	"net/http"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/web/openapi"
	"plainwell/internal/worker/partner"
)

// v1Base is where the interface for other systems begins.
const v1Base = "/api/v1"

// Partners is what the interface for other systems is made of.
type Partners struct {
	Keys  *partner.Keys
	Hooks *partner.Hooks
	IDs   partner.IDs
	Shelf PartnerShelf
}

// PartnerShelf is what it keeps. The store satisfies it.
type PartnerShelf interface {
	partner.RefShelf
	partner.EventShelf
	partner.IdemShelf
	partner.DateShelf
	partner.DoubtShelf
}

// v1Route is one operation with what does it.
type v1Route struct {
	openapi.Operation
	Do func(*v1Call) (v1Reply, error)
}

// v1Reply is an answer that went well. The status is the operation's.
type v1Reply struct {
	Body     any
	ETag     string
	Location string
}

// v1Table lists every operation of the interface, in the order of its description.
func (s *Server) v1Table() []v1Route {
	if !s.systems() {
		return nil
	}
	return slices.Concat(s.v1People(), s.v1Appointments(), s.v1Give(), s.v1TemplateRoutes(), s.v1EventRoutes(), s.v1Callbacks())
}

// v1Routes are the operations as routes of the key workers' table. Nobody has to be
// signed in: the key says who asks. HEAD is GET without its body, and OPTIONS says
// what an address takes.
func (s *Server) v1Routes() (routes []kwRoute) {
	allowed := map[string][]string{}
	for _, r := range s.v1Table() {
		path := v1Path(r.Path)
		do := s.v1Guarded(r)
		routes = append(routes, kwRoute{r.Method, path, anyone, do})
		allowed[path] = append(allowed[path], r.Method)
		if r.Method == http.MethodGet {
			routes = append(routes, kwRoute{http.MethodHead, path, anyone, do})
			allowed[path] = append(allowed[path], http.MethodHead)
		}
	}
	for path, methods := range allowed {
		allow := strings.Join(append(methods, http.MethodOptions), ", ")
		routes = append(routes, kwRoute{http.MethodOptions, path, anyone, func(c *fiber.Ctx) error {
			c.Set("Allow", allow)
			return c.SendStatus(http.StatusNoContent)
		}})
	}
	slices.SortStableFunc(routes, func(a, b kwRoute) int { return strings.Compare(a.Path, b.Path) })
	return routes
}

// v1Path writes a path of the description as a route.
func v1Path(path string) string {
	return v1Base + strings.NewReplacer("{", ":", "}", "").Replace(path)
}

// systems says whether there is an interface for other systems.
func (s *Server) systems() bool { return s.Sessions != nil && s.Partners != nil && s.Desk != nil }

// forSystems says whether an address belongs to it.
func (s *Server) forSystems(path string) bool {
	if !s.systems() || !strings.HasPrefix(path, v1Base+"/") {
		return false
	}
	return !slices.ContainsFunc(apiInternal, func(beginning string) bool {
		return path == beginning || strings.HasPrefix(path, beginning+"/")
	})
}
