package web

// phoneMake is what to do on one make of phone when no reminder comes. ID is the name
// that the script knows it by, to open the one of this phone.
type phoneMake struct {
	ID, Key string
	Lines   []checkLine
}

// checkLine is one thing to do, with its picture by what it means.
type checkLine struct {
	Picture string
	Words   string // message key
}

// phoneMakes lists the makes. The names of settings are general knowledge; makers
// change them, and the page says so.
var phoneMakes = []phoneMake{
	{"iphone", "check.iphone", []checkLine{
		{"phone", "check.iphone.home"}, {"settings", "check.iphone.settings"}, {"settings", "check.quiet.iphone"},
	}},
	{"chrome", "check.chrome", []checkLine{
		{"settings", "check.chrome.settings"}, {"menu-dots", "check.chrome.site"}, {"battery", "check.chrome.battery"}, {"settings", "check.quiet"},
	}},
	{"samsung", "check.samsung", []checkLine{
		{"settings", "check.samsung.settings"}, {"menu-dots", "check.samsung.site"}, {"battery", "check.samsung.battery"}, {"settings", "check.quiet"},
	}},
	{"firefox", "check.firefox", []checkLine{
		{"settings", "check.firefox.settings"}, {"reminder", "check.firefox.site"}, {"battery", "check.firefox.battery"}, {"settings", "check.quiet"},
	}},
}
