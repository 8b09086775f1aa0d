package i18n

import "golang.org/x/text/language"

// Language is what a page needs to know of a language.
type Language struct {
	Tag  string // BCP 47, as in the file's name and in lang attributes
	Name string // in the language itself, such as "Cymraeg"; the tag when the file does not say
	Dir  string // "ltr" or "rtl"
}

// rightToLeft are the ISO 15924 scripts that run from right to left (Unicode
// Standard, chapter 9 and the right-to-left scripts of chapter 19), as far as
// they are in everyday use today.
var rightToLeft = map[string]bool{
	"Arab": true, "Hebr": true, "Syrc": true, "Thaa": true, "Nkoo": true, "Adlm": true, "Rohg": true, "Mand": true,
}

// direction gives the direction of a language from its script, or from its most
// likely script when the tag does not name one.
func direction(tag language.Tag) string {
	script, _ := tag.Script()
	if rightToLeft[script.String()] {
		return "rtl"
	}
	return "ltr"
}
