package web

import (
	"html/template"
	"strings"

	"plainwell/internal/readability"
)

// letterPart is a piece of a letter as it is shown again: plain, a hard word, or part of
// a sentence that is too long.
type letterPart struct {
	Text       template.HTML
	Mark, Long bool
	Help       string // what to say in place of it, for who hears the page
}

// letterParts cuts a letter at every mark and at the ends of sentences that are too
// long. Put together again the parts are the letter.
func letterParts(read readability.Letter, text string) []letterPart {
	var parts []letterPart
	at := 0
	put := func(to int, long bool, mark *readability.Mark) {
		if to == at {
			return
		}
		part := letterPart{Text: inBox(text[at:to]), Long: long}
		if mark != nil {
			part.Mark, part.Help = true, mark.Say
		}
		parts = append(parts, part)
		at = to
	}
	for _, s := range read.Sentences {
		put(s.Start, false, nil)
		for _, m := range s.Marks {
			put(m.Start, s.Over > 0, nil)
			put(m.End, s.Over > 0, &m)
		}
		put(s.End, s.Over > 0, nil)
	}
	put(len(text), false, nil)
	return parts
}

// inBox writes typed text as HTML whose line breaks and first spaces outlive squeeze,
// which takes out the indents of templates.
func inBox(text string) template.HTML {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	text = strings.ReplaceAll(template.HTMLEscapeString(text), "\n", "&#10;")
	if strings.HasPrefix(text, " ") || strings.HasPrefix(text, "\t") {
		text = "&#" + map[byte]string{' ': "32", '\t': "9"}[text[0]] + ";" + text[1:]
	}
	return template.HTML(text)
}

// longSentence is a sentence that is over the limit.
type longSentence struct {
	Text        string
	Words, Over int
	Split       string
}

// hardWord is a marked word with what helps and how often it is there.
type hardWord struct {
	readability.Mark
	Times int
}

// hardWords lists the marked words, those with a simpler word first.
func hardWords(read readability.Letter) []hardWord {
	var helped, others []hardWord
	where := map[string]*hardWord{}
	var order []string
	for _, s := range read.Sentences {
		for _, m := range s.Marks {
			if where[m.Key] == nil {
				where[m.Key] = &hardWord{Mark: m}
				order = append(order, m.Key)
			}
			where[m.Key].Times++
		}
	}
	for _, key := range order {
		if one := *where[key]; one.Say != "" || one.Note != "" {
			helped = append(helped, one)
		} else {
			others = append(others, one)
		}
	}
	return append(helped, others...)
}

// letterChange is one of the changes that help most.
type letterChange struct {
	readability.Change
	Text  string // the sentence
	Split string
	Words int
}

func letterChangeOf(read readability.Letter, change readability.Change, text string) letterChange {
	s := read.Sentences[change.Sentence]
	return letterChange{change, s.In(text), s.Split, s.Words}
}
