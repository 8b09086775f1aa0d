package seal

import (
	"io"
	"strings"
	"unicode"

	"plainwell/internal/redact"
)

// codeLength is how many characters a spoken code has: 40 bits.
const codeLength = 8

// crockford is Douglas Crockford's base-32 alphabet: no I, L, O or U.
const crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

// Code gives a random code of 8 characters that can be read aloud. Each character
// is 5 of 40 random bits, so all codes are equally likely.
func Code(random io.Reader) (redact.Text, error) {
	var b [5]byte
	if err := readRandom(random, b[:]); err != nil {
		return "", err
	}
	bits := uint64(0)
	for _, c := range b {
		bits = bits<<8 | uint64(c)
	}
	var out [codeLength]byte
	for i := range out {
		out[i] = crockford[bits>>(5*(codeLength-1-i))&31]
	}
	return redact.Text(out[:]), nil
}

// NormalCode turns what a person typed into the code that was meant: capital
// letters, no spaces or dashes, O read as 0, I and L as 1. It is false when that
// does not leave 8 characters of the alphabet.
func NormalCode(typed string) (string, bool) {
	out := make([]byte, 0, codeLength)
	for _, r := range typed {
		if unicode.IsSpace(r) || unicode.Is(unicode.Pd, r) || r == '\u2212' {
			continue
		}
		switch r = unicode.ToUpper(r); r {
		case 'O':
			r = '0'
		case 'I', 'L':
			r = '1'
		}
		if len(out) == codeLength || r >= unicode.MaxASCII || !strings.ContainsRune(crockford, r) {
			return "", false
		}
		out = append(out, byte(r))
	}
	return string(out), len(out) == codeLength
}

// ShowCode writes a code in two groups of four: ABCD-EFGH. Anything that is not 8
// characters long is given back as it is.
func ShowCode(code string) string {
	if len(code) != codeLength {
		return code
	}
	return code[:codeLength/2] + "-" + code[codeLength/2:]
}
