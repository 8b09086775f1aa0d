package remind

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"time"
)

// Holidays are bank holidays by day, as 2027-12-27, with their names.
type Holidays map[string]string

// holidayPart is the part of the file that counts here: the site serves England
// and Wales.
const holidayPart = "england-and-wales"

// ParseHolidays reads bank holidays in the shape of
// https://www.gov.uk/bank-holidays.json. A file without a day of England and Wales
// is an error, since it would say of every day that it is an ordinary one.
func ParseHolidays(text []byte) (Holidays, error) {
	var file map[string]struct {
		Events []struct {
			Title string `json:"title"`
			Date  string `json:"date"`
		} `json:"events"`
	}
	if err := json.Unmarshal(text, &file); err != nil {
		return nil, fmt.Errorf("it is not in the shape of gov.uk/bank-holidays.json: %w", err)
	}
	out := Holidays{}
	for i, e := range file[holidayPart].Events {
		if _, err := time.Parse(time.DateOnly, e.Date); err != nil {
			return nil, fmt.Errorf("event %d of %s has no date such as 2027-12-27", i+1, holidayPart)
		}
		out[e.Date] = e.Title
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("it holds no events of %s", holidayPart)
	}
	return out, nil
}

// LoadHolidays reads the holidays of a file.
func LoadHolidays(files fs.FS, name string) (Holidays, error) {
	text, err := fs.ReadFile(files, name)
	if err != nil {
		return nil, err
	}
	h, err := ParseHolidays(text)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return h, nil
}

// Text writes the list in the shape that ParseHolidays reads.
func (h Holidays) Text() []byte {
	type event struct {
		Title string `json:"title"`
		Date  string `json:"date"`
	}
	var events []event
	for _, day := range slices.Sorted(maps.Keys(h)) {
		events = append(events, event{h[day], day})
	}
	text, err := json.Marshal(map[string]any{holidayPart: map[string]any{"division": holidayPart, "events": events}})
	if err != nil {
		panic(err) // texts alone, which always can be written
	}
	return append(text, '\n')
}

// Span gives the first and the last day of the list, "" for an empty one.
func (h Holidays) Span() (first, last string) {
	days := slices.Sorted(maps.Keys(h))
	if len(days) == 0 {
		return "", ""
	}
	return days[0], days[len(days)-1]
}

// Merge adds the days of another list to a copy of this one. Such lists hold some
// years only, so a day that the newer one lacks stays.
func (h Holidays) Merge(newer Holidays) Holidays {
	out := maps.Clone(h)
	if out == nil {
		out = Holidays{}
	}
	maps.Copy(out, newer)
	return out
}

// On says whether a wall time is on a bank holiday. A year that the list does not
// reach has none.
func (h Holidays) On(w Wall) bool {
	_, ok := h[w.String()[:len(time.DateOnly)]]
	return ok
}
