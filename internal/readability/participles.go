package readability

import "strings"

// irregular holds past participles that do not end in -ed.
var irregular = setOf(`beaten become begun bent bet bitten blown bought bound broken brought built burnt burst
	caught chosen cut dealt done drawn dreamt driven drunk eaten fed fed felt fought found forbidden forgiven
	forgotten frozen given grown held hidden hit hung hurt kept known laid lent let lost made meant met mistaken overcome
	overheard overtaken paid proven put read rebuilt rewritten ridden rung said seen sent set sewn shaken shot shown shut slain sold
	sought spelt spent spilt spoilt spoken spread spun stolen struck stuck stung sung sunk sworn swept taken taught thought thrown told
	torn understood undone unpaid upset withdrawn withheld woken won worn woven written left heard led born bred`)

// states holds words that look like participles but after "be" most often say how
// someone or something is: "you are worried" is no passive. With "by" behind they
// count.
var states = setOf(`worried tired scared interested bored excited pleased married ashamed addicted relaxed depressed stressed
	confused drunk surprised annoyed disappointed embarrassed frightened exhausted related supposed used closed shut
	hurt upset injured trapped stuck born retired divorced separated qualified experienced finished gone
	unpaid united prepared disabled swollen limited crowded tired engaged determined`)

// notParticiples end in -ed and are none.
var notParticiples = setOf(`need feed bed red indeed speed hundred sacred naked wicked shed seed weed bleed breed deed exceed proceed
	succeed greed heed reed freed rugged ragged embed shred sled ted wed biped kindred hatred ahead instead bread dead head read spread thread`)

// between may stand between the verb and the participle.
var between = setOf(`not never also often always just still only already sometimes usually soon now then all both being been
	you i we they he she it this that there ever once mostly`)

var be = setOf(`am is are was were be been being isn't aren't wasn't weren't i'm you're we're they're it's that's`)

func setOf(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[w] = true
	}
	return set
}
