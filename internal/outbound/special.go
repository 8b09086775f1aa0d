package outbound

import "net/netip"

// special are the blocks of the IANA IPv4 and IPv6 Special-Purpose Address
// Registries (RFC 6890 and its updates), with multicast and the retired blocks
// that some systems still route. The registries mark a few of them as globally
// reachable (AS112, AMT, anycast): no push service lives there either.
var special = func() []netip.Prefix {
	var out []netip.Prefix
	for _, s := range []string{
		// IPv4
		"0.0.0.0/8",          // this network
		"10.0.0.0/8",         // private
		"100.64.0.0/10",      // shared, behind a provider's NAT
		"127.0.0.0/8",        // loopback
		"169.254.0.0/16",     // link-local, where clouds keep their metadata
		"172.16.0.0/12",      // private
		"192.0.0.0/24",       // IETF protocol assignments
		"192.0.2.0/24",       // documentation
		"192.31.196.0/24",    // AS112
		"192.52.193.0/24",    // AMT
		"192.88.99.0/24",     // 6to4 relay, retired
		"192.168.0.0/16",     // private
		"192.175.48.0/24",    // AS112, direct delegation
		"198.18.0.0/15",      // benchmarking
		"198.51.100.0/24",    // documentation
		"203.0.113.0/24",     // documentation
		"224.0.0.0/4",        // multicast
		"240.0.0.0/4",        // reserved
		"255.255.255.255/32", // broadcast
		// IPv6
		"::/128",            // unspecified
		"::1/128",           // loopback
		"::/96",             // IPv4-compatible, retired
		"::ffff:0:0/96",     // IPv4-mapped
		"::ffff:0:0:0/96",   // IPv4-translated (RFC 2765)
		"64:ff9b::/96",      // NAT64
		"64:ff9b:1::/48",    // NAT64, local use
		"100::/64",          // discard
		"100:0:0:1::/64",    // dummy prefix
		"2001::/23",         // IETF assignments: Teredo, benchmarking, ORCHID and more
		"2001:db8::/32",     // documentation
		"2002::/16",         // 6to4
		"2620:4f:8000::/48", // AS112, direct delegation
		"3fff::/20",         // documentation
		"5f00::/16",         // segment routing
		"fc00::/7",          // unique local
		"fe80::/10",         // link-local
		"fec0::/10",         // site-local, retired
		"ff00::/8",          // multicast
	} {
		out = append(out, netip.MustParsePrefix(s))
	}
	return out
}()

// global is all the IPv6 space that IANA has given out for global unicast.
var global = netip.MustParsePrefix("2000::/3")

// SpecialUse says whether an address is not one of a public machine: private,
// loopback, link-local, documentation, multicast, reserved, or one that wraps an
// IPv4 address (NAT64, 6to4, Teredo). An IPv4-mapped IPv6 address counts as the
// IPv4 address in it, since that is what is called. The zero Addr is special.
func SpecialUse(a netip.Addr) bool {
	if !a.IsValid() {
		return true
	}
	// An IPv4 prefix holds no mapped address, so without this ::ffff:127.0.0.1
	// would not be found; and the resolver gives IPv4 addresses in mapped form.
	a = a.Unmap()
	for _, p := range special {
		if p.Contains(a) {
			return true
		}
	}
	// No prefix holds an address with a zone (fe80::1%eth0): it ends here.
	return a.Is6() && !global.Contains(a)
}
