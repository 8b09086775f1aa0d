package readability

import (
	"strings"
	"testing"
)

// counted by ear, one list a count; where speakers differ, the longer count.
var heardSyllables = map[int]string{
	1: `a go help call phone free chance drink drug pills breathe breathed asked helped called used stopped clothes
		months friend friends school eight ache queue tongue vague scheme world heart through though dose
		lives leave change please tired prayed walked watched ones done whole Wales shoe goes fixed pushed
		wound bruise yours theirs year hour fire strengths`,
	2: `doctor needle sober naked hostel prison houses wanted needed handled able table little simple people
		being going doing quiet science giant lion poem cruel fuel power tower hungry letter something someone
		sometimes somewhere homeless safely lonely safety careful nineteen online website baseball horseback homesick
		housework statement movement payment treatment licence chemist asthma rhythm cancer vaccine virus curfew
		parole didn't couldn't wasn't doctor's changes watches washes boxes places closes nurses judges
		union million region nation passion fashion question special social patient ocean conscience piglet
		private reply apply july daily really only theatre centre metre acre argue rescue value statue
		technique antique unique doses screening lying dying trying playing dryer lawyer beyond persuade moment cement comment
		evening business every wednesday cocaine detox consent scotland northern ireland self-harm low-paid
		smokefree bracelet eyebrow goodbye overt mental depressed addressed`,
	3: `surgery hospital medicine camera another everyone anything everywhere already however officer probation
		prescription therapy therapist methadone naloxone heroin nicotine parolee overdose example referral
		appointments together tomorrow yesterday remember important september october november december
		saturday afternoon telephone video radio area idea diary violent violence period museum influence
		continue influenced created creative suicide opiate opioid autism counselling pharmacist
		advocate employee company companies families family pharmacies injected decided united
		homelessness carelessness carefully management agreement requirement everyday grandmother
		strawberry sunflower tobacco potato different several chocolate general history interview internet
		possible vegetable calendar reminder manager nobody somebody syphilis arthritis dangerous serious appointment services dementia recreate`,
	4: `emergency hepatitis anxiety epilepsy gonorrhoea diarrhoea chlamydia buprenorphine community
		certificate information registration vaccination contraception confidential january february everybody anybody
		experience variety society usually actually machinery watermelon caterpillar interpreter
		receptionist alcoholic overdoses valuable situation conversation identity salbutamol psychiatrist
		understanding available temporary necessary`,
	5: `immediately schizophrenia antibiotic electricity disability university possibility opportunity vocabulary
		communicated examination refrigerator`,
	6: `rehabilitation responsibility`,
}

func TestSyllablesAgreeWithCountsMadeByEar(t *testing.T) {
	total, right := 0, 0
	seen := map[string]bool{}
	for want, list := range heardSyllables {
		for word := range strings.FieldsSeq(list) {
			if seen[word] {
				t.Fatalf("%s stands in the list twice", word)
			}
			seen[word] = true
			total++
			if got := Syllables(word); got == want {
				right++
			} else {
				t.Logf("%s: %d, by ear %d", word, got, want)
			}
		}
	}
	if total < 150 {
		t.Fatalf("only %d words: too few to say anything", total)
	}
	if exact := float64(right) / float64(total); exact < 0.97 {
		t.Errorf("%d of %d words exact: %.1f%%, want 97%% or more", right, total, 100*exact)
	} else {
		t.Logf("%d of %d words exact", right, total)
	}
}
