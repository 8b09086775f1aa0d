package web

import (
	"time"

	"plainwell/internal/gp"
)

// JourneyScreen is one screen of the way to a GP as one person sees it, for the reading
// check.
type JourneyScreen struct {
	Lang string
	For  string // what the person said, in the names of the answers
	File string // the Markdown file of the step; "" for the list
	HTML []byte // with data-line where a Markdown file says it
}

// JourneyDrafts writes the list and every step for somebody who ticks nothing, for each
// single answer and each stay, and for all of them together. The start itself is among
// the public pages.
func JourneyDrafts(o Options, day time.Time) ([]JourneyScreen, error) {
	s, err := writer(o)
	if err != nil {
		return nil, err
	}
	var all []JourneyScreen
	for _, tag := range s.Bundle.Tags() {
		for _, who := range travellers() {
			screens, err := s.journeyOf(gpPlace{tag, gp.Code{Answers: who.said}}, who.name, day)
			if err != nil {
				return nil, err
			}
			all = append(all, screens...)
		}
	}
	return all, nil
}

// traveller is a person of the reading check.
type traveller struct {
	name string
	said gp.Answers
}

func travellers() []traveller {
	hostel := gp.Answers(0).With(gp.Hostel)
	all := []traveller{{"nothing", 0}, {"short-stay", hostel.WithStay(gp.StayShort)}, {"long-stay", hostel.WithStay(gp.StayLong)}}
	every := gp.Answers(0)
	for _, one := range gp.AllAnswers() {
		all = append(all, traveller{one.Name(), gp.Answers(0).With(one)})
		every = every.With(one)
	}
	return append(all, traveller{"everything", every})
}

func (s *Server) journeyOf(at gpPlace, who string, day time.Time) ([]JourneyScreen, error) {
	list, err := s.gpStepsOf(at)
	if err != nil {
		return nil, err
	}
	html, err := s.write("gp_steps", at.tag, s.gpStepsShown(at, list))
	if err != nil {
		return nil, err
	}
	screens := []JourneyScreen{{Lang: at.tag, For: who, HTML: html}}
	for _, step := range gp.Steps(at.code.Answers) {
		v, err := s.gpStepOf(at, step, day, true)
		if err != nil {
			return nil, err
		}
		html, err := s.write("gp_step", at.tag, s.gpStepShown(at, v))
		if err != nil {
			return nil, err
		}
		screens = append(screens, JourneyScreen{at.tag, who, v.Page.Meta.File, html})
	}
	return screens, nil
}
