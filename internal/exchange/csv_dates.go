package exchange

import (
	"slices"
	"strconv"
	"strings"

	"plainwell/internal/redact"
	"plainwell/internal/remind"
	"plainwell/internal/worker/intake"
)

// splitDate takes a date apart: 2027-03-24 (ISO 8601), or 24/3/2027 with / . or - and
// the day first unless the order says the month. A month in words leaves no question.
func splitDate(typed string, order intake.Order) (day, month, year string, ok bool) {
	typed, _, _ = strings.Cut(typed, "T") // a day with a time behind it
	parts := strings.FieldsFunc(typed, func(r rune) bool { return strings.ContainsRune("/.- ", r) })
	if len(parts) != 3 {
		return "", "", "", false
	}
	switch {
	case len(parts[0]) == 4:
		return parts[2], parts[1], parts[0], true
	case len(parts[2]) != 4 && len(parts[2]) != 2:
		return "", "", "", false
	case order == intake.OrderMonth && isNumber(parts[0]) && isNumber(parts[1]):
		return parts[1], parts[0], parts[2], true
	case order == intake.OrderNone && isNumber(parts[1]):
		if n, _ := strconv.Atoi(parts[1]); n > 12 { // it can only be the day
			return parts[1], parts[0], parts[2], true
		}
	}
	return parts[0], parts[1], parts[2], true
}

// twoWays says whether a date could be read with its day first or with its month
// first, and would then be another day.
func twoWays(typed string) bool {
	parts := strings.FieldsFunc(typed, func(r rune) bool { return strings.ContainsRune("/.- ", r) })
	if len(parts) != 3 || len(parts[0]) == 4 || !isNumber(parts[0]) || !isNumber(parts[1]) {
		return false
	}
	a, _ := strconv.Atoi(parts[0])
	b, _ := strconv.Atoi(parts[1])
	return a != b && a >= 1 && a <= 12 && b >= 1 && b <= 12
}

func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

// readPlaces reads a list of places: a column code, one of place, name or address, and
// one of phone where there is one.
func readPlaces(raw []byte) (map[string]intake.Place, error) {
	if len(raw) == 0 {
		return nil, nil
	}
	t, err := readTable(raw, "places")
	if err != nil {
		return nil, err
	}
	code := firstOf(t, "code", "place_code", "crt_rm", "location_code")
	name := firstOf(t, "place", "name", "address", "location")
	if code == "" || name == "" {
		return nil, refused("places", "kw.import.error.columns", map[string]any{"Columns": "code, place"})
	}
	places := map[string]intake.Place{}
	for _, line := range t.lines {
		key := strings.ToLower(t.cell(line, code))
		if _, twice := places[key]; twice {
			return nil, refused("places", "kw.import.error.twice-code", map[string]any{"Line": line.number})
		}
		if key != "" {
			places[key] = intake.Place{Name: redact.Text(t.cell(line, name)), Phone: redact.Text(t.cell(line, "phone"))}
		}
	}
	return places, nil
}

func firstOf(t table, names ...string) string {
	if i := slices.IndexFunc(names, t.has); i >= 0 {
		return names[i]
	}
	return ""
}

// kindNames lists the words that a table may have for a kind.
func kindNames() string {
	var out []string
	for _, k := range remind.Kinds {
		out = append(out, string(k))
	}
	return strings.Join(out, ", ")
}

// short cuts a cell to what a message can show.
func short(s string) string {
	if r := []rune(s); len(r) > 30 {
		return string(r[:30]) + "…"
	}
	return s
}
