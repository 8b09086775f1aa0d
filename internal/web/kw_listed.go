package web

import (
	"slices"

	"plainwell/internal/worker"
)

// Route is one route as a test or a document sees it.
type Route struct {
	Method, Path string
	Who          []worker.Role // who may use it; none: nobody has to be signed in
}

// WorkerRoutes lists the table of the key workers' side and of the interface for other
// systems.
func (s *Server) WorkerRoutes() (all []Route) {
	for _, r := range s.kwTable() {
		all = append(all, Route{r.Method, r.Path, slices.Clone(r.Who)})
	}
	return all
}

// Registered lists every route that this server answers, as the framework keeps them.
// A GET is there as a HEAD too.
func (s *Server) Registered() (all []Route) {
	for _, r := range s.app.GetRoutes(true) {
		all = append(all, Route{Method: r.Method, Path: r.Path})
	}
	return all
}
