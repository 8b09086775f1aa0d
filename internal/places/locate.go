package places

// Locate finds where each surgery lies: at its postcode, or in the middle of the first
// half of it. It asks for each first half once where surgeries are in order of them.
func Locate(all []Surgery, outward func(code string) (Outward, error)) error {
	known := map[string]Outward{}
	for i := range all {
		s := &all[i]
		s.At, s.Exact = Point{}, false
		if s.Postcode.Outward == "" {
			continue
		}
		o, asked := known[s.Postcode.Outward]
		if !asked {
			var err error
			if o, err = outward(s.Postcode.Outward); err != nil {
				return err
			}
			known[s.Postcode.Outward] = o
		}
		if o.Count == 0 {
			continue
		}
		if s.At, s.Exact = o.Find(s.Postcode.Inward); !s.Exact {
			s.At = o.Middle
		}
	}
	return nil
}
