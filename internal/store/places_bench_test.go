package store

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"plainwell/internal/places"
)

// letters are those that the second halves of postcodes are made of.
const letters = "ABDEFGHJLNPQRSTUWXYZ"

// wholePostcodes writes a file of 1.7 million postcodes in the shape of OS: 2,900 first
// halves over the country, some 590 postcodes in each.
func wholePostcodes(b *testing.B) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "codepo.csv")
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	var text strings.Builder
	for half := range 2900 {
		out := outwardOf(half)
		e, n := 150_000+random.IntN(500_000), 20_000+random.IntN(1_000_000)
		for i := range 587 {
			fmt.Fprintf(&text, "\"%s %d%c%c\",10,%d,%d,\"E92000001\",\"E19000001\",\"E18000001\",\"\",\"E06000001\",\"E05000001\"\n",
				out, i/200, letters[i%200/20*2], letters[i%20], e+random.IntN(4000), n+random.IntN(4000))
		}
		if _, err := f.WriteString(text.String()); err != nil {
			b.Fatal(err)
		}
		text.Reset()
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
	return path
}

func outwardOf(i int) string {
	return fmt.Sprintf("%c%c%d", 'A'+i/30/10, 'A'+i/30%10, i%30+1)
}

// BenchmarkImportPostcodes brings in 1.7 million postcodes: at most 60 s and 200 MB.
func BenchmarkImportPostcodes(b *testing.B) {
	path := wholePostcodes(b)
	for b.Loop() {
		bed := newBed(b)
		s, err := places.OpenSource(path)
		if err != nil {
			b.Fatal(err)
		}
		r, err := bed.importer().Postcodes(ctx, s)
		if err != nil || r.Changes.After != 2900*587 {
			b.Fatalf("%+v, %v", r.Changes, err)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(peakMemory(b))/1024, "MB-at-most")
}

// peakMemory is the most memory that the program has held, in KB; 0 where the system
// does not tell.
func peakMemory(b *testing.B) int {
	if runtime.GOOS != "linux" {
		return 0
	}
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		b.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	kb, _ := strconv.Atoi(strings.Fields(rest)[0])
	return kb
}

// BenchmarkNearest answers for a whole postcode, among 1.7 million and 7,000 surgeries:
// at most 5 ms.
func BenchmarkNearest(b *testing.B) {
	bed := newBed(b)
	s, err := places.OpenSource(wholePostcodes(b))
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	if _, err := bed.importer().Postcodes(ctx, s); err != nil {
		b.Fatal(err)
	}
	var text strings.Builder
	for i := range 7000 {
		text.WriteString(surgeryLine(fmt.Sprintf("A%05d", i), fmt.Sprintf("SURGERY %d", i), fmt.Sprintf("TOWN%c%c%c", 'A'+i%26, 'A'+i/26%26, 'A'+i/2000), "",
			fmt.Sprintf("%s %d%c%c", outwardOf(i%2900), i%2, letters[i%10*2], letters[i%20])))
	}
	bed.surgeries(b, text.String())
	finder := places.NewFinder(bed.Store, time.Now, false)
	for name, typed := range map[string]string{"postcode": "AF12 1AA", "half": "AF12", "town": "townaaa", "misspelled": "toqnbba"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				if a, err := finder.Find(ctx, typed, 10); err != nil || len(a.Near)+len(a.Choices) < 2 {
					b.Fatalf("%+v, %v", a, err)
				}
			}
		})
	}
}
