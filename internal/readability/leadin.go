package readability

// leadPair is a lead-in line with one item of the list that it runs on into.
type leadPair struct{ lead, item sentence }

func (p leadPair) words() int { return len(p.lead.words) + len(p.item.words) }

// leadPairs gives each lead-in (its last sentence) with the first sentence of each
// item of its list, because people read the two as one sentence.
func leadPairs(blocks []Block, sentences []sentence) []leadPair {
	var out []leadPair
	leads := map[int]sentence{} // list number to the last sentence before it
	started := map[int]bool{}   // blocks of which the first sentence was seen
	for _, s := range sentences {
		b := blocks[s.block]
		if lead, ok := leads[b.List]; ok && b.List > 0 && b.Kind == Item && !started[s.block] {
			out = append(out, leadPair{lead, s})
		}
		started[s.block] = true
		if b.Leads > 0 {
			leads[b.Leads] = s
		}
	}
	return out
}
