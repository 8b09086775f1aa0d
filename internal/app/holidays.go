package app

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"plainwell/internal/remind"
	"plainwell/locales"
)

// holidaysFile is in the shape of gov.uk/bank-holidays.json, in each of three
// places: built in, in the operator's own folder, and in the data folder, where
// ImportHolidays puts it. The days of each are added to those before it.
const holidaysFile = "bank-holidays.json"

// readHolidays reads the built-in days and those of the operator's own folder, if
// own is not nil.
func readHolidays(own fs.FS) (remind.Holidays, error) {
	all, err := remind.LoadHolidays(locales.FS(), holidaysFile)
	if err != nil || own == nil {
		return all, err
	}
	more, err := someHolidays(own)
	if err != nil {
		return nil, fmt.Errorf("PLAINWELL_CONTENT_DIR: %w", err)
	}
	return all.Merge(more), nil
}

// someHolidays reads the file of a folder that may have none.
func someHolidays(folder fs.FS) (remind.Holidays, error) {
	h, err := remind.LoadHolidays(folder, holidaysFile)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return h, err
}

// importedHolidays adds the days that were imported.
func importedHolidays(all remind.Holidays, dataDir string) (remind.Holidays, error) {
	more, err := someHolidays(os.DirFS(dataDir))
	if err != nil {
		return nil, fmt.Errorf("%s: %w. Import the file again, or delete it", dataDir, err)
	}
	return all.Merge(more), nil
}

// ImportHolidays adds the bank holidays of a file to those in the data folder, and
// tells what it did. The program knows of them from its next start on.
func ImportHolidays(dataDir, file string, dryRun bool, out io.Writer) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	given, err := remind.ParseHolidays(text)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	before, err := importedHolidays(nil, dataDir)
	if err != nil {
		return err
	}
	after := before.Merge(given)
	first, last := given.Span()
	fmt.Fprintf(out, "%d bank holidays from %s to %s; %d are new here.\n", len(given), first, last, len(after)-len(before))
	if dryRun {
		_, err := fmt.Fprintln(out, "Nothing was written.")
		return err
	}
	if err := os.MkdirAll(dataDir, 0o700); err != nil {
		return err
	}
	// Written beside it and then put in its place, so that it is never half there.
	name := filepath.Join(dataDir, holidaysFile)
	if err := os.WriteFile(name+".new", after.Text(), 0o600); err != nil {
		return err
	}
	if err := os.Rename(name+".new", name); err != nil {
		return err
	}
	_, err = fmt.Fprintln(out, "They count from the next start of plainwell serve.")
	return err
}
