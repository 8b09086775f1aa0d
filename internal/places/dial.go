package places

import "strings"

// Dial reads a telephone number of a file: as it is dialled, and in groups as it is
// read. Both are "" where it is no number of this country. free says whether the call
// costs nothing.
func Dial(phone string) (tel, shown string, free bool) {
	digits := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, strings.Replace(phone, "(0)", "", 1))
	if rest, abroad := strings.CutPrefix(digits, "44"); abroad && strings.HasPrefix(strings.TrimSpace(phone), "+") {
		digits = "0" + rest
	}
	if len(digits) < 10 || len(digits) > 11 || digits[0] != '0' || digits[1] == '0' {
		return "", "", false
	}
	free = strings.HasPrefix(digits, "0800") || strings.HasPrefix(digits, "0808")
	if len(digits) == 10 {
		return digits, digits[:4] + " " + digits[4:7] + " " + digits[7:], free
	}
	switch {
	case digits[:2] == "02":
		return digits, digits[:3] + " " + digits[3:7] + " " + digits[7:], free
	case digits[:2] == "03", digits[:2] == "08", digits[:2] == "01" && (digits[2] == '1' || digits[3] == '1'):
		return digits, digits[:4] + " " + digits[4:7] + " " + digits[7:], free
	}
	return digits, digits[:5] + " " + digits[5:8] + " " + digits[8:], free
}
