package partner

import (
	"context"
	"time"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/worker"
)

// IdemSpan is how long the answer to a request with an Idempotency-Key is kept, and
// idemLease how long such a request may take before another may do it.
const (
	IdemSpan  = 24 * time.Hour
	IdemLease = time.Minute
)

// MaxIdem is the longest Idempotency-Key, in bytes.
const MaxIdem = 255

// The errors of an Idempotency-Key (draft-ietf-httpapi-idempotency-key-header).
var (
	ErrIdemOther = fault.New(fault.Invalid, "api.error.idempotency-other")
	ErrIdemBusy  = fault.New(fault.Conflict, "api.error.idempotency-busy")
)

// Reply is an answer that is given again to the same request.
type Reply struct {
	Status         int
	Location, ETag string
	Body           []byte
}

// IdemShelf keeps what was answered. The store satisfies it.
type IdemShelf interface {
	// Begin marks a request of a key as being answered for as long as lease, or gives
	// the answer that it had. Another request under the same name is ErrIdemOther, the
	// same one that is being answered now ErrIdemBusy.
	Begin(ctx context.Context, key worker.KeyID, name, request redact.Text, now time.Time, lease time.Duration) (*Reply, error)
	// Finish keeps the answer; nil forgets the request, so that it may be sent again.
	Finish(ctx context.Context, key worker.KeyID, name redact.Text, reply *Reply) error
	// PurgeIdem deletes answers from before a time.
	PurgeIdem(ctx context.Context, before time.Time) (int, error)
}
