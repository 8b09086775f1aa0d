package web

import (
	"bytes"
	"context"
	"encoding/json"
	"maps"
	"net/http"
	"net/url"
	"os"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"plainwell/internal/i18n"
	"plainwell/internal/redact"
	"plainwell/internal/web/openapi"
	"plainwell/internal/worker"
	"plainwell/internal/worker/partner"
	"plainwell/locales"
)

// nobody is a Sessions that knows nobody.
type nobody struct{}

func (nobody) Session(context.Context, redact.Text) (worker.Actor, error) {
	return worker.Actor{}, worker.ErrNotYours
}

// describer is a server that can write the description, and answers nothing.
func describer(t *testing.T) *Server {
	t.Helper()
	bundle, err := i18n.Load(locales.FS())
	if err != nil {
		t.Fatal(err)
	}
	clock := func() time.Time { return morning }
	s, err := writer(Options{
		Site:     Site{Name: "My guide", PublicURL: &url.URL{Scheme: "https", Host: "guide.example"}, Zone: time.UTC},
		Sessions: nobody{}, Partners: &Partners{}, Desk: worker.NewDesk(nil, nil, clock), Clock: clock, Bundle: bundle, Front: &Front{},
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// described gives the description as a program reads it.
func described(t *testing.T) (map[string]any, *jsonschema.Compiler) {
	t.Helper()
	text, err := describer(t).v1Document()
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("https://guide.example/openapi.json", doc); err != nil {
		t.Fatal(err)
	}
	return doc.(map[string]any), c
}

func TestTheDescriptionIsGoodOpenAPI(t *testing.T) {
	doc, _ := described(t)
	text, err := os.ReadFile("openapi/testdata/oas31-schema.json")
	if err != nil {
		t.Fatal(err)
	}
	rules, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("https://spec.example/oas31.json", rules); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("https://spec.example/oas31.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(doc); err != nil {
		t.Errorf("%v", err)
	}
	delete(doc, "info")
	if schema.Validate(doc) == nil {
		t.Error("the rules take a description without info: they check nothing")
	}
}

// walk calls f for each object in a value, with the way to it as a JSON pointer.
func walk(v any, at string, f func(at string, o map[string]any)) {
	switch v := v.(type) {
	case map[string]any:
		f(at, v)
		for _, name := range slices.Sorted(maps.Keys(v)) {
			walk(v[name], at+"/"+strings.NewReplacer("~", "~0", "/", "~1").Replace(name), f)
		}
	case []any:
		for i, one := range v {
			walk(one, at+"/"+strconv.Itoa(i), f)
		}
	}
}

func TestEveryExampleIsAsItsSchemaSays(t *testing.T) {
	doc, c := described(t)
	checked := 0
	check := func(at string, example any) {
		schema, err := c.Compile("https://guide.example/openapi.json#" + (&url.URL{Path: at}).EscapedPath())
		if err != nil {
			t.Fatalf("%s: %v", at, err)
		}
		checked++
		if err := schema.Validate(example); err != nil {
			t.Errorf("%s: %v", at, err)
		}
	}
	walk(doc, "", func(at string, o map[string]any) {
		if example, ok := o["example"]; ok && o["schema"] != nil && example != nil {
			check(at+"/schema", example)
		}
		if list, ok := o["examples"].([]any); ok {
			for _, example := range list {
				check(at, example)
			}
		}
	})
	if checked < 100 {
		t.Errorf("only %d examples were checked", checked)
	}
}

func TestEveryOperationIsDescribedAsItIs(t *testing.T) {
	doc, _ := described(t)
	paths := doc["paths"].(map[string]any)
	s := describer(t)
	n := 0
	ids := map[string]bool{}
	for _, r := range s.v1Table() {
		o, ok := paths[r.Path].(map[string]any)[strings.ToLower(r.Method)].(map[string]any)
		if !ok || o["operationId"] != r.ID || o["summary"] == "" || r.Scope == "" || ids[r.ID] {
			t.Errorf("%s %s: %v", r.Method, r.Path, o)
		}
		ids[r.ID] = true
		n++
		if !slices.Contains(partner.Scopes, partner.Scope(r.Scope)) {
			t.Errorf("%s asks for a scope that there is not: %s", r.ID, r.Scope)
		}
		if (r.Method == http.MethodPost) != r.Replay {
			t.Errorf("%s: an Idempotency-Key belongs to POST", r.ID)
		}
	}
	for _, item := range paths {
		n -= len(item.(map[string]any))
	}
	if n != 0 {
		t.Errorf("the description has %d operations more than the table", -n)
	}
	var allowed []string
	for _, r := range s.v1Routes() {
		if r.Method != http.MethodOptions && r.Method != http.MethodHead {
			allowed = append(allowed, r.Method+" "+r.Path)
		}
	}
	if len(allowed) != len(s.v1Table()) {
		t.Errorf("%d routes for %d operations", len(allowed), len(s.v1Table()))
	}
}

func TestEveryMemberHasItsWordsAndItsExample(t *testing.T) {
	seen := map[reflect.Type]bool{}
	var look func(reflect.Type)
	look = func(typ reflect.Type) {
		for typ.Kind() == reflect.Pointer || typ.Kind() == reflect.Slice {
			typ = typ.Elem()
		}
		if typ.Kind() != reflect.Struct || typ == reflect.TypeFor[time.Time]() || seen[typ] {
			return
		}
		seen[typ] = true
		for i := range typ.NumField() {
			if name, _, _ := strings.Cut(typ.Field(i).Tag.Get("json"), ","); name == "" {
				t.Errorf("%s.%s has no name in JSON", typ, typ.Field(i).Name)
			}
			look(typ.Field(i).Type)
		}
		for _, f := range openapi.Fields(typ) {
			if _, ok := f.Example(); !ok || !strings.HasSuffix(f.Text, ".") {
				t.Errorf("%s.%s: %q", typ, f.Name, f.Text)
			}
		}
	}
	for _, o := range describer(t).v1Described() {
		for _, v := range []any{o.In, o.Out} {
			if v != nil {
				look(reflect.TypeOf(v))
			}
		}
	}
	look(reflect.TypeFor[problem]())
	if len(seen) < 15 {
		t.Errorf("only %d types were looked at", len(seen))
	}
}

func TestEveryCodeOfAnErrorIsInTheDescription(t *testing.T) {
	doc, _ := described(t)
	var said []string
	schemas := doc["components"].(map[string]any)["schemas"].(map[string]any)
	for _, v := range schemas["Problem"].(map[string]any)["properties"].(map[string]any)["type"].(map[string]any)["enum"].([]any) {
		said = append(said, v.(string))
	}
	var there []string
	for code := range statuses {
		there = append(there, "urn:plainwell:"+string(code))
	}
	slices.Sort(said)
	slices.Sort(there)
	if !slices.Equal(said, there) {
		t.Errorf("said: %v\nthere: %v", said, there)
	}
}

func TestTheWordsOfScopesAndEventsAreThere(t *testing.T) {
	for _, scope := range partner.Scopes {
		if v1Scopes[string(scope)] == "" {
			t.Errorf("nothing says what %s is for", scope)
		}
	}
	doc, _ := described(t)
	hooks := doc["webhooks"].(map[string]any)
	for _, kind := range append(partner.Kinds, partner.Try) {
		if v1Kinds[kind] == "" || hooks[string(kind)] == nil {
			t.Errorf("nothing says what %s tells", kind)
		}
	}
	if text, _ := json.Marshal(doc); bytes.Contains(text, []byte("/phone")) || bytes.Contains(text, []byte("/seen")) {
		t.Error("what is for our own scripts stands in the description")
	}
}
