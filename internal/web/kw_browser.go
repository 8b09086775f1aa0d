package web

import "strings"

// The browsers and systems that a list of sessions names. The order counts: Edge calls
// itself Chrome too, and everybody calls themselves Safari.
var (
	browsers = []struct{ sign, name string }{{"Edg", "Edge"}, {"SamsungBrowser", "Samsung Internet"}, {"Firefox", "Firefox"}, {"FxiOS", "Firefox"}, {"CriOS", "Chrome"}, {"Chrome", "Chrome"}, {"Safari", "Safari"}}
	systems  = []struct{ sign, name string }{{"Android", "Android"}, {"iPhone", "iPhone"}, {"iPad", "iPad"}, {"Windows", "Windows"}, {"CrOS", "ChromeOS"}, {"Mac OS", "Mac"}, {"Linux", "Linux"}}
)

// browserOf says in two words what a browser is, such as "Firefox, Windows", so that
// somebody knows their own sessions. "" is one that is not known.
func browserOf(agent string) string {
	var words []string
	for _, list := range [][]struct{ sign, name string }{browsers, systems} {
		for _, b := range list {
			if strings.Contains(agent, b.sign) {
				words = append(words, b.name)
				break
			}
		}
	}
	return strings.Join(words, ", ")
}
