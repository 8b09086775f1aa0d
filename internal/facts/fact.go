// Package facts holds every telephone number, price, date and changing word that
// the pages use, each with where it was seen, when it was checked and when it has
// to be checked again. They stand in one file, so that a number is put right in
// one place and an old one is noticed.
package facts

import "time"

// The kinds of fact: the first part of a table's name in the file.
const (
	Phone = "phone" // a line that can be rung or texted
	Price = "price" // an amount of money
	Date  = "date"  // a date of the world
	Word  = "word"  // a name or a word that is likely to change
)

// The costs of a telephone line.
const (
	Free   = "free"   // costs nothing, with no credit too
	Credit = "credit" // uses credit or minutes
)

// How sure a fact is.
const (
	Seen    = "seen"    // seen in a copy of the named source
	General = "general" // from general knowledge: check it before use
)

// Fact is one table of the file. Days are midnight UTC of the calendar day; a day
// that was not given is the zero time.
type Fact struct {
	Kind string // Phone, Price, Date or Word
	ID   string // the second part of the table's name, "samaritans"
	Name string // what it is, for the people who look after the file
	Show string // what a reader sees: "116 123", "£9.90"; may be empty on a line for texts only

	Tel     string // the number to dial: digits, a plus sign first if abroad
	Cost    string // Free or Credit
	Hours   string // when it is open, in plain words; may be empty
	Text    string // how to reach it by text message, in plain words; may be empty
	SMS     string // the number to send a text message to; may be empty
	SMSBody string // the word to send, "SHOUT"; may be empty
	Relay   string // the number for Relay UK, as shown: "18001 116 123"; may be empty
	Sign    string // https address of a sign language video service; may be empty
	Web     string // https address of the service; may be empty

	Source     string    // where it was seen
	SourceDate string    // when the source is from: a year, a year and month, or a day; may be empty
	Checked    time.Time // the day it was last checked
	NextCheck  time.Time // the day it is to be checked again
	Until      time.Time // the last day that it is of use; zero if it does not end
	Country    string    // "both", "england" or "wales"
	Sure       string    // Seen or General
}

// Key is the table's name in the file, "phone.samaritans".
func (f Fact) Key() string { return f.Kind + "." + f.ID }
