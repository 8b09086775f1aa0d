package i18n_test

import (
	"io/fs"
	"os"
	"slices"
	"testing"
)

const top = "../.." // the root of the repository

func locales() fs.FS { return os.DirFS(top + "/locales") }

func TestTheLanguagesFitTogether(t *testing.T) {
	b := real(t)
	if tags := b.Tags(); !slices.Contains(tags, "cy") || tags[0] != "en" {
		t.Errorf("the languages are %q", tags)
	}
	for _, difference := range b.Differences() {
		t.Error(difference)
	}
}

func TestEachLanguageSaysItsName(t *testing.T) {
	b := real(t)
	for _, tag := range b.Tags() {
		if name := b.Language(tag).Name; name == tag || name == "" {
			t.Errorf("active.%s.toml does not say language.name", tag)
		}
	}
}

func TestEveryTextHasItsLine(t *testing.T) {
	b := real(t)
	for _, tag := range b.Tags() {
		for _, m := range b.Messages(tag) {
			if m.Line == 0 {
				t.Errorf("%s: the line of %s (%s) was not found", m.File, m.Key, m.Form)
			}
		}
	}
}
