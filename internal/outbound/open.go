package outbound

// OpenPolicy makes the policy for addresses that a key worker gave, such as those of
// callbacks: any full host name, https on port 443, and what the operator wrote as
// for NewPolicy. Where a name leads to is checked as it is dialled: to public
// addresses alone, but for entries that were written with their scheme.
func OpenPolicy(extra []string) (*Policy, error) {
	p, err := newPolicy(extra)
	if err != nil {
		return nil, err
	}
	p.open = true
	return p, nil
}
