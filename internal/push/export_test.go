package push

// Sized and Usual are for the tests that send: a notice whose payload has exactly
// n bytes, and a usual one.
var (
	Sized = sized
	Usual = notice
)
