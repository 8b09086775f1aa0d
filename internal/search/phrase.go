package search

// phrase is one thing that people call a page.
type phrase struct {
	words []string // with no plurals
	slug  string
	share float64 // 1 for what means this page first, less for what means others before it
}

// How much of a phrase's weight a page gets.
const (
	shareFirst = 1.0
	shareTitle = 0.9
	shareAlso  = 0.55
)

// phrases are all the phrases of a language, found by any of their words.
type phrases struct {
	byFirst map[string][]phrase
	weight  map[string]float64 // of a word
	pages   map[string]pageSet
}

type pageSet = map[string]bool

func newPhrases() *phrases {
	return &phrases{byFirst: map[string][]phrase{}, weight: map[string]float64{}, pages: map[string]pageSet{}}
}

// add takes in a phrase.
func (p *phrases) add(text, slug string, share float64) {
	words := stems(Words(text))
	if len(words) == 0 {
		return
	}
	first := words[0]
	p.byFirst[first] = append(p.byFirst[first], phrase{words, slug, share})
	for _, w := range words {
		if p.pages[w] == nil {
			p.pages[w] = pageSet{}
		}
		p.pages[w][slug] = true
	}
}

// weigh sets what each word is worth: less the more pages are called by it, and
// little if it says nothing by itself.
func (p *phrases) weigh() {
	for w, pages := range p.pages {
		p.weight[w] = 1 / (1 + 0.08*float64(len(pages)-1))
		if small[w] {
			p.weight[w] = 0.2
		}
	}
}

// match scores the pages that the words call. A phrase whose words are all part of
// a longer one that was found too says little more.
func (p *phrases) match(words []string) map[string]float64 {
	var found []phrase
	has := map[string]bool{}
	for _, w := range words {
		has[w] = true
	}
	for w := range has {
		for _, ph := range p.byFirst[w] {
			if all(has, ph.words) {
				found = append(found, ph)
			}
		}
	}
	best := map[string]float64{}
	second := map[string]float64{}
	for _, ph := range found {
		score := p.score(ph, words) * ph.share
		for _, longer := range found {
			if len(longer.words) > len(ph.words) && within(ph.words, longer.words) {
				score *= 0.3
				break
			}
		}
		if score > best[ph.slug] {
			second[ph.slug] += best[ph.slug]
			best[ph.slug] = score
		} else {
			second[ph.slug] += score
		}
	}
	for slug, s := range second {
		best[slug] += 0.35 * min(s, 1)
	}
	return best
}

// score weighs the words of a phrase; more where they stand together, and where
// they are all that was asked.
func (p *phrases) score(ph phrase, query []string) float64 {
	var score, asked float64
	for _, w := range ph.words {
		score += p.weight[w]
	}
	for _, w := range query {
		if !small[w] {
			asked += max(p.weight[w], 0.3)
		}
	}
	if together(ph.words, query) {
		score *= 1.2
	}
	if len(ph.words) == len(query) {
		score *= 1.5
	} else if asked > 0 {
		score *= 1 + 0.3*min(1, score/asked)
	}
	return score
}

func stems(words []string) []string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = stem(w)
	}
	return out
}

func all(has map[string]bool, words []string) bool {
	for _, w := range words {
		if !has[w] {
			return false
		}
	}
	return true
}

func within(short, long []string) bool {
	for _, w := range short {
		ok := false
		for _, l := range long {
			ok = ok || w == l
		}
		if !ok {
			return false
		}
	}
	return true
}

// together says that words stand in the query one after the other.
func together(words, query []string) bool {
	for i := 0; i+len(words) <= len(query); i++ {
		same := true
		for j, w := range words {
			same = same && query[i+j] == w
		}
		if same {
			return true
		}
	}
	return false
}
