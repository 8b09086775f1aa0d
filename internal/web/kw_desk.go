package web

import (
	"strconv"
	"strings"

	"github.com/gofiber/fiber/v2"

	"plainwell/internal/worker"
)

// wordsmiths write a team's own words and say yes to them.
var wordsmiths = []worker.Role{worker.RoleLead, worker.RolePublisher}

// deskRoutes are the caseload, the dates that are made for people, and the list of
// today.
func (s *Server) deskRoutes() []kwRoute {
	if s.Desk == nil {
		return nil
	}
	return []kwRoute{
		{"GET", "/kw/people", caseload, s.peopleScreen},
		{"POST", "/kw/people", caseload, s.addPerson},
		{"GET", "/kw/people/:person", caseload, s.personScreen},
		{"POST", "/kw/people/:person/name", caseload, s.renamePerson},
		{"POST", "/kw/people/:person/pause", caseload, s.pausePerson},
		{"POST", "/kw/people/:person/kind", caseload, s.sayKind},
		{"GET", "/kw/people/:person/phone", caseload, s.newPhoneScreen},
		{"POST", "/kw/people/:person/phone", caseload, s.newPhone},
		{"GET", "/kw/people/:person/remove", caseload, s.removeScreen},
		{"POST", "/kw/people/:person/remove", caseload, s.removePerson},
		{"GET", "/kw/people/:person/print", caseload, s.personSheet},
		{"GET", "/kw/new", caseload, s.pickScreen},
		{"GET", "/kw/dates/new", caseload, s.makeScreen},
		{"POST", "/kw/dates/new", caseload, s.makeDate},
		{"GET", "/kw/dates/:date", caseload, s.madeScreen},
		{"GET", "/kw/dates/:date/give", caseload, s.giveScreen},
		{"POST", "/kw/dates/:date/give", caseload, s.giveCode},
		{"GET", "/kw/dates/:date/change", caseload, s.changeMadeScreen},
		{"POST", "/kw/dates/:date/change", caseload, s.changeMade},
		{"GET", "/kw/dates/:date/cancel", caseload, s.cancelMadeScreen},
		{"POST", "/kw/dates/:date/cancel", caseload, s.cancelMade},
		{"GET", "/kw/dates/:date/print", caseload, s.dateSheet},
		{"POST", "/kw/dates/:date/dealt", caseload, s.dealtWith},
		{"GET", "/kw/hand", caseload, s.handScreen},
		{"POST", "/kw/hand", caseload, s.handOver},
		{"POST", "/kw/cover", caseload, s.setCover},
		{"GET", "/kw/words", wordsmiths, s.teamWordsScreen},
		{"POST", "/kw/words", wordsmiths, s.addTeamWords},
		{"POST", "/kw/words/:words/yes", wordsmiths, s.approveTeamWords},
		{"POST", "/kw/words/:words/remove", wordsmiths, s.removeTeamWords},
	}
}

// kwPath is the address of a screen of key workers in a language.
func kwPath(tag, path string) string {
	path, hash, found := strings.Cut(path, "#")
	join := "?"
	if strings.Contains(path, "?") {
		join = "&"
	}
	path = "/kw" + path + join + "lang=" + tag
	if found {
		path += "#" + hash
	}
	return path
}

// toKW leads to a screen of key workers after something was done.
func (s *Server) toKW(c *fiber.Ctx, path string) error {
	return c.Redirect(kwPath(s.tag(c), path), fiber.StatusSeeOther)
}

// number reads a number of an address or a form; what is none is not there.
func number(text string) (int64, error) {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n <= 0 {
		return 0, worker.ErrNotYours
	}
	return n, nil
}

func personPath(id worker.PersonID) string { return "/people/" + strconv.FormatInt(int64(id), 10) }

func madePath(date int64) string { return "/dates/" + strconv.FormatInt(date, 10) }

// personOf reads the person of an address, whom who is signed in sees.
func (s *Server) personOf(c *fiber.Ctx) (worker.Person, error) {
	id, err := number(c.Params("person"))
	if err != nil {
		return worker.Person{}, err
	}
	return s.Desk.Person(c.UserContext(), actor(c), worker.PersonID(id))
}

// madeOf reads the date of an address.
func (s *Server) madeOf(c *fiber.Ctx) (worker.Made, error) {
	id, err := number(c.Params("date"))
	if err != nil {
		return worker.Made{}, err
	}
	return s.Desk.Date(c.UserContext(), actor(c), id)
}

// What has just been done on the desk, as it stands in ?done=.
var deskDone = map[string]string{
	"added": "kw.done.added", "renamed": "kw.done.renamed", "removed": "kw.done.removed",
	"paused": "kw.done.paused", "unpaused": "kw.done.unpaused", "kind": "kw.done.kind",
	"made": "kw.done.made", "changed": "kw.done.changed", "cancelled": "kw.done.cancelled",
	"dealt": "kw.done.dealt", "handed": "kw.done.handed", "cover": "kw.done.cover", "cover-ended": "kw.done.cover-ended",
	"words": "kw.done.words", "words-yes": "kw.done.words-yes", "words-removed": "kw.done.words-removed",
}

func deskDoneKey(c *fiber.Ctx) string { return deskDone[c.Query("done")] }

// colleagueNames gives the names of the team's accounts by their number.
func (s *Server) colleagueNames(c *fiber.Ctx) (map[worker.AccountID]string, []worker.Colleague, error) {
	all, err := s.Desk.Colleagues(c.UserContext(), actor(c))
	names := map[worker.AccountID]string{}
	for _, a := range all {
		names[a.ID] = a.Name.Reveal()
	}
	return names, all, err
}
