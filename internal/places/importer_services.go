package places

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
)

// ServiceReport is what came of an import of services.
type ServiceReport struct {
	Set                Set
	Before             Set
	New, Changed, Gone int
	Left               int // without an organisation code
	Strange            int // of no surgery that is kept here
	Yes, No, Links     int
}

// ServiceFile reads a saved answer of the directory and puts it in use.
func (i Importer) ServiceFile(ctx context.Context, path string) (ServiceReport, error) {
	f, err := os.Open(path)
	if err != nil {
		return ServiceReport{}, fmt.Errorf("%s cannot be read: %w", path, err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return ServiceReport{}, err
	}
	hash := sha256.New()
	all, left, err := ReadServices(io.TeeReader(f, hash), i.Clock())
	if err != nil {
		return ServiceReport{}, fmt.Errorf("%s: %w", path, err)
	}
	return i.Services(ctx, all, left, &Source{Date: info.ModTime(), Hash: hash.Sum(nil)}, "file")
}

// Services puts services in use: those of surgeries that are kept here.
func (i Importer) Services(ctx context.Context, all []Service, left int, from *Source, shape string) (ServiceReport, error) {
	r := ServiceReport{Left: left, Set: i.set(KindServices, shape, from)}
	known, was := map[string]bool{}, map[string]Service{}
	err := i.Shelf.Places(ctx, func(v View) error {
		surgeries, err := v.Surgeries(ctx)
		if err != nil {
			return err
		}
		for _, s := range surgeries {
			known[s.Code] = true
		}
		sets, err := v.Sets(ctx)
		if r.Before = sets[KindServices]; err != nil {
			return err
		}
		before, err := v.Services(ctx)
		for _, s := range before {
			was[s.Code] = s
		}
		return err
	})
	if err != nil {
		return r, err
	}
	var kept []Service
	for _, s := range all {
		if !known[s.Code] {
			r.Strange++
			continue
		}
		r.count(s, was)
		kept = append(kept, s)
	}
	r.Gone = len(was)
	r.Set.Count = len(kept)
	if len(kept) == 0 {
		return r, fmt.Errorf("none of the %d services belongs to a surgery that is kept here. Import the surgeries first", len(all))
	}
	if dropped(r.Before.Count, len(kept)) && !i.AllowDrop {
		return r, ErrDrop
	}
	if i.DryRun {
		return r, nil
	}
	return r, i.Shelf.ReplaceServices(ctx, kept, r.Set)
}

// count notes one service against the set in use.
func (r *ServiceReport) count(s Service, was map[string]Service) {
	switch old, had := was[s.Code]; {
	case !had:
		r.New++
	case !s.same(old):
		r.Changed++
	}
	delete(was, s.Code)
	switch s.Taking {
	case TakingYes:
		r.Yes++
	case TakingNo:
		r.No++
	}
	if s.Link != "" {
		r.Links++
	}
}
