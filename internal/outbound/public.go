package outbound

// NewPublic makes a policy that lets any host be called over https on port 443, as long
// as all of its addresses are public, and besides that the origins that an operator
// wrote with their scheme, such as https://login.example.org:8443. It is for what an
// operator's own setting leads to, never for an address that a stranger sent.
func NewPublic(origins ...string) (*Policy, error) {
	p, err := NewPolicy(origins)
	if err != nil {
		return nil, err
	}
	p.public = true
	return p, nil
}
