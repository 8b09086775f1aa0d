package web

// staffPage is one line of the list of pages for staff.
type staffPage struct {
	Href, Title, Describe, Lang string
}

// staffView lists the pages for staff and commissioners in their order.
func (s *Server) staffView(tag string) view {
	var pages []staffPage
	for _, slug := range s.Library.Slugs() {
		page, inLang := s.Library.Page(tag, slug)
		if !page.Staff() {
			continue
		}
		p := staffPage{Href: page.Address(), Title: page.Title, Describe: page.Description}
		if !inLang {
			p.Lang = page.Lang
		}
		pages = append(pages, p)
	}
	if say := s.Bundle.For(tag); s.systems() {
		pages = append(pages, staffPage{Href: "/" + tag + "/" + v1Reading, Title: say.T("api.title"), Describe: say.T("api.lead")})
	}
	return view{
		Title: "staff.title", Describe: s.Bundle.For(tag).T("staff.describe"), Path: "staff",
		Canonical: "/" + tag + "/staff", Alternate: s.everyTag(), Data: pages,
	}
}

// hasStaff says whether there is a page for staff at all.
func (s *Server) hasStaff() bool {
	for _, slug := range s.Library.Slugs() {
		if page, _ := s.Library.Page("en", slug); page.Staff() {
			return true
		}
	}
	return false
}
