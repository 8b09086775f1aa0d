package content

import (
	"maps"
	"slices"
	"strings"

	"plainwell/internal/facts"
)

// form is one way of telling a fact in a page.
type form struct {
	kind string                  // the kind of fact that it tells
	has  func(f facts.Fact) bool // the fact has what the form tells
	link bool                    // it becomes a link
}

// forms are the words that may stand before the colon in {form:name}.
var forms = map[string]form{
	"phone": {facts.Phone, func(f facts.Fact) bool { return f.Tel != "" }, true},
	"cost":  {facts.Phone, func(f facts.Fact) bool { return f.Cost != "" }, false},
	"hours": {facts.Phone, func(f facts.Fact) bool { return f.Hours != "" }, false},
	"text":  {facts.Phone, func(f facts.Fact) bool { return f.Text != "" }, false},
	"sms":   {facts.Phone, func(f facts.Fact) bool { return f.SMS != "" }, true},
	"relay": {facts.Phone, func(f facts.Fact) bool { return f.Relay != "" }, true},
	"sign":  {facts.Phone, func(f facts.Fact) bool { return f.Sign != "" }, true},
	"price": {facts.Price, func(f facts.Fact) bool { return f.Show != "" }, false},
	"date":  {facts.Date, func(f facts.Fact) bool { return f.Show != "" }, false},
	"word":  {facts.Word, func(f facts.Fact) bool { return f.Show != "" }, false},
}

// formNames lists the forms for a message.
func formNames() string {
	return strings.Join(slices.Sorted(maps.Keys(forms)), ", ")
}
