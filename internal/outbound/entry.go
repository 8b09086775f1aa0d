package outbound

import (
	"fmt"
	"net/netip"
	"net/url"
	"strings"
)

// add puts one entry of the list in its place.
func (p *Policy) add(entry string) error {
	if strings.Contains(entry, "://") {
		return p.addOrigin(entry)
	}
	name, wild := strings.CutPrefix(entry, "*.")
	if _, err := netip.ParseAddr(strings.Trim(name, "[]")); err == nil {
		return fmt.Errorf("push host %q: write an IP address with its scheme, such as http://127.0.0.1:9000", entry)
	}
	if strings.ContainsAny(name, "/@?#\\") {
		return fmt.Errorf("push host %q: write only a host name, such as push.example.org", entry)
	}
	if strings.Contains(name, ":") {
		return fmt.Errorf("push host %q: write a host that has a port with its scheme, such as https://push.example.org:8443", entry)
	}
	if !plainSigns(name) {
		return fmt.Errorf("push host %q: write the host name in plain letters (in its xn-- form)", entry)
	}
	name = strings.ToLower(strings.TrimSuffix(name, "."))
	if !hostName(name) {
		return fmt.Errorf("push host %q: not a host name", entry)
	}
	if !strings.Contains(name, ".") {
		return fmt.Errorf("push host %q: write a full host name with a dot, or its scheme too, such as http://localhost:9000", entry)
	}
	if wild {
		p.parents[name] = true
	} else {
		p.hosts[name] = true
	}
	return nil
}

// addOrigin adds an entry that was written with its scheme. Writing the scheme is
// how an operator says that they mean this one machine, private or not.
func (p *Policy) addOrigin(entry string) error {
	if !plainSigns(entry) {
		return fmt.Errorf("push host %q: write the host name in plain letters (in its xn-- form)", entry)
	}
	u, err := url.Parse(entry)
	if err != nil || u.Host == "" || u.Opaque != "" {
		return fmt.Errorf("push host %q: not an address", entry)
	}
	if u.Scheme != "https" && u.Scheme != "http" {
		return fmt.Errorf("push host %q: the scheme must be https or http", entry)
	}
	if u.User != nil || (u.Path != "" && u.Path != "/") || u.RawQuery != "" || u.ForceQuery || strings.Contains(entry, "#") {
		return fmt.Errorf("push host %q: write only scheme, host and port, such as http://127.0.0.1:9000", entry)
	}
	at, err := siteOf(u)
	if err != nil {
		return fmt.Errorf("push host %q: the host or the port cannot be used", entry)
	}
	p.origins[at.origin()] = true
	p.trusted[at.address()] = true
	return nil
}
