// Package openapi writes the description of the interface for other systems, OpenAPI
// 3.1, from the Go types that the program reads and writes: a field and its words
// stand in one place. It knows no HTTP server.
package openapi

import (
	"net/http"
	"slices"
	"strings"
)

// Operation is one thing that another system can ask for.
type Operation struct {
	ID      string // operationId
	Method  string
	Path    string // after the server's, with {id} for a parameter
	Tag     string // the heading that it stands under
	Summary string // a few words
	Text    string // what there is to know
	Scope   string // what a key needs; "" for none
	Query   []Param
	In      any   // a value of the type of the body, nil for none
	Out     any   // a value of the type of the answer, nil for none
	Status  int   // of an answer that went well
	IfMatch bool  // the request must say which version it changes
	ETag    bool  // the answer says which version it shows
	Place   bool  // the answer says where the new thing is
	Replay  bool  // the request may hold an Idempotency-Key
	Wrong   []int // statuses besides those that follow from the rest
}

// Param is a parameter of the query.
type Param struct {
	Name, Text string
	Schema     Object
	Example    any
}

// Object is a JSON object. Its members are written in the order of the alphabet.
type Object = map[string]any

// Statuses lists every status that the operation can answer with when it does not go
// well, smallest first.
func (o Operation) Statuses() []int {
	all := append([]int{http.StatusUnauthorized, http.StatusForbidden, http.StatusTooManyRequests, http.StatusInternalServerError, http.StatusServiceUnavailable}, o.Wrong...)
	if strings.Contains(o.Path, "{") {
		all = append(all, http.StatusNotFound)
	}
	all = append(all, http.StatusBadRequest)
	if o.In != nil {
		all = append(all, http.StatusRequestEntityTooLarge, http.StatusUnsupportedMediaType, http.StatusUnprocessableEntity)
	}
	if o.IfMatch {
		all = append(all, http.StatusPreconditionFailed, http.StatusPreconditionRequired)
	}
	if o.Replay {
		all = append(all, http.StatusConflict, http.StatusUnprocessableEntity)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// PathNames lists the parameters in the path.
func (o Operation) PathNames() (names []string) {
	for part := range strings.SplitSeq(o.Path, "/") {
		if name, ok := strings.CutPrefix(part, "{"); ok {
			names = append(names, strings.TrimSuffix(name, "}"))
		}
	}
	return names
}
