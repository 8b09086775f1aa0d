package worker

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"plainwell/internal/fault"
	"plainwell/internal/readability"
	"plainwell/internal/redact"
	"plainwell/internal/remind"
)

// Sort is what a team's own words are for.
type Sort string

// The sorts of words.
const (
	SortTemplate Sort = "template" // a date that is often made
	SortKind     Sort = "kind"     // a kind line for a person
)

// Limits of a team's own words.
const (
	MaxWords     = 60 // of one team, both sorts
	MaxWordsName = 40 // characters
	MaxKindText  = 90 // characters
	MostKind     = 3  // kind lines that are kept for one person
)

// Words are a team's own template or kind line. They are used once a colleague of
// their writer has said yes.
type Words struct {
	ID                  int64
	Sort                Sort
	Name                redact.Text // of a template, for workers alone
	Text                redact.Text // the kind line
	Kind                remind.Kind // of a template, as the rest below
	Place, Phone, Bring redact.Text
	Writer, Approved    AccountID // Approved is 0 until somebody said yes
}

// KindOf gives the kind of a word; KindDate for one that is none.
func KindOf(word string) remind.Kind {
	if k := remind.Kind(word); slices.Contains(remind.Kinds, k) {
		return k
	}
	return remind.KindDate
}

// Reading is what says whether words are easy to read. readability.Checker satisfies
// it.
type Reading interface {
	CheckMessage(text, lang string) []readability.Finding
}

// ReadBy sets what checks a team's own words. Call it before use.
func (d *Desk) ReadBy(r Reading) { d.reading = r }

// writesWords says who may write a team's words, and say yes to a colleague's.
func (a Actor) writesWords() bool {
	return a.Account != 0 && (a.Role == RolePublisher || a.Role == RoleLead)
}

// AllWords gives the words of the actor's team, those that wait for a yes too.
func (d *Desk) AllWords(ctx context.Context, by Actor) ([]Words, error) {
	if by.Account == 0 && by.Key == 0 {
		return nil, ErrNotYours
	}
	return d.shelf.WordsOf(ctx, by.Team)
}

// UsableWords gives those of a sort that a colleague has said yes to.
func (d *Desk) UsableWords(ctx context.Context, by Actor, sort Sort) ([]Words, error) {
	all, err := d.AllWords(ctx, by)
	return slices.DeleteFunc(all, func(w Words) bool { return w.Sort != sort || w.Approved == 0 }), err
}

// AddWords keeps new words of a team. They must be easy to read in the language that
// they are written in, and hold no detail of a person. What is wrong is fault.Invalid
// at its field.
func (d *Desk) AddWords(ctx context.Context, by Actor, w Words, lang string) (Words, error) {
	if !by.writesWords() {
		return Words{}, ErrNotYours
	}
	var wrong []fault.Field
	check := func(field string, text *redact.Text, most int, must, names bool) {
		*text = redact.Text(strings.Join(strings.Fields(text.Reveal()), " "))
		if f := d.wordsProblem(text.Reveal(), lang, most, must, names); f.Key != "" {
			f.Name = field
			wrong = append(wrong, f)
		}
	}
	if w.Sort == SortKind {
		w.Name, w.Kind, w.Place, w.Phone, w.Bring = "", remind.KindDate, "", "", ""
		check("text", &w.Text, MaxKindText, true, true)
	} else {
		w.Sort, w.Text = SortTemplate, ""
		check("name", &w.Name, MaxWordsName, true, false)
		check("bring", &w.Bring, remind.MaxBring, false, true)
		w.Place = redact.Text(strings.Join(strings.Fields(w.Place.Reveal()), " "))
		if utf8.RuneCountInString(w.Place.Reveal()) > remind.MaxPlace {
			wrong = append(wrong, fault.Field{Name: "place", Key: "kw.error.nick-long", Args: map[string]any{"Max": remind.MaxPlace}})
		}
		if utf8.RuneCountInString(w.Phone.Reveal()) > remind.MaxPhone {
			wrong = append(wrong, fault.Field{Name: "phone", Key: "kw.error.nick-long", Args: map[string]any{"Max": remind.MaxPhone}})
		}
	}
	if err := fault.Fields("kw.error.form", wrong...); err != nil {
		return Words{}, err
	}
	w.Writer, w.Approved = by.Account, 0
	return d.shelf.AddWords(ctx, w, d.entry(by, "words-added", 0))
}

// wordsProblem says what is wrong with a text, with an empty key for nothing.
func (d *Desk) wordsProblem(text, lang string, most int, must, read bool) fault.Field {
	switch {
	case text == "" && must:
		return fault.Field{Key: "kw.error.words-empty"}
	case utf8.RuneCountInString(text) > most:
		return fault.Field{Key: "kw.error.nick-long", Args: map[string]any{"Max": most}}
	}
	if found := Personal(text); len(found) > 0 {
		return fault.Field{Key: found[0].Key()}
	}
	if d.reading == nil || !read {
		return fault.Field{}
	}
	for _, f := range d.reading.CheckMessage(text, lang) {
		if f.Severity == readability.Limit {
			return fault.Field{Key: "kw.error.hard", Args: map[string]any{"Sentence": f.Sentence}}
		}
	}
	return fault.Field{}
}

// ApproveWords says yes to words that a colleague wrote. One's own are ErrNotYours.
func (d *Desk) ApproveWords(ctx context.Context, by Actor, id int64) error {
	if !by.writesWords() {
		return ErrNotYours
	}
	return orNotYours(d.shelf.ApproveWords(ctx, id, d.entry(by, "words-approved", 0)))
}

// RemoveWords deletes words of the team. Dates that were made with them stay.
func (d *Desk) RemoveWords(ctx context.Context, by Actor, id int64) error {
	if !by.writesWords() {
		return ErrNotYours
	}
	return orNotYours(d.shelf.RemoveWords(ctx, id, d.entry(by, "words-removed", 0)))
}

func orNotYours(err error) error {
	if fault.Is(err, fault.NotFound) {
		return ErrNotYours
	}
	return err
}
