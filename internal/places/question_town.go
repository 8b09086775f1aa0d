package places

import (
	"cmp"
	"context"
	"slices"
)

// mostChoices is how many towns are offered.
const mostChoices = 8

// byTown answers for a town, or asks which one. near are postcodes that were typed with
// it. It says whether there is an answer.
func (q *question) byTown(ctx context.Context, name string, near []Postcode) (bool, error) {
	towns, err := q.towns(ctx, TownKey(name))
	if err != nil || len(towns) == 0 {
		return false, err
	}
	for _, p := range near {
		if i := slices.IndexFunc(towns, func(t Town) bool { return t.Outward == p.Outward }); i >= 0 {
			return true, q.inTown(ctx, towns[i])
		}
	}
	if len(near) > 0 {
		return false, nil // the postcode says it better
	}
	if len(towns) == 1 {
		return true, q.inTown(ctx, towns[0])
	}
	slices.SortStableFunc(towns, func(a, b Town) int { return cmp.Compare(b.Count, a.Count) })
	q.a.Outcome, q.a.Choices = Choose, towns[:min(len(towns), mostChoices)]
	return true, nil
}

// towns finds the towns that a key can mean: those of this very name, else those whose
// names begin with its words, else those that are spelled nearly so.
func (q *question) towns(ctx context.Context, key string) ([]Town, error) {
	if english, ok := welshNames[key]; ok {
		key = english
	}
	if len(key) < 3 || len(key) > longestKey {
		return nil, nil
	}
	begin, err := q.Towns(ctx, key)
	if err != nil {
		return nil, err
	}
	exact := slices.DeleteFunc(slices.Clone(begin), func(t Town) bool { return t.Key != key })
	if len(exact) > 0 {
		return exact, nil
	}
	if len(begin) > 0 {
		return begin, nil
	}
	keys, err := q.TownKeys(ctx)
	if err != nil {
		return nil, err
	}
	var towns []Town
	for _, near := range nearKeys(key, keys) {
		some, err := q.Towns(ctx, near)
		if err != nil {
			return nil, err
		}
		towns = append(towns, slices.DeleteFunc(some, func(t Town) bool { return t.Key != near })...)
	}
	return towns, nil
}

// inTown answers for one town.
func (q *question) inTown(ctx context.Context, t Town) error {
	q.a.Read = t.Shown
	if t.At.Known() {
		return q.around(ctx, t.At)
	}
	all, err := q.Surgeries(ctx)
	if err != nil {
		return err
	}
	area := Postcode{Outward: t.Outward}.Area()
	all = slices.DeleteFunc(all, func(s Surgery) bool {
		return s.Postcode.Area() != area || !slices.ContainsFunc(townNames(s), func(name string) bool { return TownKey(name) == t.Key })
	})
	slices.SortFunc(all, func(a, b Surgery) int { return cmp.Compare(a.Shown(), b.Shown()) })
	return q.list(ctx, all)
}
