package facts

import (
	"cmp"
	"maps"
	"slices"
	"time"
)

// Book is all the facts. It does not change after it is made, so many goroutines
// may read it. A nil Book is empty.
type Book struct {
	facts map[string]Fact // by Key
}

// Get gives the fact of this kind and name.
func (b *Book) Get(kind, id string) (Fact, bool) {
	if b == nil {
		return Fact{}, false
	}
	f, ok := b.facts[kind+"."+id]
	return f, ok
}

// All gives every fact, in order of kind and name.
func (b *Book) All() []Fact {
	if b == nil {
		return nil
	}
	return slices.SortedFunc(maps.Values(b.facts), func(x, y Fact) int {
		return cmp.Or(cmp.Compare(x.Kind, y.Kind), cmp.Compare(x.ID, y.ID))
	})
}

// Overdue gives the facts whose next check has passed on this day, ended ones too,
// in order of kind and name.
func (b *Book) Overdue(day time.Time) []Fact {
	return slices.DeleteFunc(b.All(), func(f Fact) bool { return Age(f.NextCheck, day) == Good })
}

// Overlay gives a new book with an operator's own facts over these: a fact of the
// same kind and name is replaced whole, the others are added.
func (b *Book) Overlay(over *Book) *Book {
	all := map[string]Fact{}
	for _, book := range []*Book{b, over} {
		if book != nil {
			maps.Copy(all, book.facts)
		}
	}
	return &Book{facts: all}
}
