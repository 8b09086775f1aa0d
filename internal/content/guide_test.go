package content

import (
	"os"
	"strings"
	"testing"
)

func TestTheExampleInTheGuideIsASoundPage(t *testing.T) {
	guide, err := os.ReadFile("../../docs/writing-a-page.md")
	if err != nil {
		t.Fatal(err)
	}
	_, example, _ := strings.Cut(string(guide), "```markdown\n")
	example, _, found := strings.Cut(example, "```")
	if !found {
		t.Fatal("the guide has no example")
	}
	table, err := os.ReadFile("../../locales/pictures.toml")
	if err != nil {
		t.Fatal(err)
	}
	lib, err := Load(files(map[string]string{
		"pictures.toml":    string(table),
		"en/pages/talk.md": example,
		"en/pages/gp.md":   page("Page a", "gp", "", "A.\n"),
	}), nil, options(t))
	if err != nil {
		t.Fatal(err)
	}
	if len(lib.Warnings()) != 0 {
		t.Errorf("its warnings are %v", lib.Warnings())
	}
	for name := range forms {
		if !strings.Contains(string(guide), "{"+name+":") {
			t.Errorf("the guide does not tell of {%s:}", name)
		}
	}
	for name := range marks {
		if !strings.Contains(string(guide), name) {
			t.Errorf("the guide does not tell of %s", name)
		}
	}
}
