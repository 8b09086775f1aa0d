package gp

import (
	"strings"

	"plainwell/internal/fault"
	"plainwell/internal/seal"
)

// The two ways in which a code cannot be used. The reader sees the message of the key.
var (
	ErrCode  = fault.New(fault.Invalid, "gp.code.wrong")
	ErrNewer = fault.New(fault.Invalid, "gp.code.newer")
)

// Code is all there is to know about one reader's way: what they said and what they
// have done. It holds no word and nothing about who they are.
type Code struct {
	Answers Answers
	Ticks   Ticks
}

// alphabet is Douglas Crockford's base 32, which seal reads codes in too: no I, L, O
// or U. The value of a character is its place.
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

const (
	half       = 4  // characters of one half, the last of them the check character
	versionBit = 12 // of the answers; 3 bits, 0 now
	version    = 0
)

// String writes the code in two halves, "ABCD-EFGH": the answers, then the ticks.
// Each is 15 bits, the highest first, and a check character.
func (c Code) String() string {
	return write(uint16(c.Answers)|version<<versionBit) + "-" + write(uint16(c.Ticks))
}

// Tick gives the code with a step done.
func (c Code) Tick(s Step) Code {
	c.Ticks |= 1 << s
	return c
}

// Untick gives the code with a step not done.
func (c Code) Untick(s Step) Code {
	c.Ticks &^= 1 << s
	return c
}

// ParseCode reads a code as it was typed: small letters, spaces and dashes do not
// matter, O is 0, I and L are 1. The error is ErrCode, or ErrNewer for a code that a
// newer version of this program made.
func ParseCode(typed string) (Code, error) {
	normal, ok := seal.NormalCode(typed)
	if !ok {
		return Code{}, ErrCode
	}
	first, ok1 := read(normal[:half])
	second, ok2 := read(normal[half:])
	if !ok1 || !ok2 {
		return Code{}, ErrCode
	}
	if first>>versionBit != version {
		return Code{}, ErrNewer
	}
	a := Answers(first)
	if a.Stay() > StayLong {
		return Code{}, ErrCode
	}
	return Code{Answers: a, Ticks: Ticks(second)}, nil
}

// write gives 15 bits as three characters and their check character.
func write(bits uint16) string {
	var out [half]byte
	for i := range half - 1 {
		out[i] = alphabet[bits>>(5*(half-2-i))&31]
	}
	out[half-1] = alphabet[check(string(out[:half-1]))]
	return string(out[:])
}

// read gives the 15 bits of one half; false if its check character is wrong.
func read(s string) (bits uint16, ok bool) {
	for i := range half - 1 {
		bits = bits<<5 | uint16(strings.IndexByte(alphabet, s[i]))
	}
	return bits, s[half-1] == alphabet[check(s[:half-1])]
}

// check is Luhn mod 32: from the right every other value is doubled, its two digits
// in base 32 are added, and the check value makes the sum a multiple of 32. It finds
// every single wrong character.
func check(s string) int {
	sum, factor := 0, 2
	for i := len(s) - 1; i >= 0; i-- {
		n := factor * strings.IndexByte(alphabet, s[i])
		sum += n/32 + n%32
		factor = 3 - factor
	}
	return (32 - sum%32) % 32
}
