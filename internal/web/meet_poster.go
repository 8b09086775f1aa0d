package web

import (
	"html/template"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/facts"
	"plainwell/internal/i18n"
)

// posterFor is what a poster can be for: where its code leads, after /{lang}/, and the
// pictures of its three lines. A poster hangs where everybody sees who looks at it, so
// none is about one sort of person or one sort of problem.
type posterFor struct {
	ID, Path string
	Pictures [3]string
}

var posterFors = []posterFor{
	{"health", "", [3]string{"easy-read", "private", "phone"}},
	{"gp", "gp", [3]string{"checklist", "id", "card"}},
	{"dates", "reminders", [3]string{"when", "settings", "write-down"}},
	{"start", "packs/new-start", [3]string{"checklist", "someone-with-you", "phone"}},
	{"help", "help-now", [3]string{"help-line", "danger", "talking-help"}},
	{"find", "find", [3]string{"look-for", "easy-read", "private"}},
}

// The lines that may stand under the code, the sizes of the paper, and the choice of
// every language at once.
var (
	posterLines = []string{"none", "ask", "desk", "wifi"}
	posterSizes = []string{"a4", "a3"}
)

const posterBoth = "both"

// posterFormView is the form for a poster.
type posterFormView struct {
	For, Lines, Langs, Sizes []choice
	Typed                    string // the own words
	Errors                   []formError
}

// posterChoice is one question of the form.
type posterChoice struct {
	Name, Legend string
	Choices      []choice
}

// Choose puts a question together for the template.
func (posterFormView) Choose(name string, all []choice, legend string) posterChoice {
	return posterChoice{name, legend, all}
}

// WordsError gives the words about the own words, or "".
func (v posterFormView) WordsError() string {
	for _, e := range v.Errors {
		if e.Field == "words" {
			return e.Words
		}
	}
	return ""
}

// posterForm is the form before anything was chosen.
func (s *Server) posterForm(tag string) posterFormView {
	return s.posterFilled(tag, posterFors[0].ID, posterLines[0], tag, posterSizes[0])
}

func (s *Server) posterFilled(tag, purpose, line, lang, size string) posterFormView {
	say := s.Bundle.For(tag)
	var v posterFormView
	for _, p := range posterFors {
		v.For = append(v.For, choice{Value: p.ID, Words: say.T("meet.poster." + p.ID + ".title"), On: p.ID == purpose})
	}
	for _, l := range posterLines {
		v.Lines = append(v.Lines, choice{Value: l, Words: say.T("meet.poster.line." + l), On: l == line})
	}
	for _, t := range s.Bundle.Tags() {
		v.Langs = append(v.Langs, choice{Value: t, Words: s.Bundle.Language(t).Name, On: t == lang})
	}
	v.Langs = append(v.Langs, choice{Value: posterBoth, Words: say.T("meet.poster.both"), On: lang == posterBoth})
	for _, one := range posterSizes {
		v.Sizes = append(v.Sizes, choice{Value: one, Words: say.T("meet.poster.size." + one), On: one == size})
	}
	return v
}

func (s *Server) posterScreen(tag string, v posterFormView) view {
	screen := s.meetScreen(tag, meetPoster, "meet.poster.title", "meet.poster.describe", v)
	screen.Forms = true
	return screen
}

// posterView is a finished poster.
type posterView struct {
	Size  string
	Faces []posterFace // one for each language
	Words string       // of the office, "" for none
	Back  string
}

// posterFace is what a poster says in one language.
type posterFace struct {
	Lang, Dir, Title string
	Lines            []posterLine
	Line             string // the chosen line, "" for none
	Scan             string
	Short            []string // the address to type, in the pieces between which it may break
	Code             template.HTML
}

type posterLine struct{ Picture, Words string }

// posterMade answers with the poster, or with the form and what is wrong in it.
func (s *Server) posterMade(c *fiber.Ctx) error {
	tag := s.tag(c)
	langs := append(slices.Clone(s.Bundle.Tags()), posterBoth)
	purpose := slices.IndexFunc(posterFors, func(p posterFor) bool { return p.ID == c.FormValue("for") })
	line, lang, size := oneOf(c.FormValue("line"), posterLines), oneOf(c.FormValue("lang"), langs), oneOf(c.FormValue("size"), posterSizes)
	words := oneLine(c.FormValue("words"))
	if key := posterWords(words); key != "" || purpose < 0 {
		v := s.posterFilled(tag, c.FormValue("for"), line, lang, size)
		v.Typed = words
		if purpose < 0 {
			v.Errors = append(v.Errors, formError{"for-" + posterFors[0].ID, s.speaker(c).T("meet.poster.error.for")})
		}
		if key != "" {
			v.Errors = append(v.Errors, formError{"words", s.speaker(c).T(key, "Max", posterMost)})
		}
		c.Status(fiber.StatusUnprocessableEntity)
		return s.show(c, "meet_poster", s.posterScreen(tag, v))
	}
	v := posterView{Size: size, Words: words, Back: "/" + tag + "/" + meetPoster}
	if lang != posterBoth {
		langs = []string{lang, posterBoth}
	}
	for _, one := range langs[:len(langs)-1] {
		face, err := s.posterFace(s.Bundle.For(one), posterFors[purpose], line)
		if err != nil {
			return err
		}
		v.Faces = append(v.Faces, face)
	}
	return s.show(c, "meet_poster_print", view{Title: "meet.poster.title", Path: meetPoster, Forms: true, Data: v})
}

func (s *Server) posterFace(say *i18n.Speaker, p posterFor, line string) (posterFace, error) {
	own := "meet.poster." + p.ID + "."
	face := posterFace{Lang: say.Tag(), Dir: say.Dir(), Title: say.T(own + "title"), Scan: say.T("meet.poster.scan")}
	danger, _ := s.Facts.Get(facts.Phone, "999")
	for i, number := range []string{"1", "2", "3"} {
		face.Lines = append(face.Lines, posterLine{p.Pictures[i], say.T(own+number, "Number", danger.Show)})
	}
	if line != posterLines[0] {
		face.Line = say.T("meet.poster.line." + line)
	}
	var err error
	var short string
	short, face.Code, err = s.scanned("/" + say.Tag() + "/" + p.Path)
	face.Short = strings.SplitAfter(strings.TrimSuffix(short, "/"), "/")
	return face, err
}

// oneOf gives a value of a list; one that is not in it is the first.
func oneOf(value string, list []string) string {
	if slices.Contains(list, value) {
		return value
	}
	return list[0]
}
