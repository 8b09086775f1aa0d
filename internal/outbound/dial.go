package outbound

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"time"
)

// ErrAddress is the error of a dial to a host that has an address which is not
// public. The host was allowed; what its name leads to was not.
var ErrAddress = errors.New("outbound: the host has an address that is not public")

// Net is how the client reaches the network. The zero value of each field is the
// real thing; tests put their own in its place.
type Net struct {
	// Lookup gives the addresses of a host name.
	Lookup func(ctx context.Context, host string) ([]netip.Addr, error)
	// Dial connects to an address that was checked, always "ip:port".
	Dial func(ctx context.Context, network, address string) (net.Conn, error)
}

const (
	dialTime = 5 * time.Second // for all addresses of a host together
	dialEach = time.Second     // the least that one address gets
	dialMost = 8               // addresses tried
)

// dialer checks addresses as it dials.
type dialer struct {
	trusted map[string]bool
	net     Net
}

func newDialer(p *Policy, n Net) *dialer {
	if n.Lookup == nil {
		n.Lookup = func(ctx context.Context, host string) ([]netip.Addr, error) {
			return net.DefaultResolver.LookupNetIP(ctx, "ip", host)
		}
	}
	if n.Dial == nil {
		n.Dial = (&net.Dialer{KeepAlive: 30 * time.Second}).DialContext
	}
	return &dialer{trusted: p.trusted, net: n}
}

// dial looks the host up once, refuses it if any of its addresses is special, and
// connects to one of exactly these addresses. The name is not looked up a second
// time, so that a name server which changes its answer in between gains nothing.
func (d *dialer) dial(ctx context.Context, network, address string) (net.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, dialTime)
	defer cancel()
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	ips, err := d.addresses(ctx, host)
	if err != nil {
		return nil, err
	}
	if !d.trusted[address] {
		for _, ip := range ips {
			if SpecialUse(ip) {
				return nil, ErrAddress
			}
		}
	}
	return d.first(ctx, network, ips, port)
}

// addresses gives the addresses of a host; those of an IP address are itself.
func (d *dialer) addresses(ctx context.Context, host string) ([]netip.Addr, error) {
	if ip, err := netip.ParseAddr(host); err == nil {
		return []netip.Addr{ip}, nil
	}
	ips, err := d.net.Lookup(ctx, host)
	if err != nil {
		return nil, err
	}
	if len(ips) == 0 {
		return nil, &net.DNSError{Err: "no addresses", Name: host, IsNotFound: true}
	}
	return ips, nil
}

// first connects to the first address that answers. Each gets an even share of
// the time that is left.
func (d *dialer) first(ctx context.Context, network string, ips []netip.Addr, port string) (net.Conn, error) {
	ips = ips[:min(len(ips), dialMost)]
	var wrong error
	for i, ip := range ips {
		share := dialEach
		if end, ok := ctx.Deadline(); ok {
			share = max(share, time.Until(end)/time.Duration(len(ips)-i))
		}
		try, cancel := context.WithTimeout(ctx, share)
		conn, err := d.net.Dial(try, network, net.JoinHostPort(ip.Unmap().String(), port))
		cancel()
		if err == nil {
			return conn, nil
		}
		if wrong == nil {
			wrong = err
		}
		if ctx.Err() != nil {
			break
		}
	}
	return nil, wrong
}
