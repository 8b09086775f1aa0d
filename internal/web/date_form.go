package web

import (
	"slices"
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/fault"
	"plainwell/internal/i18n"
	"plainwell/internal/remind"
)

// dateForm is the form for a new or a changed date, with what was typed in it.
type dateForm struct {
	Action, Back string
	Heading      string
	Button       string
	Version      int
	Form         remind.Form
	Kinds        []choice
	Reminders    []choice
	Companies    []choice
	Errors       []formError
	Year         int           // the example in the hint
	Repeat       *repeatFields // how it repeats, and which of its dates change
	Desk         *deskFields   // whom a new date is for; nil where the form does not ask
	ForTeam      bool          // a worker fills it in for a person
}

// choice is one radio button or tick box.
type choice struct {
	Value, Words string
	On           bool
}

// formError is one field that could not be used, in words.
type formError struct {
	Field, Words string
}

// Error gives the words about one field, or "".
func (f dateForm) Error(field string) string {
	for _, e := range f.Errors {
		if e.Field == field {
			return e.Words
		}
	}
	return ""
}

func (s *Server) newDateScreen(c *fiber.Ctx) error {
	return s.showForm(c, s.newForm(c, s.formFor(c.Query("for"), s.speaker(c)), &repeatFields{}), nil)
}

func (s *Server) newForm(c *fiber.Ctx, form remind.Form, repeat *repeatFields) dateForm {
	base := "/" + s.tag(c) + "/dates"
	return dateForm{Action: base + "/new", Back: base, Heading: "date.form.title.new", Button: "date.form.save", Form: form, Repeat: repeat}
}

func (s *Server) addDate(c *fiber.Ctx) error {
	form, repeat := readForm(c), readRepeat(c)
	details, notes, err := remind.Parse(form, s.Site.Zone.String(), s.Clock())
	rule, err := repeat.rule(details.Starts, err)
	if err != nil {
		return s.showForm(c, s.newForm(c, form, repeat), err)
	}
	phone, err := s.knownOrNewPhone(c)
	if err != nil {
		return s.showForm(c, s.newForm(c, form, repeat), err)
	}
	a, err := addOneOrMany(c.UserContext(), s.Dates, phone.ID, details, rule)
	if err != nil {
		return s.showForm(c, s.newForm(c, form, repeat), err)
	}
	if rule != nil {
		return c.Redirect(savedAt(c, s.tag(c), a, "repeats", notes), fiber.StatusSeeOther)
	}
	return c.Redirect(savedAt(c, s.tag(c), a, "added", notes), fiber.StatusSeeOther)
}

// savedAt is the page of a date just saved.
func savedAt(c *fiber.Ctx, tag string, a remind.Appointment, done string, notes []remind.Note) string {
	to := "/a/" + a.Address.Reveal()
	if done == "repeats" || done == "changed-all" || done == "cancelled-all" {
		to += "/all"
	}
	to += "?lang=" + tag + "&done=" + done
	names := make([]string, len(notes))
	for i, n := range notes {
		names[i] = noteName(n)
	}
	if len(names) > 0 {
		to += "&note=" + strings.Join(names, ".")
	}
	return to
}

// changeForm is the form of a date that is kept. The version in it is the one that
// was read, so that a change made elsewhere meanwhile is not lost.
func (s *Server) changeForm(c *fiber.Ctx, version int, form remind.Form, repeat *repeatFields) dateForm {
	at := "/a/" + c.Params("address")
	lang := "?lang=" + s.tag(c)
	return dateForm{Action: at + "/change" + lang, Back: at + lang, Heading: "date.form.title.change", Button: "date.form.save-change", Version: version, Form: form, Repeat: repeat}
}

func (s *Server) changeScreen(c *fiber.Ctx) error {
	a, phone, err := s.own(c)
	if err != nil {
		return err
	}
	repeat, err := ofSeries(c.UserContext(), s.Dates, phone.ID, a)
	if err != nil {
		return err
	}
	return s.showForm(c, s.changeForm(c, a.Version, remind.FormOf(a.Details), repeat), nil)
}

func (s *Server) changeDate(c *fiber.Ctx) error {
	form, repeat := readForm(c), readRepeat(c)
	version, _ := strconv.Atoi(c.FormValue("version"))
	a, phone, err := s.own(c)
	if err != nil {
		return err
	}
	asked, err := ofSeries(c.UserContext(), s.Dates, phone.ID, a)
	if err != nil {
		return err
	}
	repeat.AnyOwn = asked.AnyOwn
	done := repeat.changes(asked)
	details, notes, err := remind.Parse(form, s.Site.Zone.String(), s.Clock())
	if done == "repeats" {
		_, err = repeat.rule(details.Starts, err) // what is wrong in either is told together
	}
	if err != nil {
		return s.showForm(c, s.changeForm(c, version, form, repeat), err)
	}
	a, err = changeOneOrMany(c.UserContext(), s.Dates, phone.ID, c.Params("address"), version, details, repeat, asked)
	if err != nil {
		return s.showForm(c, s.changeForm(c, version, form, repeat), err)
	}
	return c.Redirect(savedAt(c, s.tag(c), a, done, notes), fiber.StatusSeeOther)
}

// readForm takes the form as it was typed.
func readForm(c *fiber.Ctx) remind.Form {
	f := remind.Form{
		Kind: c.FormValue("kind"), Day: c.FormValue("day"), Month: c.FormValue("month"), Year: c.FormValue("year"),
		Hour: c.FormValue("hour"), Minute: c.FormValue("minute"), Half: c.FormValue("half"),
		Place: c.FormValue("place"), Phone: c.FormValue("phone"), Bring: c.FormValue("bring"), Note: c.FormValue("note"),
		Bus: c.FormValue("bus"), Company: c.FormValue("company"),
	}
	for _, o := range c.Context().PostArgs().PeekMulti("remind") {
		f.Offsets = append(f.Offsets, string(o))
	}
	return f
}

// showForm shows the form with all that was typed. With an error the status is the
// error's, and each field says what to do.
func (s *Server) showForm(c *fiber.Ctx, d dateForm, err error) error {
	say := s.speaker(c)
	for _, kind := range remind.Kinds {
		d.Kinds = append(d.Kinds, choice{string(kind), say.T(kind.Key()), d.Form.Kind == string(kind)})
	}
	for _, o := range remind.OffsetChoices {
		d.Reminders = append(d.Reminders, choice{o.String(), say.T(o.Key()), slices.Contains(d.Form.Offsets, o.String())})
	}
	d.Companies = companies(say, d.Form.Company)
	d.Year = s.today().Year() + 1
	if err != nil {
		f := fault.Of(err)
		if f.Code == fault.Internal {
			s.Log.Error("a form could not be saved", "route", c.Route().Path, "cause", err)
		}
		c.Status(statuses[f.Code])
		d.Errors = formErrors(say, f)
	}
	if d.Repeat != nil {
		d.Repeat.fill(say, d.Errors)
	}
	v := view{Title: d.Heading, Forms: true, Data: d, Path: strings.TrimPrefix(d.Action, "/"+s.tag(c)+"/")}
	if strings.HasPrefix(d.Action, "/a/") || strings.HasPrefix(d.Action, "/kw/") {
		v.Self, _, _ = strings.Cut(d.Action, "?")
	}
	return s.show(c, "date_form", v)
}

// formErrors puts an error into words: a line a field, or one for the whole form.
func formErrors(say *i18n.Speaker, f *fault.Error) []formError {
	if len(f.Fields) == 0 {
		return []formError{{"form", say.T(f.Key, flat(f.Args)...)}}
	}
	var out []formError
	for _, field := range f.Fields {
		out = append(out, formError{field.Name, say.T(field.Key, flat(field.Args)...)})
	}
	return out
}
