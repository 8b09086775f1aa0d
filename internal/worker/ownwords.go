package worker

import (
	"plainwell/internal/fault"
	"plainwell/internal/readability"
	"plainwell/internal/share"
)

// OwnWords judges what a key worker wrote themselves for people to read: it may hold
// no link and no number, give no person away, and be no harder than a message of the
// interface. It keeps nothing of the text.
type OwnWords struct{ Reader *readability.Checker }

// Check gives what has to change in a text of a language, each once: fields called
// "words", whose keys name a rule; what a hard word could be instead is in the values.
// Nothing means that it may stand. It satisfies share.Words.
func (o OwnWords) Check(text, lang string) []fault.Field {
	wrong := share.Plain(text)
	seen := map[string]bool{}
	add := func(key string, args map[string]any) {
		if !seen[key] {
			wrong = append(wrong, fault.Field{Name: "words", Key: key, Args: args})
		}
		seen[key] = true
	}
	for _, f := range Personal(text) {
		add(f.Key(), nil)
	}
	if o.Reader == nil {
		return wrong
	}
	for _, f := range o.Reader.CheckMessage(text, lang) {
		switch {
		case f.Severity != readability.Limit:
		case f.Rule == "sentence-length":
			add("kw.words.long", map[string]any{"Most": readability.MessageLimits(lang).LongestSentence})
		case f.Rule == "capitals":
			add("kw.words.capitals", nil)
		default:
			add("kw.words.simple", map[string]any{"Advice": f.Advice})
		}
	}
	return wrong
}
