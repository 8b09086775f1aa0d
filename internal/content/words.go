package content

// Words gives the few words that a page holds and its Markdown does not, in the
// page's language. *i18n.Speaker is one.
type Words interface {
	// Tag is the language that the words are in.
	Tag() string
	// T gives the words for a key of Keys, with name and value pairs for its gaps.
	T(key string, args ...any) string
}

// The keys of the words, each with its English.
const (
	keyEmergency   = "page.card.emergency" // "Immediate action required:", read out before the heading of the card
	keyUrgent      = "page.card.urgent"    // "Urgent advice:"
	keyAdvice      = "page.card.advice"    // "Non-urgent advice:"
	keyNote        = "page.note"           // "Important:"
	keyFree        = "page.cost.free"      // "It is free."
	keyCredit      = "page.cost.credit"    // "This call uses your credit or minutes."
	keyTextCredit  = "page.cost.text"      // "This text uses your credit."
	keySMS         = "page.sms"            // "{{.Word}} to {{.Number}}", after the word "Text"
	keySign        = "page.sign"           // "sign language video", the words of a link
	keyStaleNumber = "page.stale.number"   // "We have not checked this number lately."
	keyStaleFact   = "page.stale.fact"     // "We have not checked this lately."
	keyHardWords   = "page.hard-words"     // "Hard words", the heading of the section with that name
	keyInWales     = "page.country.wales"  // "In Wales", the heading of a section for one country
	keyInEngland   = "page.country.england"
)

// Keys lists the message keys that every language has to have words for.
func Keys() []string {
	return []string{
		keyEmergency, keyUrgent, keyAdvice, keyNote, keyFree, keyCredit, keyTextCredit,
		keySMS, keySign, keyStaleNumber, keyStaleFact, keyHardWords, keyInWales, keyInEngland,
	}
}
