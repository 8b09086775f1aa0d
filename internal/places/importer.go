package places

import (
	"context"
	"time"
)

// Importer brings files in. Everything is read and checked before the first word is
// written: what was in use stays until one transaction puts the new set in its place.
type Importer struct {
	Shelf     Shelf
	Clock     func() time.Time
	DryRun    bool      // change nothing
	AllowDrop bool      // take a set that is smaller by more than a fifth
	Small     bool      // take a file of surgeries with few rows
	Date      time.Time // day that the facts are from; zero: when the file was written
	Example   bool      // the data are made up
	Progress  Progress
}

// SurgeryReport is what came of an import of surgeries.
type SurgeryReport struct {
	File    SurgeryFile
	Set     Set
	Before  Set // the set in use until then; zero for none
	Changes Changes
}

// Surgeries reads a file of surgeries and puts it in use.
func (i Importer) Surgeries(ctx context.Context, s *Source) (SurgeryReport, error) {
	var r SurgeryReport
	var err error
	if r.File, err = ReadSurgeries(s, i.Small, i.Progress); err != nil {
		return r, err
	}
	var before []Surgery
	err = i.Shelf.Places(ctx, func(v View) error {
		sets, err := v.Sets(ctx)
		if r.Before = sets[KindSurgeries]; err != nil || r.Before.Example {
			return err
		}
		before, err = v.Surgeries(ctx)
		return err
	})
	if err != nil {
		return r, err
	}
	r.Set = i.set(KindSurgeries, r.File.Shape, s)
	kept := r.File.Kept(before, r.Set.Date)
	r.Changes = Compare(before, kept)
	r.Set.Count = r.Changes.After
	if dropped(r.Changes.Before, r.Changes.After) && !i.AllowDrop {
		return r, ErrDrop
	}
	if i.DryRun {
		return r, nil
	}
	return r, i.Shelf.ReplaceSurgeries(ctx, kept, r.Set)
}

// PostcodeReport is what came of an import of postcodes.
type PostcodeReport struct {
	Postcodes *Postcodes
	Set       Set
	Before    Set
	Changes   PostcodeChanges
}

// Postcodes reads files of postcodes and puts them in use.
func (i Importer) Postcodes(ctx context.Context, s *Source) (PostcodeReport, error) {
	var r PostcodeReport
	var err error
	if r.Postcodes, err = ReadPostcodes(s, i.Progress); err != nil {
		return r, err
	}
	compared := newAgainst(r.Postcodes)
	err = i.Shelf.Places(ctx, func(v View) error {
		sets, err := v.Sets(ctx)
		if r.Before = sets[KindPostcodes]; err != nil || r.Before.Example {
			return err
		}
		return v.Outwards(ctx, compared.outward)
	})
	if err != nil {
		return r, err
	}
	r.Changes = compared.rest()
	r.Set = i.set(KindPostcodes, r.Postcodes.Shape, s)
	r.Set.Count = r.Changes.After
	if dropped(r.Changes.Before, r.Changes.After) && !i.AllowDrop {
		return r, ErrDrop
	}
	if i.DryRun {
		return r, nil
	}
	return r, i.Shelf.ReplacePostcodes(ctx, r.Postcodes, r.Set)
}

// set says where data come from. A file from the future was written by a wrong clock.
func (i Importer) set(kind Kind, shape string, s *Source) Set {
	now := i.Clock()
	date := i.Date
	if date.IsZero() {
		date = s.Date
	}
	if date.After(now) || date.IsZero() {
		date = now
	}
	return Set{Kind: kind, Shape: shape, Hash: s.Hash, Date: day(date), Imported: now, Example: i.Example}
}
