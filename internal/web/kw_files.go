package web

import (
	"context"
	"io"
	"slices"
	"strconv"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/worker"
	"plainwell/internal/worker/intake"
)

// Exchange reads and writes the files of other systems. exchange.Files satisfies it.
type Exchange interface {
	Read(f intake.File) (intake.Sheet, error)
	CSV(dates []worker.Made, nicks map[worker.PersonID]string) ([]byte, error)
	FHIR(dates []worker.Made) ([]byte, error)
}

// Staging keeps a file between its trial and the yes. The store satisfies it.
type Staging interface {
	Stage(ctx context.Context, account worker.AccountID, f intake.File) (redact.Text, error)
	Staged(ctx context.Context, account worker.AccountID, token redact.Text) (intake.File, error)
	Unstage(ctx context.Context, token redact.Text) error
}

// OfficeFiles are what the page of files in and out needs.
type OfficeFiles struct {
	Exchange Exchange
	Staging  Staging
	Intake   *intake.Intake
}

// fileRoutes bring in dates from files of other systems, and take dates out.
func (s *Server) fileRoutes() []kwRoute {
	if s.Files == nil {
		return nil
	}
	return []kwRoute{
		{"GET", "/kw/files", caseload, s.filesScreen},
		{"POST", "/kw/files", caseload, s.stageFile},
		{"GET", "/kw/files/dates.csv", caseload, s.datesTable},
		{"GET", "/kw/files/dates.json", caseload, s.datesFHIR},
		{"GET", "/kw/files/try/:token", caseload, s.tryScreen},
		{"POST", "/kw/files/try/:token", caseload, s.takeIn},
	}
}

// filesView is the page of files in and out.
type filesView struct {
	kwForm
	Done   []countLine // what a file that was just taken in has done
	Shapes []choice
	Orders []choice
	People []choice
	Max    int
}

// countLine is how many rows have an act.
type countLine struct {
	Key string
	N   int
}

func (s *Server) filesScreen(c *fiber.Ctx) error {
	var done []countLine
	if c.Query("done") != "" {
		for _, a := range intake.Acts {
			if n, err := strconv.Atoi(c.Query(string(a))); err == nil && n > 0 {
				done = append(done, countLine{a.Key(), n})
			}
		}
	}
	return s.showFiles(c, done, nil)
}

func (s *Server) showFiles(c *fiber.Ctx, done []countLine, wrong error) error {
	say := s.speaker(c)
	v := filesView{Done: done, Max: intake.MaxRows}
	if wrong != nil {
		if err := s.kwFail(c, &v.kwForm, wrong); err != nil {
			return err
		}
	}
	shape, order, person := c.FormValue("shape", string(intake.ShapeCSV)), c.FormValue("order"), c.FormValue("person")
	for _, one := range intake.Shapes {
		v.Shapes = append(v.Shapes, choice{string(one), say.T("kw.files.shape." + string(one)), shape == string(one)})
	}
	for _, one := range []intake.Order{intake.OrderNone, intake.OrderDayFirst, intake.OrderMonth} {
		name := string(one)
		if one == intake.OrderNone {
			name = "none"
		}
		v.Orders = append(v.Orders, choice{string(one), say.T("kw.files.order." + name), order == string(one)})
	}
	people, err := s.Desk.People(c.UserContext(), actor(c))
	if err != nil {
		return err
	}
	for _, p := range people {
		id := strconv.FormatInt(int64(p.ID), 10)
		v.People = append(v.People, choice{id, p.Nick.Reveal(), person == id})
	}
	return s.show(c, "kw_files", view{Title: "kw.files.title", Self: "/kw/files", Forms: true, Data: v})
}

// stageFile reads a file, and leads to what it would do. One that cannot be read at all
// is told at once.
func (s *Server) stageFile(c *fiber.Ctx) error {
	f := intake.File{Shape: intake.Shape(c.FormValue("shape")), Order: intake.Order(c.FormValue("order"))}
	if !slices.Contains(intake.Shapes, f.Shape) {
		f.Shape = intake.ShapeCSV
	}
	if !slices.Contains([]intake.Order{intake.OrderDayFirst, intake.OrderMonth}, f.Order) {
		f.Order = intake.OrderNone
	}
	if id, err := number(c.FormValue("person")); err == nil {
		f.Person = worker.PersonID(id)
	}
	var err error
	if f.Body, err = upload(c, "file"); err == nil && len(f.Body) == 0 {
		err = fault.Fields("kw.error.form", fault.Field{Name: "file", Key: "kw.files.error.no-file"})
	}
	if err == nil {
		f.Places, err = upload(c, "places")
	}
	if err == nil && f.Shape == intake.ShapeFHIR && f.Person == 0 {
		err = fault.Fields("kw.error.form", fault.Field{Name: "person", Key: "kw.files.error.whose"})
	}
	if err == nil {
		_, err = s.Files.Exchange.Read(f)
	}
	if err != nil {
		return s.showFiles(c, nil, err)
	}
	token, err := s.Files.Staging.Stage(c.UserContext(), actor(c).Account, f)
	if err != nil {
		return err
	}
	return s.toKW(c, "/files/try/"+token.Reveal())
}

// upload reads one file of a form; a form without it gives nothing.
func upload(c *fiber.Ctx, name string) ([]byte, error) {
	head, err := c.FormFile(name)
	if err != nil || head.Size == 0 {
		return nil, nil // no such part: the form was sent without a file
	}
	in, err := head.Open()
	if err != nil {
		return nil, err
	}
	defer in.Close()
	return io.ReadAll(io.LimitReader(in, bodyLimit))
}

// datesTable gives the dates of all whom the reader sees, as a table.
func (s *Server) datesTable(c *fiber.Ctx) error {
	dates, nicks, err := s.ownDates(c)
	if err != nil {
		return err
	}
	body, err := s.Files.Exchange.CSV(dates, nicks)
	if err != nil {
		return err
	}
	c.Set("Content-Type", "text/csv; charset=utf-8")
	c.Set("Content-Disposition", `attachment; filename="dates.csv"`)
	return c.Send(body)
}

// datesFHIR gives the same as a FHIR bundle.
func (s *Server) datesFHIR(c *fiber.Ctx) error {
	dates, _, err := s.ownDates(c)
	if err != nil {
		return err
	}
	body, err := s.Files.Exchange.FHIR(dates)
	if err != nil {
		return err
	}
	c.Set("Content-Type", "application/fhir+json; charset=utf-8")
	c.Set("Content-Disposition", `attachment; filename="dates.json"`)
	return c.Send(body)
}

// ownDates reads the dates of all whom the reader sees.
func (s *Server) ownDates(c *fiber.Ctx) (dates []worker.Made, nicks map[worker.PersonID]string, err error) {
	people, err := s.Desk.People(c.UserContext(), actor(c))
	nicks = map[worker.PersonID]string{}
	for _, p := range people {
		nicks[p.ID] = p.Nick.Reveal()
		of, err := s.Desk.Dates(c.UserContext(), actor(c), p.ID)
		if err != nil {
			return nil, nil, err
		}
		dates = append(dates, of...)
	}
	return dates, nicks, err
}
