// Package comfort holds how a reader wants pages to look, and which country they
// live in: six small choices, packed into one cookie, and the style sheet that they
// make. The pages themselves never change.
package comfort

// Choices are what a reader has chosen. The zero value is the site as it is.
type Choices struct {
	Size     int // text: 0 as the phone has it, up to 3 the largest
	Spacing  int // room between lines and words: 0 usual, up to 2 the most
	Tint     int // colour of the page: 0 as the phone has it; see tint-1.css and on
	Side     int // pictures: 0 left, 1 right
	Pictures int // 0 all of them, 1 fewer
	Country  int // Unsaid, England or Wales
}

// Where a reader lives. Unsaid shows what holds in either country.
const (
	Unsaid = iota
	England
	Wales
)

// Field is one choice: its name in the form, and how many values it has, from 0.
type Field struct {
	Name   string
	Values int
}

// Fields lists the choices in the order of the code.
func Fields() []Field {
	return []Field{{"size", 4}, {"spacing", 3}, {"tint", 7}, {"side", 2}, {"pictures", 2}, {"country", 3}}
}

// at points at the value of each field, in the same order.
func (c *Choices) at() []*int {
	return []*int{&c.Size, &c.Spacing, &c.Tint, &c.Side, &c.Pictures, &c.Country}
}

// Get gives the value of a field by its name; 0 for a name that is not one.
func (c Choices) Get(name string) int {
	for i, f := range Fields() {
		if f.Name == name {
			return *c.at()[i]
		}
	}
	return 0
}

// Set gives the field of a name the value of one digit, as a form sends it. It says
// whether there is such a field with such a value.
func (c *Choices) Set(name, digit string) bool {
	for i, f := range Fields() {
		if f.Name == name && len(digit) == 1 && digit[0] >= '0' && int(digit[0]-'0') < f.Values {
			*c.at()[i] = int(digit[0] - '0')
			return true
		}
	}
	return false
}

// version stands first in a code. Codes of another version mean nothing.
const version = '1'

// Code packs the choices: the version, then one digit a field. The site as it is
// has no code at all.
func (c Choices) Code() string {
	if c == (Choices{}) {
		return ""
	}
	code := []byte{version}
	for _, value := range c.at() {
		code = append(code, byte('0'+*value))
	}
	return string(code)
}

// Parse reads a code. What is not exactly a code is the site as it is, and false:
// a cookie is whatever somebody sends.
func Parse(code string) (Choices, bool) {
	var c Choices
	fields := Fields()
	if len(code) != len(fields)+1 || code[0] != version {
		return Choices{}, false
	}
	for i, f := range fields {
		if !c.Set(f.Name, code[i+1:i+2]) {
			return Choices{}, false
		}
	}
	return c, c != (Choices{})
}
