package readability

// WordList gives the limits of the English list of hard words. Every other sentence
// on it is the hard word itself, so there is no limit on fragments, nor a raw one on
// long words; adjusted figures, the length of sentences and all else hold.
func WordList() Limits {
	l := English()
	l.Name = "Word list"
	l.FragmentShare, l.LongShare = 0, 0
	return l
}
