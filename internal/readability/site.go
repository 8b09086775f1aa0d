package readability

import (
	"fmt"
	"slices"
)

// Site gathers the measures of all pages. The zero Site is ready for use.
type Site struct{ pages []sitePage }

type sitePage struct {
	name   string
	m      Measures
	limits Limits
}

// Add takes one page in: its name for the table, its measures and the limits that
// it is held to.
func (s *Site) Add(name string, m Measures, l Limits) {
	s.pages = append(s.pages, sitePage{name, m, l})
}

// Figures are the figures of the site: the median of each over the English pages,
// and the SMOG grade of them all together.
type Figures struct {
	Pages             int
	ReadingAge        float64
	AdjustedAge       float64
	MeanSentence      float64
	MeanParagraph     float64
	LongShare         float64
	AdjustedLongShare float64
	HardShare         float64
	PassiveShare      float64
	SMOG              float64
	Sentences         int
}

// Figures works out the figures of the pages that the English word rules hold for.
func (s *Site) Figures() Figures {
	var pool Measures
	var pages []Measures
	for _, p := range s.pages {
		if p.limits.Words {
			pages = append(pages, p.m)
			pool = pool.Add(p.m)
		}
	}
	return Figures{
		Pages:             len(pages),
		ReadingAge:        median(pages, Measures.ReadingAge),
		AdjustedAge:       median(pages, Measures.AdjustedReadingAge),
		MeanSentence:      median(pages, Measures.MeanSentence),
		MeanParagraph:     median(pages, Measures.MeanParagraphSentence),
		LongShare:         median(pages, Measures.LongShare),
		AdjustedLongShare: median(pages, Measures.AdjustedLongShare),
		HardShare:         median(pages, Measures.HardShare),
		PassiveShare:      median(pages, Measures.PassiveShare),
		SMOG:              pool.SMOG(),
		Sentences:         pool.Sentences,
	}
}

// median is the middle of the values, or the mean of the two in the middle.
func median(pages []Measures, figure func(Measures) float64) float64 {
	if len(pages) == 0 {
		return 0
	}
	values := make([]float64, len(pages))
	for i, m := range pages {
		values[i] = figure(m)
	}
	slices.Sort(values)
	mid := len(values) / 2
	if len(values)%2 == 1 {
		return values[mid]
	}
	return (values[mid-1] + values[mid]) / 2
}

// Check holds the figures of the site to its limits. SMOG is left alone while all
// pages together have under 30 sentences, for which it was not made.
func (s *Site) Check(l SiteLimits) []Finding {
	f := s.Figures()
	var out []Finding
	over := func(rule, what string, limit, value float64, unit string) {
		if limit > 0 && round(value) > round(limit) {
			out = append(out, Finding{File: "site", Rule: rule, Advice: fmt.Sprintf(
				"%s is %.2f%s. The limit is %g%s. Mend the pages that the table shows highest.", what, value, unit, limit, unit)})
		}
	}
	over("site-reading-age", "The reading age of the middle page", l.ReadingAge, f.ReadingAge, "")
	over("site-mean-sentence", "The mean sentence of the middle page", l.MeanSentence, f.MeanSentence, " words")
	over("site-mean-paragraph-sentence", "The mean paragraph sentence of the middle page", l.MeanParagraph, f.MeanParagraph, " words")
	over("site-long-words-adjusted", "The share of long words of the middle page", 100*l.AdjustedLongShare, 100*f.AdjustedLongShare, "%")
	over("site-hard-words", "The share of hard words of the middle page", 100*l.HardShare, 100*f.HardShare, "%")
	over("site-passive", "The share of passive sentences of the middle page", 100*l.PassiveShare, 100*f.PassiveShare, "%")
	if f.Sentences >= 30 {
		over("site-smog", "The SMOG grade of all pages together", l.SMOG, f.SMOG, "")
	}
	return out
}
