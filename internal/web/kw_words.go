package web

import (
	"github.com/gofiber/fiber/v2"

	"plainwell/internal/redact"
	"plainwell/internal/remind"
	"plainwell/internal/worker"
)

// teamWordsView is the page of a team's own templates and kind words.
type teamWordsView struct {
	kwForm
	Done  string
	Lines []wordsLine
	Kinds []choice
	Sort  string // which of the two forms was sent
}

// wordsLine is one of them in the list.
type wordsLine struct {
	ID        int64
	Template  bool
	Words     string
	More      string // what it fills in
	Waits     bool   // nobody has said yes yet
	MayYes    bool   // the reader may
	WriterOwn bool   // the reader wrote it
}

func (s *Server) teamWordsScreen(c *fiber.Ctx) error { return s.showTeamWords(c, kwForm{}) }

func (s *Server) showTeamWords(c *fiber.Ctx, f kwForm) error {
	by, say := actor(c), s.speaker(c)
	v := teamWordsView{kwForm: f, Done: deskDoneKey(c), Sort: c.FormValue("sort")}
	all, err := s.Desk.AllWords(c.UserContext(), by)
	if err != nil {
		return err
	}
	for _, w := range all {
		l := wordsLine{ID: w.ID, Template: w.Sort == worker.SortTemplate, Words: w.Text.Reveal(), Waits: w.Approved == 0, WriterOwn: w.Writer == by.Account}
		l.MayYes = l.Waits && !l.WriterOwn
		if l.Template {
			l.Words, l.More = w.Name.Reveal(), say.T(w.Kind.Key())
			for _, text := range []redact.Text{w.Place, w.Phone, w.Bring} {
				if text != "" {
					l.More += ". " + text.Reveal()
				}
			}
		}
		v.Lines = append(v.Lines, l)
	}
	for _, kind := range remind.Kinds {
		v.Kinds = append(v.Kinds, choice{string(kind), say.T(kind.Key()), f.Typed["kind"] == string(kind)})
	}
	return s.show(c, "kw_words", view{Title: "kw.words.title", Self: "/kw/words", Forms: true, Data: v})
}

func (s *Server) addTeamWords(c *fiber.Ctx) error {
	text := func(field string) redact.Text { return redact.Text(typed(c, field)) }
	w := worker.Words{
		Sort: worker.Sort(c.FormValue("sort")), Name: text("name"), Text: text("text"), Kind: worker.KindOf(c.FormValue("kind")),
		Place: text("place"), Phone: text("phone"), Bring: text("bring"),
	}
	if _, err := s.Desk.AddWords(c.UserContext(), actor(c), w, s.tag(c)); err != nil {
		f := kwForm{Typed: map[string]string{}}
		for _, field := range []string{"name", "text", "kind", "place", "phone", "bring"} {
			f.Typed[field] = typed(c, field)
		}
		if err := s.kwFail(c, &f, err); err != nil {
			return err
		}
		return s.showTeamWords(c, f)
	}
	return s.toKW(c, "/words?done=words")
}

func (s *Server) approveTeamWords(c *fiber.Ctx) error {
	id, err := number(c.Params("words"))
	if err == nil {
		err = s.Desk.ApproveWords(c.UserContext(), actor(c), id)
	}
	if err != nil {
		return err
	}
	return s.toKW(c, "/words?done=words-yes")
}

func (s *Server) removeTeamWords(c *fiber.Ctx) error {
	id, err := number(c.Params("words"))
	if err == nil {
		err = s.Desk.RemoveWords(c.UserContext(), actor(c), id)
	}
	if err != nil {
		return err
	}
	return s.toKW(c, "/words?done=words-removed")
}
