package partner

import (
	"strings"

	"plainwell/internal/seal"
)

// Sort is what an id of another system stands for. It is also how the id begins.
type Sort string

// The sorts.
const (
	PersonID      Sort = "per"
	AppointmentID Sort = "app"
	EventID       Sort = "evt"
	CallbackID    Sort = "cbk"
	DeliveryID    Sort = "dlv"
	TemplateID    Sort = "tpl"
	KeyID         Sort = "key"
)

// IDs writes and reads the numbers of rows as other systems see them: the sort, and
// text that says nothing. They stay the same for as long as the row is there.
type IDs struct{ keys *seal.Keys }

// NewIDs makes IDs out of the keys of the installation.
func NewIDs(keys *seal.Keys) IDs { return IDs{keys} }

// Write gives the id of a row, such as "app_2nC6…"; "" for the number 0.
func (i IDs) Write(s Sort, id int64) string {
	if id == 0 {
		return ""
	}
	return string(s) + "_" + i.keys.Conceal("partner/"+string(s), id)
}

// Read gives the number of an id of this sort, and false for anything else.
func (i IDs) Read(s Sort, text string) (int64, bool) {
	rest, ok := strings.CutPrefix(text, string(s)+"_")
	if !ok {
		return 0, false
	}
	return i.keys.Concealed("partner/"+string(s), rest)
}
