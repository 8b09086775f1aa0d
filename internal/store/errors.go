package store

import (
	"context"
	"database/sql"
	"errors"

	"github.com/mattn/go-sqlite3"

	"plainwell/internal/fault"
)

// notFound is the one answer for what is not there and for what may not be seen.
func notFound() error { return fault.New(fault.NotFound, "error.not-found") }

// explain turns an error of the driver into one that the edge can show, by its
// code and never by its text. Errors that were explained already stay.
func explain(err error) error {
	if err == nil {
		return nil
	}
	if _, ok := errors.AsType[*fault.Error](err); ok {
		return err
	}
	if errors.Is(err, sql.ErrNoRows) {
		return fault.Wrap(fault.NotFound, "error.not-found", err)
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return fault.Wrap(fault.Unavailable, "error.busy", err)
	}
	e, ok := errors.AsType[sqlite3.Error](err)
	if !ok {
		return err
	}
	switch e.ExtendedCode {
	case sqlite3.ErrConstraintUnique, sqlite3.ErrConstraintPrimaryKey:
		return fault.Wrap(fault.Conflict, "error.conflict", err)
	case sqlite3.ErrConstraintForeignKey:
		return fault.Wrap(fault.NotFound, "error.not-found", err)
	}
	switch e.Code {
	case sqlite3.ErrBusy, sqlite3.ErrLocked, sqlite3.ErrFull, sqlite3.ErrIoErr, sqlite3.ErrReadonly, sqlite3.ErrCantOpen, sqlite3.ErrNomem, sqlite3.ErrInterrupt:
		return fault.Wrap(fault.Unavailable, "error.busy", err)
	}
	return fault.Wrap(fault.Internal, "error.internal", err)
}
