package places

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"
)

// question is one question on its way to an answer.
type question struct {
	View
	typed string
	want  int
	now   time.Time
	a     Answer
}

// ask reads the text as a postcode, then as a town, then as an address that ends in
// a postcode.
func (q *question) ask(ctx context.Context) error {
	codes := Readings(q.typed)
	if len(codes) > 0 && !hasFigure(q.typed) { // Poling is a village, and nearly PO1 1NG
		if found, err := q.byTown(ctx, q.typed, nil); err != nil || found {
			return err
		}
	}
	if len(codes) > 0 {
		return q.byPostcode(ctx, codes)
	}
	words := strings.Fields(q.typed)
	var near []Postcode // "Newport PO30", "1 High Street TS18 1HU"
	for _, last := range []int{2, 1} {
		if len(near) == 0 && len(words) > last {
			near = Readings(strings.Join(words[len(words)-last:], " "))
			if len(near) > 0 {
				words = words[:len(words)-last]
			}
		}
	}
	found, err := q.byTown(ctx, strings.Join(words, " "), near)
	if err != nil || found {
		return err
	}
	if len(near) > 0 {
		return q.byPostcode(ctx, near)
	}
	q.a.Outcome = NotPlace
	return nil
}

// byPostcode takes the first reading that is known whole, then the first whose first
// half is known, then a first half that surgeries have.
func (q *question) byPostcode(ctx context.Context, codes []Postcode) error {
	where, err := q.place(ctx, codes)
	if err != nil {
		return err
	}
	if where.Known() {
		if err := q.around(ctx, where); err != nil || q.a.Outcome == Found {
			return err
		}
	}
	for _, code := range codes {
		all, err := q.InOutward(ctx, code.Outward)
		if err != nil {
			return err
		}
		if len(all) > 0 {
			q.a.Read, q.a.Half = code.Outward, false
			slices.SortFunc(all, func(a, b Surgery) int {
				return cmp.Or(cmp.Compare(unlike(a.Postcode, code), unlike(b.Postcode, code)), cmp.Compare(a.Shown(), b.Shown()))
			})
			return q.list(ctx, all)
		}
	}
	if !where.Known() {
		q.a.Outcome, q.a.Read = NotKnown, codes[0].String()
	}
	return nil
}

// place finds where a postcode lies, and notes how it was read.
func (q *question) place(ctx context.Context, codes []Postcode) (Point, error) {
	var half Point
	known := map[string]Outward{}
	for _, code := range codes {
		out, seen := known[code.Outward]
		if !seen {
			var err error
			if out, _, err = q.Outward(ctx, code.Outward); err != nil {
				return Point{}, err
			}
			known[code.Outward] = out
		}
		if out.Count == 0 {
			continue
		}
		if at, ok := out.Find(code.Inward); ok {
			q.a.Read, q.a.Half = code.String(), false
			return at, nil
		}
		if !half.Known() {
			half = out.Middle
			q.a.Read, q.a.Half = code.Outward, code.Inward != ""
		}
	}
	return half, nil
}

// unlike is 0 for two postcodes whose second halves begin alike.
func unlike(a, b Postcode) int {
	if a.Inward != "" && b.Inward != "" && a.Inward[0] == b.Inward[0] {
		return 0
	}
	return 1
}

// around answers with the surgeries near a place.
func (q *question) around(ctx context.Context, at Point) error {
	open, closed, err := nearest(ctx, at, q.want, q.Spots)
	if err != nil {
		return err
	}
	if len(open) == 0 {
		// Surgeries were brought in before postcodes, or lie elsewhere.
		q.a.Outcome = NothingBy
		return nil
	}
	q.a.More = len(open) > q.want && q.want < MostList
	q.a.Measured, q.a.Outcome = true, Found
	if q.a.Near, err = q.details(ctx, open[:min(len(open), q.want)]); err != nil {
		return err
	}
	closed = closed[:min(len(closed), mostClosed)]
	q.a.Closed, err = q.details(ctx, closed)
	q.a.Closed = slices.DeleteFunc(q.a.Closed, func(n Near) bool { return q.forgotten(n.Surgery) })
	return err
}

// list answers with surgeries whose distance is not known.
func (q *question) list(ctx context.Context, all []Surgery) error {
	var open, closed []distant
	for _, s := range all {
		if s.Open() {
			open = append(open, distant{Spot: Spot{Code: s.Code}})
		} else if !q.forgotten(s) && len(closed) < mostClosed {
			closed = append(closed, distant{Spot: Spot{Code: s.Code}})
		}
	}
	q.a.Outcome = NothingBy
	if len(open) > 0 {
		q.a.Outcome = Found
	}
	q.a.More = len(open) > q.want && q.want < MostList
	var err error
	if q.a.Near, err = q.details(ctx, open[:min(len(open), q.want)]); err != nil {
		return err
	}
	q.a.Closed, err = q.details(ctx, closed)
	return err
}

// forgotten says whether a surgery has closed too long ago to be told of.
func (q *question) forgotten(s Surgery) bool {
	return !s.Open() && s.Closed.Before(q.now.AddDate(0, -ClosedMonths, 0))
}

// details reads the surgeries of a list, in its order.
func (q *question) details(ctx context.Context, list []distant) ([]Near, error) {
	if len(list) == 0 {
		return nil, nil
	}
	codes := make([]string, len(list))
	for i, d := range list {
		codes[i] = d.Code
	}
	all, err := q.Surgeries(ctx, codes...)
	if err != nil {
		return nil, err
	}
	services, err := q.Services(ctx, codes...)
	if err != nil {
		return nil, err
	}
	var near []Near
	for _, d := range list {
		i := slices.IndexFunc(all, func(s Surgery) bool { return s.Code == d.Code })
		if i < 0 {
			continue
		}
		n := Near{Surgery: all[i]}
		if q.a.Measured {
			n.Away = SayAway(d.metres)
		}
		if j := slices.IndexFunc(services, func(s Service) bool { return s.Code == d.Code }); j >= 0 {
			n.Service = services[j]
		}
		q.a.Wales = q.a.Wales || n.Country == Wales && n.Open()
		near = append(near, n)
	}
	return near, nil
}
