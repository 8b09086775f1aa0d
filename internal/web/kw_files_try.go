package web

import (
	"net/url"
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/worker/intake"
)

// tryView is what a file would do.
type tryView struct {
	Token   string
	Counts  []countLine
	Lines   []tryLine
	Wrong   []tryWrong
	People  int
	Does    int // rows that would change something
	Ignored string
	Dropped int
}

// tryLine is one row that would change something.
type tryLine struct {
	Line            int
	Nick, When, Act string
	Notes           []string
}

// tryWrong is one thing in the file that cannot be used.
type tryWrong struct {
	Line          int
	Column, Words string
}

// staged reads the file that waits under a token.
func (s *Server) staged(c *fiber.Ctx) (intake.File, intake.Sheet, error) {
	f, err := s.Files.Staging.Staged(c.UserContext(), actor(c).Account, redact.Text(c.Params("token")))
	if fault.Is(err, fault.NotFound) {
		err = fault.New(fault.Gone, "kw.files.error.gone")
	}
	if err != nil {
		return f, intake.Sheet{}, err
	}
	sheet, err := s.Files.Exchange.Read(f)
	return f, sheet, err
}

// tryScreen shows what a file would do. It changes nothing.
func (s *Server) tryScreen(c *fiber.Ctx) error {
	f, sheet, err := s.staged(c)
	if err != nil {
		return err
	}
	report, err := s.Files.Intake.Try(c.UserContext(), actor(c), sheet, f.Person)
	if err != nil {
		return err
	}
	say := s.speaker(c)
	v := tryView{Token: c.Params("token"), People: report.People, Ignored: strings.Join(sheet.Ignored, ", "), Dropped: sheet.Dropped}
	for _, a := range intake.Acts {
		if n := report.Count(a); n > 0 && a != intake.ActWrong {
			v.Counts = append(v.Counts, countLine{a.Key(), n})
		}
	}
	for _, l := range report.Lines {
		switch l.Act {
		case intake.ActMake, intake.ActChange, intake.ActCancel:
			v.Does++
			line := tryLine{Line: l.Line, Nick: l.Nick.Reveal(), Act: say.T(l.Act.Key())}
			if at, _, err := l.Starts.In(s.Site.Zone); err == nil && !l.Starts.IsZero() {
				line.When = say.DateTime(at)
			}
			for _, note := range l.Notes {
				line.Notes = append(line.Notes, say.T(string(note)))
			}
			v.Lines = append(v.Lines, line)
		}
	}
	for _, w := range report.Wrong {
		v.Wrong = append(v.Wrong, tryWrong{w.Line, w.Column, say.T(w.Key, flat(w.Args)...)})
	}
	return s.show(c, "kw_files_try", view{Title: "kw.try.title", Self: "/kw/files/try/" + v.Token, Forms: true, Data: v})
}

// takeIn does what was shown, and leads back with how much of it was done.
func (s *Server) takeIn(c *fiber.Ctx) error {
	f, sheet, err := s.staged(c)
	if err != nil {
		return err
	}
	report, err := s.Files.Intake.Do(c.UserContext(), actor(c), sheet, f.Person)
	if err != nil {
		return err
	}
	if err := s.Files.Staging.Unstage(c.UserContext(), redact.Text(c.Params("token"))); err != nil {
		return err
	}
	done := url.Values{"done": {"1"}}
	for _, a := range intake.Acts {
		if n := report.Count(a); n > 0 {
			done.Set(string(a), strconv.Itoa(n))
		}
	}
	return s.toKW(c, "/files?"+done.Encode())
}
