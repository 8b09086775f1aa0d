package web

// phoneMake is what to do on one make of phone when no reminder comes. ID is the name
// that the script knows it by, to open the one of this phone.
type phoneMake struct {
	ID, Key string
	Lines   []checkLine
}

// checkLine is one thing to do, with its picture.
type checkLine struct {
	Picture string
	Words   string // message key
}

// phoneMakes lists the makes. The names of settings are general knowledge; makers
// change them, and the page says so.
var phoneMakes = []phoneMake{
	{"iphone", "check.iphone", []checkLine{
		{"devices/mobile", "check.iphone.home"}, {"symbols/ui_settings", "check.iphone.settings"}, {"emotions/sleepy", "check.quiet.iphone"},
	}},
	{"chrome", "check.chrome", []checkLine{
		{"symbols/ui_settings", "check.chrome.settings"}, {"symbols/yes", "check.chrome.site"}, {"symbols/electricity", "check.chrome.battery"}, {"emotions/sleepy", "check.quiet"},
	}},
	{"samsung", "check.samsung", []checkLine{
		{"symbols/ui_settings", "check.samsung.settings"}, {"symbols/yes", "check.samsung.site"}, {"symbols/electricity", "check.samsung.battery"}, {"emotions/sleepy", "check.quiet"},
	}},
	{"firefox", "check.firefox", []checkLine{
		{"symbols/ui_settings", "check.firefox.settings"}, {"symbols/yes", "check.firefox.site"}, {"symbols/electricity", "check.firefox.battery"}, {"emotions/sleepy", "check.quiet"},
	}},
}
