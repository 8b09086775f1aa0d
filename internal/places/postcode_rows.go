package places

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// The columns of OS Code-Point Open, from 0.
const (
	osColumns  = 10
	osPostcode = 0
	osQuality  = 1
	osEast     = 2
	osNorth    = 3
)

// osRows reads OS Code-Point Open.
type osRows struct{}

func (osRows) take(p *Postcodes, fields []string) (int, string, string) {
	code, ok := filed(fields[osPostcode])
	if !ok {
		return osPostcode, "postcode", quoted(fields[osPostcode]) + " is no postcode"
	}
	at, column, name := gridPoint(fields, osEast, osNorth)
	switch {
	case name != "":
		return column, name, quoted(fields[column]) + " is no whole number"
	case strings.TrimSpace(fields[osQuality]) == "90" || at.E == 0 || at.N == 0:
		p.NoPlace++
	case !at.onGrid():
		return osEast, "eastings", fmt.Sprintf("%d, %d lies outside of Great Britain", at.E, at.N)
	default:
		p.add(code, at)
	}
	return 0, "", ""
}

// gridPoint reads two columns of metres; empty ones are 0. A name says which one is
// no number.
func gridPoint(fields []string, east, north int) (Point, int, string) {
	e, err := metres(fields[east])
	if err != nil {
		return Point{}, east, "eastings"
	}
	n, err := metres(fields[north])
	if err != nil {
		return Point{}, north, "northings"
	}
	return Point{e, n}, 0, ""
}

func metres(text string) (int, error) {
	if text = strings.TrimSpace(text); text == "" {
		return 0, nil
	}
	return strconv.Atoi(text)
}

// onsRows reads NSPL and ONSPD: columns are found by their names.
type onsRows struct{ postcode, ended, east, north, grid, lat int }

// The names of the columns over the years. Several may hold the postcode: any will do.
var onsNames = []struct {
	name  string
	shape *regexp.Regexp
	must  bool
}{
	{"pcds", regexp.MustCompile(`^(pcds|pcd8|pcd7|pcd2|pcd)$`), true},
	{"doterm", regexp.MustCompile(`^doterm$`), true},
	{"east1m", regexp.MustCompile(`^(east1m|oseast1m)$`), true},
	{"north1m", regexp.MustCompile(`^(north1m|osnrth1m)$`), true},
	{"gridind", regexp.MustCompile(`^(gridind|osgrdind)$`), false},
	{"lat", regexp.MustCompile(`^lat$`), false},
}

// onsColumns finds the columns in the first row.
func onsColumns(heading []string) (onsRows, error) {
	at := make([]int, len(onsNames))
	for i, want := range onsNames {
		at[i] = -1
		for column, name := range heading {
			if want.shape.MatchString(strings.ToLower(strings.TrimSpace(name))) {
				at[i] = column
				break
			}
		}
		if at[i] < 0 && want.must {
			return onsRows{}, fmt.Errorf("it is neither OS Code-Point Open (10 columns, no headings) nor a postcode file of the ONS: there is no column named like %s", want.name)
		}
	}
	return onsRows{at[0], at[1], at[2], at[3], at[4], at[5]}, nil
}

// nowhere is how the ONS writes that it knows no place.
const nowhere = "99.999999"

func (o onsRows) take(p *Postcodes, fields []string) (int, string, string) {
	code, ok := filed(fields[o.postcode])
	if !ok {
		return o.postcode, "postcode", quoted(fields[o.postcode]) + " is no postcode"
	}
	if strings.TrimSpace(fields[o.ended]) != "" {
		p.Ended++
		return 0, "", ""
	}
	if code.Area() == "BT" { // on the Irish grid
		p.Outside++
		return 0, "", ""
	}
	at, column, name := gridPoint(fields, o.east, o.north)
	switch {
	case name != "":
		return column, name, quoted(fields[column]) + " is no whole number"
	case at.E == 0 || at.N == 0 || o.says(fields, o.grid, "9") || o.says(fields, o.lat, nowhere):
		p.NoPlace++
	case !at.onGrid():
		p.Outside++
	default:
		p.add(code, at)
	}
	return 0, "", ""
}

// says whether a column that may be missing holds a value.
func (o onsRows) says(fields []string, column int, value string) bool {
	return column >= 0 && strings.TrimSpace(fields[column]) == value
}
