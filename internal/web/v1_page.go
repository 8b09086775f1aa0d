package web

import (
	"encoding/json"
	"net/http"
	"reflect"
	"strconv"
	"strings"

	"plainwell/internal/web/openapi"
	"plainwell/internal/worker/partner"
)

// v1Reading is the address after /{lang}/ of the page about the interface for other
// systems.
const v1Reading = "staff/api"

// v1PageView is that page: the same words as in the description, in English.
type v1PageView struct {
	File, Base string
	About      []string
	Scopes     []v1PageField
	Parts      []v1PagePart
	Events     []v1PageField
	Message    string
}

type v1PagePart struct {
	Name, Text string
	Operations []v1PageOp
}

type v1PageOp struct {
	ID, Method, Path, Summary, Text, Scope string
	Params, In, Out                        []v1PageField
	Send, Get                              string // examples
	Status                                 string
	Wrong                                  string
}

type v1PageField struct {
	Name, Type, Text string
	Need             bool
}

func (s *Server) v1View(tag string) view {
	v := v1PageView{File: v1JSON, Base: s.Site.abs(v1Base), About: v1About, Message: pretty(openapi.Example(reflect.TypeFor[partner.Message]()))}
	for _, scope := range partner.Scopes {
		v.Scopes = append(v.Scopes, v1PageField{Name: string(scope), Text: v1Scopes[string(scope)]})
	}
	for _, kind := range append(partner.Kinds, partner.Try) {
		v.Events = append(v.Events, v1PageField{Name: string(kind), Text: v1Kinds[kind]})
	}
	for _, t := range v1Tags {
		part := v1PagePart{Name: t.Name, Text: t.Text}
		for _, o := range s.v1Described() {
			if o.Tag == t.Name {
				part.Operations = append(part.Operations, pageOp(o))
			}
		}
		v.Parts = append(v.Parts, part)
	}
	return view{Title: "api.title", Path: v1Reading, Data: v}
}

func pageOp(o openapi.Operation) v1PageOp {
	p := v1PageOp{ID: o.ID, Method: o.Method, Path: v1Base + o.Path, Summary: o.Summary, Text: o.Text, Scope: o.Scope, Status: strconv.Itoa(o.Status) + " " + http.StatusText(o.Status)}
	for _, q := range o.Query {
		p.Params = append(p.Params, v1PageField{Name: q.Name, Text: q.Text})
	}
	if o.IfMatch {
		p.Params = append(p.Params, v1PageField{Name: "If-Match", Text: "The ETag that you read, as a header.", Need: true})
	}
	if o.Replay {
		p.Params = append(p.Params, v1PageField{Name: "Idempotency-Key", Text: "A text of your own, as a header."})
	}
	if o.In != nil {
		t := reflect.TypeOf(o.In)
		p.In, p.Send = pageFields(t), pretty(openapi.Example(t))
	}
	if o.Out != nil {
		t := reflect.TypeOf(o.Out)
		p.Out, p.Get = pageFields(t), pretty(openapi.Example(t))
	}
	var wrong []string
	for _, status := range o.Statuses() {
		wrong = append(wrong, strconv.Itoa(status))
	}
	p.Wrong = strings.Join(wrong, ", ")
	return p
}

func pageFields(t reflect.Type) (list []v1PageField) {
	for _, f := range openapi.Fields(t) {
		kind := openapi.Word(f)
		list = append(list, v1PageField{Name: f.Name, Type: kind, Text: f.Text, Need: f.Need})
	}
	return list
}

// pretty writes an example.
func pretty(v any) string {
	text, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return ""
	}
	return string(text)
}
