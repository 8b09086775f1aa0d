package readability

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

var columns = []string{
	"page", "words", "sentences", "age", "age adj", "mean", "mean p", "longest", "lead+item",
	"3+ syl", "3+ adj", "hard", "passive", "paragraph", "fragments",
}

// Table writes one row a page with its figures, a row for the middle page and a
// line with the SMOG grade, in aligned plain text. A figure over its limit has a *
// behind it.
func (s *Site) Table(w io.Writer, l SiteLimits) error {
	head := slices.Clone(columns)
	for i := range head[1:] {
		head[i+1] += " " // over the place of the mark
	}
	rows := [][]string{head}
	for _, p := range s.pages {
		rows = append(rows, pageRow(p))
	}
	f := s.Figures()
	if f.Pages > 0 {
		rows = append(rows, []string{
			"middle English page", "", "",
			cell("%.1f", f.ReadingAge, l.ReadingAge), fmt.Sprintf("%.1f ", f.AdjustedAge),
			cell("%.2f", f.MeanSentence, l.MeanSentence), cell("%.2f", f.MeanParagraph, l.MeanParagraph), "", "",
			percent(f.LongShare, 0), percent(f.AdjustedLongShare, l.AdjustedLongShare),
			percent(f.HardShare, l.HardShare), percent(f.PassiveShare, l.PassiveShare), "", "",
		})
	}
	if err := align(w, rows); err != nil || f.Pages == 0 {
		return err
	}
	_, err := fmt.Fprintf(w, "SMOG, %d English pages together: %s (limit %g)\n", f.Pages, cell("%.1f", f.SMOG, l.SMOG), l.SMOG)
	return err
}

func pageRow(p sitePage) []string {
	m, l := p.m, p.limits
	mean := cell("%.2f", m.MeanParagraphSentence(), l.MeanParagraph)
	if m.ParagraphSentences > 0 && round(m.MeanParagraphSentence()) < l.MeanParagraphLeast {
		mean = strings.TrimSpace(mean) + "*"
	}
	row := []string{
		p.name, fmt.Sprintf("%d ", m.Words), fmt.Sprintf("%d ", m.Sentences),
		cell("%.1f", m.ReadingAge(), l.ReadingAge), cell("%.1f", m.AdjustedReadingAge(), l.AdjustedReadingAge),
		cell("%.2f", m.MeanSentence(), l.MeanSentence), mean,
		cell("%.0f", float64(m.LongestSentence), float64(l.LongestSentence)), cell("%.0f", float64(m.LongestLeadItem), float64(l.LeadItem)),
		percent(m.LongShare(), l.LongShare), percent(m.AdjustedLongShare(), l.AdjustedLongShare),
		percent(m.HardShare(), l.HardShare), percent(m.PassiveShare(), l.PassiveShare),
		cell("%.0f", float64(m.LongestParagraph), float64(l.Paragraph)), percent(m.FragmentShare(), l.FragmentShare),
	}
	if l.ReadingAge == 0 { // syllables mean nothing in another language
		for _, i := range []int{3, 4, 9, 10, 11, 12} {
			row[i] = "- "
		}
	}
	return row
}

// cell prints a figure and a * when it is over its limit, or a space.
func cell(format string, value, limit float64) string {
	mark := " "
	if limit > 0 && round(value) > round(limit) {
		mark = "*"
	}
	return fmt.Sprintf(format, value) + mark
}

func percent(value, limit float64) string { return cell("%.1f%%", 100*value, 100*limit) }

// align writes rows in columns: the first to the left, the others to the right.
func align(w io.Writer, rows [][]string) error {
	wide := make([]int, len(columns))
	for _, row := range rows {
		for i, c := range row {
			wide[i] = max(wide[i], utf8.RuneCountInString(c))
		}
	}
	var b strings.Builder
	for _, row := range rows {
		for i, c := range row {
			pad := strings.Repeat(" ", max(0, wide[i]-utf8.RuneCountInString(c)))
			if i == 0 {
				b.WriteString(c + pad)
			} else {
				b.WriteString("  " + pad + c)
			}
		}
		b.WriteString("\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}
