package qr

import (
	"image"
	"image/color"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/makiuchi-d/gozxing"
	reader "github.com/makiuchi-d/gozxing/qrcode"
)

func TestAnotherProgramReadsWhatWasDrawn(t *testing.T) {
	for name, text := range map[string]string{
		"a short address":        "https://guide.example/en/gp",
		"a long address":         "https://" + strings.Repeat("long.", 40) + "example/cy/t/feeling-low",
		"capital letters":        "HTTPS://GUIDE.EXAMPLE/EN/GP",
		"figures":                "0123456789",
		"letters with a circle":  "tŷ bach",
		"the longest that fits":  strings.Repeat("a", longest),
		"one letter":             "x",
		"an address with a port": "http://localhost:8080/en/t/overdose",
	} {
		t.Run(name, func(t *testing.T) {
			code, err := Encode(text)
			if err != nil {
				t.Fatal(err)
			}
			if got := read(t, paint(t, code, 4)); got != text {
				t.Errorf("read %q, want %q", got, text)
			}
		})
	}
}

func TestATornCodeIsStillRead(t *testing.T) {
	code, err := Encode("https://guide.example/en/gp")
	if err != nil {
		t.Fatal(err)
	}
	const scale = 4
	torn := paint(t, code, scale)
	// Nine modules of data, away from the three corners.
	for y := 18 * scale; y < 21*scale; y++ {
		for x := 18 * scale; x < 21*scale; x++ {
			torn.SetGray(x, y, color.Gray{Y: 255})
		}
	}
	if got := read(t, torn); got != "https://guide.example/en/gp" {
		t.Errorf("read %q", got)
	}
}

func TestTheBorderIsEmptyAndFourModulesWide(t *testing.T) {
	code, err := Encode("https://guide.example/en/gp")
	if err != nil {
		t.Fatal(err)
	}
	img := paint(t, code, 1)
	for y := range code.Side {
		for x := range code.Side {
			inside := min(x, y) >= Quiet && max(x, y) < code.Side-Quiet
			if !inside && img.GrayAt(x, y).Y == 0 {
				t.Fatalf("%d,%d is dark", x, y)
			}
		}
	}
	if img.GrayAt(Quiet, Quiet).Y != 0 {
		t.Error("the corner of the code is not dark")
	}
}

func TestNothingAndTooMuchAreRefused(t *testing.T) {
	for name, text := range map[string]string{"nothing": "", "too much": strings.Repeat("a", longest+1)} {
		if _, err := Encode(text); err == nil {
			t.Errorf("%s was drawn", name)
		}
	}
}

var bar = regexp.MustCompile(`M(\d+) (\d+)h(\d+)v1h-(\d+)z`)

// paint draws the path as a browser would.
func paint(t *testing.T, code Code, scale int) *image.Gray {
	t.Helper()
	img := image.NewGray(image.Rect(0, 0, code.Side*scale, code.Side*scale))
	for i := range img.Pix {
		img.Pix[i] = 255
	}
	if rest := bar.ReplaceAllString(code.Path, ""); rest != "" {
		t.Fatalf("the path holds %q", rest)
	}
	for _, m := range bar.FindAllStringSubmatch(code.Path, -1) {
		var n [4]int
		for i := range n {
			n[i], _ = strconv.Atoi(m[i+1])
		}
		if n[2] != n[3] {
			t.Fatalf("a bar does not close: %s", m[0])
		}
		for y := n[1] * scale; y < (n[1]+1)*scale; y++ {
			for x := n[0] * scale; x < (n[0]+n[2])*scale; x++ {
				img.SetGray(x, y, color.Gray{})
			}
		}
	}
	return img
}

func read(t *testing.T, img image.Image) string {
	t.Helper()
	bits, err := gozxing.NewBinaryBitmapFromImage(img)
	if err != nil {
		t.Fatal(err)
	}
	found, err := reader.NewQRCodeReader().Decode(bits, nil)
	if err != nil {
		t.Fatalf("it cannot be read: %v", err)
	}
	return found.GetText()
}
