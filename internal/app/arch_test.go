// Package app_test holds the code to the design of the house: which room may
// import which, where each library lives, how long a file may be.
package app_test

import (
	"os"
	"slices"
	"strings"
	"testing"
)

const (
	root    = "../.."
	longest = 350 // lines of a Go file that is no test
)

// levels is the table of rooms. A room may import rooms on a lower level only; the
// packages beneath a room belong to it. Inside a room the compiler sees to it that
// there are no circles.
var levels = map[string]int{
	"cmd/plainwell":        7,
	"internal/app":         6,
	"internal/web":         5,
	"internal/store":       5,
	"internal/push":        5,
	"internal/signin":      5,
	"internal/exchange":    5,
	"internal/standin":     5,
	"internal/worker":      4,
	"internal/gp":          4,
	"internal/remind":      3,
	"internal/share":       3,
	"internal/places":      3,
	"internal/device":      2,
	"internal/content":     2,
	"internal/search":      2,
	"internal/qr":          2,
	"internal/readability": 1,
	"internal/i18n":        1,
	"internal/facts":       1,
	"internal/outbound":    1,
	"internal/seal":        0,
	"internal/fault":       0,
	"internal/redact":      0,
}

// exceptions are the imports that the levels forbid and that are made all the same,
// each with its reason. Keep it short: an exception that nobody needs is a fault.
var exceptions = map[string]string{
	"internal/seal -> internal/redact": "a secret is hidden from the moment that it is made; redact imports nothing",
}

// homes says in which room each library lives. The longest beginning counts.
var homes = map[string]string{
	"github.com/alecthomas/kong":            "cmd/plainwell",
	"github.com/gofiber/fiber/v2":           "internal/web",
	"github.com/valyala/fasthttp":           "internal/web",
	"github.com/andybalholm/brotli":         "internal/web",
	"github.com/mattn/go-sqlite3":           "internal/store",
	"database/sql":                          "internal/store",
	"github.com/SherClockHolmes/webpush-go": "internal/push",
	"github.com/go-webauthn/webauthn":       "internal/signin",
	"github.com/coreos/go-oidc":             "internal/signin",
	"golang.org/x/oauth2":                   "internal/signin",
	"github.com/pquerna/otp":                "internal/signin",
	"github.com/teambition/rrule-go":        "internal/remind",
	"github.com/arran4/golang-ical":         "internal/remind",
	"github.com/yuin/goldmark":              "internal/content",
	"github.com/boombuler/barcode":          "internal/qr",
	"rsc.io/qr":                             "internal/qr",
	"golang.org/x/net/html":                 "internal/readability",
	"github.com/nicksnyder/go-i18n/v2":      "internal/i18n",
	"golang.org/x/text":                     "internal/i18n",
	"golang.org/x/crypto":                   "internal/seal",
	"github.com/BurntSushi/toml":            "", // every room
}

// data are the folders that are no rooms: the files of the program, embedded.
// The app alone reads them, and passes them down as an fs.FS.
var data = []string{"locales", "pwa"}

// vague are names of files that say nothing about what is in them.
var vague = []string{"common", "helper", "helpers", "misc", "shared", "util", "utils"}

func TestTheHouseIsBuiltAsDesigned(t *testing.T) {
	sources, err := readSources(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range faultsOf(sources) {
		t.Error(fault)
	}
	for exception := range exceptions {
		if !slices.ContainsFunc(sources, func(s source) bool { return s.makes(exception) }) {
			t.Errorf("nobody makes the exception %s any more: take it out", exception)
		}
	}
	var lengths []int
	for _, s := range sources {
		lengths = append(lengths, s.lines)
	}
	slices.Sort(lengths)
	if len(lengths) < 10 {
		t.Fatalf("only %d files were found: are they read at all?", len(lengths))
	}
	t.Logf("%d Go files that are no tests: median %d lines, longest %d", len(lengths), lengths[len(lengths)/2], lengths[len(lengths)-1])
}

func TestEveryFolderOfInternalIsARoomOfTheTable(t *testing.T) {
	for _, parent := range []string{"internal", "cmd"} {
		entries, err := os.ReadDir(root + "/" + parent)
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		for _, entry := range entries {
			if _, known := levels[parent+"/"+entry.Name()]; !known {
				t.Errorf("%s/%s is not in the table of rooms", parent, entry.Name())
			}
		}
	}
}

// TestTheRulesCanBeBroken is the negative control: each of these small houses
// breaks one rule, and is told so in one line.
func TestTheRulesCanBeBroken(t *testing.T) {
	for name, c := range map[string]struct {
		file, text, want string
	}{
		"a room imports a higher room":          {"internal/store/a.go", `import "plainwell/internal/app"`, "internal/store (level 5) may not import internal/app (level 6)"},
		"a room imports a room of its level":    {"internal/store/a.go", `import "plainwell/internal/push"`, "internal/store (level 5) may not import internal/push (level 5)"},
		"a part of a room imports a neighbour":  {"internal/web/press/a.go", `import "plainwell/internal/store/sql"`, "internal/web (level 5) may not import internal/store (level 5)"},
		"a room that is not in the table":       {"internal/magic/a.go", ``, "internal/magic is not in the table of rooms"},
		"an import that is not in the table":    {"internal/app/a.go", `import "plainwell/internal/magic"`, "internal/magic, which is not in the table of rooms"},
		"a file outside of the rooms":           {"main.go", ``, "main.go lies in no room"},
		"a library away from its room":          {"internal/app/a.go", `import "github.com/gofiber/fiber/v2/middleware/cors"`, "github.com/gofiber/fiber/v2 lives in internal/web only"},
		"a library without a room":              {"internal/app/a.go", `import "github.com/spf13/viper"`, "github.com/spf13/viper has no room yet"},
		"a library that only begins like one":   {"internal/seal/a.go", `import "golang.org/x/cryptography"`, "golang.org/x/cryptography has no room yet"},
		"SQL away from the store":               {"internal/web/a.go", `import "database/sql"`, "database/sql lives in internal/store only"},
		"a room reads the embedded files":       {"internal/content/a.go", `import "plainwell/locales"`, "only internal/app may import plainwell/locales"},
		"the embedded files import a room":      {"pwa/a.go", `import "plainwell/internal/fault"`, "pwa is data, and may not import internal/fault"},
		"a file with a name that says nothing":  {"internal/web/utils.go", ``, "a file is named after what it holds"},
		"a file that is too long":               {"internal/web/a.go", strings.Repeat("// line\n", longest), "has 351 lines; 350 is the most"},
		"a name that says nothing, in capitals": {"internal/web/Helpers.go", ``, "a file is named after what it holds"},
	} {
		t.Run(name, func(t *testing.T) {
			s, err := newSource(c.file, []byte("package a\n"+c.text))
			if err != nil {
				t.Fatal(err)
			}
			if got := faultsOf([]source{s}); len(got) != 1 || !strings.Contains(got[0], c.want) {
				t.Errorf("got %q, want one fault that holds %q", got, c.want)
			}
		})
	}
}

func TestAHouseThatKeepsTheRulesHasNoFaults(t *testing.T) {
	var sources []source
	for file, text := range map[string]string{
		"cmd/plainwell/main.go":      `import ("github.com/alecthomas/kong"; "plainwell/internal/app")`,
		"internal/app/a.go":          `import ("plainwell/internal/web"; "plainwell/locales"; "plainwell/pwa"; "net/http")`,
		"internal/web/a.go":          `import ("plainwell/internal/web/press"; "plainwell/internal/fault"; "github.com/gofiber/fiber/v2")`,
		"internal/web/press/a.go":    `import ("github.com/andybalholm/brotli"; "plainwell/internal/web/press/deep")`,
		"internal/facts/a.go":        `import "github.com/BurntSushi/toml"`,
		"internal/i18n/a.go":         `import ("github.com/BurntSushi/toml"; "golang.org/x/text/language")`,
		"internal/store/short.go":    strings.Repeat("// line\n", longest-1),
		"locales/embed.go":           `import "embed"`,
		"internal/remind/commons.go": ``,
	} {
		s, err := newSource(file, []byte("package a\n"+text))
		if err != nil {
			t.Fatal(err)
		}
		sources = append(sources, s)
	}
	if got := faultsOf(sources); len(got) != 0 {
		t.Errorf("got %q", got)
	}
}
