package content

import (
	"net/url"
	"strings"

	"plainwell/internal/facts"
)

// words writes the words of a block. A fact that has gone unchecked for too long is
// marked once, after the last of them.
func (r *renderer) words(all []inline) {
	mark := ""
	for _, in := range all {
		switch in.kind {
		case textKind:
			r.run(in)
		case linkKind:
			r.link(in)
		case factKind:
			r.fact(in)
			if in.fact.Standing(r.day) == facts.Stale && mark != keyStaleNumber {
				mark = keyStaleFact
				if in.fact.Kind == facts.Phone {
					mark = keyStaleNumber
				}
			}
		}
	}
	if mark != "" {
		r.raw(` <span class="stale">`)
		r.text(r.page.words.T(mark))
		r.raw("</span>")
	}
}

// outside is for a link that leaves the site: the other side learns nothing of where
// the reader came from.
const outside = ` rel="noreferrer noopener"`

func (r *renderer) link(in inline) {
	r.raw(`<a href="`, escapeAttr.Replace(in.link.on(r.page)), `"`)
	if in.link.outside() {
		r.raw(outside)
	}
	r.raw(">")
	for _, w := range in.inner {
		r.text(w.text)
	}
	r.raw("</a>")
}

func (r *renderer) fact(in inline) {
	f, words := in.fact, r.page.words
	switch in.form {
	case "phone":
		r.ring(f.Tel, f.Show)
	case "relay":
		r.ring(strings.ReplaceAll(f.Relay, " ", ""), f.Relay)
	case "sms":
		r.sms(f)
	case "sign":
		r.raw(`<a href="`, escapeAttr.Replace(f.Sign), `"`, outside, ">")
		r.text(words.T(keySign))
		r.raw("</a>")
	case "cost":
		switch {
		case f.Cost == facts.Free:
			r.text(words.T(keyFree))
		case f.Tel == "":
			r.text(words.T(keyTextCredit))
		default:
			r.text(words.T(keyCredit))
		}
	case "hours":
		r.english(f.Hours)
	case "text":
		r.english(f.Text)
	case "price":
		r.text(f.Show)
	case "date", "word":
		r.english(f.Show)
	}
}

// ring writes a link that rings a number.
func (r *renderer) ring(tel, show string) {
	r.raw(`<a class="tel" href="tel:`, escapeAttr.Replace(tel), `">`)
	r.text(show)
	r.raw("</a>")
}

// sms writes a link that starts a text message, with its words filled in.
func (r *renderer) sms(f facts.Fact) {
	if f.SMSBody == "" {
		r.raw(`<a href="sms:`, escapeAttr.Replace(f.SMS), `">`)
		r.text(f.SMS)
	} else {
		r.raw(`<a href="sms:`, escapeAttr.Replace(f.SMS), `?body=`, url.PathEscape(f.SMSBody), `">`)
		r.text(r.page.words.T(keySMS, "Word", f.SMSBody, "Number", f.SMS))
	}
	r.raw("</a>")
}

// english writes words of the facts file, which are English in every language.
func (r *renderer) english(s string) {
	if r.page.Lang == english {
		r.text(s)
		return
	}
	r.raw(`<span lang="en" dir="ltr">`)
	r.text(s)
	r.raw("</span>")
}

// run writes a run of text; one that opens a hard word as a link to what it means.
func (r *renderer) run(in inline) {
	if in.hard == "" {
		r.text(in.text)
		return
	}
	r.raw(`<a class="hard-word" href="`, escapeAttr.Replace(wordAddress(r.page.Under, in.hard)), `">`)
	r.text(in.text)
	r.raw("</a>")
}
