package web

// topicView is one group on the list of all pages.
type topicView struct {
	ID, Title string
	Tiles     []tile
}

// topicsView is the list of all pages, in groups.
func (s *Server) topicsView(tag string) view {
	say := s.Bundle.For(tag)
	var groups []topicView
	for _, topic := range s.Library.Topics() {
		g := topicView{ID: topic.ID, Title: say.T("topics." + topic.ID)}
		for _, slug := range topic.Slugs {
			page, _ := s.Library.Page(tag, slug)
			g.Tiles = append(g.Tiles, s.tileOf(tag, page))
		}
		groups = append(groups, g)
	}
	return view{Title: "topics.title", Path: "topics", Describe: say.T("home.describe"), Canonical: "/" + tag + "/topics", Alternate: s.everyTag(), Data: groups}
}
