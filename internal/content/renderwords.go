package content

import (
	"net/url"
	"slices"
	"strings"

	"plainwell/internal/facts"
)

// words writes the words of a block. A fact that has gone unchecked for too long is
// marked once, after the last of them.
func (r *renderer) words(all []inline) {
	mark := ""
	for i := range all {
		in := all[i]
		switch in.kind {
		case textKind:
			r.run(in)
		case linkKind:
			r.link(in)
		case factKind:
			end := ""
			if i+1 < len(all) && all[i+1].kind == textKind && (in.form == "phone" || in.form == "relay") {
				end, all = stop(all, i+1)
			}
			r.fact(in, end)
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

// stop takes the mark off the words that follow a number, if one stands there: it
// must not stand alone on the next line. The words of the block stay as they are.
func stop(all []inline, at int) (mark string, rest []inline) {
	text := all[at].text
	if text == "" || !strings.ContainsAny(text[:1], ".,:;") {
		return "", all
	}
	rest = slices.Clone(all)
	rest[at].text = text[1:]
	return text[:1], rest
}

// fact writes a fact; end is the mark that belongs to a number.
func (r *renderer) fact(in inline, end string) {
	f, words := in.fact, r.page.words
	switch in.form {
	case "phone":
		r.ring(f.Tel, f.Show, end)
	case "relay":
		r.ring(strings.ReplaceAll(f.Relay, " ", ""), f.Relay, end)
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

// ring writes a link that rings a number, and the mark after it.
func (r *renderer) ring(tel, show, end string) {
	r.raw(`<span class="tel"><a href="tel:`, escapeAttr.Replace(tel), `">`)
	r.text(show)
	r.raw("</a>", end, "</span>")
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
