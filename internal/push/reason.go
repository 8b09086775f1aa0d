package push

import (
	"context"
	"crypto/tls"
	"errors"
	"net"

	"plainwell/internal/outbound"
)

// reason turns an error into one word for the log. The error itself is dropped:
// url.Error repeats the endpoint, which is as good as a password.
func reason(err error) string {
	var (
		dns     *net.DNSError
		wrong   *tls.CertificateVerificationError
		op      *net.OpError
		timeout net.Error
	)
	switch {
	case errors.Is(err, outbound.ErrAddress):
		// Not Refused: the host is allowed, and a blocking or broken name server
		// must not cost anyone their reminders for good.
		return "address-not-public"
	case errors.Is(err, context.Canceled):
		return "cancelled"
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &timeout) && timeout.Timeout():
		return "timeout"
	case errors.As(err, &dns):
		return "name-not-found"
	case errors.As(err, &wrong):
		return "certificate"
	case errors.As(err, &op) && op.Op == "dial":
		return "no-connection"
	}
	return "network"
}
