package worker

import "strings"

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

var (
	// linkingWords stand between the words of a name.
	linkingWords = wordSet(`ap ab ferch van von de del della der den da dos du la le bin binti ibn al el mac ter`)
	// titleWords make a name of the one word after them.
	titleWords = wordSet(`mr mrs ms miss mx dr doctor sir dame lord lady prof professor rev father sister pc dc sgt`)
	// neverNames have a capital letter and are part of no name of a person.
	neverNames = wordSet(`monday tuesday wednesday thursday friday saturday sunday
		dydd llun mawrth mercher iau gwener sadwrn sul
		i i'm i'll i've i'd nhs gp gps app christmas easter nadolig pasg
		england wales english welsh cymru lloegr cymraeg saesneg britain british
		plainwell jobcentre centre citizens advice credit universal anonymous alcoholics narcotics
		surgery hospital clinic pharmacy chemist dentist council street road house library court office`)
	// shortNames are in capitals because each letter stands for a word.
	shortNames = wordSet(`nhs gps hiv hmp dwp pip crc aids adhd std sti tb usa uk bbc pdf faq sos asap ok`)
	// sentenceWords often begin a sentence, or a nickname, and are seldom a name.
	sentenceWords = wordSet(`a about after all also always am an and any are as ask at away back be because bed before big bring bus but buy
		by call can change check come could dear did do does doing don't each eat every everyone feel few find first for from get give go going
		good got had happy has have he hello help her here hi his hold how if in is it it's its just keep know last learn leave let let's
		like little long look lots make maybe me meet more morning most move my need never new next nice no not now of off old on once
		one only open or our out over phone pick please press put read red remember ring rest run say see send she sign sleep small so some soon
		speak start stay stop take talk tall tell text than thank thanks that that's the their them then there these they thing this those
		time to today tomorrow tonight try turn two up use visit wait walk was we we'll we're wear wee well were what when where which while
		who why wish with work would write yes yesterday you you'll you're you've young your
		annwyl bob bore bydd byddwch cofiwch da dewch dim diolch ewch fe ffoniwch gallwch gofynnwch gwelwch helo hwyl i mae mi nid noswaith
		o os pan peidiwch pob prynhawn rydych rydym rydyn siaradwch wedyn y yfory yn yna yr ysgrifennwch`)
)
