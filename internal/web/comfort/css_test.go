package comfort

import (
	"math"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func TestNothingChosenChangesNothing(t *testing.T) {
	if css := (Choices{}).CSS(); css != "" {
		t.Errorf("%q", css)
	}
}

func TestEveryValueHasAStyleOfItsOwn(t *testing.T) {
	seen := map[string]string{}
	for i, f := range Fields() {
		for value := 1; value < f.Values; value++ {
			var c Choices
			*c.at()[i] = value
			css, name := c.CSS(), f.Name+"-"+strconv.Itoa(value)
			if other := seen[css]; css == "" || other != "" {
				t.Errorf("%s is the same as %q", name, other)
			}
			if strings.Count(css, "{") != strings.Count(css, "}") {
				t.Errorf("%s does not close what it opens", name)
			}
			if onScreen := strings.HasPrefix(css, "@media screen{"); onScreen == (f.Name == "country") {
				t.Errorf("%s: paper and screen are mixed up: %s", name, css)
			}
			seen[css] = name
		}
	}
}

func TestTheOtherCountryIsHidden(t *testing.T) {
	for country, want := range map[int]string{England: `[data-country="wales"]{`, Wales: `[data-country="england"]{`} {
		if css := (Choices{Country: country, Size: 1}).CSS(); !strings.HasPrefix(css, want) {
			t.Errorf("%d: %s", country, css)
		}
	}
}

var token = regexp.MustCompile(`--([a-z-]+): ?([^;}]+)`)

func tokens(css string) map[string]string {
	all := map[string]string{}
	for _, m := range token.FindAllStringSubmatch(css, -1) {
		all[m[1]] = m[2]
	}
	return all
}

// A tint stands for the phone's light or dark, so it has to name every colour that
// those two name differently.
func TestATintNamesEveryColourThatDarkNames(t *testing.T) {
	css, err := os.ReadFile("../../../pwa/src/css/tokens.css")
	if err != nil {
		t.Fatal(err)
	}
	usual, dark, found := strings.Cut(string(css), "prefers-color-scheme: dark")
	if !found {
		t.Fatal("tokens.css has no dark colours")
	}
	want := tokens(dark)
	for n := 1; n <= 6; n++ {
		got := tokens(sheets["tint-"+strconv.Itoa(n)])
		for name := range want {
			if got[name] == "" {
				t.Errorf("tint %d has no --%s", n, name)
			}
		}
		if n == 6 {
			for name, colour := range want {
				if got[name] != colour {
					t.Errorf("dark: --%s is %s here and %s in tokens.css", name, got[name], colour)
				}
			}
		}
		all := tokens(usual)
		for name, colour := range got {
			all[name] = colour
		}
		for _, pair := range [][2]string{{"ink", "paper"}, {"ink", "sheet"}, {"soft", "paper"}, {"soft", "sheet"}, {"link", "paper"}, {"link", "sheet"}, {"error", "sheet"}, {"on-sage", "sage"}, {"on-strong", "strong"}} {
			if c := contrast(t, all[pair[0]], all[pair[1]]); c < 7 {
				t.Errorf("tint %d: --%s on --%s is %.2f to 1", n, pair[0], pair[1], c)
			}
		}
	}
}

// contrast is the contrast ratio of WCAG 2.2.
func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	light := []float64{luminance(t, a), luminance(t, b)}
	slices.Sort(light)
	return (light[1] + .05) / (light[0] + .05)
}

func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	hex := strings.TrimPrefix(colour, "#")
	if len(hex) == 3 {
		hex = string([]byte{hex[0], hex[0], hex[1], hex[1], hex[2], hex[2]})
	}
	sum := 0.0
	for i, weight := range []float64{.2126, .7152, .0722} {
		n, err := strconv.ParseUint(hex[2*i:2*i+2], 16, 8)
		if err != nil {
			t.Fatalf("%q: %v", colour, err)
		}
		v := float64(n) / 255
		if v <= .04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+.055)/1.055, 2.4)
		}
		sum += weight * v
	}
	return sum
}
