package places

import (
	"archive/zip"
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const (
	osText = "\"TS18 1HU\",10,444500,519000,\"E92000001\",\"\",\"\",\"\",\"\",\"\"\n\"TS1  1AA\",10,449000,520000,\"\",\"\",\"\",\"\",\"\",\"\"\n\"TS181ZZ\",90,444600,519000,\"\",\"\",\"\",\"\",\"\",\"\"\n\"TS18 2ZZ\",10,0,0,\"\",\"\",\"\",\"\",\"\",\"\"\n"
	// NSPL of 2026, and ONSPD of some years ago.
	nsplText  = "pcd7,pcd8,pcds,dointr,doterm,usrtypind,east1m,north1m,gridind,lad26cd,lat,long\nTS181HU,TS18 1HU,TS18 1HU,198001,,0,444500,519000,1,E06,54.5,-1.3\nTS1 1AA,TS1  1AA,TS1 1AA,198001,,0,449000,520000,1,E06,54.5,-1.2\nTS1 1AB,TS1  1AB,TS1 1AB,198001,200001,0,449000,520001,1,E06,54.5,-1.2\nTS1 1AD,TS1  1AD,TS1 1AD,198001,,0,449000,520001,1,E06,99.999999,0\nTS1 1AE,TS1  1AE,TS1 1AE,198001,,0,,,9,E06,99.999999,0\nBT1 1AA,BT1  1AA,BT1 1AA,198001,,0,333000,374000,1,N09,54.6,-5.9\n"
	onspdText = "\ufeffpcd,pcd2,pcds,dointr,doterm,oscty,oseast1m,osnrth1m,osgrdind,lat,long\n\"TS181HU\",\"TS18 1HU\",\"TS18 1HU\",\"198001\",\"\",\"E99\",\"0444500\",\"0519000\",\"1\",\"54.5\",\"-1.3\"\n\"TS1 1AA\",\"TS1  1AA\",\"TS1 1AA\",\"198001\",\"\",\"E99\",\"0449000\",\"0520000\",\"1\",\"54.5\",\"-1.3\"\n"
)

// archive writes a zip of names and texts in turn.
func archive(t testing.TB, files ...string) *Source {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprint(w, files[i+1])
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return file(t, "codepo_gb.zip", b.String())
}

func folder(t testing.TB, files ...string) *Source {
	t.Helper()
	dir := t.TempDir()
	for i := 0; i < len(files); i += 2 {
		if err := os.WriteFile(filepath.Join(dir, files[i]), []byte(files[i+1]), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return open(t, dir)
}

func TestPostcodesOfEveryShapeAreRead(t *testing.T) {
	first, second, _ := strings.Cut(osText, "\n")
	for name, c := range map[string]struct {
		source             *Source
		shape              string
		none, ended, outer int
	}{
		"one file of OS":   {file(t, "ts.csv", osText), "OS Code-Point Open", 2, 0, 0},
		"archive of OS":    {archive(t, "Data/CSV/ts.csv", osText, "Doc/Code-Point_Open_Column_Headers.csv", "PC,PQ,EA,NO,CY,RH,LH,CC,DC,WC\n"), "OS Code-Point Open", 2, 0, 0},
		"folder of OS":     {folder(t, "t.csv", first+"\n", "ts.csv", second, "readme.txt", "no"), "OS Code-Point Open", 2, 0, 0},
		"NSPL":             {file(t, "NSPL_AUG_2026_UK.csv", nsplText), "ONS", 2, 1, 1},
		"ONSPD, years ago": {file(t, "x.csv", onspdText), "ONS", 0, 0, 0},
		"archive of NSPL": {archive(t, "Data/NSPL_AUG_2026_UK.csv", nsplText, "Data/multi_csv/NSPL_AUG_2026_UK_TS.csv", nsplText,
			"Documents/LAD names NSPL.csv", "a,b\n1,2\n", "Data/small.csv", "a\n"), "ONS", 2, 1, 1},
	} {
		p, err := ReadPostcodes(c.source, nil)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if p.Shape != c.shape || p.Live != 2 || p.NoPlace != c.none || p.Ended != c.ended || p.Outside != c.outer {
			t.Errorf("%s: %+v", name, p)
		}
		got := map[string]Outward{}
		for o := range p.Outwards() {
			got[o.Code] = o
		}
		if at, ok := got["TS18"].Find("1HU"); !ok || at != (Point{444500, 519000}) || len(got) != 2 {
			t.Errorf("%s: %v, %v", name, at, ok)
		}
	}
}

func TestAFileOfPostcodesThatIsWrongSaysWhere(t *testing.T) {
	for name, c := range map[string]struct {
		source *Source
		want   string
	}{
		"a place that is no number": {file(t, "ts.csv", strings.Replace(osText, "449000", "4490O0", 1)), `ts.csv, row 2, column 3 (eastings): "4490O0" is no whole number`},
		"no postcode":               {file(t, "ts.csv", osText+"\"HELLO\",10,1,1,,,,,,\n"), `row 5, column 1 (postcode): "HELLO" is no postcode`},
		"off the map":               {file(t, "ts.csv", strings.Replace(osText, "449000", "949000", 1)), `row 2, column 3 (eastings): 949000, 520000 lies outside`},
		"cut off in a row":          {file(t, "ts.csv", osText+"\"TS18 9AA\",10,44"), `ts.csv ends in the middle of row 5`},
		"cut off in quotation":      {file(t, "ts.csv", osText+"\"TS18 9"), `ts.csv ends in the middle of row 5`},
		"a short row":               {file(t, "ts.csv", "\"TS18 1HU\",10,1,1,,,,,,\n1,2\n"+osText), `row 2: it has another number of fields`},
		"other headings":            {file(t, "x.csv", "postcode,place\nTS18 1HU,here\n"), "there is no column named like pcds"},
		"two shapes":                {folder(t, "a.csv", osText, "b.csv", nsplText), "is of another shape"},
		"nothing":                   {file(t, "x.csv", ""), "holds no postcode with a place"},
		"many unknown files":        {folder(t, "alpha-beta.csv", "1\n", "gamma-delta.csv", "2\n"), "none is named as those of"},
	} {
		if _, err := ReadPostcodes(c.source, nil); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAnArchiveThatWouldUnpackToFarTooMuchIsRefused(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create("Data/CSV/ts.csv")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write(bytes.Repeat([]byte{' '}, 8<<20)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "bomb.zip")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenSource(path); err == nil || !strings.Contains(err.Error(), "would unpack to 8 MB") {
		t.Errorf("%v", err)
	}
	for name, make := range map[string]func() string{
		"half an archive": func() string { return b.String()[:b.Len()/2] },
		"no archive":      func() string { return "PK hello" },
	} {
		if err := os.WriteFile(path, []byte(make()), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := OpenSource(path); err == nil || !strings.Contains(err.Error(), "no whole zip archive") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestReadingStopsAtTheMostThatMayBeRead(t *testing.T) {
	m := &meter{r: strings.NewReader(strings.Repeat("x", 100)), left: 50}
	if _, err := m.Read(make([]byte, 100)); err != errTooMuch {
		t.Errorf("%v", err)
	}
}

func FuzzPostcodes(f *testing.F) {
	f.Add(osText)
	f.Add(nsplText)
	f.Add(onspdText)
	f.Fuzz(func(t *testing.T, text string) {
		p := &Postcodes{areas: map[string][]uint64{}}
		if err := p.read("x.csv", strings.NewReader(text)); err != nil {
			return
		}
		for o := range p.Outwards() {
			if !outwardShape.MatchString(o.Code) || len(o.Packed) != o.Count*entrySize || !o.Middle.onGrid() {
				t.Errorf("%+v", o)
			}
		}
	})
}
