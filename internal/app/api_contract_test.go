package app_test

import (
	"bytes"
	"io"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// contract is the description, against which every answer of these tests is held: its
// status must be one of the operation's, and its body as the schema says.
type contract struct {
	doc  map[string]any
	c    *jsonschema.Compiler
	mu   sync.Mutex
	from string
}

var (
	contracts   = map[string]*contract{}
	contractsMu sync.Mutex
)

func contractOf(t *testing.T, url string) *contract {
	t.Helper()
	contractsMu.Lock()
	defer contractsMu.Unlock()
	if c := contracts[url]; c != nil {
		return c
	}
	res, err := http.Get(url + "/api/v1/openapi.json")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	text, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode != 200 || res.Header.Get("Content-Type") != "application/json" {
		t.Fatalf("%d %v %v", res.StatusCode, res.Header, err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := &contract{doc: doc.(map[string]any), c: jsonschema.NewCompiler(), from: url}
	c.c.AssertFormat()
	if err := c.c.AddResource("https://guide.example/openapi.json", doc); err != nil {
		t.Fatal(err)
	}
	contracts[url] = c
	return c
}

var parameter = regexp.MustCompile(`\{[^}]+\}`)

// operation finds what was asked, and the way to it in the description.
func (c *contract) operation(method, path string) (map[string]any, string) {
	path, _, _ = strings.Cut(strings.TrimPrefix(path, "/api/v1"), "?")
	for pattern, item := range c.doc["paths"].(map[string]any) {
		if regexp.MustCompile("^" + parameter.ReplaceAllString(pattern, "[^/]+") + "$").MatchString(path) {
			if op, ok := item.(map[string]any)[strings.ToLower(method)].(map[string]any); ok {
				return op, "/paths/" + strings.ReplaceAll(pattern, "/", "~1") + "/" + strings.ToLower(method)
			}
		}
	}
	return nil, ""
}

// hold holds one answer against the description.
func (c *contract) hold(t *testing.T, method, path string, r reply) {
	t.Helper()
	op, at := c.operation(method, path)
	if op == nil {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	status := strconv.Itoa(r.StatusCode)
	answer, ok := op["responses"].(map[string]any)[status].(map[string]any)
	if !ok {
		t.Errorf("%s %s answered %s, which %v does not say: %s", method, path, status, op["operationId"], r.Text)
		return
	}
	kind := "application~1json"
	if ref, ok := answer["$ref"].(string); ok {
		at, kind = strings.TrimPrefix(ref, "#"), "application~1problem+json"
	} else {
		at += "/responses/" + status
		if answer["content"] == nil {
			if r.Text != "" {
				t.Errorf("%s %s has a body: %s", method, path, r.Text)
			}
			return
		}
	}
	if want := strings.ReplaceAll(kind, "~1", "/"); r.Header.Get("Content-Type") != want {
		t.Errorf("%s %s: %s, want %s", method, path, r.Header.Get("Content-Type"), want)
	}
	schema, err := c.c.Compile("https://guide.example/openapi.json#" + strings.NewReplacer("{", "%7B", "}", "%7D").Replace(at) + "/content/" + kind + "/schema")
	if err != nil {
		t.Fatal(err)
	}
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(r.Text))
	if err == nil {
		err = schema.Validate(v)
	}
	if err != nil {
		t.Errorf("%s %s: %v\n%s", method, path, err, r.Text)
	}
}
