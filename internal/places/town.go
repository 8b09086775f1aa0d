package places

import (
	"cmp"
	"slices"
	"strings"
)

// Town is a town as the addresses of surgeries name it. Towns of one name that lie far
// apart are several towns.
type Town struct {
	Key     string // its name, as TownKey writes it
	Shown   string // in ordinary writing
	County  string // in ordinary writing, "" if no address says it
	Outward string // the first half that most of its surgeries have
	At      Point  // the middle of its surgeries; zero where no place is known
	Count   int    // surgeries
}

// townReach is how far apart two surgeries of one town may be, in metres.
const townReach = 15_000

// Towns lists the towns of surgeries that are open.
func Towns(all []Surgery) []Town {
	type group struct {
		town Town
		in   []Surgery
	}
	groups := map[string][]*group{}
	for _, s := range all {
		if !s.Open() || s.Postcode.Outward == "" {
			continue
		}
		for _, name := range townNames(s) {
			key := TownKey(name)
			if key == "" {
				continue
			}
			i := slices.IndexFunc(groups[key], func(g *group) bool { return together(g.in[0], s) })
			if i < 0 {
				groups[key] = append(groups[key], &group{town: Town{Key: key, Shown: TitleCase(name)}})
				i = len(groups[key]) - 1
			}
			groups[key][i].in = append(groups[key][i].in, s)
		}
	}
	var towns []Town
	for _, of := range groups {
		for _, g := range of {
			g.town.fill(g.in)
			towns = append(towns, g.town)
		}
	}
	slices.SortFunc(towns, func(a, b Town) int {
		return cmp.Or(cmp.Compare(a.Key, b.Key), cmp.Compare(a.Outward, b.Outward))
	})
	// Two groups that most often have the same first half are told apart by nobody.
	return slices.CompactFunc(towns, func(a, b Town) bool { return a.Key == b.Key && a.Outward == b.Outward })
}

// together says whether two surgeries whose town has the same name are in one town: by
// distance, or by the letters of their postcodes where no distance is known.
func together(a, b Surgery) bool {
	if a.At.Known() && b.At.Known() {
		return a.At.Metres(b.At) <= townReach
	}
	return a.Postcode.Area() == b.Postcode.Area()
}

// fill works out what a town's surgeries have in common.
func (t *Town) fill(in []Surgery) {
	var points []Point
	halves, counties := map[string]int{}, map[string]int{}
	for _, s := range in {
		if s.At.Known() {
			points = append(points, s.At)
		}
		halves[s.Postcode.Outward]++
		if county := s.Address[4]; county != "" && TownKey(county) != t.Key {
			counties[TitleCase(county)]++
		}
	}
	t.At, t.Count, t.Outward, t.County = mean(points), len(in), most(halves), most(counties)
}

// most gives the text that was counted most often, the first of several in order.
func most(counts map[string]int) string {
	best := ""
	for text, n := range counts {
		if n > counts[best] || n == counts[best] && text < best {
			best = text
		}
	}
	return best
}

// townNames gives the lines of an address that can be a town. Files write it on the
// fourth line, or on an earlier one when the address is short.
func townNames(s Surgery) []string {
	var names []string
	for _, line := range s.Address[1:] {
		if line = strings.TrimSpace(line); isTown(line) {
			names = append(names, line)
		}
	}
	if len(names) > 2 {
		names = names[len(names)-2:]
	}
	return names
}

// isTown says whether a line of an address can be the name of a town.
func isTown(line string) bool {
	if len(line) < 3 || strings.ContainsAny(line, "0123456789,") {
		return false
	}
	words := strings.FieldsFunc(strings.ToUpper(line), func(r rune) bool { return r == ' ' || r == '.' })
	if len(words) == 0 || counties[strings.Join(words, " ")] {
		return false
	}
	return !streets[words[len(words)-1]]
}

// streets are words that streets and houses end with.
var streets = wordSet(`STREET ST ROAD RD LANE LN AVENUE AVE WAY CLOSE DRIVE COURT CRESCENT TERRACE PLACE SQUARE GARDENS
	HOUSE CENTRE CENTER SURGERY CLINIC HOSPITAL BUILDING BUILDINGS PRACTICE ESTATE PARADE MEWS WALK HIGHWAY BYPASS`)

// counties are names on the last line that are no towns. What is not here is taken for
// a town, which does no more harm than a choice that nobody needs.
var counties = func() map[string]bool {
	set := map[string]bool{}
	for _, name := range strings.Split(`AVON,BEDFORDSHIRE,BERKSHIRE,BUCKINGHAMSHIRE,CAMBRIDGESHIRE,CHESHIRE,CLEVELAND,CLWYD,CORNWALL,
		COUNTY DURHAM,CO DURHAM,CUMBRIA,DERBYSHIRE,DEVON,DORSET,DYFED,EAST SUSSEX,EAST YORKSHIRE,ESSEX,GLOUCESTERSHIRE,GREATER LONDON,
		GREATER MANCHESTER,GWENT,GWYNEDD,HAMPSHIRE,HEREFORDSHIRE,HERTFORDSHIRE,HUMBERSIDE,ISLE OF WIGHT,KENT,LANCASHIRE,LEICESTERSHIRE,
		LINCOLNSHIRE,MERSEYSIDE,MID GLAMORGAN,MIDDLESEX,NORFOLK,NORTH YORKSHIRE,NORTHAMPTONSHIRE,NORTHUMBERLAND,NOTTINGHAMSHIRE,
		OXFORDSHIRE,POWYS,RUTLAND,SHROPSHIRE,SOMERSET,SOUTH GLAMORGAN,SOUTH YORKSHIRE,STAFFORDSHIRE,SUFFOLK,SURREY,TEESSIDE,
		TYNE AND WEAR,TYNE & WEAR,WARWICKSHIRE,WEST GLAMORGAN,WEST MIDLANDS,WEST SUSSEX,WEST YORKSHIRE,WILTSHIRE,WORCESTERSHIRE,YORKSHIRE`, ",") {
		set[strings.TrimSpace(name)] = true
	}
	return set
}()
