// Package fault holds the one error type that may reach a reader: a code that
// decides the status, and a message key that the edge turns into plain words.
// An error of any other type is shown as Internal, so that no driver text,
// path or address can leak.
package fault

import (
	"errors"
	"fmt"
)

// Code says what went wrong in a way that a program can act on. It decides the
// HTTP status and the "type" of a problem document (RFC 9457).
type Code string

// The codes. Each maps to one HTTP status in the web room.
const (
	Invalid     Code = "invalid"     // the input cannot be used as it is: 422
	BadRequest  Code = "bad-request" // the request itself is malformed: 400
	Forbidden   Code = "forbidden"   // understood, and refused: 403
	NotFound    Code = "not-found"   // nothing is there, or nothing you may see: 404
	Conflict    Code = "conflict"    // it has changed since you read it: 409
	Gone        Code = "gone"        // it was there and will not come back: 410
	TooLarge    Code = "too-large"   // the body is over the limit: 413
	TooMany     Code = "too-many"    // slow down: 429
	Unavailable Code = "unavailable" // not now, try again: 503
	Internal    Code = "internal"    // our mistake: 500
	Timeout     Code = "timeout"     // the request took too long to arrive: 408
	HeaderSize  Code = "header-size" // the request headers are over the limit: 431
	Method      Code = "method"      // this address does not answer that verb: 405
	Unsupported Code = "unsupported" // this kind of body is not read here: 415

	Unauthorised   Code = "unauthorised"          // no key, or none that works: 401
	Precondition   Code = "precondition"          // it is not as you said that it was: 412
	NoPrecondition Code = "precondition-required" // say how it was when you read it: 428
)

// Field is one input that could not be used: the name of the form field or JSON
// member, the message key that says why, and the values that the message names.
type Field struct {
	Name string
	Key  string
	Args map[string]any
}

// Error is an error that may be shown: Code and Key are for the reader, Cause is
// for the log alone.
type Error struct {
	Code   Code
	Key    string
	Args   map[string]any
	Fields []Field
	Cause  error
}

// New makes an error with a code and a message key.
func New(code Code, key string) *Error { return &Error{Code: code, Key: key} }

// Wrap makes an error with a code, a message key and the cause for the log.
func Wrap(code Code, key string, cause error) *Error {
	return &Error{Code: code, Key: key, Cause: cause}
}

// Fields makes an Invalid *Error out of the fields that could not be used. It
// returns nil when there are none, so that a check can end with it.
func Fields(key string, fields ...Field) error {
	if len(fields) == 0 {
		return nil
	}
	return &Error{Code: Invalid, Key: key, Fields: fields}
}

// With returns a copy of the error with values for its message.
func (e *Error) With(args map[string]any) *Error {
	c := *e
	c.Args = args
	return &c
}

// Error is for the log: code, key, the fields' keys and the cause. It never holds
// what a reader typed.
func (e *Error) Error() string {
	s := string(e.Code) + " " + e.Key
	for _, f := range e.Fields {
		s += " " + f.Name + ":" + f.Key
	}
	if e.Cause != nil {
		return fmt.Sprintf("%s: %v", s, e.Cause)
	}
	return s
}

// Unwrap gives the cause, so that errors.Is and errors.As see through.
func (e *Error) Unwrap() error { return e.Cause }

// Of gives the *Error inside err. An error without one becomes Internal with the
// key "error.internal" and err as its cause. Of(nil) is nil.
func Of(err error) *Error {
	if err == nil {
		return nil
	}
	if e, ok := errors.AsType[*Error](err); ok {
		return e
	}
	return Wrap(Internal, "error.internal", err)
}

// Is says whether err holds an *Error of this code.
func Is(err error, code Code) bool {
	e, ok := errors.AsType[*Error](err)
	return ok && e.Code == code
}
