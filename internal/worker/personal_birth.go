package worker

import (
	"regexp"
	"strconv"
)

const (
	monthNames = `(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?` +
		`|ionawr|chwefror|mawrth|ebrill|mai|mehefin|gorffennaf|awst|medi|hydref|tachwedd|rhagfyr)`
	yearFigures = `'?((?:19|20)[0-9]{2}|[0-9]{2})`
	ending      = ` ?(?:st|nd|rd|th|af|ail|ydd|fed|eg|ain)?`
)

// birthShape is a shape of a date with its year, and which of its groups are the day
// and the month; a month in words is -1.
type birthShape struct {
	shape      *regexp.Regexp
	day, month int
}

var birthShapes = []birthShape{
	{regexp.MustCompile(`\b([0-9]{1,2}) ?[/. -] ?([0-9]{1,2}) ?[/. -] ?` + yearFigures + `\b`), 1, 2},
	{regexp.MustCompile(`\b((?:19|20)[0-9]{2}) ?[/. -] ?([0-9]{1,2}) ?[/. -] ?([0-9]{1,2})\b`), 3, 2},
	{regexp.MustCompile(`\b([0-9]{2})([0-9]{2})((?:19|20)?[0-9]{2})\b`), 1, 2},
	{regexp.MustCompile(`\b((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})\b`), 3, 2},
	{regexp.MustCompile(`(?i)\b([0-9]{1,2})` + ending + `[ ./,-]*(?:of |o )?` + monthNames + `[ ./,-]*` + yearFigures + `\b`), 1, -1},
	{regexp.MustCompile(`(?i)\b` + monthNames + `[ .-]*([0-9]{1,2})` + ending + `[ ,-]+` + yearFigures + `\b`), 1, -1},
}

// birthWords are a birth date, or the words before one, that figures need not follow.
var birthWords = []*regexp.Regexp{
	regexp.MustCompile(`(?i)\b(?:d\.? ?o\.? ?b\b\.?|date of birth|birth date|born (?:on|in)|dyddiad geni|(?:g|ei g)?anwyd (?:ar|yn|ym))`),
	regexp.MustCompile(`(?i)\b` + monthNames + `,? (?:nineteen|two thousand|twenty[ -](?:o|oh|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty))\b`),
}

// births finds dates with their year. Whose birthday one is nobody can tell: it is
// said of every one.
func births(f folded) []Finding {
	var out []Finding
	for _, b := range birthShapes {
		for _, m := range b.shape.FindAllStringSubmatchIndex(f.s, -1) {
			if onClock(f.s[m[1]:]) || !b.real(f.s, m) {
				continue
			}
			out = append(out, Finding{PersonalBirth, m[0], m[1]})
		}
	}
	for _, shape := range birthWords {
		out = append(out, f.all(PersonalBirth, shape.FindAllStringIndex(f.s, -1))...)
	}
	return out
}

// onClock says whether what was taken for a year goes on as a time of day: "3 May 10:30".
func onClock(rest string) bool {
	return len(rest) > 1 && (rest[0] == ':' || rest[0] == '.') && rest[1] >= '0' && rest[1] <= '9'
}

// real says whether the numbers of a match can be a day. Day and month may change
// places, as they do in America.
func (b *birthShape) real(s string, m []int) bool {
	number := func(group int) int {
		n, _ := strconv.Atoi(s[m[2*group]:m[2*group+1]])
		return n
	}
	day := number(b.day)
	if b.month < 0 {
		return day >= 1 && day <= 31
	}
	month := number(b.month)
	return day >= 1 && month >= 1 && day <= 31 && month <= 31 && min(day, month) <= 12
}
