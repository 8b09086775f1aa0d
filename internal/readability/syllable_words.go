package readability

import "strings"

// spoken holds words that the rules get wrong, by their count, in British English.
// Regular endings need no entry of their own. Where speakers differ (different,
// several, chocolate) the longer count is taken, which is the stricter one.
var spoken = tableOf(map[int]string{
	1: `are one once done gone some come were there where here eye
		don't won't can't aren't weren't shan't i'm i've i'll i'd you're you've you'll you'd
		we're we've we'll we'd they're they've they'll they'd he's she's it's that's what's who's let's
		there's here's where's who'll who'd
		clothes ache shoe toe goes does whole since queue heart said says prayer year hour our
		sour flour fire hire tire tyre wire tired real`,
	2: `people science being doing going seeing every evening business Wednesday
		iron lion riot quiet diet giant client fluid naked wicked rugged sacred hundred ragged wretched
		crooked poem poet cruel fuel duel jewel vowel towel tower power flower shower ruin react reuse
		ion bias dial trial liar theatre centre goodbye friday something someone sometimes
		sometime somewhere somehow eyebrow eyeglass eyelid eyesight bracelet forehead cafe café 
		didn't couldn't wouldn't shouldn't hasn't haven't isn't wasn't doesn't hadn't mustn't needn't mightn't
		argue rescue value issue tissue statue venue virtue toilet 
		cushion fashion million billion forgive waistcoat coffee viewer biscuit circuit maybe
		aching ageing create neon chaos buyer flyer higher layer player chapel colleague canyon lawyer
		wholly likely gently moment comment cement segment pigment fragment naive viral persuade`,
	3: `area idea heroin eyeglasses another everyone everything everywhere everyday anyone anything anyhow anywhere
		already surgery diary camera violence violent violin violet video radio studio ratio audio
		created creating reaction element document implement complement recipe potato tomato
		employee referee continue museum genius furious curious serious period 
		pioneer usual casual actual manual annual gradual mutual visual realise reassure tobacco
		poetry industry vegetable aeroplane coincide bicycle idiot pianist unreal parliament suicide nuclear linear alien`,
	4: `january february everybody usually casually actually gradually anxiety society variety
		diarrhoea gonorrhoea psychiatrist epitome apostrophe catastrophe chlamydia idealist creativity suicidal`,
})

// tableOf turns words under their counts into one table.
func tableOf(lists map[int]string) map[string]int {
	table := map[string]int{}
	for n, list := range lists {
		for word := range strings.FieldsSeq(list) {
			table[strings.ToLower(word)] = n
		}
	}
	return table
}
