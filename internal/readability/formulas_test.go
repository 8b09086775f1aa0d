package readability

import (
	"math"
	"testing"
)

func near(a, b float64) bool { return math.Abs(a-b) < 0.0005 }

func TestFleschKincaidOfCountsWorkedByHand(t *testing.T) {
	cases := []struct {
		name                        string
		words, sentences, syllables int
		want                        float64
	}{
		{"the cat sat on the mat", 6, 1, 6, -1.45},                                 // 2.34 + 11.8 - 15.59
		{"ten words a sentence, three syllables in two words", 100, 10, 150, 6.01}, // 3.9 + 17.7 - 15.59
		{"one long sentence of long words", 13, 1, 24, 11.2646},                    // 5.07 + 21.7846 - 15.59
		{"nothing", 0, 0, 0, 0},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := FleschKincaid(c.words, c.sentences, c.syllables); !near(got, c.want) {
				t.Errorf("%.4f, by hand %.4f", got, c.want)
			}
		})
	}
}

func TestSMOGOfCountsWorkedByHand(t *testing.T) {
	cases := []struct {
		name            string
		long, sentences int
		want            float64
	}{
		{"30 long words in 30 sentences", 30, 30, 8.8418}, // 1.0430 x 5.47723 + 3.1291
		{"no long word", 0, 30, 3.1291},
		{"100 in 300 is as 10 in 30", 100, 300, 6.4274}, // 1.0430 x 3.16228 + 3.1291
		{"nothing", 0, 0, 0},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := SMOG(c.long, c.sentences); !near(got, c.want) {
				t.Errorf("%.4f, by hand %.4f", got, c.want)
			}
		})
	}
}
