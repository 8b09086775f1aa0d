package readability

import "fmt"

// Check holds the blocks of one page to limits and gives what is over, and the
// slips of style when the limits ask for that: first sentence by sentence, then
// for the page as a whole.
func (c *Checker) Check(blocks []Block, l Limits) []Finding {
	sentences := c.read(blocks)
	var out []Finding
	for _, s := range sentences {
		out = append(out, c.sentenceFindings(blocks[s.block], s, l)...)
	}
	out = append(out, leadFindings(blocks, sentences, l)...)
	out = append(out, paragraphFindings(blocks, sentences, l)...)
	if l.Words {
		out = append(out, headingFindings(blocks)...)
		out = append(out, listFindings(blocks)...)
	}
	file := ""
	if len(blocks) > 0 {
		file = blocks[0].File
	}
	return append(out, c.pageFindings(file, measure(blocks, sentences), sentences, l)...)
}

func (c *Checker) sentenceFindings(b Block, s sentence, l Limits) []Finding {
	var out []Finding
	add := func(rule string, sev Severity, advice string) {
		out = append(out, Finding{File: b.File, Line: b.Line, Rule: rule, Severity: sev, Sentence: s.text, Advice: advice})
	}
	if n := len(s.words); l.LongestSentence > 0 && n > l.LongestSentence {
		add("sentence-length", Limit, fmt.Sprintf("This sentence has %d words. The limit is %d. %s", n, l.LongestSentence, splitAt(s.words)))
	}
	if l.Words {
		c.wordFindings(s, add)
	}
	return out
}

// splitAt says where a long sentence can be parted.
func splitAt(words []Word) string {
	if at := joint(words); at != "" {
		return fmt.Sprintf("Split it at %q.", at)
	}
	return "Make two sentences of it."
}

// joint is the joining word nearest to the middle of a sentence, or "".
func joint(words []Word) string {
	best, far := "", len(words)
	for i := 2; i < len(words)-1; i++ {
		d := i - len(words)/2
		if d < 0 {
			d = -d
		}
		if joins[words[i].Key] && d < far {
			best, far = words[i].Text, d
		}
	}
	return best
}

var joins = setOf(`and but or so because if when which that who where while until unless before after although`)

func leadFindings(blocks []Block, sentences []sentence, l Limits) []Finding {
	var out []Finding
	for _, p := range leadPairs(blocks, sentences) {
		if l.LeadItem > 0 && p.words() > l.LeadItem {
			b := blocks[p.item.block]
			out = append(out, Finding{
				File: b.File, Line: b.Line, Rule: "lead-and-item", Sentence: p.lead.text + " " + p.item.text,
				Advice: fmt.Sprintf("The lead-in line and this item have %d words together. The limit is %d. Shorten one of them.", p.words(), l.LeadItem),
			})
		}
	}
	return out
}

func paragraphFindings(blocks []Block, sentences []sentence, l Limits) []Finding {
	words, count := make([]int, len(blocks)), make([]int, len(blocks))
	for _, s := range sentences {
		words[s.block] += len(s.words)
		count[s.block]++
	}
	var out []Finding
	for i, b := range blocks {
		if b.Kind == Heading || b.Kind == Cell {
			continue
		}
		f := Finding{File: b.File, Line: b.Line, Rule: "paragraph-length", Sentence: b.Text}
		if l.Paragraph > 0 && words[i] > l.Paragraph {
			f.Advice = fmt.Sprintf("This paragraph has %d words. The limit is %d. Make two of it.", words[i], l.Paragraph)
			out = append(out, f)
		} else if l.Words && count[i] > 3 {
			f.Rule, f.Severity = "paragraph-sentences", Advice
			f.Advice = fmt.Sprintf("This paragraph has %d sentences. 3 is plenty. Make two of it.", count[i])
			out = append(out, f)
		}
	}
	return out
}
