package press

// Once presses one page that is made for one request: quickly compressed, with its
// ETag, and not kept.
func Once(d Doc) (*Sheet, error) {
	s := newSheet(d)
	return s, s.compress(quick)
}
