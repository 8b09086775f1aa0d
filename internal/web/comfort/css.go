package comfort

import (
	"embed"
	"strconv"
	"strings"
)

// One file a value: size-2.css is the second size. A value with no file, such as
// each 0, changes nothing.
//
//go:embed css
var pieces embed.FS

// sheets are the pieces by name, read once.
var sheets = readSheets()

func readSheets() map[string]string {
	all := map[string]string{}
	for _, f := range Fields() {
		for value := 1; value < f.Values; value++ {
			name := f.Name + "-" + strconv.Itoa(value)
			css, err := pieces.ReadFile("css/" + name + ".css")
			if err != nil {
				panic(err) // a file that was there when this was built; a test reads them all
			}
			all[name] = string(css)
		}
	}
	return all
}

// CSS is the style sheet of the choices, to be read after the site's own. Paper
// keeps the site's own look: all but the country is for the screen alone.
func (c Choices) CSS() string {
	var screen strings.Builder
	for _, f := range Fields()[:5] {
		screen.WriteString(sheets[f.Name+"-"+strconv.Itoa(c.Get(f.Name))])
	}
	css := sheets["country-"+strconv.Itoa(c.Country)]
	if screen.Len() > 0 {
		css += "@media screen{\n" + screen.String() + "}\n"
	}
	return css
}
