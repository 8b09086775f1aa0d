package app

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"plainwell/internal/places"
	"plainwell/internal/store"
)

// ImportOptions say what an operator brings in, and how.
type ImportOptions struct {
	DataDir     string
	File        string // a CSV file, a zip archive, or a folder of CSV files
	DryRun      bool   // print what would change, and change nothing
	AllowDrop   bool   // take a set that is smaller by more than a fifth
	Small       bool   // take a file of surgeries with few rows
	Date        string // day that the facts are from, 2026-11-22; "": when the file was written
	ServicesKey string // of the agreement with NHS England, for asking the directory itself
	ServicesURL string // where the directory answers, "" for the real one
	Out         io.Writer
	Progress    func(done, total int64) // may be nil
}

// importing opens the database, runs one import, and closes it again. The site may run
// meanwhile. A dry run on a computer with no database leaves none.
func (o ImportOptions) importing(ctx context.Context, run func(places.Importer) error) error {
	i := places.Importer{Clock: time.Now, DryRun: o.DryRun, AllowDrop: o.AllowDrop, Small: o.Small, Progress: o.Progress}
	if o.Date != "" {
		var err error
		if i.Date, err = time.Parse(time.DateOnly, o.Date); err != nil {
			return fmt.Errorf("--date: %q is no day, such as 2026-11-22", o.Date)
		}
	}
	dir := o.DataDir
	if o.DryRun && !store.Exists(store.File(dir)) {
		temporary, err := os.MkdirTemp("", "plainwell-dry-run-")
		if err != nil {
			return err
		}
		defer os.RemoveAll(temporary)
		dir = temporary
	}
	keys, _, err := store.OpenKeys(dir, rand.Reader)
	if err != nil {
		return err
	}
	db, err := store.Open(ctx, store.Options{Path: store.File(dir), Keys: keys, Clock: time.Now, Random: rand.Reader})
	if err != nil {
		return err
	}
	i.Shelf = db
	return errors.Join(run(i), db.Close())
}

// source opens what is to be imported, for as long as run takes.
func (o ImportOptions) source(run func(*places.Source) error) error {
	s, err := places.OpenSource(o.File)
	if err != nil {
		return err
	}
	return errors.Join(run(s), s.Close())
}

// tell prints lines for the operator.
func (o ImportOptions) tell(format string, args ...any) { fmt.Fprintf(o.Out, format+"\n", args...) }

// ended prints the last line of an import.
func (o ImportOptions) ended(set places.Set) {
	if o.DryRun {
		o.tell("This was a dry run: nothing was changed.")
		return
	}
	o.tell("In use from now on, also where the site is running. Facts from %s.", set.Date.Format(time.DateOnly))
	if len(set.Hash) > 0 {
		o.tell("Fingerprint of the file: %x", set.Hash)
	}
}

// before says which set was in use.
func (o ImportOptions) before(set places.Set) {
	switch {
	case set.Kind == "":
		o.tell("Until now: none.")
	case set.Example:
		o.tell("Until now: the made-up example, which goes.")
	default:
		o.tell("Until now: %d, facts from %s, imported %s.", set.Count, set.Date.Format(time.DateOnly), set.Imported.Format(time.DateOnly))
	}
}

// refused puts the words of an error into the words of the command.
func (o ImportOptions) refused(err error, before, after int) error {
	if errors.Is(err, places.ErrDrop) {
		return fmt.Errorf("the set in use has %d, this file has %d: %w", before, after, err)
	}
	return err
}

// listMost is how many surgeries are named under each heading.
const listMost = 20

func (o ImportOptions) list(heading string, all []places.Surgery) {
	o.tell("%-10s %6d", heading, len(all))
	for i, s := range all {
		if i == listMost {
			o.tell("             and %d more", len(all)-listMost)
			break
		}
		o.tell("             %s", strings.TrimSpace(s.Code+"  "+s.Name+"  "+s.Postcode.String()))
	}
}
