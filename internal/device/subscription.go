package device

import "plainwell/internal/redact"

// Subscription is where and how to reach one phone: the PushSubscription of the
// Push API. Everything in it is secret.
type Subscription struct {
	Endpoint redact.Text // absolute https address at the push service
	P256DH   redact.Text // base64url, 65 bytes: the phone's public key on P-256
	Auth     redact.Text // base64url, 16 bytes
}
