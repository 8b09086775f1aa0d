package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"plainwell/internal/fault"
	"plainwell/internal/redact"
	"plainwell/internal/worker"
	"plainwell/internal/worker/partner"
)

var _ partner.IdemShelf = (*Store)(nil)

// sealedReply is what is sealed of an answer.
type sealedReply struct {
	Status   int    `json:"s"`
	Location string `json:"l,omitempty"`
	ETag     string `json:"e,omitempty"`
	Body     []byte `json:"b"`
}

func (s *Store) idemBind(key worker.KeyID, name []byte) string {
	return fmt.Sprintf("idem/%d/%x", key, name)
}

// Begin satisfies partner.IdemShelf.
func (s *Store) Begin(ctx context.Context, key worker.KeyID, name, request redact.Text, now time.Time, lease time.Duration) (reply *partner.Reply, err error) {
	at, asked := s.keys.Lookup("idem", name.Reveal()), s.keys.Lookup("idem-request", request.Reveal())
	err = s.commit(ctx, now, func(t *tx) error {
		var before, sealed []byte
		var busy, made int64
		err := t.row(ctx, `SELECT request, busy, sealed, made FROM idem WHERE api_key = ? AND name = ?`, key, at).Scan(&before, &busy, &sealed, &made)
		switch {
		case errors.Is(err, sql.ErrNoRows):
		case err != nil:
			return err
		case made <= ms(now.Add(-partner.IdemSpan)): // past its day and not purged yet
		case !bytes.Equal(before, asked):
			return partner.ErrIdemOther
		case busy > ms(now):
			return partner.ErrIdemBusy
		case busy == 0:
			var v sealedReply
			if err := s.unsealJSON(sealed, s.idemBind(key, at), &v); err != nil {
				return fault.Wrap(fault.Internal, "error.internal", err)
			}
			reply = &partner.Reply{Status: v.Status, Location: v.Location, ETag: v.ETag, Body: v.Body}
			return nil
		}
		return t.exec(ctx, `INSERT INTO idem (api_key, name, request, busy, made) VALUES (?1, ?2, ?3, ?4, ?5)
			ON CONFLICT (api_key, name) DO UPDATE SET request = ?3, busy = ?4, sealed = NULL, made = ?5`,
			key, at, asked, ms(now.Add(lease)), ms(now))
	})
	return reply, err
}

// Finish satisfies partner.IdemShelf.
func (s *Store) Finish(ctx context.Context, key worker.KeyID, name redact.Text, reply *partner.Reply) error {
	at := s.keys.Lookup("idem", name.Reveal())
	return s.commit(ctx, s.clock(), func(t *tx) error {
		if reply == nil {
			return t.exec(ctx, `DELETE FROM idem WHERE api_key = ? AND name = ? AND busy > 0`, key, at)
		}
		sealed, err := s.sealJSON(sealedReply{reply.Status, reply.Location, reply.ETag, reply.Body}, s.idemBind(key, at))
		if err != nil {
			return err
		}
		return t.exec(ctx, `UPDATE idem SET sealed = ?3, busy = 0 WHERE api_key = ?1 AND name = ?2 AND busy > 0`, key, at, sealed)
	})
}

// PurgeIdem satisfies partner.IdemShelf.
func (s *Store) PurgeIdem(ctx context.Context, before time.Time) (int, error) {
	return s.inBatches(ctx, func(t *tx) (int, error) {
		return t.count(ctx, `DELETE FROM idem WHERE (api_key, name) IN (SELECT api_key, name FROM idem WHERE made < ? LIMIT ?)`, ms(before), batch)
	})
}
