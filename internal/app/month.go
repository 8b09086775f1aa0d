package app

import (
	"cmp"
	"context"
	"crypto/rand"
	_ "embed"
	"errors"
	"fmt"
	"html/template"
	"io"
	"os"
	"time"

	"plainwell/internal/gp"
	"plainwell/internal/i18n"
	"plainwell/internal/places"
	"plainwell/internal/seal"
	"plainwell/internal/store"
	"plainwell/locales"
)

// MonthOptions say which month is printed, and where to.
type MonthOptions struct {
	DataDir  string
	Timezone string    // whose months are counted
	Month    string    // "2026-11"; "" for the last whole month
	File     string    // for the sheet; "" for none
	Out      io.Writer // for the same in plain text
	Now      time.Time // zero means now
}

// monthShape is how a month is written.
const monthShape = "2006-01"

// Month prints what readers told of the way to a GP in one month: how many joined, how
// many are still trying, and how often a surgery said no. Numbers under 5 are hidden,
// so the sheet may be shown to anybody. It makes no database.
func Month(ctx context.Context, o MonthOptions) error {
	zone, err := time.LoadLocation(o.Timezone)
	if err != nil {
		return fmt.Errorf("PLAINWELL_TIMEZONE: %q is not the name of a time zone", o.Timezone)
	}
	if o.Now.IsZero() {
		o.Now = time.Now()
	}
	now := o.Now.In(zone)
	first := time.Date(now.Year(), now.Month()-1, 1, 0, 0, 0, 0, zone)
	if o.Month != "" {
		if first, err = time.ParseInLocation(monthShape, o.Month, zone); err != nil {
			return fmt.Errorf("--month: write the year and the month, such as %s", now.Format(monthShape))
		}
	}
	bundle, err := i18n.Load(locales.FS())
	if err != nil {
		return err
	}
	counts, areas, err := monthCounts(ctx, o.DataDir, first.Format(monthShape))
	if err != nil {
		return err
	}
	report := gp.NewReport(first.Format(monthShape), counts, func(outward string) string {
		return cmp.Or(areas[outward], places.Postcode{Outward: outward}.Area())
	})
	sheet := newMonthSheet(bundle.For("en"), report, first, now)
	if o.File != "" {
		if err := writeSheet(o.File, sheet); err != nil {
			return err
		}
	}
	return sheet.text(o.Out, o.File)
}

// monthCounts reads the counts of a month, and the NHS area of each first half of a
// postcode; where none is known, its letters stand for the area.
func monthCounts(ctx context.Context, dataDir, month string) ([]gp.Count, map[string]string, error) {
	file := store.File(dataDir)
	if !store.Exists(file) {
		return nil, nil, fmt.Errorf("the database %s is not there yet: the first start of plainwell serve makes it", file)
	}
	keys, err := seal.Open(store.KeyFile(dataDir), rand.Reader)
	if err != nil {
		return nil, nil, err
	}
	db, err := store.Open(ctx, store.Options{Path: file, Keys: keys, Clock: time.Now, Random: rand.Reader})
	if err != nil {
		return nil, nil, err
	}
	counts, err := db.GPCounts(ctx, month)
	areas, failed := db.GPAreas(ctx)
	return counts, areas, errors.Join(err, failed, db.Close())
}

//go:embed month.html
var monthHTML string

var monthTemplate = template.Must(template.New("month").Parse(monthHTML))

func writeSheet(name string, sheet monthSheet) error {
	f, err := os.Create(name)
	if err != nil {
		return fmt.Errorf("the sheet cannot be written: %w", err)
	}
	return errors.Join(monthTemplate.Execute(f, sheet), f.Close())
}
