package web

import (
	"html/template"
	"strconv"
	"unicode/utf8"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/i18n"
	"plainwell/internal/readability"
)

// Letters measures a letter. readability.Letters satisfies it.
type Letters interface {
	// Read says what is hard in a text and where, in English or in another language.
	Read(text string, english bool) readability.Letter
}

// checkMost is how many characters a letter to be checked may have.
const checkMost = 20_000

// checkView is the page that measures a letter. What was typed comes back, so that it
// can be changed and measured again.
type checkView struct {
	Most, Years, Mean, Longest int // the limits that the page names
	Langs                      []choice
	Typed                      template.HTML // inside the box
	Errors                     []formError
	Done                       *checkDone // nil before anything was typed
}

// checkDone is what was found.
type checkDone struct {
	readability.Letter
	Verdict     readability.Verdict
	Age, AgeAdj string // years, one decimal
	Mean        string
	Longest     int
	Words       int
	Short       bool // too short for its figures to mean much
	Parts       []letterPart
	Long        []longSentence
	Hard        []hardWord
	Passive     []string
	Changes     []letterChange
}

// checkLeast is under how many words the figures of a letter are only a hint.
const checkLeast = 50

// letterForm is the page before anything was typed.
func (s *Server) letterForm(tag string) checkView {
	limits := readability.LetterLimits(true)
	v := checkView{Most: checkMost, Years: int(limits.ReadingAge), Mean: int(limits.MeanSentence), Longest: limits.LongestSentence}
	for _, lang := range s.Bundle.Tags() {
		v.Langs = append(v.Langs, choice{Value: lang, Words: s.Bundle.Language(lang).Name, On: lang == tag})
	}
	return v
}

func (s *Server) letterScreen(tag string, v checkView) view {
	screen := s.meetScreen(tag, meetLetter, "meet.letter.title", "meet.letter.describe", v)
	screen.Forms = true
	return screen
}

// letterChecked measures what was typed. It is neither kept nor logged, and the answer is
// the page itself.
func (s *Server) letterChecked(c *fiber.Ctx) error {
	tag, say := s.tag(c), s.speaker(c)
	text := readable(c.FormValue("letter"))
	lang := oneOf(c.FormValue("lang"), s.Bundle.Tags())
	v := s.letterForm(tag)
	v.Typed = inBox(text)
	for i := range v.Langs {
		v.Langs[i].On = v.Langs[i].Value == lang
	}
	wrong := ""
	switch {
	case s.Letters == nil:
		return errNoPage
	case utf8.RuneCountInString(text) > checkMost:
		wrong = say.T("meet.letter.error.long", "Max", say.Number(int64(checkMost)))
	default:
		read := s.Letters.Read(text, lang == "en")
		if len(read.Sentences) == 0 {
			wrong = say.T("meet.letter.error.empty")
			break
		}
		v.Done = s.letterDone(say, read, text)
	}
	if wrong != "" {
		v.Errors = []formError{{"letter", wrong}}
		c.Status(fiber.StatusUnprocessableEntity)
	}
	screen := s.letterScreen(tag, v)
	return s.show(c, "meet_letter", screen)
}

// letterDone puts what was found into words.
func (s *Server) letterDone(say *i18n.Speaker, read readability.Letter, text string) *checkDone {
	m := read.Measures
	d := &checkDone{
		Letter: read, Verdict: read.Verdict(), Mean: oneDecimal(m.MeanSentence()), Longest: m.LongestSentence, Words: m.Words,
		Age: oneDecimal(max(m.ReadingAge(), 5)), AgeAdj: oneDecimal(max(m.AdjustedReadingAge(), 5)), Short: m.Words < checkLeast,
		Parts: letterParts(read, text), Hard: hardWords(read),
	}
	for _, one := range read.Sentences {
		if one.Over > 0 {
			d.Long = append(d.Long, longSentence{one.In(text), one.Words, one.Over, one.Split})
		}
		if one.Passive {
			d.Passive = append(d.Passive, one.In(text))
		}
	}
	for _, change := range read.Changes {
		d.Changes = append(d.Changes, letterChangeOf(read, change, text))
	}
	return d
}

// oneDecimal writes a figure of the reading measures as figures are written here.
func oneDecimal(f float64) string { return strconv.FormatFloat(f, 'f', 1, 64) }
