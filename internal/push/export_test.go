package push

import (
	"context"
	"net/http"

	webpush "github.com/SherClockHolmes/webpush-go"
)

// Sized and Usual are for the tests that send: a notice whose payload has exactly
// n bytes, and a usual one.
var (
	Sized = sized
	Usual = notice
)

// SetLibrary puts another call in place of the library's; undo puts it back.
func SetLibrary(call func(context.Context, []byte, *webpush.Subscription, *webpush.Options) (*http.Response, error)) (undo func()) {
	before := callLibrary
	callLibrary = call
	return func() { callLibrary = before }
}
