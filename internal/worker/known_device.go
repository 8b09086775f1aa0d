package worker

import (
	"encoding/base64"
	"strconv"
	"strings"

	"plainwell/internal/redact"
	"plainwell/internal/seal"
)

// Visit is what a browser brings along when somebody signs in.
type Visit struct {
	Device  redact.Text // its device cookie, "" for none
	Browser string      // such as "Firefox, Windows"; "" where it is not known
}

// A device cookie holds an entry for each account that has signed in there, the last
// first: a random number and the proof that it was given to that account. It lets
// nobody in. It only says whose wrong tries are counted apart (OWASP, device cookies).
const (
	mostOnDevice = 5 // accounts that one device remembers
	entryParts   = "."
	entries      = "~"
)

func deviceProof(keys *seal.Keys, number string, account AccountID) string {
	return base64.RawURLEncoding.EncodeToString(keys.Sign("kw-device", number+"/"+strconv.FormatInt(int64(account), 10)))
}

// knownAs gives the number under which a device knows an account, or "".
func (a *Accounts) knownAs(device redact.Text, account AccountID) string {
	if account == 0 {
		return ""
	}
	for i, entry := range strings.Split(device.Reveal(), entries) {
		number, proof, _ := strings.Cut(entry, entryParts)
		raw, err := base64.RawURLEncoding.DecodeString(proof)
		if i < mostOnDevice && err == nil && a.Keys.Signed("kw-device", number+"/"+strconv.FormatInt(int64(account), 10), raw) {
			return number
		}
	}
	return ""
}

// remember gives the device cookie for a device on which an account has just signed
// in, or "" where it is known there already.
func (a *Accounts) remember(device redact.Text, account AccountID) (redact.Text, error) {
	if a.knownAs(device, account) != "" {
		return "", nil
	}
	number, err := seal.Token(a.Random)
	if err != nil {
		return "", err
	}
	all := []string{number.Reveal() + entryParts + deviceProof(a.Keys, number.Reveal(), account)}
	for _, entry := range strings.Split(device.Reveal(), entries) {
		if len(entry) == len(all[0]) && len(all) < mostOnDevice {
			all = append(all, entry)
		}
	}
	return redact.Text(strings.Join(all, entries)), nil
}

// claims gives what a wrong password counts against.
func (a *Accounts) claims(email redact.Text, account AccountID, device redact.Text) []claim {
	if number := a.knownAs(device, account); number != "" {
		return []claim{{"device/" + number, ownDevice}}
	}
	// Under its look-up, so that no address stands in memory for longer than needed.
	return []claim{{"password/" + string(a.Keys.Lookup("kw-budget", email.Reveal())), otherDevices}, {"everybody", everybody}}
}

// codeClaims gives what a wrong code of the second step counts against.
func (a *Accounts) codeClaims(account AccountID, device redact.Text) []claim {
	if number := a.knownAs(device, account); number != "" {
		return []claim{{"device/" + number, ownDevice}}
	}
	return []claim{{"code/" + strconv.FormatInt(int64(account), 10), otherCodes}}
}
