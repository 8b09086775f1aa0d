package readability

// Limits says how hard a page may be. A figure of 0 is no limit. Shares go from 0
// to 1, lengths are in words.
type Limits struct {
	Name string // for the table and the findings

	ReadingAge         float64 // years, raw
	AdjustedReadingAge float64
	MeanSentence       float64
	MeanParagraphLeast float64 // under it is telegraph style
	MeanParagraph      float64
	LongestSentence    int
	LeadItem           int // lead-in line plus one list item
	LongShare          float64
	AdjustedLongShare  float64
	HardShare          float64
	PassiveShare       float64
	Paragraph          int
	FragmentShare      float64

	Words bool // hold the text to the English word rules too
}

// English gives the limits of an English page.
func English() Limits {
	return Limits{
		Name:       "English",
		ReadingAge: 9, AdjustedReadingAge: 8,
		MeanSentence: 8, MeanParagraphLeast: 4, MeanParagraph: 9,
		LongestSentence: 15, LeadItem: 18,
		LongShare: 0.08, AdjustedLongShare: 0.03, HardShare: 0.05, PassiveShare: 0.08,
		Paragraph: 35, FragmentShare: 0.20,
		Words: true,
	}
}

// Staff gives the limits of text meant for staff.
func Staff() Limits { return Limits{Name: "Staff", ReadingAge: 12, MeanSentence: 15} }

// OtherLanguage gives the limits of a page in a language other than English.
// Syllables and word lists are of no use there.
func OtherLanguage() Limits { return Limits{Name: "Other", MeanSentence: 9, LongestSentence: 17} }

// SiteLimits says what the middle page of the site (the median) and all its pages
// together have to reach.
type SiteLimits struct {
	ReadingAge        float64
	MeanSentence      float64
	MeanParagraph     float64
	AdjustedLongShare float64
	HardShare         float64
	PassiveShare      float64
	SMOG              float64 // all pages together
}

// Middle gives the limits of the middle English page.
func Middle() SiteLimits {
	return SiteLimits{
		ReadingAge: 7, MeanSentence: 7, MeanParagraph: 8,
		AdjustedLongShare: 0.02, HardShare: 0.025, PassiveShare: 0.04, SMOG: 7,
	}
}
