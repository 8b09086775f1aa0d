package app

import (
	"context"
	"fmt"
	"net/url"
	"strings"
	"time"

	"plainwell/internal/outbound"
	"plainwell/internal/places"
)

// ImportSurgeries brings in the NHS file of surgeries, epraccur.
func ImportSurgeries(ctx context.Context, o ImportOptions) error {
	return o.importing(ctx, func(i places.Importer) error {
		return o.source(func(s *places.Source) error {
			r, err := i.Surgeries(ctx, s)
			if r.Set.Kind == "" {
				return err
			}
			o.tell("Surgeries: %s, %s shape.", o.File, r.File.Shape)
			o.before(r.Before)
			o.tell("%-10s %6d, of which GP surgeries that are open: %d", "rows", r.File.Rows, r.Changes.After)
			o.tell("%-10s %6d rows that are no GP surgery, %d that are not open yet", "left out", r.File.Left, r.File.Asleep)
			if r.Changes.Before == 0 {
				o.tell("%-10s %6d", "new", len(r.Changes.New)) // all of them
			} else {
				o.list("new", r.Changes.New)
			}
			o.list("changed", r.Changes.Changed)
			o.list("closed", r.Changes.Closed)
			o.list("gone", r.Changes.Gone)
			if len(r.Changes.Reopened) > 0 {
				o.list("open again", r.Changes.Reopened)
			}
			if r.File.NoPlace > 0 {
				o.tell("%d have no postcode that can be read, and are never found.", r.File.NoPlace)
			}
			if err != nil {
				return o.refused(err, r.Changes.Before, r.Changes.After)
			}
			o.ended(r.Set)
			return nil
		})
	})
}

// wholeCountry is about the least that all postcodes of Great Britain are.
const wholeCountry = 1_500_000

// ImportPostcodes brings in OS Code-Point Open or a postcode file of the ONS.
func ImportPostcodes(ctx context.Context, o ImportOptions) error {
	return o.importing(ctx, func(i places.Importer) error {
		return o.source(func(s *places.Source) error {
			r, err := i.Postcodes(ctx, s)
			if r.Set.Kind == "" {
				return err
			}
			o.tell("Postcodes: %s, %s.", o.File, r.Postcodes.Shape)
			o.before(r.Before)
			o.tell("%-10s %9d", "in use", r.Changes.After)
			o.tell("%-10s %9d with no place, %d no longer in use, %d outside of Great Britain", "left out", r.Postcodes.NoPlace, r.Postcodes.Ended, r.Postcodes.Outside)
			o.tell("%-10s %9d", "new", r.Changes.New)
			o.tell("%-10s %9d", "changed", r.Changes.Moved)
			o.tell("%-10s %9d", "gone", r.Changes.Gone)
			if err != nil {
				return o.refused(err, r.Changes.Before, r.Changes.After)
			}
			if r.Changes.After < wholeCountry {
				o.tell("This is a part of the country: all of it has some 1.7 million.")
			}
			o.ended(r.Set)
			return nil
		})
	})
}

// directoryWait is how long one answer of the directory may take.
const directoryWait = 60 * time.Second

// ImportServices brings in which surgeries take new patients: from a saved answer of
// the NHS Directory of Healthcare Services, or, with a key, from the directory itself.
func ImportServices(ctx context.Context, o ImportOptions) error {
	if o.File == "" && o.ServicesKey == "" {
		return fmt.Errorf("name a file with a saved answer of the directory, or set PLAINWELL_SERVICES_KEY to ask it. It may be asked only where there is a legal basis and an agreement")
	}
	return o.importing(ctx, func(i places.Importer) error {
		var r places.ServiceReport
		var err error
		if o.File != "" {
			o.tell("Services: %s.", o.File)
			r, err = i.ServiceFile(ctx, o.File)
		} else {
			o.tell("Services: the directory itself.")
			r, err = o.askDirectory(ctx, i)
		}
		if r.Set.Kind == "" {
			return err
		}
		o.before(r.Before)
		o.tell("%-10s %6d, of which take new patients: %d, do not: %d; with a link to sign up: %d", "surgeries", r.Set.Count, r.Yes, r.No, r.Links)
		o.tell("%-10s %6d of no surgery here, %d with no code", "left out", r.Strange, r.Left)
		o.tell("%-10s %6d", "new", r.New)
		o.tell("%-10s %6d", "changed", r.Changed)
		o.tell("%-10s %6d", "gone", r.Gone)
		if err != nil {
			return o.refused(err, r.Before.Count, r.Set.Count)
		}
		o.ended(r.Set)
		return nil
	})
}

// askDirectory asks the directory through the guarded client. An address that an
// operator writes is theirs, and may be this computer.
func (o ImportOptions) askDirectory(ctx context.Context, i places.Importer) (places.ServiceReport, error) {
	base, entry := places.DirectoryURL, "api.service.nhs.uk"
	if o.ServicesURL != "" {
		u, err := url.Parse(o.ServicesURL)
		if err != nil || u.Host == "" || u.User != nil || u.Scheme != "https" && !(u.Scheme == "http" && onThisComputer(u.Hostname())) {
			return places.ServiceReport{}, fmt.Errorf("PLAINWELL_SERVICES_URL: %q is no https address", o.ServicesURL)
		}
		base, entry = strings.TrimSuffix(o.ServicesURL, "/"), u.Scheme+"://"+u.Host
	}
	policy, err := outbound.NewPolicy([]string{entry})
	if err != nil {
		return places.ServiceReport{}, fmt.Errorf("PLAINWELL_SERVICES_URL: %w", err)
	}
	client := policy.Client(directoryWait)
	defer client.CloseIdleConnections()
	all, left, err := places.Directory{Base: base, Key: o.ServicesKey, Client: client, Clock: i.Clock}.All(ctx, i.Progress)
	if err != nil {
		return places.ServiceReport{}, err
	}
	return i.Services(ctx, all, left, &places.Source{Date: i.Clock()}, "directory")
}
