package content

import (
	"strings"
	"testing"
	"testing/fstest"
)

func TestGroupsThatCannotBeUsedAreReportedTogether(t *testing.T) {
	file := fstest.MapFS{TopicsFile: {Data: []byte("[[group]]\nid = \"a\"\npages = [\"gp\", \"gone\", \"gp\"]\n")}}
	_, err := readTopics(file, func(slug string) bool { return slug == "gp" })
	if err == nil || !strings.Contains(err.Error(), `no page "gone"`) || !strings.Contains(err.Error(), `"gp" stands there twice`) {
		t.Errorf("%v", err)
	}
	if _, err := readTopics(fstest.MapFS{TopicsFile: {Data: []byte("[")}}, nil); err == nil {
		t.Error("a file that is not TOML was taken")
	}
	if topics, err := readTopics(fstest.MapFS{}, nil); topics != nil || err != nil {
		t.Errorf("%v %v", topics, err)
	}
}
