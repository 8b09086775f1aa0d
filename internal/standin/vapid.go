package standin

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"math/big"
	"net/http"
	"strings"
	"time"
)

// claims are those of a VAPID token (RFC 8292 section 2).
type claims struct {
	Audience string   `json:"aud"`
	Expires  *float64 `json:"exp"`
	Subject  string   `json:"sub"`
}

// longest is how far ahead a token may expire (RFC 8292 section 2).
const longest = 24 * time.Hour

// checkVAPID checks an Authorization header by RFC 8292: "vapid t=token, k=key".
// It gives the claims, or what to answer and why: 401 when there is no such
// header, 403 when it is not good.
func checkVAPID(header, origin, only string, now time.Time) (claims, int, error) {
	token, key, ok := vapidParts(header)
	if !ok {
		return claims{}, http.StatusUnauthorized, errors.New("no VAPID authorization")
	}
	c, err := verify(token, key)
	if err == nil {
		err = c.check(origin, now)
	}
	if err == nil && only != "" && key != strings.TrimRight(only, "=") {
		err = errors.New("the key is not the one that the phone subscribed with")
	}
	if err != nil {
		return claims{}, http.StatusForbidden, err
	}
	return c, 0, nil
}

// vapidParts takes token and key out of the header.
func vapidParts(header string) (token, key string, ok bool) {
	scheme, rest, _ := strings.Cut(strings.TrimSpace(header), " ")
	if !strings.EqualFold(scheme, "vapid") {
		return "", "", false
	}
	for part := range strings.SplitSeq(rest, ",") {
		name, value, _ := strings.Cut(strings.TrimSpace(part), "=")
		switch strings.ToLower(name) {
		case "t":
			token = value
		case "k":
			key = value
		}
	}
	return token, key, token != "" && key != ""
}

// verify checks the ES256 signature of a token (RFC 7515, RFC 7518 section 3.4)
// and gives its claims.
func verify(token, key string) (claims, error) {
	raw := base64.RawURLEncoding.Strict()
	point, err := raw.DecodeString(key)
	if err != nil {
		return claims{}, errors.New("the key is not base64url")
	}
	public, err := ecdsa.ParseUncompressedPublicKey(elliptic.P256(), point)
	if err != nil {
		return claims{}, errors.New("the key is not a point of P-256")
	}
	parts := strings.Split(token, ".")
	if len(parts) != 3 {
		return claims{}, errors.New("the token has not three parts")
	}
	var decoded [3][]byte
	for i, part := range parts {
		if decoded[i], err = raw.DecodeString(part); err != nil {
			return claims{}, errors.New("the token is not base64url")
		}
	}
	var head struct {
		Algorithm string `json:"alg"`
	}
	if json.Unmarshal(decoded[0], &head) != nil || head.Algorithm != "ES256" {
		return claims{}, errors.New("the token is not signed with ES256")
	}
	signature := decoded[2]
	if len(signature) != 64 {
		return claims{}, errors.New("the signature is not 64 bytes")
	}
	hash := sha256.Sum256([]byte(parts[0] + "." + parts[1]))
	r, s := new(big.Int).SetBytes(signature[:32]), new(big.Int).SetBytes(signature[32:])
	if !ecdsa.Verify(public, hash[:], r, s) {
		return claims{}, errors.New("the signature is wrong")
	}
	var c claims
	if json.Unmarshal(decoded[1], &c) != nil {
		return claims{}, errors.New("the claims are not readable")
	}
	return c, nil
}

// check holds the claims to what real push services ask.
func (c claims) check(origin string, now time.Time) error {
	if c.Audience != origin {
		return errors.New("the audience is not this service")
	}
	if c.Expires == nil {
		return errors.New("the token does not expire")
	}
	left := *c.Expires - float64(now.Unix())
	if left <= 0 {
		return errors.New("the token has expired")
	}
	if left > longest.Seconds() {
		return errors.New("the token lasts over 24 hours")
	}
	return checkSubject(c.Subject)
}
